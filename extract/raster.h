// A page or picture as pixels.
#pragma once

#include <vector>

namespace gouji {

struct Raster {
  int width = 0;  // pixels
  int height = 0;
  int channels = 1;  // 1 gray, 3 RGB
  double dpi = 0;
  std::vector<unsigned char> pixels;  // height rows of width × channels bytes, top row first
};

}  // namespace gouji
