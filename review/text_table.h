// A table of figures for a terminal: a column of labels, then columns of values set to the right,
// aligned by the width that a terminal gives each character.
#pragma once

#include <string>
#include <vector>

#include "review/paint.h"

namespace gouji {

struct TextCell {
  std::string text;
  Paint paint = Paint::plain;
};

class TextTable {
 public:
  // Headers are broken into lines of at most `header_width` columns, at spaces where there are any;
  // labels longer than `label_width` are cut with an ellipsis.
  TextTable(const std::vector<std::string>& header, int header_width, int label_width);

  void add_heading(const std::string& label, int indent);  // a row without values
  void add_row(const std::string& label, int indent, std::vector<TextCell> values);

  std::string render(bool colour) const;  // lines, each with its line end

 private:
  struct Row {
    std::string label;
    std::vector<TextCell> values;
  };

  std::vector<std::vector<std::string>> header_;  // lines of each column
  int label_width_;
  std::vector<Row> rows_;
};

// `text` cut to `width` columns, with an ellipsis when something is lost.
std::string cut(const std::string& text, int width);

// Lines of at most `width` columns; a longer word is broken.
std::vector<std::string> wrap(const std::string& text, int width);

}  // namespace gouji
