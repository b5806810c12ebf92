#include "tests/extract/docx_writer.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr int column_twips = 600;

std::string number(int value) { return std::to_string(value); }

class Writer {
 public:
  Writer(const DocxWriterStyle& style, Random& random) : style_(style), random_(random) {}

  std::string table(const Table& table) {
    // With hairs each column is one of 590 twips and one of 10, and a cell may end before or behind
    // the hair.
    std::string out = "<w:tbl><w:tblPr/><w:tblGrid>";
    for (int column = 0; column < table.columns; ++column) {
      if (style_.hairs) {
        out += "<w:gridCol w:w=\"" + number(column_twips - 10) + "\"/><w:gridCol w:w=\"10\"/>";
      } else {
        out += "<w:gridCol w:w=\"" + number(column_twips) + "\"/>";
      }
    }
    out += "</w:tblGrid>";
    const std::vector<int> places = cell_places(table);
    for (int row = 0; row < table.rows; ++row) out += row_of(table, places, row);
    return out + "</w:tbl>";
  }

 private:
  std::string row_of(const Table& table, const std::vector<int>& places, int row) {
    std::string cells;
    bool hair_taken = true;  // whether the cell before has taken the hair at its end
    for (int column = 0; column < table.columns;) {
      const int index = places[static_cast<std::size_t>(row * table.columns + column)];
      const Cell& cell = table.cells[static_cast<std::size_t>(index)];
      int span = cell.column_span;
      if (style_.hairs) {
        const bool last = column + span == table.columns;
        // Cells merged downwards must keep their columns.
        const bool takes = last || cell.row_span > 1 || !chance(random_, 30);
        const bool in_merge = merged_after(table, places, row, column + span);
        span = 2 * span + (hair_taken ? 0 : 1) - (takes || in_merge ? 0 : 1);
        hair_taken = takes || in_merge;
      }
      std::string properties = "<w:gridSpan w:val=\"" + number(span) + "\"/>";
      if (cell.row_span > 1) {
        properties += cell.row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
      }
      const std::string content = cell.row == row ? content_of(cell.text) : std::string("<w:p/>");
      std::string tc = "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
      if (style_.controls && chance(random_, 10)) tc = in_control(tc);
      cells += tc;
      column += cell.column_span;
    }
    const std::string tr = "<w:tr>" + cells + "</w:tr>";
    return style_.controls && chance(random_, 20) ? in_control(tr) : tr;
  }

  // Whether the cell at this column, or the one before it, reaches over several rows.
  static bool merged_after(const Table& table, const std::vector<int>& places, int row,
                           int column) {
    if (column >= table.columns) return false;
    const int index = places[static_cast<std::size_t>(row * table.columns + column)];
    return table.cells[static_cast<std::size_t>(index)].row_span > 1;
  }

  static std::string in_control(const std::string& content) {
    return "<w:sdt><w:sdtPr/><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
  }

  static std::string run(const std::string& text) {
    return "<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">" + text +
           "</w:t></w:r>";
  }

  std::string content_of(const std::string& text) {
    std::size_t middle = 0;  // behind the first Han character of two
    for (std::size_t at = 3; middle == 0 && at + 3 <= text.size(); ++at) {
      const auto han = [&](std::size_t place) {
        const auto lead = static_cast<unsigned char>(text[place]);
        return lead >= 0xE4 && lead <= 0xE9;
      };
      if (han(at) && han(at - 3)) middle = at;
    }
    if (middle > 0 && style_.split_lines && chance(random_, 30)) {
      return "<w:p>" + run(text.substr(0, middle)) + "</w:p><w:p>" + run(text.substr(middle)) +
             "</w:p>";
    }
    std::string runs = run(text);
    if (style_.split_runs && middle > 0) {
      runs = run(text.substr(0, middle)) + "<w:proofErr w:type=\"spellStart\"/>" +
             run(text.substr(middle));
    }
    if (style_.revised && chance(random_, 20)) {
      runs = "<w:del w:id=\"1\"><w:r><w:delText>99</w:delText></w:r></w:del><w:ins w:id=\"2\">" +
             runs + "</w:ins>";
    }
    return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + runs + "</w:p>";
  }

  const DocxWriterStyle& style_;
  Random& random_;
};

}  // namespace

DocxWriterStyle random_docx_style(Random& random) {
  DocxWriterStyle style;
  for (bool* flag : {&style.split_runs, &style.revised, &style.controls, &style.hairs,
                     &style.nested, &style.split_lines}) {
    *flag = chance(random, 50);
  }
  return style;
}

std::string describe(const DocxWriterStyle& style) {
  std::string out;
  if (style.split_runs) out += "split_runs ";
  if (style.revised) out += "revised ";
  if (style.controls) out += "controls ";
  if (style.hairs) out += "hairs ";
  if (style.nested) out += "nested ";
  if (style.split_lines) out += "split_lines ";
  return out;
}

std::string write_docx_blocks(const std::vector<Block>& blocks, const DocxWriterStyle& style,
                              Random& random) {
  Writer writer(style, random);
  std::string out;
  bool behind_table = false;
  for (const Block& block : blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr) {
      if (behind_table) out += "<w:p/>";  // word processors join tables that touch
      out += writer.table(*table);
    } else {
      out += "<w:p><w:r><w:t>" + std::get<Paragraph>(block).text + "</w:t></w:r></w:p>";
    }
    behind_table = table != nullptr;
  }
  if (!style.nested) return out;
  return "<w:tbl><w:tr><w:tc>" + out + "<w:p/></w:tc></w:tr></w:tbl>";
}

std::string write_docx(const std::vector<Table>& tables, const DocxWriterStyle& style,
                       Random& random) {
  std::vector<Block> blocks;
  for (const Table& table : tables) {
    Paragraph heading;
    heading.text = "某节";
    blocks.emplace_back(heading);
    blocks.emplace_back(table);
  }
  return write_docx_blocks(blocks, style, random);
}

}  // namespace gouji
