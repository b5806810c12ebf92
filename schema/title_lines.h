// The lines of a document as far as titles need them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/document.h"
#include "schema/title_text.h"

namespace gouji {

// The longest line that can be (a part of) a title, in characters.
constexpr std::size_t longest_title_line = 120;

struct TitleLine {
  SqueezedText text;
  double size = 0;  // of its font, in points; 0 unknown
  int page = 0;
  bool in_front = false;  // before the first heading
  bool in_table = false;
  bool doubtful = false;  // recognised in a picture, or of characters that cannot be believed
};

struct TitleLines {
  std::vector<TitleLine> front;  // the first lines, with the cells of small tables in front
  std::vector<TitleLine> prose;  // the first paragraphs with sentences, of the front and behind it
  std::vector<TitleLine> end;    // the last paragraphs, the last one first: a signature
  std::string publisher;         // 发布机构：… of a table or a line in front
  double body_size = 0;          // the font size of most of the prose; 0 unknown
};

TitleLines title_lines(const Document& document);

}  // namespace gouji
