// What an <img> is: content, or part of the page's furniture.
#pragma once

#include <string>

#include "extract/html_tree.h"

namespace gouji {

struct HtmlPicture {
  std::string name;        // file name, else the alternative text
  bool is_spacer = false;  // at most 3 pixels wide or high
  bool is_icon = false;    // small, or named as logos, icons and codes are
};

HtmlPicture read_picture(const HtmlTree& tree, int node);

}  // namespace gouji
