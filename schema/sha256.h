// The SHA-256 of a file's bytes: what a report is known by, whatever the file is called.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

std::string sha256(std::string_view bytes);  // 64 lower-case hexadecimal digits

}  // namespace gouji
