#include "extract/ocr/contrast.h"

#include <algorithm>
#include <array>

namespace gouji::ocr {
namespace {

// The mean of three pixels, along the row and then down the column.
Gray mean_of_nine(const Gray& picture) {
  Gray across = picture;
  for (int y = 0; y < picture.height; ++y) {
    const std::uint8_t* from = picture.row(y);
    std::uint8_t* to = across.row(y);
    for (int x = 1; x + 1 < picture.width; ++x)
      to[x] = static_cast<std::uint8_t>((from[x - 1] + from[x] + from[x + 1] + 1) / 3);
  }
  Gray out = across;
  for (int y = 1; y + 1 < picture.height; ++y) {
    std::uint8_t* to = out.row(y);
    for (int x = 0; x < picture.width; ++x) {
      to[x] = static_cast<std::uint8_t>(
          (across.at(x, y - 1) + across.at(x, y) + across.at(x, y + 1) + 1) / 3);
    }
  }
  return out;
}

void sharpen_against(Gray& picture, const Gray& means, int strength) {
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    const int value = picture.pixels[i] + strength * (picture.pixels[i] - means.pixels[i]);
    picture.pixels[i] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
  }
}

}  // namespace

void smooth(Gray& picture) { picture = mean_of_nine(mean_of_nine(picture)); }

void sharpen(Gray& picture) {
  Gray means = picture;
  smooth(means);
  sharpen_against(picture, means, 2);
}

void mend(Gray& picture, int times) {
  for (int time = 0; time < times; ++time) smooth(picture);
  if (times >= 0) return;
  Gray means = picture;
  for (int time = 0; time > times; --time) smooth(means);
  sharpen_against(picture, means, 4);
}

void stretch_contrast(Gray& picture, int black, int white) {
  std::array<std::uint8_t, 256> table{};
  const int range = std::max(white - black, 1);
  for (int value = 0; value < 256; ++value) {
    table[static_cast<std::size_t>(value)] =
        static_cast<std::uint8_t>(std::clamp((value - black) * 255 / range, 0, 255));
  }
  for (std::uint8_t& pixel : picture.pixels) pixel = table[pixel];
}

int darkest(const Gray& picture, double share) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint8_t pixel : picture.pixels) ++counts[pixel];
  std::size_t seen = 0;
  for (std::size_t value = 0; value < counts.size(); ++value) {
    seen += counts[value];
    if (static_cast<double>(seen) >= share * static_cast<double>(picture.pixels.size()))
      return static_cast<int>(value);
  }
  return 255;
}

}  // namespace gouji::ocr
