#include "schema/known_labels.h"

#include "normalize/text.h"

namespace gouji {
namespace {

void add(const FormLabel& label, std::string& all) {
  all += fold(label.printed) + "\n";
  for (const std::string& variant : label.variants) all += fold(variant) + "\n";
}

void add(const std::vector<FormLabel>& labels, std::string& all) {
  for (const FormLabel& label : labels) add(label, all);
}

void add(const std::vector<FormRow>& rows, std::string& all) {
  for (const FormRow& row : rows) {
    add(row.groups, all);
    add(row.label, all);
  }
}

}  // namespace

std::string known_labels(std::span<const Form> forms) {
  std::string all;
  for (const Form& form : forms) {
    for (const FormTable& table : form.tables) {
      add(table.title, all);
      add(table.notes, all);
      add(table.rows, all);
      for (const FormTable::Alternative& other : table.alternatives) add(other.rows, all);
      for (const FormBlock& block : table.blocks) {
        add(block.title, all);
        for (const FormColumn& column : block.columns) {
          add(column.groups, all);
          add(column.label, all);
        }
      }
    }
  }
  return all;
}

}  // namespace gouji
