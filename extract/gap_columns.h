// Columns of figures that no vertical rule parts: where figures stand below each other.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "extract/gap_rows.h"
#include "extract/rulings.h"

namespace gouji {

constexpr double kWordGap = 0.3;  // ems between words of a header, more than within one

class GapColumns {
 public:
  // The columns are those of the figures, and those of which only a heading in the lines from
  // `header` on shows that they are there: all their cells are empty.
  GapColumns(const std::vector<GappedLine>& lines, const Segment& segment, std::size_t header);

  std::size_t size() const { return extents_.size(); }
  // Of its figures, of an empty column those of its heading.
  const Stretch& extent(std::size_t column) const { return extents_[column]; }

  // Edge `index` is to the left of column `index`, the last one to the right of all. They stand
  // midway between neighbours, and between labels and the first column.
  double edge(std::size_t index) const { return edges_[index]; }

  // The column that `x` lies in, the outer ones reaching as far as the page.
  std::size_t column_of(double x) const;

  // First and last of the columns whose middles a heading covers, or the one it stands in.
  std::pair<std::size_t, std::size_t> span_of(const Box& box) const;

 private:
  std::vector<Stretch> extents_;  // from left to right
  std::vector<double> edges_;
};

}  // namespace gouji
