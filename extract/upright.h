// Pages whose text runs sideways or upside down on the displayed page: turned so that most glyphs
// stand upright, understood, and turned back so that boxes are true on the page as displayed.
#pragma once

#include "extract/document.h"
#include "extract/page.h"

namespace gouji {

// Degrees clockwise (0, 90, 180, 270) that most visible glyphs of the page are rotated by.
int writing_rotation(const Page& page);

// `page` turned counterclockwise by `rotation`, so that glyphs of that rotation stand upright.
Page turned_upright(Page page, int rotation);

// `box`, on the upright page, as a box on the displayed page of `width` × `height` points.
Box turned_back(const Box& box, int rotation, double width, double height);

// The same for the boxes of a cell or a paragraph, where it has any.
void turn_back(Cell& cell, int rotation, double width, double height);
void turn_back(Paragraph& paragraph, int rotation, double width, double height);

}  // namespace gouji
