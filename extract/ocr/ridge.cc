#include "extract/ocr/ridge.h"

#include <algorithm>
#include <cmath>

namespace gouji::ocr {
namespace {

struct Widths {
  int mean;  // of the mean along the rule, odd
  int thin;  // distance to the sides, for hairlines
  int bold;  // and for thick rules
};

Widths widths_at(double dpi) {
  const auto pixels = [&](double at_300) {
    return std::max(1, static_cast<int>(std::lround(at_300 * dpi / 300)));
  };
  return {pixels(7) * 2 + 1, pixels(4), pixels(9)};
}

// Mean of `width` pixels along each row.
Gray mean_along_rows(const Gray& source, int width) {
  Gray out(source.width, source.height);
  const int half = width / 2;
  const auto scale = static_cast<std::uint32_t>(65536 / width);
  for (int y = 0; y < source.height; ++y) {
    const std::uint8_t* line = source.row(y);
    std::uint8_t* target = out.row(y);
    if (source.width <= width) {
      std::copy(line, line + source.width, target);
      continue;
    }
    std::uint32_t sum = 0;
    for (int x = 0; x < width; ++x) sum += line[x];
    for (int x = 0; x < half; ++x) target[x] = static_cast<std::uint8_t>((sum * scale) >> 16);
    const int last = source.width - half - 1;
    for (int x = half; x <= last; ++x) {
      target[x] = static_cast<std::uint8_t>((sum * scale) >> 16);
      if (x < last) sum += line[x + half + 1] - static_cast<std::uint32_t>(line[x - half]);
    }
    for (int x = last + 1; x < source.width; ++x) target[x] = target[last];
  }
  return out;
}

// Mean of `width` pixels along each column.
Gray mean_along_columns(const Gray& source, int width) {
  Gray out = source;
  if (source.height <= width) return out;
  const int half = width / 2;
  const auto scale = static_cast<std::uint16_t>(65536 / width);
  const auto columns = static_cast<std::size_t>(source.width);
  std::vector<std::uint16_t> sums(columns, 0);
  for (int y = 0; y < width; ++y) {
    const std::uint8_t* line = source.row(y);
    for (std::size_t x = 0; x < columns; ++x)
      sums[x] = static_cast<std::uint16_t>(sums[x] + line[x]);
  }
  for (int y = half; y < source.height - half; ++y) {
    std::uint8_t* target = out.row(y);
    for (std::size_t x = 0; x < columns; ++x) {
      target[x] = static_cast<std::uint8_t>((static_cast<std::uint32_t>(sums[x]) * scale) >> 16);
    }
    if (y + half + 1 < source.height) {
      const std::uint8_t* enters = source.row(y + half + 1);
      const std::uint8_t* leaves = source.row(y - half);
      for (std::size_t x = 0; x < columns; ++x) {
        sums[x] = static_cast<std::uint16_t>(sums[x] + enters[x] - leaves[x]);
      }
    }
  }
  return out;
}

// out = max(out, min(before, after) - here), each over `count` pixels.
void raise_ridge(std::uint8_t* out, const std::uint8_t* here, const std::uint8_t* before,
                 const std::uint8_t* after, int count) {
  for (int x = 0; x < count; ++x) {
    const std::uint8_t side = std::min(before[x], after[x]);
    const auto ridge = static_cast<std::uint8_t>(side > here[x] ? side - here[x] : 0);
    out[x] = std::max(out[x], ridge);
  }
}

}  // namespace

Ridges find_ridges(const Gray& picture, double dpi) {
  const Widths widths = widths_at(dpi);
  Ridges ridges{Gray(picture.width, picture.height, 0), Gray(picture.width, picture.height, 0)};
  const Gray along_rows = mean_along_rows(picture, widths.mean);
  for (const int distance : {widths.thin, widths.bold}) {
    for (int y = distance; y < picture.height - distance; ++y) {
      raise_ridge(ridges.horizontal.row(y), along_rows.row(y), along_rows.row(y - distance),
                  along_rows.row(y + distance), picture.width);
    }
  }
  const Gray along_columns = mean_along_columns(picture, widths.mean);
  for (const int distance : {widths.thin, widths.bold}) {
    for (int y = 0; y < picture.height; ++y) {
      const std::uint8_t* line = along_columns.row(y) + distance;
      raise_ridge(ridges.vertical.row(y) + distance, line, line - distance, line + distance,
                  picture.width - 2 * distance);
    }
  }
  return ridges;
}

}  // namespace gouji::ocr
