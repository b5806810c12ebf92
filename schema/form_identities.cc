#include "schema/form_identities.h"

#include <algorithm>
#include <iterator>

namespace gouji {
namespace {

using Report = std::function<void(std::string zh, std::string en)>;
using Names = std::vector<std::string>;

bool fits(const std::string& id, const std::string& name) {
  return id == name || (id.size() > name.size() && id.compare(0, name.size(), name) == 0 &&
                        id[name.size()] == '.');
}

// The rows or columns that the names stand for, in the order of the names. A name that stands for
// none is put into `unknown`, the first one only.
template <typename Item>
std::vector<const Item*> resolve(const Names& names, const std::vector<const Item*>& items,
                                 std::string& unknown) {
  std::vector<const Item*> found;
  for (const std::string& name : names) {
    const std::size_t before = found.size();
    std::copy_if(items.begin(), items.end(), std::back_inserter(found),
                 [&name](const Item* item) { return fits(item->id, name); });
    if (found.size() == before && unknown.empty()) unknown = name;
  }
  return found;
}

// The rows of a table as they stand when an alternative is chosen, or (nullptr) none.
std::vector<const FormRow*> rows_under(const FormTable& table,
                                       const FormTable::Alternative* alternative) {
  std::vector<const FormRow*> rows;
  bool placed = false;
  for (const FormRow& row : table.rows) {
    const bool replaced =
        alternative != nullptr &&
        std::count(alternative->instead_of.begin(), alternative->instead_of.end(), row.id) > 0;
    if (!replaced) {
      rows.push_back(&row);
    } else if (!placed) {
      for (const FormRow& other : alternative->rows) rows.push_back(&other);
      placed = true;
    }
  }
  return rows;
}

// 行政诉讼/未经复议直接起诉, in both languages.
Message path_of(const std::vector<FormLabel>& groups, const FormLabel* last) {
  Message path;
  const auto append = [&path](const FormLabel& label) {
    path.zh += (path.zh.empty() ? "" : "/") + label.printed;
    path.en += (path.en.empty() ? "" : " / ") + label.english;
  };
  for (const FormLabel& group : groups) append(group);
  if (last != nullptr && !last->printed.empty()) append(*last);
  return path;
}

class Expansion {
 public:
  Expansion(const IdentityPattern& pattern, const FormTable& table, const Report& report)
      : pattern_(pattern), table_(table), report_(report) {}

  std::vector<Identity> run() {
    switch (pattern_.each) {
      case IdentityPattern::Each::column:
        in_each_column(nullptr);
        for (const auto& alternative : table_.alternatives) in_each_column(&alternative);
        break;
      case IdentityPattern::Each::row:
        in_each_row();
        break;
      case IdentityPattern::Each::group:
        under_each_group();
        break;
    }
    return std::move(identities_);
  }

 private:
  void in_each_column(const FormTable::Alternative* alternative) {
    const std::vector<const FormRow*> rows = rows_under(table_, alternative);
    std::string unknown;
    int block = -1;
    for (const Names* names : {&pattern_.left, &pattern_.right, &pattern_.unless_blank}) {
      for (const FormRow* row : resolve(*names, rows, unknown)) {
        if (block < 0) block = row->block;
        if (row->block != block) return report_other_block(*row);
      }
    }
    if (!unknown.empty()) return report_unknown(unknown);
    for (const FormColumn& column : block_at(block).columns) {
      add(path_of(column.groups, &column.label), [&](const Names& names) {
        Names fields;
        for (const FormRow* row : resolve(names, rows, unknown)) {
          fields.push_back(field_id(table_, *row, column));
        }
        return fields;
      });
    }
  }

  void in_each_row() {
    std::vector<const FormRow*> rows = rows_under(table_, nullptr);
    for (const FormTable::Alternative& alternative : table_.alternatives) {
      for (const FormRow& row : alternative.rows) rows.push_back(&row);
    }
    std::string unknown;  // a name that stands for no column of some row
    bool held = false;
    for (const FormRow* row : rows) {
      std::string absent;
      const auto fields_of = [&](const Names& names) {
        Names fields;
        for (const FormColumn* column : resolve(names, columns_of(*row), absent)) {
          fields.push_back(field_id(table_, *row, *column));
        }
        return fields;
      };
      for (const Names* names : {&pattern_.left, &pattern_.right, &pattern_.unless_blank}) {
        fields_of(*names);
      }
      if (absent.empty()) {
        held = true;
        add(path_of(row->groups, &row->label), fields_of);
      } else {
        unknown = absent;
      }
    }
    if (!held) report_unknown(unknown);
  }

  void under_each_group() {
    bool held = false;
    std::string unknown;
    for (const FormRow& row : table_.rows) {
      for (const std::string& group : block_at(row.block).columns_under) {
        std::string absent;
        const std::vector<const FormColumn*> columns = resolve({group}, columns_of(row), absent);
        if (columns.empty()) continue;
        add(path_of(columns.front()->groups, nullptr), [&](const Names& names) {
          Names under;
          for (const std::string& name : names) {
            under.push_back(group);
            under.back().append(".").append(name);
          }
          Names fields;
          for (const FormColumn* column : resolve(under, columns, unknown)) {
            fields.push_back(field_id(table_, row, *column));
          }
          return fields;
        });
        held = true;
      }
    }
    if (!unknown.empty()) return report_unknown(unknown);
    if (!held) {
      report_("each = \"group\" 要求表 \"" + table_.id + "\" 的 block 写有 columns_under",
              "each = \"group\" needs columns_under in a block of table \"" + table_.id + "\"");
    }
  }

  // An alternative that leaves the reading of a pattern as it was adds nothing.
  template <typename FieldsOf>
  void add(const Message& place, const FieldsOf& fields_of) {
    Identity identity;
    identity.rule = pattern_.rule;
    identity.left = fields_of(pattern_.left);
    identity.right = fields_of(pattern_.right);
    identity.left_is_total = pattern_.left_is_total;
    identity.unless_blank = fields_of(pattern_.unless_blank);
    identity.place = place;
    identity.title = pattern_.title;
    identity.line = pattern_.line;
    const bool known =
        std::any_of(identities_.begin(), identities_.end(), [&identity](const Identity& other) {
          return other.left == identity.left && other.right == identity.right;
        });
    if (!known) identities_.push_back(std::move(identity));
  }

  const FormBlock& block_at(int index) const {
    return table_.blocks[static_cast<std::size_t>(index)];
  }

  std::vector<const FormColumn*> columns_of(const FormRow& row) const {
    std::vector<const FormColumn*> columns;
    for (const FormColumn& column : block_at(row.block).columns) columns.push_back(&column);
    return columns;
  }

  void report_unknown(const std::string& name) {
    report_("勾稽关系中的 \"" + name + "\" 不是表 \"" + table_.id + "\" 的行或列，请改正",
            "\"" + name + "\" of the identity is no row or column of table \"" + table_.id +
                "\"; correct it");
  }

  void report_other_block(const FormRow& row) {
    report_("勾稽关系中的行 \"" + row.id + "\" 与其他行不在同一个 block，没有共同的列，请改正",
            "row \"" + row.id +
                "\" of the identity is in another block than the rows before it and shares no "
                "columns with them; correct it");
  }

  const IdentityPattern& pattern_;
  const FormTable& table_;
  const Report& report_;
  std::vector<Identity> identities_;
};

}  // namespace

void expand_identity(const IdentityPattern& pattern, const Report& report, Form& form) {
  const auto table =
      std::find_if(form.tables.begin(), form.tables.end(),
                   [&pattern](const FormTable& each) { return each.id == pattern.table; });
  if (table == form.tables.end()) {
    return report("没有表 \"" + pattern.table + "\"，请改正勾稽关系的 table",
                  "there is no table \"" + pattern.table + "\"; correct the identity's table");
  }
  std::vector<Identity> identities = Expansion(pattern, *table, report).run();
  std::move(identities.begin(), identities.end(), std::back_inserter(form.identities));
}

}  // namespace gouji
