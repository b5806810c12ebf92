// Prints a form as a report would, filled with figures that are all different, so that a figure in
// a wrong field is noticed wherever it came from.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schema/form.h"
#include "schema/record.h"
#include "tests/schema/table_drawing.h"

namespace gouji {

struct PrintOptions {
  int alternative = -1;  // of every table that has one
  // Blocks with a title of their own as tables of their own.
  bool blocks_apart = false;
  // Cells that span others become one cell and empty ones.
  bool spans = true;
  // Row labels, group labels and header labels on their way to the page.
  std::function<std::string(const std::string& label)> relabel;
  std::function<bool(const FormRow& row)> leaves_out_row;
  std::function<bool(const FormColumn& column)> leaves_out_column;
  // The text of a cell; the field's number by default.
  std::function<std::string(const std::string& field, const std::string& number)> figure;
};

struct Printed {
  std::vector<std::string> drawings;         // for draw_table, in order
  std::map<std::string, std::string> truth;  // field → text of its cell, for printed cells
};

Printed print_form(const Form& form, const PrintOptions& options = {});

// As lines of text with the cells separated by |, the way text copied from a page has it: no spans,
// rows of different length, headers away from their columns. One drawing a table, for draw_ragged.
Printed print_ragged(const Form& form, const PrintOptions& options = {});

// A cell a line, empty cells left out. One drawing for all, for draw_sequence.
Printed print_sequence(const Form& form, const PrintOptions& options = {});

Document draw(const Printed& printed);

// Fields of the record that are wrong and not marked for review, one a line: a value that is not
// the printed one, a printed figure that was not found, a figure that was never printed. Empty is
// good.
std::string silent_errors(const Record& record, const Printed& printed);

// Fields that are right: same number, or no number on both sides.
int right_fields(const Record& record, const Printed& printed);

// Fields marked for review, one a line.
std::string reviewed(const Record& record);

}  // namespace gouji
