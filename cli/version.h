// The version of the program, as the build defines it.
#pragma once

#include <string>

namespace gouji {

std::string program_version();  // "0.1.0"

}  // namespace gouji
