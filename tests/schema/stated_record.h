// Records of gov-2021 by what their fields say.
#pragma once

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

inline const Form& gov_2021() { return built_in_forms()[0]; }

// "12" is a number, "_" blank, "-" nil, "?" missing, "x" unreadable; a "!" behind it asks for
// review.
inline void state(Field& field, std::string text) {
  field.review = text.back() == '!';
  if (field.review) text.pop_back();
  field.value = {};
  field.raw = text;
  if (text == "_") {
    field.state = FieldState::blank;
    field.raw.clear();
  } else if (text == "-") {
    field.state = FieldState::nil;
    field.raw = "—";
  } else if (text == "?") {
    field.state = FieldState::missing;
    field.raw.clear();
  } else if (text == "x") {
    field.state = FieldState::unreadable;
  } else {
    field.state = FieldState::number;
    field.value = *Decimal::parse(text);
  }
}

inline bool matches(const std::string& id, const std::string& pattern) {
  const auto star = pattern.find('*');
  if (star == std::string::npos) return id == pattern;
  const std::string head = pattern.substr(0, star);
  const std::string tail = pattern.substr(star + 1);
  return id.size() >= head.size() + tail.size() && id.compare(0, head.size(), head) == 0 &&
         id.compare(id.size() - tail.size(), tail.size(), tail) == 0;
}

// A record of gov-2021 whose fields all say `otherwise`, then changed by lines "pattern = text",
// separated by blanks. A pattern may hold one star.
inline Record record_of(const std::string& changes, const std::string& otherwise = "0",
                        bool undivided = false) {
  Record record;
  record.form = "gov-2021";
  for (const FormField& each : gov_2021().fields) {
    const bool other = each.id.compare(0, 15, "requests.other.") == 0;
    if (other && (each.alternative >= 0) != undivided) continue;
    Field field;
    field.id = each.id;
    state(field, otherwise);
    field.provenance.page = 1 + each.table;
    record.fields.push_back(field);
  }
  std::istringstream lines(changes);
  std::string pattern;
  std::string equals;
  std::string text;
  while (lines >> pattern >> equals >> text) {
    int changed = 0;
    for (Field& field : record.fields) {
      if (!matches(field.id, pattern)) continue;
      state(field, text);
      ++changed;
    }
    INFO(pattern);
    REQUIRE(changed > 0);
  }
  return record;
}

// Requests of people and firms that tie out.
inline const std::string tied_requests =
    "requests.received.natural_person = 4 requests.received.business = 2 "
    "requests.received.total = 6 requests.granted.natural_person = 4 "
    "requests.granted.business = 2 requests.granted.total = 6 "
    "requests.outcome_total.natural_person = 4 requests.outcome_total.business = 2 "
    "requests.outcome_total.total = 6 ";

// Behind the id of its table: "granted.total".
inline std::string short_id(const Field& field) { return field.id.substr(field.id.find('.') + 1); }

// The fields under review by their short ids, with spaces between.
inline std::string reviewed_fields(const Record& record) {
  std::string text;
  for (const Field& field : record.fields) {
    if (!field.review) continue;
    if (!text.empty()) text += ' ';
    text += short_id(field);
  }
  return text;
}

}  // namespace gouji
