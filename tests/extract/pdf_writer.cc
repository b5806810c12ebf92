#include "tests/extract/pdf_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

#include "normalize/figure.h"
#include "normalize/text.h"
#include "tests/extract/small_pdf.h"

namespace gouji {
namespace {

constexpr double page_width = 595;
constexpr double page_height = 842;
constexpr double margin = 40;
constexpr double bottom = 790;  // of the text
constexpr double padding = 3;   // between a rule and text
constexpr double leading = 1.25;

std::string points(double value) {
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.2f", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

class Writer {
 public:
  explicit Writer(const PdfWriterStyle& style) : style_(style), y_(style.top) {}

  void paragraph(const Paragraph& paragraph) {
    const double size = paragraph.size > 0 ? paragraph.size : 11;
    const double width = page_width - 2 * margin;
    const bool title = paragraph.size > 0;
    std::u32string text = to_utf32(paragraph.text);
    if (!title) text.insert(0, U"\u3000\u3000");
    const std::vector<std::u32string> lines = wrap(text, size, width);
    for (const std::u32string& line : lines) {
      if (y_ + size * leading > bottom) break_page();
      const double indent = title ? (width - width_of(line, size)) / 2 : 0;
      show(line, margin + indent, y_ + size, size);
      y_ += size * 1.5;
    }
  }

  void table(const Table& table) {
    y_ += 6;
    size_ = style_.size;
    xs_ = edges_of(table);
    while (size_ > 4 && !figures_fit(table)) {
      size_ -= 0.5;
      xs_ = edges_of(table);
    }
    heights_ = heights_of(table);
    const int head = head_rows(table);
    // A head is not parted from the first row behind it, nor is a table of few rows.
    const int kept = table.rows <= 4 ? table.rows : head + 1;
    if (y_ + sum(0, kept) > bottom) break_page();
    std::vector<std::size_t> shown(table.cells.size(), 0);  // lines set so far
    for (int row = 0; row < table.rows;) {
      int end = row;
      double used = 0;
      while (end < table.rows && y_ + used + sum(end, end + 1) <= bottom) {
        used += sum(end, end + 1);
        ++end;
      }
      part(table, row, end, shown);
      y_ += used;
      row = end;
      if (row == table.rows) break;
      break_page();
      if (style_.head_again && table.rows > 10) {
        std::vector<std::size_t> none(table.cells.size(), 0);
        part(table, 0, head, none);
        y_ += sum(0, head);
      }
    }
    y_ += 6;
  }

  std::string finish() {
    break_page();
    return small_pdf(pages_);
  }

 private:
  static bool narrow(char32_t character) { return character < 0x80; }

  double width_of(char32_t character, double size) const {
    return style_.latin_font && narrow(character) ? 0.6 * size : size;
  }

  double width_of(const std::u32string& text, double size) const {
    return std::accumulate(text.begin(), text.end(), 0.0, [&](double width, char32_t character) {
      return width + width_of(character, size);
    });
  }

  // Lines as wide as fit; a figure stays whole.
  std::vector<std::u32string> wrap(const std::u32string& text, double size, double width) const {
    std::vector<std::u32string> lines;
    std::u32string line;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      while (narrow(text[at]) && end < text.size() && narrow(text[end])) ++end;
      const std::u32string word = text.substr(at, end - at);
      if (!line.empty() && width_of(line, size) + width_of(word, size) > width) {
        lines.push_back(line);
        line.clear();
      }
      line += word;
      at = end;
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
  }

  static int head_rows(const Table& table) {
    int end = 1;
    for (const Cell& cell : table.cells) {
      if (cell.row < end) end = std::max(end, cell.row + cell.row_span);
    }
    return end;
  }

  double right_edge(const Cell& cell) const {
    return xs_[static_cast<std::size_t>(cell.column) + static_cast<std::size_t>(cell.column_span)];
  }

  // Word processors wrap a figure that is too wide; people then make the text smaller.
  bool figures_fit(const Table& table) const {
    return std::all_of(table.cells.begin(), table.cells.end(), [&](const Cell& cell) {
      const double room = right_edge(cell) - xs_[static_cast<std::size_t>(cell.column)];
      return !states_figure(cell.text) || width_of(to_utf32(cell.text), size_) <= room - 2;
    });
  }

  double sum(int row, int end) const {
    return std::accumulate(heights_.begin() + row, heights_.begin() + end, 0.0);
  }

  // Columns as wide as their longest figure or word asks for, within what the page has.
  std::vector<double> edges_of(const Table& table) const {
    std::vector<double> widths(static_cast<std::size_t>(table.columns), 2.5 * size_);
    for (const Cell& cell : table.cells) {
      if (cell.column_span > 1 || (cell.row_span > 8)) continue;
      double& width = widths[static_cast<std::size_t>(cell.column)];
      width = std::max(width, width_of(to_utf32(cell.text), size_) + 2 * padding + 1);
    }
    const double room = page_width - 2 * margin;
    double limit = room;
    const auto total = [&] {
      return std::accumulate(widths.begin(), widths.end(), 0.0, [&](double all, double width) {
        return all + std::min(width, limit);
      });
    };
    while (total() > room) limit *= 0.97;
    const double scale = room / total();
    std::vector<double> edges = {margin};
    for (const double width : widths) {
      edges.push_back(edges.back() + std::min(width, limit) * scale);
    }
    return edges;
  }

  std::vector<std::u32string> lines_of(const Cell& cell) const {
    const double width = right_edge(cell) - xs_[static_cast<std::size_t>(cell.column)];
    return wrap(to_utf32(cell.text), size_, width - 2 * padding);
  }

  std::vector<double> heights_of(const Table& table) const {
    const double line = size_ * leading;
    std::vector<double> heights(static_cast<std::size_t>(table.rows), line + 2 * padding);
    for (int pass = 0; pass < 2; ++pass) {  // what spans rows asks for what is left
      for (const Cell& cell : table.cells) {
        if ((cell.row_span > 1) != (pass == 1)) continue;
        const auto first = heights.begin() + cell.row;
        const double has = std::accumulate(first, first + cell.row_span, 0.0);
        const double wants = static_cast<double>(lines_of(cell).size()) * line + 2 * padding;
        if (wants > has) *(first + cell.row_span - 1) += wants - has;
      }
    }
    return heights;
  }

  // Rows row to end of a table, its top at y_. Text of cells that reach over the end goes on in the
  // next part where it finds no room.
  void part(const Table& table, int row, int end, std::vector<std::size_t>& shown) {
    const double line = size_ * leading;
    for (std::size_t index = 0; index < table.cells.size(); ++index) {
      const Cell& cell = table.cells[index];
      const int first = std::max(cell.row, row);
      const int last = std::min(cell.row + cell.row_span, end);
      if (first >= last) continue;
      const double x0 = xs_[static_cast<std::size_t>(cell.column)];
      const double x1 = right_edge(cell);
      const double y0 = y_ + sum(row, first);
      const double y1 = y_ + sum(row, last);
      const bool from_before = cell.row < row;
      const bool goes_on = cell.row + cell.row_span > end;
      rule(x0, y0, x0, y1);
      rule(x1, y0, x1, y1);
      if (!(from_before && style_.open_breaks)) rule(x0, y0, x1, y0);
      if (!(goes_on && style_.open_breaks)) rule(x0, y1, x1, y1);
      const std::vector<std::u32string> lines = lines_of(cell);
      const auto fit = static_cast<std::size_t>((y1 - y0 - padding) / line);
      const std::size_t until = std::min(lines.size(), shown[index] + fit);
      const double used = static_cast<double>(until - shown[index]) * line;
      double y = y0 + (y1 - y0 - used) / 2;
      for (; shown[index] < until; ++shown[index]) {
        const std::u32string& text = lines[shown[index]];
        show(text, (x0 + x1 - width_of(text, size_)) / 2, y + size_, size_);
        y += line;
      }
    }
  }

  void rule(double x0, double y0, double x1, double y1) {
    if (style_.filled_rules) {
      content_ += points(x0 - 0.25) + " " + points(page_height - y1 - 0.25) + " " +
                  points(x1 - x0 + 0.5) + " " + points(y1 - y0 + 0.5) + " re f\n";
    } else {
      content_ += points(x0) + " " + points(page_height - y0) + " m " + points(x1) + " " +
                  points(page_height - y1) + " l S\n";
    }
  }

  // From x, on the baseline y.
  void show(const std::u32string& text, double x, double y, double size) {
    for (std::size_t at = 0; at < text.size();) {
      const bool latin = style_.latin_font && narrow(text[at]);
      std::size_t end = at;
      std::string shown;
      const double start = x;
      for (; end < text.size() && (style_.latin_font && narrow(text[end])) == latin; ++end) {
        shown += code_of(text[end], latin);
        x += width_of(text[end], size);
      }
      content_ += "BT /" + std::string(latin ? "F1 " : "F2 ") + points(size) + " Tf " +
                  points(start) + " " + points(page_height - y) + " Td <" + shown + "> Tj ET\n";
      at = end;
    }
  }

  static std::string code_of(char32_t character, bool latin) {
    std::array<char, 8> code{};
    const int length = std::snprintf(code.data(), code.size(), latin ? "%02X" : "%04X",
                                     static_cast<unsigned>(character));
    return {code.data(), static_cast<std::size_t>(length)};
  }

  void break_page() {
    if (style_.page_numbers) {
      show(to_utf32("— " + std::to_string(pages_.size() + 1) + " —"), page_width / 2 - 20, 815, 9);
    }
    pages_.push_back("0.5 w\n" + std::move(content_));
    content_.clear();
    y_ = 60;
  }

  const PdfWriterStyle& style_;
  std::vector<std::string> pages_;
  std::string content_;
  double y_;
  double size_ = 0;              // of the text in the table
  std::vector<double> xs_;       // of the columns' edges
  std::vector<double> heights_;  // of the rows
};

}  // namespace

PdfWriterStyle random_pdf_style(Random& random) {
  PdfWriterStyle style;
  style.size = 7 + static_cast<double>(random() % 3);
  style.top = 50 + static_cast<double>(random() % 300);
  for (bool* flag : {&style.filled_rules, &style.head_again, &style.open_breaks, &style.latin_font,
                     &style.page_numbers}) {
    *flag = chance(random, 50);
  }
  return style;
}

std::string describe(const PdfWriterStyle& style) {
  std::string out = "size=" + points(style.size) + " top=" + points(style.top) + " ";
  if (style.filled_rules) out += "filled_rules ";
  if (style.head_again) out += "head_again ";
  if (style.open_breaks) out += "open_breaks ";
  if (style.latin_font) out += "latin_font ";
  if (style.page_numbers) out += "page_numbers ";
  return out;
}

std::string write_pdf(const std::vector<Block>& blocks, const PdfWriterStyle& style) {
  Writer writer(style);
  for (const Block& block : blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      writer.table(*table);
    } else {
      writer.paragraph(std::get<Paragraph>(block));
    }
  }
  return writer.finish();
}

}  // namespace gouji
