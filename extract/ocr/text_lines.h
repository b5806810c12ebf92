// Lines of Chinese, by the recogniser that knows all characters: titles and prose. Those of labels
// are label_lines.h.
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

// A line of text, of which `line` is the ink (work pixels).
TextReading read_line(const ReadingPage& page, const PixelBox& line, Recognizer& recognizer);

// What is done to a line before it is read. Cut out, `height` pixels high within a white margin:
Gray sample_line(const ReadingPage& page, PixelBox line, int height, int margin);
// less wide, which costs less to read,
Gray narrowed(const Gray& line);
// its ink black and its paper white.
void blacken(Gray& line);

// The lines of text of a page outside its grids, from the top, one paragraph a line; at most
// `most`, of them `most_full` as wide as running text, and only those that begin above `bottom`
// (work pixels).
std::vector<Paragraph> read_outside(const ReadingPage& page, int number, int bottom,
                                    std::size_t most, std::size_t most_full,
                                    Recognizer& recognizer);

}  // namespace gouji::ocr
