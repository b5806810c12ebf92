// What a form says of its figures from one year to the next: [[across_years]] of its file, which
// docs/forms.md describes. The audit (dataset/year_checks.h) holds reports of one body against it.
#pragma once

#include <string>
#include <vector>

#include "schema/form_source.h"

namespace gouji {

struct Form;

// What a year takes in is what the year before has carried out.
struct CarryOver {
  std::string this_year;
  std::string last_year;
  bool is_total = false;  // a printed total, which left blank is not stated
  bool operator==(const CarryOver&) const = default;
};

// A stock is that of the year before, and what came, less what went.
struct Stock {
  std::string stock;
  std::string more;
  std::string less;
  bool operator==(const Stock&) const = default;
};

struct YearRules {
  std::vector<CarryOver> carry_over;
  std::vector<Stock> in_force;
  std::vector<std::string> jump;  // fields whose size is compared
};

// Fills form.years; fields and identities of `form` are complete. Mistakes go to the problems of
// the entries.
void read_year_rules(std::vector<FormEntry>& entries, Form& form);

}  // namespace gouji
