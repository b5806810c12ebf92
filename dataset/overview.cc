#include "dataset/overview.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace gouji {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

int rank_of(std::string_view severity) {
  return severity == "error" ? 0 : severity == "warning" ? 1 : 2;
}

class Loader {
 public:
  Loader(Store& store, const Audit& audit, Language language)
      : store_(store), audit_(audit), language_(language) {}

  Result<Overview> run() {
    if (Result<void> done = load_reports(); !done) return tl::unexpected(done.error());
    wanted_.resize(overview_.reports.size());
    if (Result<void> done = load_findings(); !done) return tl::unexpected(done.error());
    add_years();
    if (Result<void> done = load_cells(); !done) return tl::unexpected(done.error());
    std::stable_sort(overview_.findings.begin(), overview_.findings.end(),
                     [](const OverviewFinding& a, const OverviewFinding& b) {
                       return std::pair(rank_of(a.severity), a.report) <
                              std::pair(rank_of(b.severity), b.report);
                     });
    return std::move(overview_);
  }

 private:
  template <typename TakeRow>
  Result<void> each_row(const char* sql, const TakeRow& take) {
    Result<Statement> select = store_.database().prepare(sql);
    if (!select) return tl::unexpected(select.error());
    for (;;) {
      const Result<bool> row = select->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return {};
      take(*select);
    }
  }

  Result<void> load_reports() {
    return each_row(
        "SELECT id, source, sha256, kind, status, agency, year, review, errors, warnings"
        " FROM dataset_report ORDER BY source",
        [this](const Statement& row) {
          OverviewReport report;
          report.id = row.integer(0);
          report.source = row.text(1);
          report.sha256 = row.text(2);
          report.kind = row.text(3);
          report.status = row.text(4);
          report.agency = row.text(5);
          report.year = static_cast<int>(row.integer(6));
          report.review = static_cast<int>(row.integer(7));
          report.errors = static_cast<int>(row.integer(8));
          report.warnings = static_cast<int>(row.integer(9));
          places_.emplace(report.id, static_cast<int>(overview_.reports.size()));
          overview_.reports.push_back(std::move(report));
        });
  }

  void want(int finding, int report, const std::vector<std::string>& fields) {
    for (const std::string& field : fields) {
      wanted_[static_cast<std::size_t>(report)][field].push_back(finding);
    }
  }

  Result<void> load_findings() {
    const char* sql = language_ == Language::zh
                          ? "SELECT f.report, rule, severity, fields, expected, actual, page,"
                            " f.message_zh FROM finding AS f JOIN dataset_report AS r"
                            " ON r.id = f.report ORDER BY r.source, position"
                          : "SELECT f.report, rule, severity, fields, expected, actual, page,"
                            " f.message_en FROM finding AS f JOIN dataset_report AS r"
                            " ON r.id = f.report ORDER BY r.source, position";
    return each_row(sql, [this](const Statement& row) {
      OverviewFinding finding;
      finding.report = places_.at(row.integer(0));
      finding.rule = row.text(1);
      finding.severity = row.text(2);
      finding.expected = row.text(4);
      finding.actual = row.text(5);
      finding.page = static_cast<int>(row.integer(6));
      finding.message = row.text(7);
      want(static_cast<int>(overview_.findings.size()), finding.report, words_of(row.text(3)));
      overview_.findings.push_back(std::move(finding));
    });
  }

  void add_years() {
    for (const YearFinding& found : audit_.findings) {
      const auto place = [this](int report) {
        if (report < 0) return -1;
        return places_.at(audit_.series.reports[static_cast<std::size_t>(report)].id);
      };
      OverviewFinding finding;
      finding.report = place(found.report);
      finding.other_report = place(found.other_report);
      finding.rule = found.finding.rule;
      finding.severity = name_of(found.finding.severity);
      finding.expected = found.finding.expected;
      finding.actual = found.finding.actual;
      finding.page = found.finding.page;
      finding.message = found.finding.message.in(language_);
      const int index = static_cast<int>(overview_.findings.size());
      want(index, finding.report, found.finding.fields);
      if (finding.other_report >= 0) want(index, finding.other_report, found.finding.fields);
      overview_.findings.push_back(std::move(finding));
    }
  }

  // Only of reports that have something to show; most of a large dataset has not.
  Result<void> load_cells() {
    Result<Statement> select = store_.database().prepare(
        "SELECT field,"
        " iif(row_label = '', (SELECT row_zh FROM field AS f WHERE f.id = c.field), row_label),"
        " iif(column_label = '', (SELECT column_zh FROM field AS f WHERE f.id = c.field),"
        " column_label), raw, state, page, review, x0 IS NOT NULL,"
        " x0 * 100, y0 * 100, x1 * 100, y1 * 100, value"
        " FROM cell AS c WHERE report = ? ORDER BY position");
    if (!select) return tl::unexpected(select.error());
    for (std::size_t report = 0; report < overview_.reports.size(); ++report) {
      if (wanted_[report].empty() && overview_.reports[report].review == 0) continue;
      select->bind(0, overview_.reports[report].id);
      for (;;) {
        const Result<bool> row = select->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        take_cell(static_cast<int>(report), *select);
      }
      select->reset();
    }
    return {};
  }

  int name(std::string text) {
    const auto [known, added] = names_.emplace(std::move(text), overview_.names.size());
    if (added) overview_.names.push_back(known->first);
    return static_cast<int>(known->second);
  }

  void take_cell(int report, const Statement& row) {
    const auto& wanted = wanted_[static_cast<std::size_t>(report)];
    const bool has_box = row.integer(7) != 0;
    const bool review = row.integer(6) != 0;
    const bool has_place = has_box || !row.text(3).empty();  // a person can look at it
    const auto named = wanted.find(std::string(row.text(0)));
    if (named == wanted.end() && !(review && has_place)) return;
    OverviewCell cell;
    cell.report = report;
    cell.field = name(std::string(row.text(0)));
    cell.label = name(std::string(row.text(1)) + " × " + std::string(row.text(2)));
    cell.value = row.text(12);
    cell.raw = row.text(3);
    cell.state = row.text(4);
    cell.page = static_cast<int>(row.integer(5));
    cell.review = review;
    cell.has_box = has_box;
    const auto point = [&row](int column) {
      return static_cast<double>(row.integer(column)) / 100;
    };
    if (has_box) cell.box = {point(8), point(9), point(10), point(11)};
    const int index = static_cast<int>(overview_.cells.size());
    overview_.cells.push_back(std::move(cell));
    if (named == wanted.end()) return;
    for (const int finding : named->second) {
      overview_.findings[static_cast<std::size_t>(finding)].cells.push_back(index);
    }
  }

  Store& store_;
  const Audit& audit_;
  Language language_;
  Overview overview_;
  std::unordered_map<std::int64_t, int> places_;
  std::unordered_map<std::string, std::size_t> names_;  // into Overview::names
  // Of each report: findings that name a field.
  std::vector<std::map<std::string, std::vector<int>>> wanted_;
};

}  // namespace

Result<Overview> load_overview(Store& store, const Audit& audit, Language language) {
  return Loader(store, audit, language).run();
}

}  // namespace gouji
