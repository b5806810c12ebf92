#include "schema/target.h"

#include <algorithm>
#include <cassert>

namespace gouji {
namespace {

bool is_change(const FormLabel& label) {
  return label.printed.find("增") != std::string::npos &&
         label.printed.find("减") != std::string::npos;
}

class TargetMaker {
 public:
  TargetMaker(const Form& form, int index, LabelBook& book)
      : form_(form), index_(index), book_(book) {}

  Target run() {
    target_.form = &form_;
    for (std::size_t table = 0; table < form_.tables.size(); ++table) {
      add_table(form_.tables[table], static_cast<int>(table));
    }
    return std::move(target_);
  }

 private:
  void add_table(const FormTable& table, int place) {
    book_.add_form_label(index_, table.title, LabelRole::title);
    for (const FormLabel& note : table.notes) book_.add_form_label(index_, note, LabelRole::note);
    first_block_ = static_cast<int>(target_.blocks.size());
    for (const FormBlock& block : table.blocks) {
      TargetBlock made;
      made.table = place;
      made.title = book_.add_form_label(index_, block.title, LabelRole::title);
      for (const FormColumn& column : block.columns) made.columns.push_back(make_column(column));
      target_.blocks.push_back(std::move(made));
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      add_row(table.rows[row], place, -1, static_cast<int>(row));
      const std::string& id = table.rows[row].id;
      for (std::size_t choice = 0; choice < table.alternatives.size(); ++choice) {
        const FormTable::Alternative& alternative = table.alternatives[choice];
        if (alternative.instead_of.empty() || alternative.instead_of.back() != id) continue;
        for (std::size_t other = 0; other < alternative.rows.size(); ++other) {
          add_row(alternative.rows[other], place, static_cast<int>(choice),
                  static_cast<int>(other));
        }
      }
    }
  }

  TargetColumn make_column(const FormColumn& column) {
    TargetColumn made;
    made.label = book_.add_form_label(index_, column.label, LabelRole::column);
    for (const FormLabel& group : column.groups) {
      made.groups.push_back(book_.add_form_label(index_, group, LabelRole::column_group));
    }
    made.is_signed = is_change(column.label);
    return made;
  }

  void add_row(const FormRow& row, int table, int alternative, int place) {
    TargetRow made;
    made.table = table;
    made.alternative = alternative;
    made.row = place;
    made.block = first_block_ + row.block;
    made.label = book_.add_form_label(index_, row.label, LabelRole::row);
    for (const FormLabel& group : row.groups) {
      made.groups.push_back(book_.add_form_label(index_, group, LabelRole::row_group));
    }
    if (made.label < 0) target_.blocks[static_cast<std::size_t>(made.block)].is_labelled = false;
    target_.rows.push_back(std::move(made));
  }

  const Form& form_;
  int index_;
  LabelBook& book_;
  Target target_;
  int first_block_ = 0;
};

}  // namespace

Target make_target(const Form& form, int index, LabelBook& book) {
  return TargetMaker(form, index, book).run();
}

}  // namespace gouji
