// Which language the program speaks.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "normalize/message.h"

namespace gouji {

// --lang wherever it stands, else the first of LC_ALL, LC_MESSAGES and LANG that is set and not
// empty: zh for any Chinese locale, en for every other. Read before the command line is parsed, so
// that complaints about it are in the right language too; a wrong --lang is left to the parser.
Language choose_language(std::span<const char* const> arguments,
                         const std::function<const char*(const char*)>& environment);

}  // namespace gouji
