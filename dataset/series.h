// The dataset as the audit across years sees it: reports with the figures that years are compared
// by. Memory is what those figures take, some 2 kB a report; all others stay in the store.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/store.h"
#include "normalize/decimal.h"
#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// One figure of a report; `missing` where its form has no such field.
struct YearFigure {
  FieldState state = FieldState::missing;
  bool review = false;
  bool prose = false;  // a sentence states it, and may have been understood wrongly
  int page = 0;
  Decimal value;  // for state number
};

struct YearReport {
  std::int64_t id = 0;  // in the store
  std::string source;
  std::string sha256;
  std::string agency;
  std::string region;  // of the manifest; empty when it has none
  std::string url;
  int year = 0;
  int review = 0;                   // fields under review
  bool has_tables = true;           // false: its figures are those of its prose
  std::vector<YearFigure> figures;  // by position in Series::fields
};

// The fields that years are compared by: those of the rules of all forms (schema/year_rules.h).
class YearFields {
 public:
  explicit YearFields(std::span<const Form> forms);

  const YearRules& rules() const { return rules_; }
  std::size_t size() const { return places_.size(); }
  int place(std::string_view id) const;  // -1 for another field

 private:
  YearRules rules_;  // each once
  std::map<std::string, int, std::less<>> places_;
};

// The reports of the dataset that name a body and a year, by source. `left_out` counts the others.
struct Series {
  YearFields fields = YearFields({});
  std::vector<YearReport> reports;
  int left_out = 0;
};
Result<Series> load_series(Store& store, std::span<const Form> forms);

// All figures of two reports that both state and that differ, in form order.
struct FigureDifference {
  std::string field;
  std::string first;  // as printed
  std::string second;
  bool review = false;  // either is under review
  bool prose = false;   // either is stated in prose
  int page = 0;         // in the second
};
Result<std::vector<FigureDifference>> figure_differences(Store& store, const YearReport& first,
                                                         const YearReport& second);

}  // namespace gouji
