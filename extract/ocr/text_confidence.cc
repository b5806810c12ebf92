#include "extract/ocr/text_confidence.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/ocr/cell_ink.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/label_lines.h"
#include "extract/ocr/prepare.h"
#include "extract/ocr/text_level.h"

namespace gouji::ocr {

double text_confidence(const ReadingPage& page, Recognizer& recognizer) {
  constexpr std::size_t enough = 4;
  std::vector<CellInk> inks;
  for (const Grid& grid : page.grids) {
    const int level = text_level(page.work.picture, grid);
    for (const GridCell& cell : grid.cells) {
      CellInk ink = find_cell_ink(page.work.picture, cell.box, level, kWorkDpi);
      if (ink.is_blank() || may_be_figures(ink, kWorkDpi)) continue;
      if (lines_of(ink, kWorkDpi).size() == 1) inks.push_back(std::move(ink));
    }
  }
  std::stable_sort(inks.begin(), inks.end(), [](const CellInk& a, const CellInk& b) {
    return a.box.width() > b.box.width();
  });
  inks.resize(std::min(inks.size(), enough));
  double total = 0;
  for (const CellInk& ink : inks) total += read_cell_text(page, ink, recognizer).confidence;
  return inks.empty() ? 0 : total / static_cast<double>(inks.size());
}

}  // namespace gouji::ocr
