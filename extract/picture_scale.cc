#include "extract/picture_scale.h"

#include <algorithm>
#include <cstddef>

namespace gouji {
namespace {

using Row = std::vector<std::uint8_t>;

constexpr int kShareBits = 23;

std::size_t bytes_of(int pixels, int channels) {
  return static_cast<std::size_t>(pixels) * static_cast<std::size_t>(channels);
}

int row_on_canvas(const PicturePlace& place, int row) {
  return place.y0 + (place.upside_down ? place.height - 1 - row : row);
}

// Where each pixel of a target lies in its source: the pixel before it, and what part of the way to
// the next it is beyond. Added up as Splash does, so that rounding is the same.
struct Positions {
  std::vector<int> before;
  std::vector<double> part;

  Positions(int source, int target) {
    const double step = static_cast<double>(source) / target;
    double position = 0;
    for (int i = 0; i < target; ++i, position += step) {
      before.push_back(static_cast<int>(position));
      part.push_back(position - before.back());
    }
  }
};

std::uint8_t between(double a, double b, double part) {
  return static_cast<std::uint8_t>(a * (1.0 - part) + b * part);
}

// `source` has one pixel more than its picture, a copy of the last.
void widen(const Row& source, const Positions& columns, int channels, Row& target) {
  const std::size_t width = columns.before.size();
  if (channels == 1) {
    for (std::size_t x = 0; x < width; ++x) {
      const std::uint8_t* at = source.data() + columns.before[x];
      target[x] = between(at[0], at[1], columns.part[x]);
    }
    return;
  }
  std::uint8_t* out = target.data();
  for (std::size_t x = 0; x < width; ++x) {
    const std::uint8_t* at = source.data() + bytes_of(columns.before[x], channels);
    for (int c = 0; c < channels; ++c) *out++ = between(at[c], at[c + channels], columns.part[x]);
  }
}

// The sizes of the `target` runs into which `source` pixels fall, as even as whole numbers allow.
std::vector<int> runs_of(int source, int target) {
  std::vector<int> runs(static_cast<std::size_t>(target), source / target);
  int over = 0;
  for (int& run : runs) {
    over += source % target;
    if (over >= target) {
      over -= target;
      ++run;
    }
  }
  return runs;
}

}  // namespace

void enlarge(const SourcePicture& source, const PicturePlace& place, const RowTaker& take) {
  const int channels = source.channels;
  const std::size_t used = bytes_of(source.width, channels);
  Row pixels(used + static_cast<std::size_t>(channels));
  const auto read_row = [&] {
    source.next_row(pixels.data());
    std::copy_n(pixels.data() + used - channels, channels, pixels.data() + used);
  };
  const Positions columns(source.width, place.width);
  const Positions rows(source.height, place.height);
  Row above(bytes_of(place.width, channels));
  Row below(above.size());
  Row mixed(above.size());
  read_row();
  widen(pixels, columns, channels, below);
  int current = -1;  // the source row of `above`
  for (int y = 0; y < place.height; ++y) {
    const auto i = static_cast<std::size_t>(y);
    while (current < rows.before[i]) {
      ++current;
      if (current + 1 < source.height) {
        std::swap(above, below);
        read_row();
        widen(pixels, columns, channels, below);
      } else {
        above = below;
      }
    }
    const double part = rows.part[i];
    for (std::size_t x = 0; x < mixed.size(); ++x) mixed[x] = between(above[x], below[x], part);
    take(row_on_canvas(place, y), mixed.data());
  }
}

void shrink(const SourcePicture& source, const PicturePlace& place, const RowTaker& take) {
  const int channels = source.channels;
  Row pixels(bytes_of(source.width, channels));
  std::vector<std::uint32_t> sums(pixels.size());
  Row mean(bytes_of(place.width, channels));
  const std::vector<int> columns = runs_of(source.width, place.width);
  const std::vector<int> rows = runs_of(source.height, place.height);
  for (int y = 0; y < place.height; ++y) {
    const int high = rows[static_cast<std::size_t>(y)];
    std::fill(sums.begin(), sums.end(), 0U);
    for (int k = 0; k < high; ++k) {
      source.next_row(pixels.data());
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += pixels[x];
    }
    const std::uint32_t* from = sums.data();
    std::uint8_t* out = mean.data();
    for (const int wide : columns) {
      // Splash multiplies where others divide: the mean of 255 and 255 and 255 is 254.
      const std::uint32_t share = (1U << kShareBits) / static_cast<std::uint32_t>(wide * high);
      for (int c = 0; c < channels; ++c) {
        std::uint32_t sum = 0;
        for (int k = 0; k < wide; ++k) sum += from[k * channels + c];
        *out++ = static_cast<std::uint8_t>((sum * share) >> kShareBits);
      }
      from += static_cast<std::ptrdiff_t>(wide) * channels;
    }
    take(row_on_canvas(place, y), mean.data());
  }
}

}  // namespace gouji
