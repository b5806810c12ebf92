#include "dataset/csv_reader.h"

#include <algorithm>
#include <utility>

#include "dataset/safe_text.h"
#include "normalize/charset.h"

namespace gouji {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  int line() const { return line_; }

  // False when a quote is left open.
  bool read_row(CsvRow& row) {
    row.line = line_;
    while (true) {
      std::string value;
      if (!read_value(value)) return false;
      row.values.push_back(undefused(value));
      if (at_end()) return true;
      if (text_[at_] == ',') {
        ++at_;
        continue;
      }
      end_line();
      return true;
    }
  }

 private:
  // Up to a comma or the end of the line. Quotes inside a bare value are taken as they are.
  bool read_value(std::string& value) {
    if (at_end() || text_[at_] != '"') {
      const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
      value = text_.substr(at_, end - at_);
      at_ = end;
      return true;
    }
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (text_.substr(at_ + 1, 1) == "\"") {
        value += text_[++at_];
      } else {
        ++at_;
        const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        value += text_.substr(at_, end - at_);
        at_ = end;
        return true;
      }
    }
    return false;
  }

  void end_line() {
    if (text_[at_] == '\r') ++at_;
    if (!at_end() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

tl::unexpected<Error> open_quote(const std::string& name, int line) {
  const std::string number = std::to_string(line);
  return failure(name + " 第 " + number + " 行：引号没有结束",
                 name + ", line " + number + ": a quote is not closed");
}

}  // namespace

Result<std::vector<CsvRow>> read_csv(std::string_view bytes, const std::string& name) {
  std::string text = decode_text(bytes).text;
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  Parser parser(text);
  std::vector<CsvRow> rows;
  while (!parser.at_end()) {
    CsvRow row;
    if (!parser.read_row(row)) return open_quote(name, row.line);
    if (row.values.size() > 1 || !row.values.front().empty()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace gouji
