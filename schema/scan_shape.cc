#include "schema/scan_shape.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr double least_figures = 0.6;  // of the cells where a line has its figures
constexpr int most_of_others = 2;      // rows that a table may share with another of the form
constexpr double by_its_place = 0.55;  // what a row without label is worth (table_map.cc)

// A line that the form's table has.
struct FormLine {
  int cells = 0;
  int figures = 0;  // the last of them; 0: a title or a header
  int target = -1;  // into Target::rows, of a line with figures
};

// A line of a scan's table.
struct ScanLine {
  const SourceTable* source = nullptr;
  int block = -1;  // of the row that it is; -1 for a header
  int row = -1;
  std::vector<int> cells;  // from the left
};

void add_header(const TargetBlock& block, std::vector<FormLine>& lines) {
  if (block.title >= 0) lines.push_back({1, 0, -1});
  lines.push_back({block.size() + (block.is_labelled ? 1 : 0), 0, -1});
}

std::vector<FormLine> lines_of(const Target& target, const TableChoice& choice) {
  std::vector<FormLine> lines;
  int block = -1;
  for (std::size_t index = 0; index < target.rows.size(); ++index) {
    const TargetRow& row = target.rows[index];
    if (!has_row(choice, target, row)) continue;
    const TargetBlock& own = target.blocks[static_cast<std::size_t>(row.block)];
    if (row.block != block) add_header(own, lines);
    block = row.block;
    const int labels = row.label < 0 ? 0 : static_cast<int>(row.groups.size()) + 1;
    lines.push_back({labels + own.size(), own.size(), static_cast<int>(index)});
  }
  return lines;
}

std::vector<int> cells_over(const SourceTable& source, int row) {
  std::vector<int> cells;
  for (int column = 0; column < source.columns; ++column) {
    const int index = source.at(row, column);
    if (index >= 0 && (cells.empty() || cells.back() != index)) cells.push_back(index);
  }
  return cells;
}

void add_lines(const SourceTable& source, std::vector<ScanLine>& lines) {
  const std::size_t first = lines.size();
  for (int row = 0; row < source.rows; ++row) {
    lines.push_back({&source, -1, -1, cells_over(source, row)});
  }
  for (std::size_t block = 0; block < source.blocks.size(); ++block) {
    const std::vector<SourceRow>& rows = source.blocks[block].rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      ScanLine& line = lines[first + static_cast<std::size_t>(rows[row].row)];
      line.block = static_cast<int>(block);
      line.row = static_cast<int>(row);
    }
  }
}

// Whether the table's rows are mostly another's.
bool is_of_another(const TableMap& map, const Target& target, int table) {
  return std::count_if(map.rows.begin(), map.rows.end(), [&](const RowMatch& match) {
           return target.rows[static_cast<std::size_t>(match.target)].table != table;
         }) > most_of_others;
}

double share_of_figures(const ScanLine& line, int figures) {
  const auto begin = line.cells.end() - figures;
  const auto count = std::count_if(begin, line.cells.end(), [&line](int cell) {
    return line.source->cell(cell).kind != CellKind::text;
  });
  return static_cast<double>(count) / figures;
}

bool may_be(const ScanLine& line, const FormLine& wanted) {
  if (static_cast<int>(line.cells.size()) != wanted.cells) return false;
  // The cells of a header may all be misread as figures.
  if (wanted.figures == 0) return true;
  return line.row >= 0 && share_of_figures(line, wanted.figures) >= least_figures;
}

RowClaim claim(const ScanLine& line, const FormLine& wanted) {
  const SourceRow& row = line.source->blocks[static_cast<std::size_t>(line.block)]
                             .rows[static_cast<std::size_t>(line.row)];
  RowClaim made;
  made.source = line.source;
  made.block = line.block;
  made.row = line.row;
  made.target = wanted.target;
  made.row_label = row.label;
  made.score = by_its_place;
  made.label = 0;
  made.unsure = true;
  for (auto cell = line.cells.end() - wanted.figures; cell != line.cells.end(); ++cell) {
    made.cells.push_back({*cell, -1, 0, true});
  }
  return made;
}

}  // namespace

std::vector<RowClaim> claims_by_lines(const std::vector<SourceTable>& sources, const FormMap& map,
                                      const TableChoice& choice) {
  const Target& target = *map.target;
  std::vector<ScanLine> lines;
  for (std::size_t index = 0; index < sources.size(); ++index) {
    const SourceTable& source = sources[index];
    if (source.is_sequence || source.table->method != Method::ocr) continue;
    if (!is_of_another(map.tables[index], target, choice.table)) add_lines(source, lines);
  }
  const std::vector<FormLine> wanted = lines_of(target, choice);
  std::vector<RowClaim> claims;
  for (std::size_t first = 0; first + wanted.size() <= lines.size(); ++first) {
    if (!std::equal(
            wanted.begin(), wanted.end(), lines.begin() + static_cast<std::ptrdiff_t>(first),
            [](const FormLine& form, const ScanLine& scan) { return may_be(scan, form); })) {
      continue;
    }
    if (!claims.empty()) return {};  // it could be either
    for (std::size_t line = 0; line < wanted.size(); ++line) {
      if (wanted[line].target >= 0) claims.push_back(claim(lines[first + line], wanted[line]));
    }
  }
  return claims;
}

}  // namespace gouji
