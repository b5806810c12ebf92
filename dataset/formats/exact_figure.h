// Figures on their way into formats that count in binary. Whatever a format cannot hold to the last
// digit must stay text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gouji {

// A whole number of 18 digits at most.
std::optional<std::int64_t> exact_integer(std::string_view decimal);

// Up to 15 significant digits come back from a double as they were (DBL_DIG), also when it is
// written with 16 digits, as libxlsxwriter does: where those are not the decimal itself, doubles
// are so far apart that 16 digits tell them. Of more digits nothing is returned.
std::optional<double> exact_double(std::string_view decimal);

// Digits behind the point: "72701.2578" has 4.
int decimal_places(std::string_view decimal);

}  // namespace gouji
