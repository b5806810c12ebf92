// Pictures made larger or smaller, row by row, to the very pixels that Splash makes: what reads
// scans was taught and measured on them, and pixels that differ by one level in a thousandth of a
// page already put 28 more figures of a bad fax in doubt.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace gouji {

// A picture's box on a canvas, in pixels from its top left corner; it may reach beyond the canvas.
struct PicturePlace {
  int x0 = 0;
  int y0 = 0;
  int width = 0;
  int height = 0;
  bool upside_down = false;
};

struct SourcePicture {
  int width = 0;  // pixels
  int height = 0;
  int channels = 1;
  // Puts the next row, top row first, into width × channels bytes.
  std::function<void(std::uint8_t* row)> next_row;
};

// Takes row `y`, counted on the canvas, of the picture at its place: place.width × channels bytes.
using RowTaker = std::function<void(int y, const std::uint8_t* row)>;

// Larger in both directions or equal: interpolated between pixels.
void enlarge(const SourcePicture& source, const PicturePlace& place, const RowTaker& take);

// Smaller in both directions or equal: the means of the pixels that fall together.
void shrink(const SourcePicture& source, const PicturePlace& place, const RowTaker& take);

}  // namespace gouji
