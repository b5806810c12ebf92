// The recognisers that were trained for this program, as Tesseract loads them: of digits, and of
// the characters of the forms' labels, that a fax, a bad copy or a blur has spoilt, in many fonts.
// docs/models.md says how they are made and what they were measured at.
#pragma once

#include <string_view>

namespace gouji::ocr {

// Files .traineddata: digits, comma, point.
std::string_view digits_model();

// The characters of the labels of all forms; any other is read as kUnknownCharacter.
std::string_view labels_model();

inline constexpr std::string_view kUnknownCharacter = "〓";

}  // namespace gouji::ocr
