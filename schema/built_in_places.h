// The places that the build put into the program.
#pragma once

#include <string_view>

namespace gouji {

// The text of schema/places/divisions.tsv; its head says what a line is.
std::string_view built_in_places();

}  // namespace gouji
