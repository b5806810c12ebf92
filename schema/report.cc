#include "schema/report.h"

#include <algorithm>
#include <utility>

#include "schema/checks.h"
#include "schema/claim_check.h"
#include "schema/displaced.h"
#include "schema/known_labels.h"
#include "schema/mapper.h"
#include "schema/prose.h"
#include "schema/prose_fields.h"
#include "schema/report_status.h"
#include "schema/sha256.h"
#include "schema/untied.h"

namespace gouji {
namespace {

std::string kind_of(Format format) {
  switch (format) {
    case Format::pdf:
      return name_of(Kind::pdf);
    case Format::html:
      return name_of(Kind::html);
    case Format::docx:
      return name_of(Kind::docx);
    case Format::text:
      return name_of(Kind::text);
    case Format::picture:
      return name_of(Kind::image);
    case Format::ole:
    case Format::rtf:
    case Format::odt:
    case Format::archive:
    case Format::empty:
    case Format::unknown:
      break;
  }
  return {};
}

Finding finding_of(const ReaderNote& note) {
  Finding finding;
  finding.rule = note.code;
  finding.severity = Severity::warning;
  finding.page = note.page;
  finding.message = note.message;
  return finding;
}

// Who and when are as much a part of the dataset as the figures: their absence is said.
void report_unknown(const Record& record, std::vector<Finding>& findings) {
  const auto add = [&findings](const char* rule, Message message) {
    Finding finding;
    finding.rule = rule;
    finding.message = std::move(message);
    findings.push_back(std::move(finding));
  };
  if (record.agency.empty()) {
    add("agency-unknown", {"标题、正文和文件名都没有说明是哪个机关的报告",
                           "no title, prose or file name says whose report it is"});
  }
  if (record.year == 0) {
    add("year-unknown", {"标题、正文和文件名都没有说明是哪一年的报告",
                         "no title, prose or file name says which year it reports on"});
  }
}

// The place of a finding in the form: that of its first field. What names no field comes first.
int place_in_form(const Finding& finding, const Record& record) {
  int first = static_cast<int>(record.fields.size());
  for (const std::string& id : finding.fields) {
    const Field* field = record.find(id);
    if (field == nullptr) continue;
    first = std::min(first, static_cast<int>(field - record.fields.data()));
  }
  return finding.fields.empty() ? -1 : first;
}

}  // namespace

void sort_in_form_order(std::vector<Finding>& findings, const Record& record) {
  std::vector<std::pair<int, Finding>> placed;
  placed.reserve(findings.size());
  for (Finding& finding : findings) {
    const int place = place_in_form(finding, record);
    placed.emplace_back(place, std::move(finding));
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < placed.size(); ++i) findings[i] = std::move(placed[i].second);
}

Report make_report(const Input& input, const ReadOptions& options, std::span<const Form> forms) {
  Report report;
  report.source = input.name;
  report.sha256 = sha256(input.bytes);
  report.kind = kind_of(sniff(input));
  ReadOptions reading = options;
  if (!reading.known_labels) reading.known_labels = [forms] { return known_labels(forms); };
  Result<Document> document = read_document(input, reading);
  if (!document) {
    report.message = document.error().message;
    return report;
  }
  report.kind = name_of(document->kind);
  report.pages = document->pages;
  report.record = map_document(*document, forms, input.name);
  const Record& record = report.record;
  const Form* const form_found = find_form(forms, record.form);

  const Judgement judgement = judge(*document, record, form_found);
  report.status = judgement.status;
  report.message = judgement.message;
  for (const ReaderNote& note : document->notes) report.findings.push_back(finding_of(note));
  if (report.status == Status::not_a_report) {
    // A year or a body in the text of something else would be taken for a report's.
    report.record.agency.clear();
    report.record.year = 0;
    report.record.asks_file_name = false;
    return report;
  }
  if (report.status == Status::failed) return report;

  const auto add = [&report](const std::vector<Finding>& more) {
    report.findings.insert(report.findings.end(), more.begin(), more.end());
  };
  add(record.findings);
  report_unknown(record, report.findings);
  if (form_found != nullptr) {
    add(doubt_displaced(*form_found, report.record));
    add(check_identities(record, *form_found));
    report.claims = claims_in(sentences_of(*document), record, *form_found);
    add(check_claims(report.claims, record, *form_found));
    doubt_untied_readings(*form_found, report.record);
  } else if (report.status == Status::prose_only) {
    const bool recognised = document->kind == Kind::scan || document->kind == Kind::image;
    add(fill_from_prose(sentences_of(*document), forms, recognised, report.record));
    report.message = prose_message(report.record);
  }
  sort_in_form_order(report.findings, record);
  return report;
}

}  // namespace gouji
