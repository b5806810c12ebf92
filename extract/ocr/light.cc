#include "extract/ocr/light.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gouji::ocr {
namespace {

constexpr double kPaperShare = 0.70;        // paper is brighter than this share of a block's pixels
constexpr std::uint8_t kDarkestPaper = 90;  // below it a block is a picture or a black border

// The brightness of the paper in each block.
Gray measure_paper(const Gray& picture, int block) {
  Gray paper((picture.width + block - 1) / block, (picture.height + block - 1) / block);
  for (int by = 0; by < paper.height; ++by) {
    for (int bx = 0; bx < paper.width; ++bx) {
      std::array<int, 256> histogram{};
      int total = 0;
      const int y1 = std::min((by + 1) * block, picture.height);
      const int x1 = std::min((bx + 1) * block, picture.width);
      for (int y = by * block; y < y1; y += 2) {
        const std::uint8_t* line = picture.row(y);
        for (int x = bx * block + (y / 2) % 2; x < x1; x += 2) {
          ++histogram[line[x]];
          ++total;
        }
      }
      int below = 0;
      int level = 0;
      const int wanted = static_cast<int>(total * kPaperShare);
      while (level < 255 && below + histogram[static_cast<std::size_t>(level)] <= wanted) {
        below += histogram[static_cast<std::size_t>(level)];
        ++level;
      }
      paper.row(by)[bx] = static_cast<std::uint8_t>(level);
    }
  }
  return paper;
}

// Blocks inside thick strokes take the paper of their neighbours; then a mean evens out the steps.
Gray smooth_paper(const Gray& paper) {
  Gray brightest(paper.width, paper.height);
  Gray mean(paper.width, paper.height);
  const auto around = [&](const Gray& source, int x, int y, auto&& combine) {
    for (int j = std::max(y - 1, 0); j <= std::min(y + 1, source.height - 1); ++j) {
      for (int i = std::max(x - 1, 0); i <= std::min(x + 1, source.width - 1); ++i) {
        combine(source.at(i, j));
      }
    }
  };
  for (int y = 0; y < paper.height; ++y) {
    for (int x = 0; x < paper.width; ++x) {
      std::uint8_t level = 0;
      around(paper, x, y, [&](std::uint8_t value) { level = std::max(level, value); });
      brightest.row(y)[x] = level;
    }
  }
  for (int y = 0; y < paper.height; ++y) {
    for (int x = 0; x < paper.width; ++x) {
      int sum = 0;
      int count = 0;
      around(brightest, x, y, [&](std::uint8_t value) {
        sum += value;
        ++count;
      });
      mean.row(y)[x] = static_cast<std::uint8_t>(sum / count);
    }
  }
  return mean;
}

}  // namespace

void flatten_light(Gray& picture, double dpi) {
  if (picture.is_empty()) return;
  const int block = std::max(8, static_cast<int>(std::lround(dpi / 20)));
  const Gray paper = smooth_paper(measure_paper(picture, block));
  // gain[v] × pixel / 256, interpolated between block centres.
  std::array<std::uint32_t, 256> gain{};
  for (std::size_t v = 0; v < gain.size(); ++v) {
    gain[v] = static_cast<std::uint32_t>(
        std::lround(255.0 * 256.0 / std::max<double>(static_cast<double>(v), kDarkestPaper)));
  }
  // Of each column: the block centre left of it, and how far it is from there to the next, in 1/64.
  std::vector<int> left(static_cast<std::size_t>(picture.width));
  std::vector<std::uint32_t> part(left.size());
  for (int x = 0; x < picture.width; ++x) {
    const int position = std::clamp((2 * x - block) * 32 / block, 0, (paper.width - 1) * 64);
    const int i = std::min(position / 64, std::max(paper.width - 2, 0));
    left[static_cast<std::size_t>(x)] = i;
    part[static_cast<std::size_t>(x)] = static_cast<std::uint32_t>(position - i * 64);
  }
  // One more than there are blocks: the last has no next.
  std::vector<std::uint32_t> line_gain(static_cast<std::size_t>(paper.width) + 1);
  std::vector<std::uint32_t> factors(left.size());
  for (int y = 0; y < picture.height; ++y) {
    const double by = std::clamp((y + 0.5) / block - 0.5, 0.0, paper.height - 1.0);
    const int j = std::min(static_cast<int>(by), std::max(paper.height - 2, 0));
    const int k = std::min(j + 1, paper.height - 1);
    const double fy = by - j;
    for (int i = 0; i < paper.width; ++i) {
      line_gain[static_cast<std::size_t>(i)] =
          static_cast<std::uint32_t>(gain[paper.at(i, j)] * (1 - fy) + gain[paper.at(i, k)] * fy);
    }
    line_gain.back() = line_gain[line_gain.size() - 2];
    for (std::size_t x = 0; x < left.size(); ++x) {
      const std::uint32_t* here = line_gain.data() + left[x];
      factors[x] = (here[0] * (64 - part[x]) + here[1] * part[x]) / 64;
    }
    std::uint8_t* line = picture.row(y);
    for (std::size_t x = 0; x < left.size(); ++x)
      line[x] = static_cast<std::uint8_t>(std::min<std::uint32_t>(line[x] * factors[x] / 256, 255));
  }
}

}  // namespace gouji::ocr
