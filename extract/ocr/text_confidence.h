// Whether a page is the right way up, by its text.
#pragma once

#include "extract/ocr/reading_page.h"
#include "extract/ocr/recognizer.h"

namespace gouji::ocr {

// How sure the recogniser is of some of the labels in the page's tables, 0 to 1: the wrong way up
// it is not.
double text_confidence(const ReadingPage& page, Recognizer& recognizer);

}  // namespace gouji::ocr
