#include "tests/extract/html_writer.h"

#include <algorithm>
#include <cctype>

namespace gouji {
namespace {

std::string escape(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

// A place between two Han characters, or the end when there is none.
std::size_t place_between_han(const std::string& text, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t at = 3; at + 3 <= text.size(); ++at) {
    const auto lead = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
    if (lead(at) >= 0xE4 && lead(at) <= 0xE9 && lead(at - 3) >= 0xE4 && lead(at - 3) <= 0xE9) {
      places.push_back(at);
    }
  }
  return places.empty() ? text.size() : places[random() % places.size()];
}

class Writer {
 public:
  Writer(const HtmlWriterStyle& style, Random& random) : style_(style), random_(random) {}

  std::string table(const Table& table) {
    std::string out = tag("<table border=\"1\" cellspacing=\"0\">");
    if (style_.sectioned) out += tag("<thead>");
    const int head = head_rows(table);
    for (int row = 0; row < table.rows; ++row) {
      if (style_.sectioned && row == head) {
        out += tag("</thead>") + tag("<tbody>");
      }
      out += line() + tag("<tr>");
      for (const Cell& cell : table.cells) {
        if (cell.row == row) out += line() + line() + cell_of(cell);
      }
      if (!style_.unclosed) out += line() + tag("</tr>");
    }
    if (style_.sectioned) out += tag("</tbody>");
    return out + tag("</table>");
  }

 private:
  // Rows up to the first place that no span reaches over.
  static int head_rows(const Table& table) {
    int end = 1;
    for (const Cell& cell : table.cells) {
      if (cell.row < end) end = std::max(end, cell.row + cell.row_span);
    }
    return end;
  }

  std::string tag(std::string text) const {
    if (!style_.upper_case) return text;
    const std::size_t end = text.find_first_of(" >");
    std::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
  }

  std::string line() const { return style_.indented ? "\n      " : ""; }

  std::string cell_of(const Cell& cell) {
    std::string open = "<td";
    if (cell.row_span > 1) open += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
    if (cell.column_span > 1 || chance(random_, 10)) {
      open += " colspan=" + std::to_string(cell.column_span);
    }
    std::string out = tag(open + ">") + line() + content_of(cell.text) + line();
    return style_.unclosed ? out : out + tag("</td>");
  }

  std::string content_of(const std::string& text) {
    std::string hidden;
    if (style_.with_hidden && chance(random_, 20)) {
      hidden = "<span style=\"display: none\">88</span><!-- 99 --><script>77</script>";
    }
    const std::size_t middle = place_between_han(text, random_);
    const std::string first = escape(text.substr(0, middle));
    const std::string second = escape(text.substr(middle));
    const std::string between =
        style_.marked_breaks && !second.empty() && chance(random_, 30) ? "<br/>" : "";
    if (!style_.pasted) return first + between + second + hidden;
    if (text.empty() && chance(random_, 50)) return "<p>&nbsp;<o:p></o:p></p>" + hidden;
    return "<p class=MsoNormal align=center style=\"text-align:center\"><span style=\"font-family:"
           "仿宋_GB2312;font-size:12.0000pt\">" +
           first + "</span>" + between + "<span lang=EN-US><font face=\"仿宋\">" + second +
           "</font><o:p></o:p></span></p>" + hidden;
  }

  const HtmlWriterStyle& style_;
  Random& random_;
};

}  // namespace

HtmlWriterStyle random_html_style(Random& random) {
  HtmlWriterStyle style;
  for (bool* flag :
       {&style.pasted, &style.indented, &style.unclosed, &style.sectioned, &style.in_layout,
        &style.upper_case, &style.with_hidden, &style.marked_breaks}) {
    *flag = chance(random, 50);
  }
  return style;
}

std::string describe(const HtmlWriterStyle& style) {
  std::string out;
  if (style.pasted) out += "pasted ";
  if (style.indented) out += "indented ";
  if (style.unclosed) out += "unclosed ";
  if (style.sectioned) out += "sectioned ";
  if (style.in_layout) out += "in_layout ";
  if (style.upper_case) out += "upper_case ";
  if (style.with_hidden) out += "with_hidden ";
  if (style.marked_breaks) out += "marked_breaks ";
  return out;
}

std::string write_html_blocks(const std::vector<Block>& blocks, const HtmlWriterStyle& style,
                              Random& random) {
  Writer writer(style, random);
  std::string out;
  if (style.in_layout) out += "<table><tr><td>导航</td><td>";
  for (const Block& block : blocks) {
    if (const auto* table = std::get_if<Table>(&block)) {
      out += writer.table(*table) + "\n";
    } else {
      out += "<p>" + escape(std::get<Paragraph>(block).text) + "</p>\n";
    }
  }
  if (style.in_layout) out += "</td></tr></table>";
  return out;
}

std::string write_html(const std::vector<Table>& tables, const HtmlWriterStyle& style,
                       Random& random) {
  static const char* const headings[] = {"二、主动公开政府信息情况",
                                         "三、收到和处理政府信息公开申请情况",
                                         "四、政府信息公开行政复议、行政诉讼情况"};
  std::vector<Block> blocks;
  for (std::size_t at = 0; at < tables.size(); ++at) {
    Paragraph heading;
    heading.text = headings[at % 3];
    blocks.emplace_back(heading);
    blocks.emplace_back(tables[at]);
  }
  return write_html_blocks(blocks, style, random);
}

}  // namespace gouji
