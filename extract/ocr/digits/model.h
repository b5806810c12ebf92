// The recogniser of digits that was trained for this program, as Tesseract loads it: of digits that
// a fax, a bad copy or a blur has spoilt, in many fonts. docs/digits.md says how it is
// made and what it was measured at.
#pragma once

#include <string_view>

namespace gouji::ocr {

// A .traineddata file: digits, comma, point.
std::string_view digits_model();

}  // namespace gouji::ocr
