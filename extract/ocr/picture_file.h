// Picture files (PNG, JPEG, TIFF of many pages, JPEG 2000, BMP, GIF, WebP) through Leptonica.
#pragma once

#include "extract/raster.h"
#include "extract/reader.h"
#include "normalize/result.h"

namespace gouji::ocr {

inline constexpr double kMostPixels = 100e6;  // a long picture of a web page has 20 million

Result<int> count_pages(const Input& input);

// Page `index`, from 0, as gray or RGB of 8 bits. A picture that does not say its resolution, or
// says one that no page can have, is taken to be a page of A4 width. Pictures of more than
// kMostPixels are reduced.
Result<Raster> decode_page(const Input& input, int index);

}  // namespace gouji::ocr
