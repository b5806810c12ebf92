#include "dataset/audit.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "dataset/csv.h"
#include "dataset/output_file.h"

namespace gouji {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

const std::string& source_of(const Audit& audit, int report) {
  static const std::string none;
  return report < 0 ? none : audit.series.reports[static_cast<std::size_t>(report)].source;
}

void write_findings(const Audit& audit, Language language, OutputFile& file) {
  constexpr std::string_view header[] = {"body",         "year",   "source",   "other_year",
                                         "other_source", "rule",   "severity", "fields",
                                         "expected",     "actual", "page",     "message"};
  CsvWriter csv(file, header);
  for (const YearFinding& found : audit.findings) {
    const Finding& finding = found.finding;
    csv.text(found.body).number(found.year).text(source_of(audit, found.report));
    csv.number_or_empty(found.other_year).text(source_of(audit, found.other_report));
    csv.plain(finding.rule).plain(name_of(finding.severity)).plain(joined(finding.fields));
    csv.plain(finding.expected).plain(finding.actual).number_or_empty(finding.page);
    csv.text(finding.message.in(language)).end_row();
  }
}

void write_matches(const Audit& audit, OutputFile& file) {
  constexpr std::string_view header[] = {"agency", "body", "match", "reports"};
  CsvWriter csv(file, header);
  for (const NameMatch& match : audit.matches.inexact) {
    csv.text(match.agency).text(match.body).plain(name_of(match.kind)).number(match.reports);
    csv.end_row();
  }
}

}  // namespace

Result<Audit> run_audit(Store& store, const Aliases& aliases, std::span<const Form> forms) {
  Result<Series> series = load_series(store, forms);
  if (!series) return tl::unexpected(series.error());
  Audit audit;
  audit.series = std::move(*series);
  audit.matches = match_bodies(audit.series, aliases);
  for (const Body& body : audit.matches.bodies) {
    std::vector<YearFinding> found = check_years(audit.series, body);
    for (const SameYear& pair : same_year_pairs(audit.series, body)) {
      const auto report = [&audit](int index) -> const YearReport& {
        return audit.series.reports[static_cast<std::size_t>(index)];
      };
      const Result<std::vector<FigureDifference>> differences =
          figure_differences(store, report(pair.first), report(pair.second));
      if (!differences) return tl::unexpected(differences.error());
      std::vector<YearFinding> twice = check_same_year(audit.series, body, pair, *differences);
      std::move(twice.begin(), twice.end(), std::back_inserter(found));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const YearFinding& a, const YearFinding& b) { return a.year < b.year; });
    std::move(found.begin(), found.end(), std::back_inserter(audit.findings));
  }
  return audit;
}

Result<void> write_audit(const Audit& audit, const std::string& folder, Language language) {
  Result<OutputFile> findings = OutputFile::create(folder + "/audit.csv");
  if (!findings) return tl::unexpected(findings.error());
  Result<OutputFile> matches = OutputFile::create(folder + "/matches.csv");
  if (!matches) return tl::unexpected(matches.error());
  write_findings(audit, language, *findings);
  write_matches(audit, *matches);
  if (Result<void> done = findings->finish(); !done) return done;
  if (Result<void> done = matches->finish(); !done) return done;
  if (Result<void> done = findings->commit(); !done) return done;
  return matches->commit();
}

}  // namespace gouji
