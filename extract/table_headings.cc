#include "extract/table_headings.h"

#include <optional>

#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// 三 of "三、收到和处理…" as 3; nothing for labels that are no heading of the outermost level.
std::optional<std::size_t> outline_number(std::string_view text) {
  constexpr std::u32string_view numerals = U"一二三四五六七八九十";
  if (text.empty()) return std::nullopt;
  const Label label = parse_label(text);
  if (label.whole.empty() || !is_outline_heading(label)) return std::nullopt;
  const std::u32string number = to_utf32(label.number);
  const std::size_t place =
      number.size() == 1 ? numerals.find(number.front()) : std::u32string_view::npos;
  return place == std::u32string_view::npos ? 0 : place + 1;
}

}  // namespace

std::vector<bool> find_table_headings(const std::vector<HeadingItem>& items) {
  std::vector<std::size_t> behind(items.size(), 0);  // labels before the next figure
  std::size_t labels = 0;
  bool figure_below = false;
  for (std::size_t index = items.size(); index-- > 0;) {
    behind[index] = figure_below ? labels : 0;
    labels += items[index].labels;
    if (!items[index].has_figure) continue;
    labels = 0;
    figure_below = true;
  }
  std::vector<bool> headings(items.size(), false);
  std::size_t open = 0;  // number of the last heading, while no figure stands behind it
  for (std::size_t index = 0; index < items.size(); ++index) {
    if (items[index].has_figure) open = 0;
    if (behind[index] < least_header_labels) continue;
    const auto number = outline_number(items[index].label);
    if (!number || (open > 0 && *number != open + 1)) continue;
    headings[index] = true;
    open = *number;
  }
  return headings;
}

}  // namespace gouji
