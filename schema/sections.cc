#include "schema/sections.h"

#include <string_view>

#include "normalize/numeral.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_heading = 30;  // characters

}  // namespace

bool is_heading(std::string_view paragraph) {
  const std::u32string text = to_utf32(trim(paragraph));
  if (text.size() > longest_heading) return false;
  std::size_t numeral = 0;
  while (numeral < text.size() && is_numeral_character(text[numeral])) ++numeral;
  return numeral > 0 && numeral < text.size() && text[numeral] == U'、';
}

std::vector<Section> sections_of(const Document& document) {
  std::vector<Section> sections(1);
  for (const Block& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    if (is_heading(paragraph->text)) {
      sections.push_back({squeeze_spaces(paragraph->text), {}});
    } else {
      sections.back().text += squeeze_spaces(paragraph->text);
    }
  }
  std::erase_if(sections, [](const Section& section) { return section.text.empty(); });
  return sections;
}

}  // namespace gouji
