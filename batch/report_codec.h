// A Report as bytes, from a worker to the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/report.h"

namespace gouji {

std::string encode_report(const Report& report);

// Nothing when the bytes are no report.
std::optional<Report> decode_report(std::string_view bytes);

}  // namespace gouji
