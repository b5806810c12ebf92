#include "dataset/year_checks.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace gouji {
namespace {

struct Year {
  int report = -1;
  bool exact = true;
};

class YearChecker {
 public:
  YearChecker(const Series& series, const Body& body) : series_(series), body_(body) {}

  std::vector<YearFinding> run() {
    const std::vector<Year> years = best_of_each_year();
    for (std::size_t i = 1; i < years.size(); ++i) {
      const int gap = report(years[i]).year - report(years[i - 1]).year;
      if (gap > 1) note_missing(years[i - 1], years[i]);
      if (gap == 1) compare(years[i - 1], years[i]);
    }
    return std::move(findings_);
  }

 private:
  const YearReport& report(const Year& year) const {
    return series_.reports[static_cast<std::size_t>(year.report)];
  }

  // Of several reports of a year one with tables, then the one with the fewest figures under
  // review, then by source.
  std::vector<Year> best_of_each_year() const {
    std::vector<Year> years;
    for (std::size_t i = 0; i < body_.reports.size(); ++i) {
      const Year next = {body_.reports[i], body_.kinds[i] == MatchKind::exact};
      if (years.empty() || report(years.back()).year != report(next).year) {
        years.push_back(next);
      } else if (std::pair(!report(next).has_tables, report(next).review) <
                 std::pair(!report(years.back()).has_tables, report(years.back()).review)) {
        years.back() = next;
      }
    }
    return years;
  }

  const YearFigure& figure(const Year& year, const std::string& field) const {
    return report(year).figures[static_cast<std::size_t>(series_.fields.place(field))];
  }

  static bool is_stated(const YearFigure& figure) {
    return figure.state == FieldState::number || figure.state == FieldState::nil;
  }
  static bool is_read(const YearFigure& figure) {
    return is_stated(figure) || figure.state == FieldState::blank;
  }

  YearFinding& add(const char* rule, Severity severity, const Year& before, const Year& after,
                   std::vector<std::string> fields) {
    YearFinding found;
    found.body = body_.name;
    found.report = after.report;
    found.year = report(after).year;
    found.other_report = before.report;
    found.other_year = report(before).year;
    found.finding.rule = rule;
    found.finding.severity = severity;
    found.finding.fields = std::move(fields);
    for (const std::string& field : found.finding.fields) {
      const int page = figure(after, field).page;
      if (page > 0 && found.finding.page == 0) found.finding.page = page;
    }
    findings_.push_back(std::move(found));
    return findings_.back();
  }

  void note_missing(const Year& before, const Year& after) {
    const std::string from = std::to_string(report(before).year + 1);
    const std::string to = std::to_string(report(after).year - 1);
    const std::string years = from == to ? from : from + "–" + to;
    add("missing-year", Severity::notice, before, after, {}).finding.message = {
        "缺少 " + years + " 年的报告", "no report for " + years};
  }

  void compare(const Year& before, const Year& after) {
    const YearRules& rules = series_.fields.rules();
    for (const CarryOver& rule : rules.carry_over) compare_carry_over(before, after, rule);
    for (const Stock& rule : rules.in_force) compare_in_force(before, after, rule);
    for (const std::string& field : rules.jump) compare_size(before, after, field);
  }

  // Doubt, and what it comes from.
  static void doubt(YearFinding& found, std::initializer_list<const YearFigure*> figures,
                    bool blank, bool exact) {
    const auto any = [&figures](bool YearFigure::*doubt) {
      return std::any_of(figures.begin(), figures.end(),
                         [doubt](const YearFigure* figure) { return figure->*doubt; });
    };
    Finding& finding = found.finding;
    const auto because = [&finding](const char* zh, const char* en) {
      finding.severity = std::min(finding.severity, Severity::warning);
      finding.message.zh += zh;
      finding.message.en += en;
    };
    if (any(&YearFigure::review)) {
      because("；所涉各格有待复核", "; figures concerned are to be reviewed");
    }
    if (any(&YearFigure::prose)) {
      because("；所涉的数有取自正文的", "; figures concerned are stated in prose");
    }
    if (blank) because("；一侧为空白", "; one side is blank");
    if (!exact) {
      because("；两份报告的机关名称不同，或许不是同一机关",
              "; the reports name the body differently and may be of two bodies");
    }
  }

  void compare_carry_over(const Year& before, const Year& after, const CarryOver& rule) {
    const auto& [in, out, is_total] = rule;
    const YearFigure& brought = figure(after, in);
    const YearFigure& taken = figure(before, out);
    if (!is_read(brought) || !is_read(taken) || brought.value == taken.value) return;
    const bool blank = !is_stated(brought) || !is_stated(taken);
    // A total left blank is not stated; the columns tell what it would be.
    if (blank && is_total) return;
    YearFinding& found = add("carry-over", Severity::error, before, after, {in, out});
    found.finding.expected = taken.value.to_string();
    found.finding.actual = brought.value.to_string();
    const std::string last = std::to_string(report(before).year);
    const std::string year = std::to_string(report(after).year);
    found.finding.message = {last + " 年结转下年度 " + found.finding.expected + "，" + year +
                                 " 年上年结转 " + found.finding.actual,
                             last + " carried " + found.finding.expected +
                                 " over to the next year, " + year + " brings in " +
                                 found.finding.actual};
    doubt(found, {&brought, &taken}, blank, before.exact == after.exact);
  }

  void compare_in_force(const Year& before, const Year& after, const Stock& rule) {
    const YearFigure& last = figure(before, rule.stock);
    const YearFigure& made = figure(after, rule.more);
    const YearFigure& repealed = figure(after, rule.less);
    const YearFigure& now = figure(after, rule.stock);
    for (const YearFigure* each : {&last, &made, &repealed, &now}) {
      if (!is_stated(*each)) return;
    }
    const std::optional<Decimal> more = last.value.plus(made.value);
    const std::optional<Decimal> expected = more ? more->minus(repealed.value) : std::nullopt;
    if (!expected || *expected == now.value) return;
    YearFinding& found =
        add("in-force", Severity::warning, before, after, {rule.stock, rule.more, rule.less});
    found.finding.expected = expected->to_string();
    found.finding.actual = now.value.to_string();
    const std::string sum = last.value.to_string() + " + " + made.value.to_string() + " − " +
                            repealed.value.to_string() + " = " + found.finding.expected;
    found.finding.message = {
        "上年现行有效 + 本年制发 − 本年废止：" + sum + "，本年现行有效 " + found.finding.actual,
        "in force last year + issued − repealed: " + sum + ", in force this year " +
            found.finding.actual};
    doubt(found, {&last, &made, &repealed, &now}, false, before.exact == after.exact);
  }

  void compare_size(const Year& before, const Year& after, const std::string& field) {
    const YearFigure& last = figure(before, field);
    const YearFigure& now = figure(after, field);
    if (last.state != FieldState::number || now.state != FieldState::number) return;
    const Decimal smaller = last.value.compare(now.value) < 0 ? last.value : now.value;
    const Decimal larger = last.value.compare(now.value) < 0 ? now.value : last.value;
    if (smaller.compare(Decimal(1)) < 0 || larger.compare(Decimal(jump_least)) < 0) return;
    std::optional<Decimal> bound = Decimal();
    for (int i = 0; bound && i < jump_factor; ++i) bound = bound->plus(smaller);
    if (!bound || larger.compare(*bound) < 0) return;
    YearFinding& found = add("jump", Severity::notice, before, after, {field});
    found.finding.expected = last.value.to_string();
    found.finding.actual = now.value.to_string();
    const std::string change = found.finding.expected + " → " + found.finding.actual;
    found.finding.message = {"与上年相差百倍以上：" + change,
                             "a hundredfold or more from last year: " + change};
  }

  const Series& series_;
  const Body& body_;
  std::vector<YearFinding> findings_;
};

}  // namespace

std::vector<YearFinding> check_years(const Series& series, const Body& body) {
  return YearChecker(series, body).run();
}

std::vector<SameYear> same_year_pairs(const Series& series, const Body& body) {
  std::vector<SameYear> pairs;
  const auto report = [&](std::size_t i) -> const YearReport& {
    return series.reports[static_cast<std::size_t>(body.reports[i])];
  };
  std::size_t first = 0;
  for (std::size_t i = 1; i < body.reports.size(); ++i) {
    if (report(i).year != report(first).year) {
      first = i;
    } else if (report(i).sha256 != report(first).sha256) {
      pairs.push_back({body.reports[first], body.reports[i], body.kinds[first] == body.kinds[i]});
    }
  }
  return pairs;
}

std::vector<YearFinding> check_same_year(const Series& series, const Body& body,
                                         const SameYear& pair,
                                         const std::vector<FigureDifference>& differences) {
  if (differences.empty()) return {};
  // A difference that can be trusted is shown before one that cannot.
  const auto sure =
      std::find_if(differences.begin(), differences.end(),
                   [](const FigureDifference& each) { return !each.review && !each.prose; });
  const FigureDifference& shown = sure == differences.end() ? differences.front() : *sure;
  YearFinding found;
  found.body = body.name;
  found.report = pair.second;
  found.other_report = pair.first;
  found.year = series.reports[static_cast<std::size_t>(pair.second)].year;
  found.other_year = found.year;
  Finding& finding = found.finding;
  finding.rule = "published-twice";
  finding.severity = sure == differences.end() || !pair.exact ? Severity::warning : Severity::error;
  for (const FigureDifference& each : differences) finding.fields.push_back(each.field);
  finding.expected = shown.first;
  finding.actual = shown.second;
  finding.page = shown.page;
  const std::string count = std::to_string(differences.size());
  finding.message = {"同一机关同一年的两份报告有 " + count + " 个数不同，如 " + shown.field + "：" +
                         shown.first + " 与 " + shown.second,
                     "two reports of one body and year differ in " + count + " figures, such as " +
                         shown.field + ": " + shown.first + " and " + shown.second};
  if (sure == differences.end()) {
    finding.message.zh += "；所涉各格有待复核，或取自正文";
    finding.message.en += "; figures concerned are to be reviewed, or stated in prose";
  } else if (!pair.exact) {
    finding.message.zh += "；两份报告的机关名称不同，或许不是同一机关";
    finding.message.en += "; the reports name the body differently and may be of two bodies";
  }
  return {found};
}

}  // namespace gouji
