#include "extract/ocr/parted_labels.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/label_lines.h"
#include "extract/ocr/prepare.h"
#include "extract/ocr/text_level.h"
#include "normalize/text.h"

namespace gouji::ocr {
namespace {

// Pixels from a stroke to the rest of its character, and to the next one.
constexpr double kNear = 0.05 * kWorkDpi;
constexpr double kNextNear = 0.12 * kWorkDpi;
constexpr std::size_t kMostParts = 4;  // of a label

class PartedLabels {
 public:
  PartedLabels(const ReadingPage& page, const Grid& grid, Recognizer& recognizer)
      : page_(page),
        grid_(grid),
        recognizer_(recognizer),
        level_(text_level(page.work.picture, grid)),
        edges_(grid.edges) {}

  // The edges without the strokes; whether there was one.
  bool find() {
    for (std::size_t first = 0; first < grid_.cells.size(); ++first) {
      std::vector<std::size_t> parts = {first};
      while (parts.size() < kMostParts) {
        const std::size_t next = right_of(parts.back());
        if (next == grid_.cells.size() || !may_be_stroke(parts.back(), next)) break;
        if (is_sure_left_of(grid_.cells[next]) && is_label(parts.back()) && is_label(next)) break;
        parts.push_back(next);
      }
      for (; parts.size() > 1; parts.pop_back()) {
        if (!is_parted_label(parts)) continue;
        join(parts);
        first = parts.back();
        break;
      }
    }
    return has_joined_;
  }

  Edges& edges() { return edges_; }

 private:
  // The cell behind, in the same rows; none: the number of cells.
  std::size_t right_of(std::size_t i) const {
    const GridCell& cell = grid_.cells[i];
    const auto found =
        std::find_if(grid_.cells.begin(), grid_.cells.end(), [&](const GridCell& other) {
          return other.row == cell.row && other.row_span == cell.row_span &&
                 other.column == cell.column + cell.column_span;
        });
    return static_cast<std::size_t>(found - grid_.cells.begin());
  }

  CellInk ink_of(const PixelBox& box) const {
    return find_cell_ink(page_.work.picture, box, level_, kWorkDpi);
  }

  // Whether ink stands as near the edge between two cells as the rest of a character does. Figures
  // further off are none of it, nor is one beside a rule that is there beyond doubt and in other
  // rows too.
  bool may_be_stroke(std::size_t before, std::size_t behind) const {
    const GridCell& cell = grid_.cells[behind];
    const CellInk ink_before = ink_of(grid_.cells[before].box);
    const CellInk ink_behind = ink_of(cell.box);
    const double near = is_sure_left_of(cell) ? kNear : kNextNear;
    const bool is_near_before = !ink_before.is_blank() && cell.box.x0 - ink_before.box.x1 <= near;
    const bool is_near_behind = !ink_behind.is_blank() && ink_behind.box.x0 - cell.box.x0 <= near;
    if (!is_near_before && !is_near_behind) return false;
    const bool is_figure_before = may_be_figures(ink_before, kWorkDpi);
    const bool is_figure_behind = may_be_figures(ink_behind, kWorkDpi);
    if (is_figure_before && !is_near_before) return false;
    if (is_figure_behind && !is_near_behind) return false;
    return !(is_figure_before || is_figure_behind) || !is_sure_left_of(cell) || is_alone(cell);
  }

  // Whether the rule in front of a cell is nowhere else.
  bool is_alone(const GridCell& cell) const {
    for (int row = 0; row < grid_.rows(); ++row) {
      const bool is_here = row >= cell.row && row < cell.row + cell.row_span;
      if (!is_here && is_there(grid_.edges.left_of(row, cell.column))) return false;
    }
    return true;
  }

  bool is_sure_left_of(const GridCell& cell) const {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      if (grid_.edges.left_of(row, cell.column) < 1) return false;
    }
    return true;
  }

  // The label in a cell, read once; nothing where there is none.
  const std::optional<TextReading>& label_in(std::size_t i) {
    const auto found = labels_.find(i);
    if (found != labels_.end()) return found->second;
    const CellInk ink = ink_of(grid_.cells[i].box);
    return labels_[i] = ink.is_blank() ? std::nullopt : read_known_label(page_, ink, recognizer_);
  }

  // Whether nothing of the label in a cell is lost.
  bool is_label(std::size_t i) {
    const std::optional<TextReading>& label = label_in(i);
    return label && recognizer_.labels().has(label->text);
  }

  // What stands in some cells together is one label, and a stroke of it parted them, where one of
  // them alone is no label, or what they say one by one lacks what was in the stroke. Two labels
  // beside each other have most pairs of characters of labels, but are no piece of one.
  bool is_parted_label(const std::vector<std::size_t>& parts) {
    PixelBox all;
    for (const std::size_t i : parts) all = gouji::ocr::join(all, grid_.cells[i].box);
    std::optional<TextReading> whole = read_known_label(page_, ink_of(all), recognizer_);
    if (!whole) return false;
    if (!is_piece(whole->text)) whole = read_cell_text(page_, ink_of(all), recognizer_);
    std::size_t inked = 0;
    std::size_t known = 0;
    std::string text;
    for (const std::size_t i : parts) {
      if (ink_of(grid_.cells[i].box).is_blank()) continue;
      ++inked;
      const std::optional<TextReading>& part = label_in(i);
      if (!part) continue;
      ++known;
      text += part->text;
    }
    if (!is_piece(whole->text)) return known == 0;
    return known < inked || (inked > 1 && fold(text) != fold(whole->text));
  }

  bool is_piece(const std::string& text) const {
    return recognizer_.labels().has(text) || recognizer_.labels().has_numbered(text);
  }

  void join(const std::vector<std::size_t>& parts) {
    for (std::size_t k = 1; k < parts.size(); ++k) {
      const GridCell& cell = grid_.cells[parts[k]];
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        edges_.left_of(row, cell.column) = 0;
      }
    }
    has_joined_ = true;
  }

  const ReadingPage& page_;
  const Grid& grid_;
  Recognizer& recognizer_;
  int level_;
  Edges edges_;
  std::map<std::size_t, std::optional<TextReading>> labels_;  // by cell
  bool has_joined_ = false;
};

}  // namespace

Grid join_parted_labels(const ReadingPage& page, Grid grid, Recognizer& recognizer) {
  PartedLabels labels(page, grid, recognizer);
  if (!labels.find()) return grid;
  Edges edges = std::move(labels.edges());
  return build_grid(std::move(grid.lattice), std::move(edges), std::move(grid.covered));
}

}  // namespace gouji::ocr
