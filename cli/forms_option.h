// --forms DIR: definitions in place of those built in.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "cli/commands.h"
#include "schema/form.h"

namespace gouji {

// The built-in forms, or those of `folder` when it is not empty; they stay until the next call. On
// failure the reason is printed.
std::optional<std::span<const Form>> load_forms(const std::string& folder, const Session& session);

Message forms_option_help();

}  // namespace gouji
