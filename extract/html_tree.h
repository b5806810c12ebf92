// A web page as a tree, small and in document order, made from the events of libxml2's HTML parser.
// The tree is our own because libxml2 nests <tr> and <td> into spans that were left open, cuts
// pages nested deeper than 256, and takes as long to build its tree as to parse.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/result.h"

namespace gouji {

enum class HtmlTag : std::uint8_t {
  text,     // a run of characters
  other,    // unknown and inline elements
  block,    // div and whatever else begins a new paragraph
  heading,  // h1 to h6, see HtmlNode::level
  list,     // ul, ol, dl, menu
  br,
  table,
  row,
  cell,
  section,  // section: thead, tbody, tfoot
  foot,     // tfoot
  caption,
  image,
  anchor,
  superscript,  // sup, sub
  struck,       // s, strike
  pre,
  font,
  center,
  meta,
  title,
  style,
  html,
  body,
  head,
  input,
  unread,  // what it shows is no text of the page: select, button, svg, ...
  skip,    // content that is not shown or is page chrome: script, nav, ...
};

enum class HtmlAttribute : std::uint8_t {
  colspan,
  rowspan,
  style,
  classes,
  id,
  hidden,
  width,
  height,
  source,
  alternative,
  align,
  name,
  content,
  role,
  size,
  value,
  type,
  color,
  link,  // href
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::text;
  std::uint8_t level = 0;     // of a heading: 1 to 6
  std::uint16_t name = 0;     // into HtmlTree::names
  std::uint32_t ordinal = 0;  // among the siblings of that name, from 1
  std::int32_t parent = -1;
  std::uint32_t end = 0;    // index behind the last descendant
  std::uint32_t first = 0;  // of the text in the arena, or of the attributes
  std::uint32_t count = 0;
};

struct HtmlTree {
  struct Attribute {
    HtmlAttribute id;
    std::uint32_t first = 0;  // of the value in the arena
    std::uint32_t count = 0;
  };

  std::vector<HtmlNode> nodes;  // in document order; node 0 is the document
  std::vector<Attribute> attributes;
  std::vector<std::string> names;
  std::string arena;
  bool is_cut = false;  // nested too deep, too many elements, or too broken: the rest is missing

  std::string_view text(const HtmlNode& node) const;
  std::string_view attribute(const HtmlNode& node, HtmlAttribute id) const;  // empty when absent
  bool has_attribute(const HtmlNode& node, HtmlAttribute id) const;

  // "/html/body/div[2]/table[1]"; of more than 40 steps the outer ones are left out.
  std::string path(int node) const;

  // Indented, one node a line, for tests and bug reports.
  std::string dump() const;
};

// `source` is UTF-8 as clean_html_source leaves it. Fails without libxml2 only. Bounds: elements
// deeper than 512 (parts of tables 600) stay empty and what they hold goes to their parent, much as
// in browsers; parsing stops (is_cut) at 10,000 open elements, 4 million nodes, or when end tags
// that close nothing have cost a hundred million comparisons.
Result<HtmlTree> parse_html(std::string_view source);

}  // namespace gouji
