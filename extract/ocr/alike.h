// Lone digits and characters of one page that look alike, averaged and read once.
//
// A fax breaks each print of a digit somewhere else: of a page of zeros that it had broken in two
// arcs the recogniser read 3 of 49, and the averages of what looked alike (66, 22 and 7 prints)
// without fault. What is alike is told by correlation about the centre of the ink, at a scale that
// the whole page has in common, so that parts that are missing do not move the rest.
#pragma once

#include <string>
#include <vector>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"

namespace gouji::ocr {

struct AlikeReading {
  std::string text;  // empty: not one print, too few are alike, or their average is not read surely
  int count = 0;     // prints that are alike
  bool clear = false;   // it looks much more like its own average than like any other
  std::string nearest;  // `text`, or of what it is nearest to, though less alike than the others
};

enum class AlikeKind { digits, characters };

// One reading for each of `inks`, none of which is blank. `each` is what a recogniser made of them
// one by one, or empty: what most of those that look alike were read as, where their average says
// nothing.
std::vector<AlikeReading> read_alike(const ReadingPage& page,
                                     const std::vector<const CellInk*>& inks, AlikeKind kind,
                                     const std::vector<std::string>& each, Recognizer& recognizer);

}  // namespace gouji::ocr
