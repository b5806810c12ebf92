// Which lines of a text that has lost its grid are the headings above tables:
// "三、收到和处理政府信息 公开申请情况". Row labels are numbered alike (一、本年新收…), so a
// heading is told by the words of a header behind it: four labels at least before the first figure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gouji {

// One line or cell, in order.
struct HeadingItem {
  std::string_view label;  // the only one of its line; empty when there is none or more
  std::size_t labels = 0;
  bool has_figure = false;
};

inline constexpr std::size_t least_header_labels = 4;

// For each item whether it is such a heading. A second one before any figure is a heading only when
// its number follows that of the first: 一、 behind 三、 is the first row of that table.
std::vector<bool> find_table_headings(const std::vector<HeadingItem>& items);

}  // namespace gouji
