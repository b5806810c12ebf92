// A dataset with figures and texts that are hard to keep, and what gouji export makes of it.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "dataset/safe_text.h"
#include "dataset/table_export.h"
#include "normalize/decimal.h"
#include "tests/dataset/made_dataset.h"
#include "tests/dataset/read_back.h"
#include "tests/dataset/sample_report.h"

namespace gouji {

inline Report hard_report(const std::string& source) {
  Report report = sample_report(source);
  report.record.agency = "007 \"某市\"水务局, 甲";
  const auto number = [&report](const char* id, const char* value) -> Field& {
    Field& field = field_of(report, id);
    field.value = Decimal::parse(value).value();
    field.raw = value;
    return field;
  };
  number("proactive.fees.amount", "72701.2578");
  number("proactive.licences.decisions", "-2");
  number("proactive.penalties.decisions", "123456789012345678");
  number("proactive.coercive_measures.decisions", "0.123456789012345678");
  Field& text = number("requests.granted.total", "0.1");
  text.row_label = "=HYPERLINK(\"http://x\")";
  text.column_label = "两行\n文字\t\x1b[1m";
  text.review = true;
  Field& nil = field_of(report, "proactive.regulations.made");
  nil.state = FieldState::nil;
  nil.raw = "—";
  Field& unreadable = field_of(report, "proactive.regulations.repealed");
  unreadable.state = FieldState::unreadable;
  unreadable.raw = "l2";
  Finding finding;
  finding.rule = "in-out";
  finding.severity = Severity::error;
  finding.fields = {"requests.granted.total"};
  finding.expected = "12.5";
  finding.actual = "13";
  finding.message = {"不符", "does not tie out"};
  report.findings = {finding};
  return report;
}

class Exported {
 public:
  Exported() {
    dataset_.put(hard_report("a/甲.pdf"));
    Report other = sample_report("b.pdf");
    other.record.year = 2021;
    dataset_.put(other);
    dataset_.finish();
  }

  std::string path(const std::string& name) const { return dataset_.folder().path(name); }
  std::string read(const std::string& name) const { return dataset_.folder().read(name); }
  MadeDataset& dataset() { return dataset_; }

  tl::expected<WrittenTables, ExportProblem> try_write(TableExport request,
                                                       const std::string& name) {
    request.path = path(name);
    request.format = format_of_path(name).value();
    return export_table(dataset_.store(), request);
  }

  WrittenTables write(const TableExport& request, const std::string& name) {
    const auto written = try_write(request, name);
    if (!written) FAIL(written.error().error.message.en);
    return *written;
  }

  // What the store says, headings first.
  TextRows expected(TableKind kind) {
    const RowFilter everything;
    const auto rows =
        open_table(dataset_.store().database(), kind, everything, Language::en).value();
    TextRows out = {{}};
    for (const TableColumn& column : rows->columns()) out[0].push_back(column.name);
    while (rows->next().value()) {
      auto& row = out.emplace_back();
      for (std::size_t column = 0; column < rows->columns().size(); ++column) {
        row.push_back(file_text(rows->value(column)));
      }
    }
    return out;
  }

 private:
  MadeDataset dataset_;
};

// Numbers by value (0.10 is 0.1), texts by their characters.
inline std::string normal(const std::string& text) {
  const auto decimal = Decimal::parse(text);
  return decimal ? decimal->to_string() : undefused(text);
}

inline void check_same(const TextRows& actual, const TextRows& expected) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t row = 0; row < expected.size(); ++row) {
    REQUIRE(actual[row].size() == expected[row].size());
    for (std::size_t column = 0; column < expected[row].size(); ++column) {
      INFO("row " << row << ", " << expected[0][column]);
      CHECK(normal(actual[row][column]) == normal(expected[row][column]));
    }
  }
}

}  // namespace gouji
