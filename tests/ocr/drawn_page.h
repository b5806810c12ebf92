// Pages drawn in code: rules, strokes that look like characters, and what a copier does to them.
#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "extract/ocr/grid.h"
#include "extract/ocr/image.h"

namespace gouji::ocr {

class DrawnPage {
 public:
  explicit DrawnPage(int width = 1000, int height = 900) : picture(width, height) {}

  void fill(int x0, int y0, int x1, int y1, int level = 0) {
    for (int y = std::max(y0, 0); y < std::min(y1, picture.height); ++y) {
      for (int x = std::max(x0, 0); x < std::min(x1, picture.width); ++x) {
        picture.row(y)[x] = static_cast<std::uint8_t>(level);
      }
    }
  }
  void across(int y, int x0, int x1) { rule(x0, y - 1, x1, y + 1, true); }
  void down(int x, int y0, int y1) { rule(x - 1, y0, x + 1, y1, false); }

  // Every line of a grid, each through the whole of it.
  void grid(const std::vector<int>& xs, const std::vector<int>& ys) {
    for (const int y : ys) across(y, xs.front(), xs.back() + 1);
    for (const int x : xs) down(x, ys.front(), ys.back() + 1);
  }

  // Characters of two upright strokes and three across, as rules are drawn.
  void text(int x, int y, int count, int size = 24) {
    std::uniform_int_distribution<int> shift(0, size / 4);
    for (int i = 0; i < count; ++i, x += size + 3) {
      for (const int k : {0, size / 3, 2 * size / 3}) {
        const int top = y + k + shift(random_);
        fill(x + 2 + shift(random_), top, x + size - 2 - shift(random_), top + 2);
      }
      for (const int k : {2, size / 2 + 2}) {
        const int left = x + k + shift(random_);
        fill(left, y + 1 + shift(random_), left + 2, y + size - 1);
      }
    }
  }

  // A nought, its middle at (x, y).
  void figure(int x, int y) {
    for (int j = -11; j <= 11; ++j) {
      for (int i = -7; i <= 7; ++i) {
        const double radius = std::hypot(i / 7.0, j / 11.0);
        if (radius > 0.65 && radius < 1) fill(x + i, y + j, x + i + 1, y + j + 1);
      }
    }
  }
  // One in the middle of each place of a grid.
  void figures(const std::vector<int>& xs, const std::vector<int>& ys) {
    for (std::size_t row = 0; row + 1 < ys.size(); ++row) {
      for (std::size_t column = 0; column + 1 < xs.size(); ++column) {
        figure((xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2);
      }
    }
  }

  void add_noise(double deviation) {
    std::normal_distribution<double> noise(0, deviation);
    for (auto& pixel : picture.pixels) {
      pixel = static_cast<std::uint8_t>(std::clamp(pixel + noise(random_), 0.0, 255.0));
    }
  }

  // A mean of 3 × 3 pixels, `times` over.
  void blur(int times) {
    for (; times > 0; --times) {
      const Gray before = picture;
      for (int y = 1; y + 1 < picture.height; ++y) {
        for (int x = 1; x + 1 < picture.width; ++x) {
          int sum = 0;
          for (int j = -1; j <= 1; ++j) {
            for (int i = -1; i <= 1; ++i) sum += before.at(x + i, y + j);
          }
          picture.row(y)[x] = static_cast<std::uint8_t>(sum / 9);
        }
      }
    }
  }

  // From here on this share of each rule is left out, in pieces.
  void break_rules(double share) { broken_ = share; }

  Gray picture;

 private:
  void rule(int x0, int y0, int x1, int y1, bool is_horizontal) {
    constexpr int kPiece = 10;
    std::bernoulli_distribution is_lost(broken_);
    const int begin = is_horizontal ? x0 : y0;
    const int end = is_horizontal ? x1 : y1;
    for (int at = begin; at < end; at += kPiece) {
      if (broken_ > 0 && is_lost(random_)) continue;
      const int to = std::min(at + kPiece, end);
      if (is_horizontal) {
        fill(at, y0, to, y1);
      } else {
        fill(x0, at, x1, to);
      }
    }
  }

  std::mt19937 random_{7};
  double broken_ = 0;
};

// The tables of a page, one line a row: the column of each cell, its spans, "?" where in doubt.
inline std::string dump_grids(const std::vector<Grid>& grids) {
  std::string out;
  for (const Grid& grid : grids) {
    out += std::to_string(grid.rows()) + " x " + std::to_string(grid.columns());
    int row = -1;
    for (const GridCell& cell : grid.cells) {
      if (cell.row != row) out += "\n" + std::to_string(row = cell.row) + ":";
      out += " " + std::to_string(cell.column);
      if (cell.row_span > 1) out += "r" + std::to_string(cell.row_span);
      if (cell.column_span > 1) out += "c" + std::to_string(cell.column_span);
      if (cell.doubtful) out += "?";
    }
    out += "\n";
  }
  return out;
}

// The dump of a grid without spans or doubt.
inline std::string plain_grid(int rows, int columns) {
  std::string out = std::to_string(rows) + " x " + std::to_string(columns);
  for (int row = 0; row < rows; ++row) {
    out += "\n" + std::to_string(row) + ":";
    for (int column = 0; column < columns; ++column) out += " " + std::to_string(column);
  }
  return out + "\n";
}

}  // namespace gouji::ocr
