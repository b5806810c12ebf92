// Lines of Chinese: in the cells of labels, and above the tables.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/ocr/cell_ink.h"
#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"

namespace gouji::ocr {

struct TextReading {
  std::string text;
  double confidence = 0;  // mean over its characters
};

// The text in a cell, its lines joined.
TextReading read_cell_text(const ReadingPage& page, const CellInk& ink, Recognizer& recognizer);

// The lines of text of a page outside its grids, from the top, one paragraph a line; at most
// `most`, of them `most_full` as wide as running text, and only those that begin above `bottom`
// (work pixels).
std::vector<Paragraph> read_outside(const ReadingPage& page, int number, int bottom,
                                    std::size_t most, std::size_t most_full,
                                    Recognizer& recognizer);

}  // namespace gouji::ocr
