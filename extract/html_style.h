// The little of CSS that changes what a page says: what is not shown, how large, on how many lines.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace gouji {

struct HtmlStyle {
  bool hidden = false;     // display: none, mso-hide: all
  bool invisible = false;  // visibility: hidden; a descendant may be visible again
  bool visible = false;
  bool block = false;  // display: block and its like
  bool centred = false;
  bool struck = false;       // text-decoration: line-through
  bool raised = false;       // vertical-align: super
  bool keeps_lines = false;  // white-space: pre, pre-line, pre-wrap
  double size = -1;          // points; negative when not stated
  double relative_size = 0;  // times the parent's; 0 when not stated
};

// Reads the declarations of a style attribute or of a rule.
HtmlStyle read_declarations(std::string_view css);

// The rules of a page's style elements that hide something, by class and id. Only plain selectors
// (.class, #id) of the top level count: rules within @media are for other media.
class HtmlStyleSheet {
 public:
  void add(std::string_view css);
  bool hides(std::string_view classes, std::string_view id) const;

 private:
  std::unordered_set<std::string> hidden_;  // selectors as written: ".class", "#id"
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
