// A dataset of bodies and years made by rule: every report ties with the one before, until faults
// are planted.
#pragma once

#include <string>
#include <vector>

#include "dataset/store.h"
#include "tests/dataset/sample_report.h"

namespace gouji {

inline Field& set_figure(Report& report, const std::string& field, int value) {
  Field& figure = field_of(report, field);
  figure.state = FieldState::number;
  figure.value = Decimal(value);
  figure.raw = std::to_string(value);
  return figure;
}

inline std::string made_body(int number) { return "第" + std::to_string(number) + "市甲区水务局"; }

// Body `number` in `year`: figures follow from both, so that the years chain.
inline Report made_report(int number, int year) {
  const std::string name = std::to_string(number) + "-" + std::to_string(year);
  Report report = sample_report("reports/" + name + ".pdf");
  report.sha256 = std::string(64 - name.size(), 'a') + name;
  report.record.agency = made_body(number);
  report.record.year = year;
  const auto carried = [number](int at) { return (number * 7 + at * 3) % 11; };
  for (const char* column : {"natural_person", "total"}) {
    const std::string tail = std::string(".") + column;
    const int received = 20 + (number + year) % 30;
    set_figure(report, "requests.received" + tail, received);
    set_figure(report, "requests.carried_in" + tail, carried(year - 1));
    set_figure(report, "requests.carried_out" + tail, carried(year));
    const int outcomes = received + carried(year - 1) - carried(year);
    set_figure(report, "requests.granted" + tail, outcomes);
    set_figure(report, "requests.outcome_total" + tail, outcomes);
  }
  set_figure(report, "proactive.normative_documents.made", 3);
  set_figure(report, "proactive.normative_documents.repealed", 1);
  set_figure(report, "proactive.normative_documents.in_force", 100 + (year - 2000) * 2);
  set_figure(report, "proactive.licences.decisions", 1500 + number % 100 + year);
  return report;
}

}  // namespace gouji
