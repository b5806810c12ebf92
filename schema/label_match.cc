#include "schema/label_match.h"

#include <algorithm>
#include <vector>

#include "schema/target.h"

namespace gouji {
namespace {

// A label of the form beside its id in the book.
struct Choice {
  int label = -1;
  const FormLabel* official = nullptr;
};

LabelMatch match(const LabelBook& book, int printed, std::string_view text, const Choice& own,
                 const std::vector<Choice>& others) {
  LabelMatch made;
  made.printed = text;
  if (own.label < 0) return made;
  made.official = own.official;
  made.score = book.similarity(printed, own.label);
  for (const Choice& other : others) {
    const double score = book.similarity(printed, other.label);
    if (other.label == own.label || score <= made.next_score) continue;
    made.next = other.official->printed;
    made.next_score = score;
  }
  return made;
}

const FormRow& row_at(const FormTable& table, const TargetRow& row) {
  const auto place = static_cast<std::size_t>(row.row);
  if (row.alternative < 0) return table.rows[place];
  return table.alternatives[static_cast<std::size_t>(row.alternative)].rows[place];
}

}  // namespace

FieldLabels match_labels(const Form& form, const FormField& field, std::string_view row_label,
                         std::string_view column_label) {
  LabelBook book;
  const Target target = make_target(form, 0, book);
  const FormTable& table = table_of(form, field);
  Choice row;
  Choice column;
  std::vector<Choice> rows;
  std::vector<Choice> columns;
  for (const TargetRow& each : target.rows) {
    if (each.table != field.table) continue;
    const Choice choice = {each.label, &row_at(table, each).label};
    rows.push_back(choice);
    if (each.alternative != field.alternative || each.row != field.row) continue;
    row = choice;
    const std::vector<FormColumn>& official =
        table.blocks[static_cast<std::size_t>(row_of(form, field).block)].columns;
    const TargetBlock& block = target.blocks[static_cast<std::size_t>(each.block)];
    for (std::size_t index = 0; index < official.size(); ++index) {
      columns.push_back({block.columns[index].label, &official[index].label});
    }
    column = columns[static_cast<std::size_t>(field.column)];
  }
  const int row_id = book.add_printed(row_label);
  const int column_id = book.add_printed(column_label);
  return {match(book, row_id, row_label, row, rows),
          match(book, column_id, column_label, column, columns)};
}

}  // namespace gouji
