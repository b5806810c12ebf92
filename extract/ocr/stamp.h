// A seal scanned to gray lies over rules and figures as broad strokes of one middle gray. Black ink
// under it stays blacker, so the seal can be divided out like paper of another shade: where a
// closing wider than any stroke of text still sees gray, that gray is what lies beneath the ink.
// Its characters are narrower than that: where a seal was found, all that has its gray is lifted,
// and with it a hairline of print that crosses it or runs beside it (a 4 lost its bar, and was read
// as 1). So what stood there is known, and in doubt. A seal stands in one place; the gray of
// blurred print, of shade and of a bad copy is all over the page, and dividing it out would take
// the print with it.
#pragma once

#include "extract/ocr/image.h"

namespace gouji::ocr {

// Takes seals in middle gray out of `picture`. Black where narrow strokes of theirs were, and empty
// where there was no seal. Seals as black as the ink (one-bit scans) stay.
Gray lift_stamps(Gray& picture, double dpi);

}  // namespace gouji::ocr
