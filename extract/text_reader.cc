#include "extract/text_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "extract/column_text.h"
#include "extract/delimited_text.h"
#include "extract/figure_lines.h"
#include "extract/plain_lines.h"
#include "extract/sequence.h"
#include "extract/tabbed_text.h"
#include "extract/text_paragraphs.h"
#include "normalize/charset.h"
#include "normalize/figure.h"
#include "normalize/label.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_cell = 240;    // bytes of a line that may be one cell among rows
constexpr std::size_t most_blank_lines = 3;  // inside a table: the foot of a page

bool is_blank(std::string_view text) { return trim(text).empty(); }

bool is_sentence(std::string_view text) {
  text = trim(text);
  return text.size() > longest_cell || text.ends_with("。") || text.ends_with("；") ||
         text.ends_with("：") || text.ends_with(":");
}

bool has_figure(const std::vector<std::string_view>& fields) {
  return std::any_of(fields.begin(), fields.end(), states_figure);
}

enum class LineUse { whole, cells, doubtful_cells };  // of a line outside of tables

class TextAssembler {
 public:
  explicit TextAssembler(std::vector<PlainLine> lines) : lines_(std::move(lines)) {
    shapes_.reserve(lines_.size());
    page_numbers_.reserve(lines_.size());
    for (const PlainLine& line : lines_) {
      shapes_.push_back(shape_of(line.text));
      page_numbers_.push_back(shapes_.back() == RowShape::none ? page_number_of(line.text)
                                                               : PageNumber::none);
    }
  }

  std::vector<Block> run() {
    for (std::size_t line = 0; line < lines_.size();) {
      const bool separated = shapes_[line] == RowShape::row || shapes_[line] == RowShape::weak;
      const std::size_t end = separated ? end_of_rows(line) : line;
      if (end == line) {
        stretch_.push_back(line);
        ++line;
        continue;
      }
      if (!add_rows(line, end)) {
        for (std::size_t prose = line; prose < end; ++prose) stretch_.push_back(prose);
      }
      line = end;
    }
    flush();
    return std::move(out_);
  }

 private:
  RowShape shape_of(std::string_view text) {
    const RowShape shape = cut_fields(text, fields_);
    if (shape != RowShape::weak) return shape;
    // An indented or numbered sentence is no row, whatever its tabs.
    const bool sentence =
        std::any_of(fields_.begin(), fields_.end(), [](auto field) { return is_sentence(field); });
    return sentence ? RowShape::none : shape;
  }

  bool is_blank_line(std::size_t line) const {
    return shapes_[line] != RowShape::row && is_blank(lines_[line].text);
  }

  bool is_page_number(std::size_t line) const { return page_numbers_[line] != PageNumber::none; }

  // Behind the last line of the rows that begin at `begin`; `begin` itself when they are none.
  std::size_t end_of_rows(std::size_t begin) {
    std::size_t end = begin;
    std::size_t rows = 0;
    for (std::size_t line = begin; line < lines_.size();) {
      if (shapes_[line] != RowShape::none) {
        if (shapes_[line] == RowShape::row) ++rows;
        end = ++line;
      } else if (is_blank_line(line) || is_page_number(line)) {
        // The number of a page between rows says as little as blank lines do; several numbers are
        // figures.
        std::size_t next = line;
        std::size_t blank = 0;
        std::size_t numbers = 0;
        while (next < lines_.size() && blank <= most_blank_lines && numbers <= 1 &&
               (is_blank_line(next) || is_page_number(next))) {
          ++(is_page_number(next) ? numbers : blank);
          ++next;
        }
        if (next == lines_.size() || blank > most_blank_lines || numbers > 1 ||
            (shapes_[next] != RowShape::row && shapes_[next] != RowShape::weak)) {
          break;
        }
        line = next;
      } else if (line == end && is_cell_among_rows(line)) {
        ++line;
      } else {
        break;
      }
    }
    return rows > 0 ? end : begin;
  }

  // A line without separators right between two rows: the only cell of its row, unless it is the
  // heading of the next table.
  bool is_cell_among_rows(std::size_t line) {
    if (line + 1 == lines_.size() || is_sentence(lines_[line].text)) return false;
    if (is_lone_bar(lines_[line].text)) return false;
    const RowShape next = shapes_[line + 1];
    if (next != RowShape::row && next != RowShape::weak) return false;
    if (!is_outline_heading(parse_label(lines_[line].text))) return true;
    cut_fields(lines_[line + 1].text, fields_);
    return has_figure(fields_);
  }

  bool add_rows(std::size_t begin, std::size_t end) {
    std::vector<FieldRow> rows;
    BarFrame frame;
    for (std::size_t line = begin; line < end; ++line) narrow_frame(lines_[line].text, frame);
    // A line that lost its last bar opens no table that is framed in front.
    frame.right = frame.right || frame.left;
    bool gap = false;
    bool number = false;
    for (std::size_t line = begin; line < end; ++line) {
      gap = gap || lines_[line].page_break;
      if (shapes_[line] == RowShape::border) continue;
      if (is_blank_line(line) || is_page_number(line)) {
        gap = true;
        if (page_numbers_[line] != PageNumber::number) continue;
        number = true;
        if (!rows.empty()) rows.back().beside_number = true;
        continue;
      }
      FieldRow row;
      row.beside_number = number;
      row.line = lines_[line].number;
      row.gap_before = gap;
      if (cut_fields(lines_[line].text, row.fields, frame) == RowShape::none) {
        row.fields.assign(1, lines_[line].text);
      }
      rows.push_back(std::move(row));
      gap = false;
      number = false;
    }
    std::vector<Table> tables = read_tabbed_rows(rows);
    if (tables.empty()) return false;
    flush();
    std::move(tables.begin(), tables.end(), std::back_inserter(out_));
    return true;
  }

  // A line of prose, or a cell of its own. Bars end cells; blank ones between two bars are cells.
  void add_line(std::size_t line) {
    Paragraph paragraph;
    paragraph.path = "line " + std::to_string(lines_[line].number);
    const std::string_view text = lines_[line].text;
    if (lines_[line].page_break && (is_blank(text) || is_figure_cell(text))) {
      Paragraph page_break = paragraph;
      page_break.text = page_break_text;
      pending_.push_back(std::move(page_break));
      if (is_blank(text) && shapes_[line] == RowShape::none) return;
    }
    if (is_lone_bar(text)) {
      end_cell(std::move(paragraph));
      return;
    }
    if (shapes_[line] == RowShape::none) {
      paragraph.text = std::string(lines_[line].text);
    } else if (shapes_[line] != RowShape::border) {
      cut_fields(lines_[line].text, fields_);
      for (const std::string_view field : fields_) {
        if (is_blank(field)) continue;
        if (!paragraph.text.empty()) paragraph.text += ' ';
        paragraph.text += trim(field);
      }
    }
    pending_.push_back(std::move(paragraph));
  }

  // Between bars, short lines are one cell that was too narrow: 商业 / 企业.
  void end_cell(Paragraph blank) {
    if (bar_ > pending_.size()) bar_ = 0;
    const bool after_bar = has_bar_;
    const std::size_t begin = after_bar ? bar_ : pending_.size();
    std::vector<std::size_t> texts;
    std::size_t bytes = 0;
    bool figure = false;
    for (std::size_t line = begin; line < pending_.size() && texts.size() <= 4; ++line) {
      if (is_blank(pending_[line].text)) continue;
      texts.push_back(line);
      bytes += trim(pending_[line].text).size();
      figure = figure || is_figure_cell(pending_[line].text);
    }
    if (after_bar && texts.empty()) {
      pending_.resize(begin);
      pending_.push_back(std::move(blank));
    } else if (texts.size() > 1 && texts.size() <= 4 && bytes <= 45 && !figure) {
      Paragraph joined = pending_[texts.front()];
      joined.text.clear();
      for (const std::size_t line : texts) joined.text += trim(pending_[line].text);
      pending_.resize(begin);
      pending_.push_back(std::move(joined));
    }
    bar_ = pending_.size();
    has_bar_ = true;
  }

  // What stood between two tables of rows: rows of figures whose order settles what they are, and
  // what is in between.
  void flush() {
    const std::vector<std::size_t> stretch = std::move(stretch_);
    stretch_.clear();
    std::vector<PlainLine> plain;
    plain.reserve(stretch.size());
    for (const std::size_t line : stretch) plain.push_back(lines_[line]);
    std::vector<LineUse> uses(stretch.size(), LineUse::whole);
    std::vector<FigureLines> found = find_figure_lines(plain);
    for (const FigureLines& lines : found) {
      for (std::size_t line = lines.first; line <= lines.last; ++line) uses[line] = LineUse::cells;
      for (const std::size_t line : lines.doubtful) uses[line] = LineUse::doubtful_cells;
    }
    std::size_t next = 0;
    for (FigureLines& lines : found) {
      if (!lines.is_sure || (lines.is_whole && has_columns(plain, lines))) continue;
      add_columns(stretch, uses, next, lines.first);
      settle();
      out_.emplace_back(std::move(lines.table));
      next = lines.last + 1;
    }
    add_columns(stretch, uses, next, stretch.size());
    settle();
  }

  // Whether all of `lines` is in tables of columns that leave no doubt.
  static bool has_columns(const std::vector<PlainLine>& plain, const FigureLines& lines) {
    const std::vector<PlainLine> part(plain.begin() + static_cast<std::ptrdiff_t>(lines.first),
                                      plain.begin() + static_cast<std::ptrdiff_t>(lines.last + 1));
    std::size_t next = 0;
    for (const ColumnTable& table : find_column_tables(part)) {
      for (; next < table.first; ++next) {
        const std::vector<std::string_view> cells = cut_figure_line(part[next].text);
        if (!cells.empty() && states_figure(cells.back())) return false;
      }
      next = table.last + 1;
      if (std::any_of(table.table.cells.begin(), table.table.cells.end(),
                      [](const Cell& cell) { return cell.doubtful; })) {
        return false;
      }
    }
    return next >= part.size();
  }

  // Lines [begin, end) of `stretch`: tables in columns, then cells and prose around them.
  void add_columns(const std::vector<std::size_t>& stretch, const std::vector<LineUse>& uses,
                   std::size_t begin, std::size_t end) {
    std::vector<PlainLine> plain;
    for (std::size_t line = begin; line < end; ++line) plain.push_back(lines_[stretch[line]]);
    const auto add_lines = [&](std::size_t first, std::size_t last) {
      for (std::size_t line = first; line < last; ++line) {
        if (uses[line] == LineUse::whole) {
          add_line(stretch[line]);
        } else {
          add_cells(stretch[line], uses[line] == LineUse::doubtful_cells);
        }
      }
    };
    std::size_t next = begin;
    for (ColumnTable& found : find_column_tables(plain)) {
      add_lines(next, begin + found.first);
      settle();
      out_.emplace_back(std::move(found.table));
      next = begin + found.last + 1;
    }
    add_lines(next, end);
  }

  // A line of a table whose columns are lost: each cell on its own. Blank lines only part rows.
  void add_cells(std::size_t line, bool doubtful) {
    for (const std::string_view cell : cut_figure_line(lines_[line].text)) {
      Paragraph paragraph;
      paragraph.path = "line " + std::to_string(lines_[line].number);
      paragraph.text = std::string(cell);
      paragraph.doubtful = doubtful;
      pending_.push_back(std::move(paragraph));
    }
  }

  // Lines that are no rows and stand in no columns.
  void settle() {
    std::vector<Block> lines;
    lines.reserve(pending_.size());
    for (Paragraph& line : pending_) lines.emplace_back(std::move(line));
    pending_.clear();
    has_bar_ = false;
    std::vector<Paragraph> prose;
    const auto join = [&] {
      for (Paragraph& paragraph : join_lines(std::move(prose)))
        out_.emplace_back(std::move(paragraph));
      prose.clear();
    };
    for (Block& block : gather_sequences(std::move(lines), Method::text)) {
      if (auto* paragraph = std::get_if<Paragraph>(&block)) {
        prose.push_back(std::move(*paragraph));
      } else {
        join();
        out_.push_back(std::move(block));
      }
    }
    join();
  }

  std::vector<PlainLine> lines_;
  std::vector<RowShape> shapes_;
  std::vector<PageNumber> page_numbers_;  // none for lines that are rows
  std::vector<std::string_view> fields_;
  std::vector<std::size_t> stretch_;  // lines since the last table of rows
  std::vector<Paragraph> pending_;    // lines, one a paragraph, not yet in `out_`
  std::size_t bar_ = 0;               // size of `pending_` at the last bar
  bool has_bar_ = false;
  std::vector<Block> out_;
};

bool is_binary(std::string_view text) {
  std::size_t odd = 0;
  std::size_t all = 0;
  for (const char32_t character : to_utf32(text.substr(0, 65536))) {
    ++all;
    const bool control = (character < 0x20 && !is_space(character) && character != 0x1B) ||
                         (character >= 0x7F && character <= 0x9F && character != 0x85);
    if (control || character == 0xFFFD) ++odd;
  }
  return odd * 10 > all;
}

}  // namespace

Document read_plain_text(std::string_view text) {
  Document document;
  document.kind = Kind::text;
  const std::optional<DelimitedText> delimited = read_delimited(text);
  document.blocks = TextAssembler(delimited ? delimited->lines() : split_lines(text)).run();
  return document;
}

Result<Document> read_text(const Input& input) {
  DecodedText decoded = decode_text(input.bytes);
  if (is_blank(decoded.text)) {
    return failure(input.name + " 是空文件，请重新获取原件", input.name + " is empty; get it anew");
  }
  if (is_binary(decoded.text)) {
    return failure(input.name + " 不是文本文件，请确认文件格式",
                   input.name + " is no text; check what kind of file it is");
  }
  Document document = read_plain_text(decoded.text);
  document.metadata.charset = decoded.charset;
  if (decoded.lossy) {
    ReaderNote note;
    note.code = "lossy-decoding";
    note.message = {"部分字节不是 " + decoded.charset + " 编码的字符，已用 � 代替",
                    "some bytes are no characters of " + decoded.charset + " and became �"};
    document.notes.push_back(std::move(note));
  }
  return document;
}

}  // namespace gouji
