// A seal scanned to gray lies over rules and figures as broad strokes of one middle gray. Black ink
// under it stays blacker, so the seal can be divided out like paper of another shade: where a
// closing wider than any stroke of text still sees gray, that gray is what lies beneath the ink.
// A seal stands in one place; the gray of blurred print, of shade and of a bad copy is all over the
// page, and dividing it out would take the print with it.
#pragma once

#include "extract/ocr/image.h"

namespace gouji::ocr {

// Takes broad strokes of middle gray out of `picture`; true when there were any. Seals as black as
// the ink (one-bit scans) stay.
bool lift_stamps(Gray& picture, double dpi);

}  // namespace gouji::ocr
