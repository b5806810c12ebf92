#include "extract/ocr/broken_figure.h"

#include <algorithm>

#include "extract/ocr/digit_shapes.h"
#include "extract/ocr/figure_ink.h"
#include "extract/ocr/prepare.h"

namespace gouji::ocr {

std::vector<CellInk> lines_apart(const CellInk& ink) {
  std::vector<CellInk> lines;
  for (const PixelBox& line : lines_of(ink, kWorkDpi)) {
    CellInk& part = lines.emplace_back();
    part.box = line;
    part.inside = ink.inside;
    part.touches_rule = ink.touches_rule;
    for (const InkPiece& piece : ink.pieces) {
      if (piece.box.y0 >= line.y0 && piece.box.y1 <= line.y1) part.pieces.push_back(piece);
    }
  }
  return lines;
}

bool is_broken_figure(const CellInk& ink) {
  const std::vector<CellInk> lines = lines_apart(ink);
  return lines.size() > 1 && std::all_of(lines.begin(), lines.end(), [](const CellInk& line) {
           return are_digits(line, kWorkDpi);
         });
}

bool fills_lines(const CellInk& ink) {
  const std::vector<CellInk> lines = lines_apart(ink);
  const std::size_t full = digit_pieces(lines.front()).size();
  return full >= 2 && digit_pieces(lines.back()).size() <= full &&
         std::all_of(lines.begin(), lines.end() - 1,
                     [full](const CellInk& line) { return digit_pieces(line).size() == full; });
}

bool is_digit_by_digit(const CellInk& ink) {
  const std::vector<CellInk> lines = lines_apart(ink);
  return std::all_of(lines.begin(), lines.end(),
                     [](const CellInk& line) { return digit_pieces(line).size() == 1; });
}

bool is_whole_figure(const std::string& text) {
  const bool is_plain = text.find(',') == std::string::npos;
  return is_plain ? text.size() < 2 || text.front() != '0' : is_grouped(text);
}

}  // namespace gouji::ocr
