// Charts of report.html: inline SVG, each with its numbers as text.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gouji {

// A bar for each name, longest value over the whole width. `title` is read out in place of the
// picture. Empty without bars.
std::string bar_chart(const std::string& title,
                      const std::vector<std::pair<std::string, double>>& bars);

}  // namespace gouji
