// Tie-out: the identities of the form, evaluated in decimal on what was printed. They flag, they
// never correct.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "normalize/decimal.h"
#include "schema/form.h"
#include "schema/record.h"

namespace gouji {

// A finding for each identity that does not hold and that the report states. In sums blank and nil
// count as 0, and one of two readings (Form::identities) applies: that whose fields the record has.
//
// Not stated, so nothing is said: a total that is blank, missing or unreadable; a total that is a
// dash where the report prints no total of that rule as a number; a part that is a blank total
// itself, though its own parts add up to something (some bodies leave all 总计 of the result rows
// blank).
//
// An error where only the report can be at fault. A warning when a field of the identity is under
// review, missing or unreadable, since the reading may be, and when one side is all blank.
// `expected` is the sum of the parts (in-out: 一 + 二), `actual` the printed total (三（七）+ 四).
std::vector<Finding> check_identities(const Record& record, const Form& form);

enum class TieOut { holds, differs, not_stated };

// One identity held against a record.
struct IdentityCheck {
  const Identity* identity = nullptr;  // of the form
  TieOut outcome = TieOut::holds;
  Finding finding;  // the arithmetic as message; severity and the rest count where it differs
};

// Every identity of the form that applies to the record and names `field`, in form order: what
// check_identities found of them, and what it had nothing to say about.
std::vector<IdentityCheck> check_identities_of(const Record& record, const Form& form,
                                               std::string_view field);

// What became of an identity, without its arithmetic.
struct IdentityOutcome {
  const Identity* identity = nullptr;  // of the form
  TieOut outcome = TieOut::holds;
  bool is_read = true;            // no field of it is missing or unreadable
  bool is_zero = false;           // both sides add up to nothing
  int page = 0;                   // where to look first, of one that differs
  std::optional<Decimal> excess;  // the left side less the right; nothing when it is out of range
};

// Every identity of the form that applies to the record, in form order.
std::vector<IdentityOutcome> identity_outcomes(const Record& record, const Form& form);

}  // namespace gouji
