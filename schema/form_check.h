// A form file looked through before it is used: all that is wrong, what would make its labels hard
// to tell apart, and what no identity covers.
//
// Labels are held against each other by the mapper's own likeness, every spelling against every
// other. Those of rows and of columns need to differ only where the groups around them do not.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/form.h"
#include "schema/form_problems.h"

namespace gouji {

struct FormCheck {
  std::string id;                     // of the form; empty when there are errors
  std::vector<FormProblem> errors;    // by line; a form with any is not loaded
  std::vector<FormProblem> warnings;  // by line
  std::vector<FormProblem> notes;     // worth knowing; line 0
};

FormCheck check_form(std::string_view toml, const std::string& name);

// The form, or nothing and every problem reported.
std::optional<Form> read_form(std::string_view toml, FormProblems& problems, PatternCheck check);

}  // namespace gouji
