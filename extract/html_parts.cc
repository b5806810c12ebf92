#include "extract/html_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji {
namespace {

constexpr std::array<HtmlAttribute, 4> telling = {HtmlAttribute::classes, HtmlAttribute::style,
                                                  HtmlAttribute::id, HtmlAttribute::size};

const HtmlNode& node_at(const HtmlTree& tree, int index) {
  return tree.nodes[static_cast<std::size_t>(index)];
}

// The element around a text that says something of its look; -1 where none within the cell does.
int setting_of(const HtmlTree& tree, int text) {
  for (int element = node_at(tree, text).parent; element > 0;
       element = node_at(tree, element).parent) {
    const HtmlNode& here = node_at(tree, element);
    if (here.tag == HtmlTag::cell) return -1;
    const bool is_plain = std::all_of(telling.begin(), telling.end(), [&](HtmlAttribute id) {
      return tree.attribute(here, id).empty();
    });
    if (!is_plain) return element;
  }
  return -1;
}

}  // namespace

bool are_set_alike(const HtmlTree& tree, int one, int other) {
  const int a = setting_of(tree, one);
  const int b = setting_of(tree, other);
  if (a == b) return true;
  return a >= 0 && b >= 0 && std::all_of(telling.begin(), telling.end(), [&](HtmlAttribute id) {
           return tree.attribute(node_at(tree, a), id) == tree.attribute(node_at(tree, b), id);
         });
}

bool holds_more_than_text(const HtmlTree& tree, int cell) {
  constexpr std::array<std::string_view, 14> plain = {"p",   "span",   "br",     "div", "font",
                                                      "b",   "strong", "em",     "u",   "wbr",
                                                      "o:p", "a",      "center", "img"};
  for (std::size_t at = static_cast<std::size_t>(cell) + 1; at < node_at(tree, cell).end; ++at) {
    const HtmlNode& here = tree.nodes[at];
    if (here.tag == HtmlTag::text) continue;
    if (std::find(plain.begin(), plain.end(), tree.names[here.name]) == plain.end()) return true;
  }
  return false;
}

}  // namespace gouji
