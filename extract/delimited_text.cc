#include "extract/delimited_text.h"

#include <algorithm>
#include <array>

#include "extract/flow_text.h"
#include "normalize/figure.h"
#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t longest_quoted = 20000;  // bytes; a quote that runs on is no cell's
constexpr std::size_t least_records = 3;       // of a label and figures

struct Record {
  std::string_view raw;  // without its line end
  int number = 0;        // of its first line, from 1
  bool is_quoted = false;
  std::vector<std::string> fields;
};

bool is_line_end(char character) {
  return character == '\n' || character == '\r' || character == '\f';
}

std::size_t skip_line_end(std::string_view text, std::size_t place) {
  const bool pair = place + 1 < text.size() && text[place] == '\r' && text[place + 1] == '\n';
  return place + (pair ? 2 : 1);
}

class Splitter {
 public:
  Splitter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  std::vector<Record> run() {
    std::vector<Record> records;
    int number = 1;
    while (place_ < text_.size()) {
      Record record;
      record.number = number;
      const std::size_t begin = place_;
      read_fields(record);
      record.raw = text_.substr(begin, place_ - begin);
      number += lines_in(record.raw);
      if (place_ < text_.size()) {
        if (text_[place_] != '\f') ++number;
        place_ = skip_line_end(text_, place_);
      }
      records.push_back(std::move(record));
    }
    return records;
  }

 private:
  static int lines_in(std::string_view raw) {
    int count = 0;
    for (std::size_t place = 0; place < raw.size();) {
      if (!is_line_end(raw[place])) {
        ++place;
        continue;
      }
      ++count;
      place = skip_line_end(raw, place);
    }
    return count;
  }

  void read_fields(Record& record) {
    for (;;) {
      if (auto quoted = read_quoted()) {
        record.is_quoted = true;
        record.fields.push_back(std::move(*quoted));
      } else {
        const std::size_t begin = place_;
        while (place_ < text_.size() && text_[place_] != delimiter_ && !is_line_end(text_[place_]))
          ++place_;
        record.fields.emplace_back(text_.substr(begin, place_ - begin));
      }
      if (place_ == text_.size() || text_[place_] != delimiter_) return;
      if (record.fields.size() > most_fields) {
        while (place_ < text_.size() && !is_line_end(text_[place_])) ++place_;
        return;
      }
      ++place_;
    }
  }

  // A cell in quotes that ends where a cell ends; else nothing was read.
  std::optional<std::string> read_quoted() {
    if (place_ == text_.size() || text_[place_] != '"') return std::nullopt;
    std::string cell;
    const std::size_t limit = std::min(text_.size(), place_ + longest_quoted);
    for (std::size_t at = place_ + 1; at < limit; ++at) {
      if (text_[at] != '"') {
        cell += text_[at];
      } else if (at + 1 < text_.size() && text_[at + 1] == '"') {
        cell += '"';
        ++at;
      } else {
        const std::size_t end = at + 1;
        if (end < text_.size() && text_[end] != delimiter_ && !is_line_end(text_[end])) break;
        place_ = end;
        return cell;
      }
    }
    return std::nullopt;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t place_ = 0;
};

bool ends_in_digit(std::string_view text) {
  const std::u32string tail = to_utf32(trim(text));
  return !tail.empty() && is_digit(tail.back());
}

// A label, then figures and blank cells, more labels of groups in between: 三,(一)予以公开,,3,0.
bool is_row_of_figures(const Record& record) {
  bool has_label = false;
  bool has_figure = false;
  for (const std::string& field : record.fields) {
    switch (read_figure(field).state) {
      case FigureState::blank:
        break;
      case FigureState::text:
        // "规章 1" before ",234" is a figure cut in two.
        if (has_figure || ends_in_digit(field)) return false;
        has_label = true;
        break;
      case FigureState::number:
      case FigureState::nil:
        if (!has_label) return false;
        has_figure = true;
        break;
    }
  }
  return has_label && has_figure;
}

// Commas within a sentence part no cells.
bool is_sentence(const Record& record) {
  std::size_t texts = 0;
  std::string_view last;
  for (const std::string& field : record.fields) {
    if (trim(field).empty()) continue;
    ++texts;
    last = trim(field);
  }
  return texts > 1 && !record.is_quoted && (last.ends_with("。") || last.ends_with("；"));
}

// One line without tabs of its own.
void append_cell(std::string_view cell, std::string& out) {
  std::string lines;
  for (std::size_t place = 0; place < cell.size();) {
    if (is_line_end(cell[place])) {
      lines += '\n';
      place = skip_line_end(cell, place);
    } else {
      lines += cell[place] == '\t' ? ' ' : cell[place];
      ++place;
    }
  }
  out += join_lines(lines);
}

}  // namespace

std::vector<PlainLine> DelimitedText::lines() const {
  std::vector<PlainLine> lines;
  lines.reserve(numbers.size());
  std::size_t begin = 0;
  for (const int number : numbers) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({std::string_view(text).substr(begin, end - begin), number, false});
    begin = end + 1;
  }
  return lines;
}

std::optional<DelimitedText> read_delimited(std::string_view text) {
  std::vector<Record> best;
  std::size_t most = least_records - 1;
  for (const char delimiter : {',', ';', '\t'}) {
    if (text.find(delimiter) == std::string_view::npos) continue;
    if (delimiter == '\t' && text.find("\"\t") == std::string_view::npos) continue;
    std::vector<Record> records = Splitter(text, delimiter).run();
    const auto rows =
        static_cast<std::size_t>(std::count_if(records.begin(), records.end(), is_row_of_figures));
    if (rows <= most) continue;
    most = rows;
    best = std::move(records);
  }
  if (best.empty()) return std::nullopt;
  DelimitedText delimited;
  for (const Record& record : best) {
    delimited.numbers.push_back(record.number);
    if (is_sentence(record)) {
      append_cell(record.raw, delimited.text);
    } else {
      for (std::size_t field = 0; field < record.fields.size(); ++field) {
        if (field > 0) delimited.text += '\t';
        append_cell(record.fields[field], delimited.text);
      }
    }
    delimited.text += '\n';
  }
  return delimited;
}

}  // namespace gouji
