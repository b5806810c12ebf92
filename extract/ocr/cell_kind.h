// Whether a cell holds a figure or text, by its ink and by what it was read as. Recognisers make
// characters of broken digits, and digits of characters; neither fits the ink.
#pragma once

#include <string>
#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

constexpr const char* kNil = "无";

int han_characters(const std::string& text);

// Few pieces of ink, as figures have even where digits are broken; labels have many.
bool has_few_pieces(const CellInk& ink);

// Whether `text` is what nobody reads digits as, and the ink has room for it.
bool is_text_of(const CellInk& ink, const std::string& text);

// 无, or what has as many characters as digits are seldom misread as.
bool is_text(const std::string& text);

// Numerals that the recogniser of Chinese made of something: 一人, 二.
bool is_odd_figure(const std::string& text);

// A figure with its unit or a note: 62件.
bool is_figure_with_words(const std::string& text);

// One line of ink about as wide as high: 无 where a figure could be, or digits that run together.
bool is_lone_character(const CellInk& ink);

}  // namespace gouji::ocr
