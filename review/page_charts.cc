#include "review/page_charts.h"

#include <fmt/format.h>

#include <algorithm>

#include "normalize/text.h"
#include "review/report_page.h"

namespace gouji {
namespace {

constexpr double bar_height = 18;
constexpr double bar_step = 26;
constexpr double label_width = 150;
constexpr double bar_width = 380;
constexpr double chart_width = 640;  // with room for the number behind the longest bar

}  // namespace

std::string bar_chart(const std::string& title,
                      const std::vector<std::pair<std::string, double>>& bars) {
  if (bars.empty()) return {};
  double most = 0;
  for (const auto& [name, value] : bars) most = std::max(most, value);
  const double height = bar_step * static_cast<double>(bars.size());
  std::string svg =
      fmt::format("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
                  chart_width, height, html_text(title));
  double top = 0;
  for (const auto& [name, value] : bars) {
    const double width = most > 0 ? std::max(bar_width * value / most, value > 0 ? 1.0 : 0.0) : 0;
    const double text_line = top + bar_height - 4;
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>", label_width - 8,
                       text_line, html_text(name));
    svg += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\"/>", label_width, top,
                       width, bar_height);
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{}\">{:.0f}</text>", label_width + width + 6,
                       text_line, value);
    top += bar_step;
  }
  return svg + "</svg>";
}

}  // namespace gouji
