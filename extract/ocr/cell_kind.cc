#include "extract/ocr/cell_kind.h"

#include <algorithm>

#include "extract/ocr/figure_ink.h"
#include "extract/ocr/prepare.h"
#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji::ocr {
namespace {

// 64 is read as 后下, 274 as 要肖帮.
bool has_room(const CellInk& ink, const std::string& text) {
  constexpr double han_width = 0.9;  // of the height of their line, at least
  constexpr double other_width = 0.4;
  constexpr double margin = 0.3;
  double room = 0;
  for (const PixelBox& line : lines_of(ink, kWorkDpi))
    room += line.width() / static_cast<double>(std::max(line.height(), 1));
  const int han = han_characters(text);
  const double others = static_cast<double>(to_utf32(text).size()) - han;
  return han_width * han + other_width * others - margin <= room;
}

}  // namespace

int han_characters(const std::string& text) {
  // Han characters take three bytes in UTF-8, the first from 0xE4 to 0xE9; 《 and ， have others.
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
  }));
}

bool has_few_pieces(const CellInk& ink) {
  constexpr std::size_t few = 6;  // of a line
  return ink.pieces.size() <= few * std::max<std::size_t>(lines_of(ink, kWorkDpi).size(), 1);
}

bool is_text(const std::string& text) {
  // Lone digits are read as lone characters: 1 as 工, 4 as 全.
  return text == kNil || han_characters(text) >= 2;
}

bool is_text_of(const CellInk& ink, const std::string& text) {
  return is_text(text) && (has_room(ink, text) || !has_few_pieces(ink));
}

bool is_odd_figure(const std::string& text) { return text != kNil && states_figure(text); }

bool is_figure_with_words(const std::string& text) {
  const Figure figure = read_figure(text);
  return figure.state == FigureState::number && !(figure.unit.empty() && figure.note.empty());
}

bool is_lone_character(const CellInk& ink) {
  const double proportion = ink.box.width() / static_cast<double>(ink.box.height());
  return ink.box.height() <= 0.3 * kWorkDpi && proportion > 0.75 && proportion < 1.35 &&
         lines_of(ink, kWorkDpi).size() == 1;
}

}  // namespace gouji::ocr
