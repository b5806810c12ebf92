#include "extract/ocr/table_reader.h"

#include <algorithm>
#include <deque>
#include <utility>
#include <vector>

#include "extract/ocr/alike.h"
#include "extract/ocr/cell_ink.h"
#include "extract/ocr/figures.h"
#include "extract/ocr/ink.h"
#include "extract/ocr/text_lines.h"
#include "normalize/figure.h"

namespace gouji::ocr {
namespace {

constexpr double kSureText = 0.6;    // of characters read where figures were expected
constexpr double kFaintShare = 0.5;  // of the contrast of ink: specks that may be faint print

int han_characters(const std::string& text) {
  // Han characters take three bytes in UTF-8, the first from 0xE4 to 0xE9; 《 and ， have others.
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9;
  }));
}

// Lone digits are read as lone characters: 1 as 工, 4 as 全.
bool is_text(const std::string& text) { return text == "无" || han_characters(text) >= 2; }

// Numerals that the recogniser of Chinese made of something: 一人, 二.
bool is_odd_figure(const std::string& text) { return text != "无" && states_figure(text); }

// Faint marks in a cell without ink: print too light to be sure that there is none.
bool has_faint_marks(const Gray& picture, const PixelBox& cell, int level) {
  const int faint = static_cast<int>(255 - (255 - level) * kFaintShare);
  const CellInk marks = find_cell_ink(picture, cell, faint, kWorkDpi);
  return std::any_of(marks.pieces.begin(), marks.pieces.end(), [](const InkPiece& piece) {
    return piece.box.height() >= 0.06 * kWorkDpi && piece.box.width() >= 2;
  });
}

// The lines of a cell as inks of their own.
std::vector<CellInk> lines_apart(const CellInk& ink) {
  std::vector<CellInk> lines;
  for (const PixelBox& line : lines_of(ink, kWorkDpi)) {
    CellInk& part = lines.emplace_back();
    part.box = line;
    part.touches_rule = ink.touches_rule;
    for (const InkPiece& piece : ink.pieces) {
      if (piece.box.y0 >= line.y0 && piece.box.y1 <= line.y1) part.pieces.push_back(piece);
    }
  }
  return lines;
}

int darkest_in(const Gray& picture, const PixelBox& cell) {
  const int inset = static_cast<int>(0.03 * kWorkDpi);
  const PixelBox inside =
      intersect({cell.x0 + inset, cell.y0 + inset, cell.x1 - inset, cell.y1 - inset},
                {0, 0, picture.width, picture.height});
  int darkest = 255;
  for (int y = inside.y0; y < inside.y1; ++y) {
    if (inside.is_empty()) break;
    darkest = std::min<int>(
        darkest, *std::min_element(picture.row(y) + inside.x0, picture.row(y) + inside.x1));
  }
  return darkest;
}

// Below it a pixel is ink: by the table's rules, and by how dark its text is. The other side of a
// thin sheet shows through lighter than that.
int text_level(const Gray& picture, const Grid& grid) {
  constexpr int paper = 200;
  constexpr double share = 0.65;  // of the way from ink to paper
  const int level = ink_level(grid.lattice.contrast);
  std::vector<int> values;
  for (const GridCell& cell : grid.cells) {
    const int value = darkest_in(picture, cell.box);
    if (value < paper) values.push_back(value);
  }
  if (values.empty()) return level;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return std::min(level, static_cast<int>(*middle + share * (255 - *middle)));
}

}  // namespace

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

Table read_table(const ReadingPage& page, const Grid& grid, int number, Recognizer& recognizer,
                 DigitShapes& shapes) {
  Table table;
  table.rows = grid.rows();
  table.columns = grid.columns();
  table.method = Method::ocr;
  const Gray& picture = page.work.picture;
  const int level = text_level(picture, grid);
  std::vector<CellInk> inks;
  std::vector<const CellInk*> figure_inks;
  std::vector<std::size_t> figure_cells;
  std::vector<const CellInk*> odd_inks;  // neither figures nor text, as it seems
  std::vector<std::size_t> odd_cells;
  inks.reserve(grid.cells.size());
  std::deque<CellInk> lines;  // of cells of several lines
  for (const GridCell& from : grid.cells) {
    Cell cell;
    cell.row = from.row;
    cell.column = from.column;
    cell.row_span = from.row_span;
    cell.column_span = from.column_span;
    cell.page = number;
    cell.box = page.in_points(from.box);
    cell.doubtful = from.doubtful;
    inks.push_back(find_cell_ink(picture, from.box, level, kWorkDpi));
    const CellInk& ink = inks.back();
    if (ink.is_blank()) {
      if (has_faint_marks(picture, from.box, level)) cell.doubtful = true;
    } else {
      cell.text_box = page.in_points(ink.box);
      if (is_dash(ink, from.box, kWorkDpi)) {
        cell.text = "—";
        cell.confidence = 0.9;
      } else if (is_slash(picture, ink, level, kWorkDpi)) {
        cell.text = std::string(1, '/');
        cell.confidence = 0.9;
      } else if (may_be_figures(ink, kWorkDpi)) {
        figure_inks.push_back(&ink);
        figure_cells.push_back(table.cells.size());
      } else {
        TextReading reading = read_cell_text(page, ink, recognizer);
        cell.text = std::move(reading.text);
        cell.confidence = reading.confidence;
        cell.doubtful = cell.doubtful || is_odd_figure(cell.text);
        if (!is_text(cell.text)) {
          // Figures that run together, those that a narrow column broke over lines, 无 cut by a
          // rule, or a mark that nobody knows.
          cell.text.clear();
          odd_inks.push_back(&ink);
          odd_cells.push_back(table.cells.size());
        }
      }
    }
    table.cells.push_back(std::move(cell));
  }
  const std::vector<AlikeReading> alike =
      read_alike(page, odd_inks, AlikeKind::characters, recognizer);
  for (std::size_t i = 0; i < odd_inks.size(); ++i) {
    Cell& cell = table.cells[odd_cells[i]];
    if (is_text(alike[i].text)) {
      cell.text = alike[i].text;
      cell.confidence = kSureText;
      cell.doubtful = cell.doubtful || !alike[i].clear;
      continue;
    }
    for (CellInk& line : lines_apart(*odd_inks[i])) {
      figure_inks.push_back(&lines.emplace_back(std::move(line)));
      figure_cells.push_back(odd_cells[i]);
    }
    cell.doubtful = true;
  }
  std::vector<FigureReading> readings = read_figures(page, figure_inks, recognizer, shapes);
  for (std::size_t i = 0; i < readings.size(); ++i) {
    Cell& cell = table.cells[figure_cells[i]];
    if (readings[i].doubtful && !readings[i].is_print_known && !cell.doubtful) {
      TextReading text = read_cell_text(page, *figure_inks[i], recognizer);
      if (is_text(text.text) && text.confidence >= kSureText) {
        cell.text = std::move(text.text);
        cell.confidence = text.confidence;
        cell.doubtful = cell.doubtful || is_odd_figure(cell.text);
        continue;
      }
    }
    const bool is_first = i == 0 || figure_cells[i - 1] != figure_cells[i];
    const double confidence = std::clamp(readings[i].confidence, 0.01, 0.99);
    cell.confidence = is_first ? confidence : std::min(cell.confidence, confidence);
    cell.text += readings[i].text;
    cell.doubtful =
        cell.doubtful || readings[i].doubtful || cell.text.empty() || figure_inks[i]->touches_rule;
  }
  return table;
}

}  // namespace gouji::ocr
