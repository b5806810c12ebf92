// The little of CSS that changes what a page says: what is not shown, how large, on how many lines.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace gouji {

struct HtmlStyle {
  bool hidden = false;     // display: none, mso-hide: all
  bool invisible = false;  // visibility: hidden; a descendant may be visible again
  bool visible = false;
  bool clear = false;     // opacity: 0, color: transparent; no descendant is visible again
  bool faint = false;     // written in white
  bool backed = false;    // on a ground of another colour than white
  bool block = false;     // display: block and its like
  bool lays_out = false;  // display: flex or grid: each child is a block of its own
  bool centred = false;
  bool struck = false;       // text-decoration: line-through
  bool raised = false;       // vertical-align: super and the like, below the line too
  bool keeps_lines = false;  // white-space: pre, pre-line, pre-wrap
  double size = -1;          // points; negative when not stated
  double relative_size = 0;  // times the parent's; 0 when not stated
  double lift = 0;           // above the line, points: vertical-align, top, mso-text-raise
  double relative_lift = 0;  // times the element's own size
};

// #fff, white, rgb(255, 255, 255) and the like.
bool is_white(std::string_view colour);

// Reads the declarations of a style attribute or of a rule.
HtmlStyle read_declarations(std::string_view css);

// The rules of a page's style elements that change a figure: what hides, strikes or raises text,
// and how it is laid out. Sizes, lines and alignment are left to style attributes. Plain selectors
// (.class, #id, tag.class, tag#id) count; of the others only what raises text, for the last of
// their elements wherever it stands, since a figure is then doubted and not lost. Rules within
// @media are for other media.
class HtmlStyleSheet {
 public:
  void add(std::string_view css);
  // All that the rules for this element, these classes and this id say, taken together.
  HtmlStyle read(std::string_view tag, std::string_view classes, std::string_view id) const;

 private:
  void add_rule(std::string_view selector, const HtmlStyle& style);
  void merge(std::string_view tag, std::string_view rest, HtmlStyle& style) const;

  std::unordered_map<std::string, HtmlStyle> rules_;  // by selector: ".class", "#id", "tag.class"
};

// Style attributes repeat, thousands of times in a page from Word: read once each. Not thread-safe;
// keeps views of the attributes.
class HtmlStyleCache {
 public:
  const HtmlStyle& read(std::string_view css);

 private:
  std::unordered_map<std::string_view, HtmlStyle> known_;
};

}  // namespace gouji
