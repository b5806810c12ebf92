// What report.html calls rules, statuses and states, which the dataset names in English.
#pragma once

#include <string>
#include <string_view>

#include "normalize/message.h"

namespace gouji {

// In the language of the page; what is unknown here (a form's own rule) keeps its name.
std::string rule_word(std::string_view rule, Language language);
std::string status_word(std::string_view status, Language language);
std::string state_word(std::string_view state, Language language);

}  // namespace gouji
