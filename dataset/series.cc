#include "dataset/series.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace gouji {
namespace {

FieldState state_named(std::string_view name) {
  for (const FieldState state :
       {FieldState::number, FieldState::blank, FieldState::nil, FieldState::unreadable}) {
    if (name == name_of(state)) return state;
  }
  return FieldState::missing;
}

template <typename Rule>
void add_new(const std::vector<Rule>& from, std::vector<Rule>& to) {
  for (const Rule& rule : from) {
    if (std::find(to.begin(), to.end(), rule) == to.end()) to.push_back(rule);
  }
}

Result<void> load_figures(Store& store, Series& series) {
  std::unordered_map<std::int64_t, YearReport*> reports;
  for (YearReport& report : series.reports) reports.emplace(report.id, &report);
  Result<Statement> select = store.database().prepare(
      "SELECT c.report, c.field, c.state, c.review, c.page, c.value, c.method = 'prose' FROM cell "
      "AS c"
      " JOIN dataset_report AS r ON r.id = c.report");
  if (!select) return tl::unexpected(select.error());
  std::int64_t id = -1;
  YearReport* report = nullptr;
  for (;;) {
    const Result<bool> row = select->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const int place = series.fields.place(select->text(1));
    if (place < 0) continue;
    if (select->integer(0) != id) {
      id = select->integer(0);
      const auto found = reports.find(id);
      report = found == reports.end() ? nullptr : found->second;
    }
    if (report == nullptr) continue;
    YearFigure& figure = report->figures[static_cast<std::size_t>(place)];
    figure.state = state_named(select->text(2));
    figure.review = select->integer(3) != 0;
    figure.page = static_cast<int>(select->integer(4));
    figure.prose = select->integer(6) != 0;
    if (figure.state != FieldState::number) continue;
    const std::optional<Decimal> value = Decimal::parse(select->text(5));
    value ? figure.value = *value : Decimal();
    if (!value) figure.state = FieldState::unreadable;
  }
}

}  // namespace

YearFields::YearFields(std::span<const Form> forms) {
  for (const Form& form : forms) {
    add_new(form.years.carry_over, rules_.carry_over);
    add_new(form.years.in_force, rules_.in_force);
    add_new(form.years.jump, rules_.jump);
  }
  const auto add = [this](const std::string& field) {
    places_.emplace(field, static_cast<int>(places_.size()));
  };
  for (const CarryOver& rule : rules_.carry_over) {
    for (const std::string* field : {&rule.this_year, &rule.last_year}) add(*field);
  }
  for (const Stock& rule : rules_.in_force) {
    for (const std::string* field : {&rule.stock, &rule.more, &rule.less}) add(*field);
  }
  for (const std::string& field : rules_.jump) add(field);
}

int YearFields::place(std::string_view id) const {
  const auto found = places_.find(id);
  return found == places_.end() ? -1 : found->second;
}

Result<Series> load_series(Store& store, std::span<const Form> forms) {
  Result<Statement> select = store.database().prepare(
      "SELECT id, source, sha256, agency, year, review, json_extract(extra, '$.region'),"
      " json_extract(extra, '$.url'), form, status FROM dataset_report ORDER BY source");
  if (!select) return tl::unexpected(select.error());
  Series series;
  series.fields = YearFields(forms);
  for (;;) {
    const Result<bool> row = select->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    YearReport report;
    report.id = select->integer(0);
    report.source = select->text(1);
    report.sha256 = select->text(2);
    report.agency = select->text(3);
    report.year = static_cast<int>(select->integer(4));
    report.review = static_cast<int>(select->integer(5));
    report.region = select->text(6);
    report.url = select->text(7);
    report.has_tables = select->text(9) != name_of(Status::prose_only);
    if (report.agency.empty() || report.year == 0 || select->text(8).empty()) {
      ++series.left_out;
      continue;
    }
    report.figures.resize(series.fields.size());
    series.reports.push_back(std::move(report));
  }
  if (Result<void> loaded = load_figures(store, series); !loaded) {
    return tl::unexpected(loaded.error());
  }
  return series;
}

Result<std::vector<FigureDifference>> figure_differences(Store& store, const YearReport& first,
                                                         const YearReport& second) {
  Result<Statement> select = store.database().prepare(
      "SELECT field, coalesce(value, '0'), iif(state = 'number', raw, state), review, page,"
      " method = 'prose'"
      " FROM cell WHERE report = ? AND state IN ('number', 'blank', 'nil') ORDER BY position");
  if (!select) return tl::unexpected(select.error());
  const auto each_cell = [&select](const YearReport& report, const auto& take) -> Result<void> {
    select->reset();
    select->bind(0, report.id);
    for (;;) {
      const Result<bool> row = select->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return {};
      take(*select);
    }
  };
  // Not by a join: the store has no index on fields, and each report would be read 200 times.
  struct Stated {
    std::string value;  // a blank and a dash count as 0, as they do in sums
    std::string printed;
    bool review = false;
    bool prose = false;
  };
  std::unordered_map<std::string, Stated> stated;
  Result<void> read = each_cell(first, [&stated](const Statement& cell) {
    stated[std::string(cell.text(0))] = {std::string(cell.text(1)), std::string(cell.text(2)),
                                         cell.integer(3) != 0, cell.integer(5) != 0};
  });
  if (!read) return tl::unexpected(read.error());
  std::vector<FigureDifference> differences;
  read = each_cell(second, [&](const Statement& cell) {
    const auto other = stated.find(std::string(cell.text(0)));
    if (other == stated.end() || other->second.value == cell.text(1)) return;
    differences.push_back({other->first, other->second.printed, std::string(cell.text(2)),
                           other->second.review || cell.integer(3) != 0,
                           other->second.prose || cell.integer(5) != 0,
                           static_cast<int>(cell.integer(4))});
  });
  if (!read) return tl::unexpected(read.error());
  return differences;
}

}  // namespace gouji
