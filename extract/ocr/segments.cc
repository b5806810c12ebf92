#include "extract/ocr/segments.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gouji::ocr {
namespace {

struct Run {
  int across;
  int begin;
  int end;
  int weight;  // sum of the ridge
};

// The run that is open in one line of pixels, and the rule by which it closes.
struct OpenRun {
  int begin = -1;
  int last = 0;
  int weight = 0;
  int hits = 0;
};

void close_run(OpenRun& run, int across, const SegmentOptions& options, std::vector<Run>& runs) {
  const int length = run.last + 1 - run.begin;
  if (run.begin >= 0 && length >= options.shortest && run.hits * 10 >= length * 7) {
    runs.push_back({across, run.begin, run.last + 1, run.weight});
  }
  run.begin = -1;
}

void add_pixel(OpenRun& run, int along, int ridge, int across, const SegmentOptions& options,
               std::vector<Run>& runs) {
  if (run.begin >= 0 && along - run.last > options.largest_gap + 1) {
    close_run(run, across, options, runs);
  }
  if (run.begin < 0) run = {along, along, 0, 0};
  run.last = along;
  run.weight += ridge;
  ++run.hits;
}

// Both axes read the map row by row, which is the order of memory; by line and place in it.
std::vector<Run> find_runs(const Gray& ridges, Axis axis, const SegmentOptions& options) {
  std::vector<Run> runs;
  const bool is_horizontal = axis == Axis::horizontal;
  std::vector<OpenRun> open(static_cast<std::size_t>(is_horizontal ? 1 : ridges.width));
  for (int y = 0; y < ridges.height; ++y) {
    const std::uint8_t* line = ridges.row(y);
    for (int x = 0; x < ridges.width; ++x) {
      if (line[x] < options.threshold) continue;
      if (is_horizontal) {
        add_pixel(open[0], x, line[x], y, options, runs);
      } else {
        add_pixel(open[static_cast<std::size_t>(x)], y, line[x], x, options, runs);
      }
    }
    if (is_horizontal) close_run(open[0], y, options, runs);
  }
  if (!is_horizontal) {
    for (int x = 0; x < ridges.width; ++x) {
      close_run(open[static_cast<std::size_t>(x)], x, options, runs);
    }
    std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
      return a.across != b.across ? a.across < b.across : a.begin < b.begin;
    });
  }
  return runs;
}

// Weighted least squares over the runs of one piece.
class Fit {
 public:
  void add(const Run& run) {
    // A run of n pixels contributes its points along the row: mean and spread in closed form.
    const double length = run.end - run.begin;
    const double middle = (run.begin + run.end - 1) / 2.0;
    const double weight = run.weight;
    weight_ += weight;
    along_ += weight * middle;
    along_squared_ += weight * (middle * middle + (length * length - 1) / 12);
    across_ += weight * run.across;
    product_ += weight * middle * run.across;
    begin_ = std::min(begin_, run.begin);
    end_ = std::max(end_, run.end);
    first_ = std::min(first_, run.across);
    last_ = std::max(last_, run.across);
    pixels_ += length;
  }

  Segment segment(Axis axis) const {
    Segment out;
    out.axis = axis;
    out.begin = begin_;
    out.end = end_;
    const double mean_along = along_ / weight_;
    const double mean_across = across_ / weight_;
    const double spread = along_squared_ / weight_ - mean_along * mean_along;
    const double together = product_ / weight_ - mean_along * mean_across;
    out.slope = spread > 1 ? together / spread : 0;
    out.across = mean_across + out.slope * (out.middle() - mean_along);
    out.thickness = last_ - first_ + 1 - std::abs(out.slope) * out.length();
    out.contrast = weight_ / std::max(pixels_, 1.0);
    return out;
  }

 private:
  double weight_ = 0;
  double along_ = 0;
  double along_squared_ = 0;
  double across_ = 0;
  double product_ = 0;
  double pixels_ = 0;
  int begin_ = 1 << 30;
  int end_ = 0;
  int first_ = 1 << 30;
  int last_ = 0;
};

std::size_t find_root(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

}  // namespace

std::vector<Segment> find_segments(const Gray& ridges, Axis axis, const SegmentOptions& options) {
  const std::vector<Run> runs = find_runs(ridges, axis, options);
  const int lines = axis == Axis::horizontal ? ridges.height : ridges.width;
  std::vector<std::size_t> first_of_line(static_cast<std::size_t>(lines) + 1, runs.size());
  for (std::size_t i = runs.size(); i-- > 0;) {
    first_of_line[static_cast<std::size_t>(runs[i].across)] = i;
  }
  for (std::size_t line = static_cast<std::size_t>(lines); line-- > 0;) {
    first_of_line[line] = std::min(first_of_line[line], first_of_line[line + 1]);
  }

  std::vector<std::size_t> parents(runs.size());
  std::iota(parents.begin(), parents.end(), std::size_t{0});
  for (std::size_t line = 1; line < static_cast<std::size_t>(lines); ++line) {
    std::size_t above = first_of_line[line - 1];
    for (std::size_t i = first_of_line[line]; i < first_of_line[line + 1]; ++i) {
      while (above < first_of_line[line] && runs[above].end <= runs[i].begin) ++above;
      for (std::size_t j = above; j < first_of_line[line] && runs[j].begin < runs[i].end; ++j) {
        parents[find_root(parents, i)] = find_root(parents, j);
      }
    }
  }
  std::vector<std::size_t> slot(runs.size(), runs.size());
  std::vector<Fit> fits;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::size_t& index = slot[find_root(parents, i)];
    if (index == runs.size()) {
      index = fits.size();
      fits.emplace_back();
    }
    fits[index].add(runs[i]);
  }
  std::vector<Segment> segments;
  segments.reserve(fits.size());
  for (const Fit& fit : fits) segments.push_back(fit.segment(axis));
  return segments;
}

}  // namespace gouji::ocr
