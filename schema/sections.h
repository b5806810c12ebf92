// The prose of a report by its sections: 一、总体情况, 五、存在的主要问题及改进情况, …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace gouji {

struct Section {
  std::string title;  // as printed; empty for what stands before the first heading
  std::string text;   // paragraphs, joined without line breaks; tables are left out
};

// Whether a paragraph is a heading: short, and beginning with a Chinese numeral and 、.
bool is_heading(std::string_view paragraph);

// Sections without text are left out.
std::vector<Section> sections_of(const Document& document);

}  // namespace gouji
