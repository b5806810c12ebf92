#include "extract/markdown_html.h"

#include <algorithm>
#include <vector>

#include "extract/plain_lines.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// "|---|:--|", with two dashes at least.
bool is_table_rule(std::string_view line) {
  return line.size() >= 4 && line.front() == '|' &&
         line.find_first_not_of("|-: ") == std::string_view::npos &&
         line.find("--") != std::string_view::npos;
}

class Converter {
 public:
  std::string run(const std::vector<PlainLine>& lines) {
    for (const PlainLine& line : lines) {
      const std::string_view text = trim(line.text);
      if (depth_ > 0 || text.starts_with('<')) {
        close();
        pass(text);
      } else if (text.starts_with('|')) {
        if (!is_table_rule(text)) add_row(text);
      } else if (text.empty()) {
        close();
      } else if (text.starts_with('#')) {
        close();
        const std::size_t begin = std::min(text.find_first_not_of("# "), text.size());
        out_ += "<h1>" + std::string(text.substr(begin)) + "</h1>\n";
      } else {
        if (open_ != paragraph) open(paragraph);
        out_ += std::string(text) + '\n';
      }
    }
    close();
    return std::move(out_);
  }

 private:
  static constexpr std::string_view paragraph = "p";
  static constexpr std::string_view table = "table";

  void open(std::string_view element) {
    close();
    open_ = element;
    out_ += '<' + std::string(element) + '>';
  }

  void close() {
    if (!open_.empty()) out_ += "</" + std::string(open_) + ">\n";
    open_ = {};
  }

  // A line of HTML, its tables whole.
  void pass(std::string_view text) {
    for (std::size_t at = text.find("table"); at != std::string_view::npos;
         at = text.find("table", at + 1)) {
      if (at >= 1 && text[at - 1] == '<') ++depth_;
      if (at >= 2 && text.substr(at - 2, 2) == "</" && depth_ > 0) --depth_;
    }
    out_ += std::string(text) + '\n';
  }

  void add_row(std::string_view text) {
    if (open_ != table) open(table);
    text.remove_prefix(1);
    out_ += "<tr>";
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = text.find('|', begin);
      while (end != std::string_view::npos && end > 0 && text[end - 1] == '\\') {
        end = text.find('|', end + 1);
      }
      end = std::min(end, text.size());
      out_ += "<td>" + std::string(trim(text.substr(begin, end - begin))) + "</td>";
      begin = end + 1;
    }
    out_ += "</tr>\n";
  }

  std::string out_;
  std::string_view open_;
  int depth_ = 0;  // of tables in HTML
};

}  // namespace

std::optional<std::string> markdown_to_html(std::string_view text) {
  // A whole page is no Markdown, whatever its lines look like.
  for (const std::string_view tag : {"<html", "<body"}) {
    if (text.find(tag) != std::string_view::npos) return std::nullopt;
  }
  const std::vector<PlainLine> lines = split_lines(text);
  const bool is_markdown = std::any_of(lines.begin(), lines.end(), [](const PlainLine& line) {
    return is_table_rule(trim(line.text));
  });
  if (!is_markdown) return std::nullopt;
  return Converter().run(lines);
}

}  // namespace gouji
