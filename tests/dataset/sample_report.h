// Reports made by hand, for tests of what is behind the reading of files.
#pragma once

#include <stdexcept>
#include <string>

#include "schema/checks.h"
#include "schema/form.h"
#include "schema/report.h"

namespace gouji {

// A gov-2021 report whose every field is the number 0 on page 2, method ruled, label as printed on
// the form.
inline Report sample_report(const std::string& source) {
  const Form& form = built_in_forms().front();
  Report report;
  report.source = source;
  report.sha256 = std::string(64, 'a');
  report.kind = "pdf";
  report.status = Status::ok;
  report.pages = 3;
  report.record.form = form.id;
  report.record.agency = "某市水务局";
  report.record.year = 2023;
  for (const FormField& form_field : form.fields) {
    if (form_field.alternative >= 0) continue;
    Field field;
    field.id = form_field.id;
    field.state = FieldState::number;
    field.raw = "0";
    field.unit = form_field.unit;
    field.row_label = "行";
    field.column_label = "列";
    field.provenance.page = 2;
    field.provenance.box = {72, 100.5, 90.25, 112};
    field.provenance.table = 1;
    field.provenance.confidence = 1;
    report.record.fields.push_back(field);
  }
  return report;
}

inline Field& field_of(Report& report, const std::string& id) {
  for (Field& field : report.record.fields) {
    if (field.id == id) return field;
  }
  throw std::out_of_range(id);
}

// One whose 总计 of granted requests was read as 7 and is in doubt: its parts say 5.
inline Report doubtful_report(const std::string& source) {
  Report report = sample_report(source);
  field_of(report, "requests.granted.natural_person").value = Decimal(5);
  Field& total = field_of(report, "requests.granted.total");
  total.value = Decimal(7);
  total.raw = "7";
  total.review = true;
  report.findings = check_identities(report.record, built_in_forms().front());
  if (report.findings.empty()) throw std::logic_error("the report ties out");
  return report;
}

}  // namespace gouji
