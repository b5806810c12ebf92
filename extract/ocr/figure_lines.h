// Boxes of digits set as lines of many and read line by line, in one of several settings. The
// recogniser drops lone digits; in lines of a dozen it does not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"

namespace gouji::ocr {

// How cells are set for one reading.
struct FigureSetting {
  int height;  // of the ink, pixels
  int margin;  // above and below
  int between;
  std::size_t per_line;
  bool finds_line;  // the recogniser looks for the line first
  int black;        // contrast is stretched between these
  int white;
  unsigned order;  // seed of the order of the cells; 0 as they come
  bool is_smooth = false;
};
constexpr FigureSetting kFirst = {32, 14, 32, 12, false, 0, 255, 0};
constexpr FigureSetting kSecond = {28, 6, 32, 16, true, 50, 185, 1};
constexpr FigureSetting kThird = {24, 16, 16, 1, true, 0, 255, 0};  // alone: few are left

// A box of digits to be read.
struct DigitBox {
  PixelBox box;    // work pixels
  int digits = 0;  // as its pieces of ink look
};

struct FigureReading {
  std::string text;
  double confidence = 0;
  bool doubtful = false;
  bool is_print_known = false;  // it looks like other prints of one digit (alike.h)
};

// One reading for each of `boxes`; none of them is in doubt yet.
std::vector<FigureReading> read_boxes(const ReadingPage& page, const std::vector<DigitBox>& boxes,
                                      const FigureSetting& setting, Recognizer& recognizer);

}  // namespace gouji::ocr
