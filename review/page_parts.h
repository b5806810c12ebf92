// The fixed parts of report.html, from review/page/.
#pragma once

#include <string_view>

namespace gouji {

std::string_view page_style();
std::string_view page_script();

}  // namespace gouji
