// Wrong rowspans: what is set right, what is doubted, what is left alone.
#include <catch2/catch.hpp>
#include <string>

#include "extract/span_grid.h"

namespace {

using namespace gouji;

// Rows as text: cells separated by spaces, "3x2" in front of a colon for rowspan x colspan; a label
// begins with a letter, "." is a blank, a digit a figure. "3x1:a 1 2"
std::vector<SpanRow> rows_of(const std::vector<std::string>& lines) {
  std::vector<SpanRow> rows;
  for (const std::string& line : lines) {
    SpanRow& row = rows.emplace_back();
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      std::string text = line.substr(begin, end - begin);
      begin = end + 1;
      SpanCell cell;
      if (const std::size_t colon = text.find(':'); colon != std::string::npos) {
        cell.row_span = std::stoi(text);
        cell.column_span = std::stoi(text.substr(text.find('x') + 1));
        text = text.substr(colon + 1);
      }
      cell.kind = text == "."                                              ? CellKind::blank
                  : std::isdigit(static_cast<unsigned char>(text[0])) != 0 ? CellKind::figure
                                                                           : CellKind::text;
      row.cells.push_back(cell);
    }
  }
  return rows;
}

// First column of each cell, row by row; "?" behind a doubtful one.
std::string places(const std::vector<std::string>& lines) {
  std::vector<SpanRow> rows = rows_of(lines);
  place_spans(rows);
  std::string out;
  for (const SpanRow& row : rows) {
    if (!out.empty()) out += " | ";
    for (const SpanCell& cell : row.cells) {
      out += std::to_string(cell.column) + (cell.doubtful ? "?" : "");
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a rowspan one row short is made good") {
  CHECK(places({"2x1:g a 1 2 3", "b 4 5 6", "c 7 8 9"}) == "01234 | 1234 | 1234");
  // Under two labels that both ended early.
  CHECK(places({"2x1:g 2x1:h a 1 2 3", "b 4 5 6", "c 7 8 9"}) == "012345 | 2345 | 2345");
  // No rowspan at all.
  CHECK(places({"1x2:h i j k", "g a 1 2 3", "b 4 5 6", "c 7 8 9"}) == "0234 | 01234 | 1234 | 1234");
}

TEST_CASE("a rowspan one row long is cut") {
  CHECK(places({"3x1:g a 1 2 3", "b 4 5 6", "1x2:sum 7 8 9"}) == "01234 | 1234 | 0234");
  CHECK(places({"1x2:a 1 2 3", "9x1:g b 1 2 3", "c 1 2 3", "1x2:d 1 2 3"}) ==
        "0234 | 01234 | 1234 | 0234");
}

TEST_CASE("what the figures do not prove is doubted") {
  // A figure is missing or a span is short: nobody can tell.
  CHECK(places({"a 1 2 3", "b 1 2 3", "c 1 2"}) == "0123 | 0123 | 0?1?2?");
  CHECK(places({"a 1 2 3", "b 1 2 3", "c 1 2 3 4"}) == "0123 | 0123 | 0?1?2?3?4?");
}

TEST_CASE("rows of another shape under their own head are left alone") {
  CHECK(places({"h i j k", "a 1 2 3", "b 1 2 3", "l m n", "c 1 2", "d 3 4"}) ==
        "0123 | 0123 | 0123 | 012 | 012 | 012");
  // A title without its colspan, and heads that do not fill the table.
  CHECK(places({"t", "h i j k", "a 1 2 3", "b 1 2 3"}) == "0 | 0123 | 0123 | 0123");
}

TEST_CASE("grids too large are cut") {
  std::vector<SpanRow> wide(1);
  wide[0].cells.resize(10'000);
  CHECK(place_spans(wide).columns == 1000);
  CHECK(place_spans(wide).is_cut);
  CHECK(wide[0].cells[1000].column == -1);

  std::vector<SpanRow> tall(100'001);
  for (SpanRow& row : tall) row.cells.resize(1);
  CHECK(place_spans(tall).rows == 100'000);

  std::vector<SpanRow> both(50'000);
  for (SpanRow& row : both) row.cells.resize(1);
  both[0].cells.resize(1000);
  const SpanGrid grid = place_spans(both);
  CHECK(grid.is_cut);
  CHECK(grid.rows * grid.columns <= 4'000'000);
}
