// One report as text for a terminal: what it is, its tables, what does not tie out, what was left
// over.
#pragma once

#include <string>

#include "normalize/message.h"
#include "schema/form.h"
#include "schema/report.h"

namespace gouji {

struct TextStyle {
  Language language = Language::en;
  bool colour = false;
  int width = 100;  // of the terminal, in columns
};

// `form` is that of the report, null when it has none. Text from the report is made safe for the
// terminal.
std::string report_text(const Report& report, const Form* form, const TextStyle& style);

}  // namespace gouji
