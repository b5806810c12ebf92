// Boxes of digits set as lines of many and read line by line, in one of several settings. The
// recogniser drops lone digits; in lines of a dozen it does not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"

namespace gouji::ocr {

// The ways to read a line of digits, each right and wrong on other cells.
enum class LineReader { raw, finds_line, otherwise, trained };  // see recognizer.h

// How cells are set for one reading.
struct FigureSetting {
  int height;  // of the ink, pixels
  int margin;  // above and below
  int between;
  std::size_t per_line;
  LineReader reader;
  int mending = 0;  // see contrast.h
};
constexpr FigureSetting kFirst = {32, 14, 32, 12, LineReader::raw};
constexpr FigureSetting kSecond = {32, 8, 16, 1, LineReader::trained};
// Alone: few are left.
constexpr FigureSetting kThird = {24, 16, 16, 1, LineReader::finds_line};
constexpr FigureSetting kOther = {32, 14, 32, 8, LineReader::otherwise};
constexpr FigureSetting kOtherAlone = {32, 14, 32, 1, LineReader::otherwise};

// A box of digits to be read.
struct DigitBox {
  PixelBox box;    // work pixels
  int digits = 0;  // as its pieces of ink look
};

struct FigureReading {
  std::string text;
  std::string printed;  // with separators, where the recogniser knows them; else empty
  double confidence = 0;
  bool doubtful = false;
  bool is_print_known = false;  // it looks like other prints of one digit (alike.h)
  // By three recognisers, or by two and the page's own digits, on as many digits as the ink is
  // wide, with no point.
  bool is_agreed = false;
  bool is_likely = false;  // sure of the recogniser of spoilt print, and no stem of a lost digit
  bool has_open_group = false;   // in doubt for its commas alone, which may be those of more lines
  bool has_unsure_mark = false;  // a point or a comma, and only the figure as a whole may tell
  bool is_confirmed = false;     // whole print, read alike twice, and as the page's own digits
};

// One reading for each of `boxes`; none of them is in doubt yet.
std::vector<FigureReading> read_boxes(const ReadingPage& page, const std::vector<DigitBox>& boxes,
                                      const FigureSetting& setting, Recognizer& recognizer);

}  // namespace gouji::ocr
