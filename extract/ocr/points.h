// Decimal points and the room for them. A speck that passes for a point makes a hundredth of a
// figure, a point that a fax has lost makes ten times as much of it, and no recogniser sees either:
// both readings are of the same ink. The digits tell. They stand at even distances, and a point
// pushes two of them apart, by half a digit in most fonts and a whole one in those of one width.
#pragma once

#include <vector>

#include "extract/ocr/cell_ink.h"

namespace gouji::ocr {

// From middle to middle of neighbouring digits, in heights of them, as most figures of a table
// without any mark have it; 0 where too few tell.
double usual_pitch(const std::vector<const CellInk*>& inks);

// Whether the digits stand apart where `mark` is, and nowhere else.
bool has_room_for_point(const CellInk& ink, const PixelBox& mark, double pitch);

// Whether two digits stand apart as if a point had been between them.
bool may_have_lost_point(const CellInk& ink, const std::vector<PixelBox>& marks, double pitch);

// Whether digits that run together have room for a point among them, or nothing tells.
bool may_hide_point(const CellInk& ink, double pitch);

}  // namespace gouji::ocr
