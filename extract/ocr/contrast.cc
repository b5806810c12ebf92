#include "extract/ocr/contrast.h"

#include <algorithm>
#include <array>

namespace gouji::ocr {

void stretch_contrast(Gray& picture, int black, int white) {
  std::array<std::uint8_t, 256> table{};
  const int range = std::max(white - black, 1);
  for (int value = 0; value < 256; ++value) {
    table[static_cast<std::size_t>(value)] =
        static_cast<std::uint8_t>(std::clamp((value - black) * 255 / range, 0, 255));
  }
  for (std::uint8_t& pixel : picture.pixels) pixel = table[pixel];
}

int darkest(const Gray& picture) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t pixel : picture.pixels) ++counts[pixel];
  std::size_t seen = 0;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    seen += counts[value];
    if (seen * 100 >= picture.pixels.size()) return static_cast<int>(value);
  }
  return 255;
}

}  // namespace gouji::ocr
