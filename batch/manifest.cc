#include "batch/manifest.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "batch/inputs.h"
#include "dataset/csv_reader.h"
#include "dataset/json_text.h"
#include "dataset/safe_text.h"
#include "dataset/table_columns.h"

namespace gouji {
namespace {

class Loader {
 public:
  Loader(const std::string& name, const std::string& folder) : name_(name), folder_(folder) {}

  Result<Manifest> load(const std::vector<CsvRow>& rows) {
    if (rows.empty()) return failure(name_ + " 是空的", name_ + " is empty");
    if (Result<void> read = read_header(rows.front()); !read) return tl::unexpected(read.error());
    for (std::size_t index = 1; index < rows.size(); ++index) {
      if (Result<void> read = read_row(rows[index]); !read) return tl::unexpected(read.error());
    }
    return std::move(manifest_);
  }

 private:
  tl::unexpected<Error> refuse(const CsvRow& row, const std::string& zh, const std::string& en) {
    const std::string line = std::to_string(row.line);
    return failure(name_ + " 第 " + line + " 行：" + zh, name_ + ", line " + line + ": " + en);
  }

  Result<void> read_header(const CsvRow& row) {
    const std::vector<std::string> taken = report_columns();
    std::set<std::string> seen;
    for (const std::string& column : row.values) {
      if (!seen.insert(column).second) {
        return refuse(row, "列名 " + column + " 出现两次",
                      "the column " + column + " is there twice");
      }
      header_.push_back(column);
      if (column == "path" || column == "agency" || column == "year") continue;
      if (column.empty() || std::find(taken.begin(), taken.end(), column) != taken.end()) {
        return refuse(row, "列名“" + column + "”不能使用：reports.csv 已有这一列，或名称为空",
                      "a column cannot be called \"" + column +
                          "\": reports.csv has one of that name, or it has none");
      }
      manifest_.columns.push_back(column);
    }
    if (seen.count("path") == 0) {
      return refuse(row, "没有 path 列；第一行应为列名，如 path,agency,year",
                    "no column path; the first line must name the columns: path,agency,year");
    }
    return {};
  }

  Result<void> read_row(const CsvRow& row) {
    if (row.values.size() > header_.size()) {
      return refuse(row, "值比列名多", "more values than columns");
    }
    InputFacts facts;
    std::string path;
    std::vector<std::pair<std::string, std::string>> extra;
    for (std::size_t column = 0; column < row.values.size(); ++column) {
      const std::string& value = row.values[column];
      if (header_[column] == "path") {
        path = value;
      } else if (header_[column] == "agency") {
        facts.agency = value;
      } else if (header_[column] == "year") {
        const char* const end = value.data() + value.size();
        const auto parsed = std::from_chars(value.data(), end, facts.year);
        const bool is_year = parsed.ec == std::errc() && parsed.ptr == end && facts.year >= 1990 &&
                             facts.year <= 2100;
        if (!value.empty() && !is_year) {
          return refuse(row, "年度 " + value + " 不是年份", value + " is no year");
        }
      } else {
        extra.emplace_back(header_[column], value);
      }
    }
    if (path.empty()) return refuse(row, "没有 path", "no path");
    facts.extra = json_object(extra);
    const std::string full = path.front() == '/' ? path : folder_ + path;
    const auto entry = std::make_shared<const InputFacts>(std::move(facts));
    if (!manifest_.facts.emplace(full, entry).second) {
      return refuse(row, path + " 出现两次", path + " is there twice");
    }
    return {};
  }

  const std::string& name_;
  const std::string& folder_;
  std::vector<std::string> header_;
  Manifest manifest_;
};

void drop_findings(Report& report, std::string_view rule) {
  std::erase_if(report.findings, [rule](const Finding& finding) { return finding.rule == rule; });
}

Finding contradiction(const std::string& rule, const std::string& expected,
                      const std::string& actual, Message message) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::warning;
  finding.expected = expected;
  finding.actual = actual;
  finding.message = std::move(message);
  return finding;
}

}  // namespace

Result<Manifest> parse_manifest(std::string_view bytes, const std::string& name,
                                const std::string& folder) {
  const Result<std::vector<CsvRow>> rows = read_csv(bytes, name);
  if (!rows) return tl::unexpected(rows.error());
  return Loader(name, folder).load(*rows);
}

Result<Manifest> load_manifest(const std::string& path) {
  const Result<std::string> bytes = read_input(path);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_manifest(*bytes, utf8_name(path), path.substr(0, path.rfind('/') + 1));
}

void apply_facts(const InputFacts& facts, Report& report) {
  Record& record = report.record;
  if (!facts.agency.empty()) {
    for (const char* rule : {"agency-uncertain", "agency-unknown"}) drop_findings(report, rule);
    if (!record.agency.empty() && record.agency != facts.agency) {
      report.findings.push_back(contradiction(
          "agency-given", {}, {},
          {"清单写的机关是“" + facts.agency + "”，报告写的是“" + record.agency + "”",
           "the list says \"" + facts.agency + "\", the report says \"" + record.agency + "\""}));
    }
    record.agency = facts.agency;
  }
  if (facts.year != 0) {
    for (const char* rule : {"year-uncertain", "year-unknown"}) drop_findings(report, rule);
    if (record.year != 0 && record.year != facts.year) {
      const std::string given = std::to_string(facts.year);
      const std::string read = std::to_string(record.year);
      report.findings.push_back(
          contradiction("year-given", given, read,
                        {"清单写的年度是 " + given + "，报告写的是 " + read,
                         "the list says " + given + ", the report says " + read}));
    }
    record.year = facts.year;
  }
}

}  // namespace gouji
