#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>

#include "schema/claim_loader.h"
#include "schema/form.h"
#include "schema/form_check.h"
#include "schema/form_identities.h"
#include "schema/form_source.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

// A group of rows or columns while its block is read: its labels from the outside in, its own last.
struct Group {
  std::string id;
  std::vector<FormLabel> path;
};

bool is_id(const std::string& text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string::npos &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string::npos;
}

std::string read_id(FormEntry& entry) {
  std::string id = entry.required_text("id");
  if (!id.empty() && !is_id(id)) {
    entry.report("id \"" + id + "\" 只能用小写字母、数字、_、-，以 . 分段",
                 "id \"" + id + "\" may hold a-z, 0-9, _ and -, in parts joined by dots");
  }
  return id;
}

void parse_labels(FormLabel& label) {
  if (label.printed.empty()) return;
  label.parsed.push_back(parse_label(label.printed));
  for (const std::string& variant : label.variants) label.parsed.push_back(parse_label(variant));
}

FormLabel read_label(FormEntry& entry) {
  FormLabel label;
  label.line = entry.line();
  label.printed = entry.required_text("zh");
  label.english = entry.required_text("en");
  label.variants = entry.texts("variants");
  parse_labels(label);
  return label;
}

// A label that may be left out: the title of a block.
FormLabel read_optional_label(FormEntry& entry) {
  if (entry.has("zh") || entry.has("en") || entry.has("variants")) return read_label(entry);
  entry.text("zh");  // known, though absent
  entry.text("en");
  entry.texts("variants");
  return {};
}

class Loader {
 public:
  Loader(FormProblems& problems, PatternCheck check) : problems_(problems), check_(check) {}

  Form load(FormEntry root) {
    form_.id = read_id(root);
    form_.title = {root.required_text("zh"), root.required_text("en")};
    form_.authority = root.text("authority").value_or(std::string());
    form_.first_year = root.integer("first_year", 0);
    form_.last_year = root.integer("last_year", 9999);
    if (form_.first_year > form_.last_year) {
      root.report("first_year 不能晚于 last_year", "first_year is after last_year; swap them");
    }
    form_.first_prose_year = root.integer("first_prose_year", form_.first_year);
    if (form_.first_prose_year > form_.first_year) {
      root.report("first_prose_year 不能晚于 first_year",
                  "first_prose_year is after first_year; it can only be before it");
    }
    for (FormEntry& table : root.required_entries("table")) read_table(table);
    std::vector<FormEntry> identities = root.entries("identity");
    std::vector<FormEntry> years = root.entries("across_years");
    ClaimEntries claims(root);
    root.finish();
    index_fields(root);
    // What names rows and fields is resolved when those are right; else it would be reported too.
    tables_are_right_ = problems_.all().empty();
    for (FormEntry& identity : identities) read_identity(identity);
    if (tables_are_right_) read_year_rules(years, form_);
    if (tables_are_right_) read_claims(claims, form_, check_);
    return std::move(form_);
  }

 private:
  void read_table(FormEntry& entry) {
    FormTable table;
    table.id = read_id(entry);
    table.title = read_label(entry);
    for (const std::string& note : entry.texts("notes")) {
      FormLabel label;
      label.printed = note;
      parse_labels(label);
      table.notes.push_back(std::move(label));
    }
    table_rows_.clear();
    for (FormEntry& block : entry.required_entries("block")) read_block(block, table);
    entry.finish();
    const bool known =
        std::any_of(form_.tables.begin(), form_.tables.end(),
                    [&table](const FormTable& other) { return other.id == table.id; });
    if (known) report_duplicate(entry, table.id);
    add_fields(table);
    form_.tables.push_back(std::move(table));
  }

  void read_block(FormEntry& entry, FormTable& table) {
    const int index = static_cast<int>(table.blocks.size());
    FormBlock block;
    block.title = read_optional_label(entry);
    const std::optional<std::string> unit = entry.text("unit");
    groups_.clear();
    for (FormEntry& group : entry.entries("groups")) read_group(group);
    read_columns(entry, unit, block);
    const bool unlabelled = entry.flag("unlabelled_row");
    if (unlabelled) {
      if (entry.has("rows")) {
        entry.report("unlabelled_row = true 时不能再写 rows，请删去其一",
                     "a block with unlabelled_row = true has no rows; remove one of the two");
      }
      FormRow row;
      row.block = index;
      table.rows.push_back(std::move(row));
    }
    for (FormEntry& row : unlabelled ? entry.entries("rows") : entry.required_entries("rows")) {
      table.rows.push_back(read_row(row, index));
    }
    for (FormEntry& alternative : entry.entries("alternative")) {
      read_alternative(alternative, index, table);
    }
    entry.finish();
    table.blocks.push_back(std::move(block));
  }

  void read_group(FormEntry& entry) {
    Group group;
    group.id = read_id(entry);
    group.path = read_within(entry);
    group.path.push_back(read_label(entry));
    entry.finish();
    if (find_group(group.id) != nullptr) report_duplicate(entry, group.id);
    groups_.push_back(std::move(group));
  }

  const Group* find_group(const std::string& id) const {
    const auto found = std::find_if(groups_.begin(), groups_.end(),
                                    [&id](const Group& group) { return group.id == id; });
    return found == groups_.end() ? nullptr : &*found;
  }

  // The labels of the group that an entry is `within`, from the outside in.
  std::vector<FormLabel> read_within(FormEntry& entry) {
    const std::optional<std::string> within = entry.text("within");
    if (!within) return {};
    return group_path(entry, *within);
  }

  std::vector<FormLabel> group_path(FormEntry& entry, const std::string& id) {
    if (const Group* group = find_group(id)) return group->path;
    entry.report("没有组 \"" + id + "\"；请在本 block 的 groups 中先写出它",
                 "there is no group \"" + id +
                     "\"; add it to the groups of this block, before "
                     "what lies within it");
    return {};
  }

  void read_columns(FormEntry& entry, const std::optional<std::string>& unit, FormBlock& block) {
    std::vector<FormColumn> columns;
    for (FormEntry& column : entry.required_entries("columns")) {
      FormColumn read = read_column(column, unit);
      const bool known =
          std::any_of(columns.begin(), columns.end(),
                      [&read](const FormColumn& other) { return other.id == read.id; });
      if (known) report_duplicate(column, read.id);
      columns.push_back(std::move(read));
    }
    block.columns_under = entry.texts("columns_under");
    if (block.columns_under.empty()) {
      block.columns = std::move(columns);
      return;
    }
    for (const std::string& group : block.columns_under) {
      const std::vector<FormLabel> path = group_path(entry, group);
      for (FormColumn column : columns) {
        column.id = group + "." + column.id;
        column.groups.insert(column.groups.begin(), path.begin(), path.end());
        block.columns.push_back(std::move(column));
      }
    }
  }

  FormColumn read_column(FormEntry& entry, const std::optional<std::string>& unit) {
    FormColumn column;
    column.id = read_id(entry);
    column.groups = read_within(entry);
    column.label = read_label(entry);
    const std::optional<std::string> own = entry.text("unit");
    entry.finish();
    if (!own && !unit) {
      entry.report("列 \"" + column.id + "\" 缺少 unit；请为列或 block 写上，没有单位时写 \"\"",
                   "column \"" + column.id +
                       "\" has no unit; give one to the column or its block, \"\" for none");
    }
    column.unit = own ? *own : unit.value_or(std::string());
    return column;
  }

  FormRow read_row(FormEntry& entry, int block) {
    FormRow row;
    row.id = read_id(entry);
    row.groups = read_within(entry);
    row.label = read_label(entry);
    row.block = block;
    row.unit = entry.text("unit");
    entry.finish();
    if (!table_rows_.insert(row.id).second) report_duplicate(entry, row.id);
    return row;
  }

  void read_alternative(FormEntry& entry, int block, FormTable& table) {
    FormTable::Alternative alternative;
    alternative.id = read_id(entry);
    alternative.instead_of = entry.required_texts("instead_of");
    for (const std::string& id : alternative.instead_of) {
      const bool known = std::any_of(table.rows.begin(), table.rows.end(), [&](const FormRow& row) {
        return row.id == id && row.block == block;
      });
      if (known) continue;
      entry.report("instead_of 中的 \"" + id + "\" 不是本 block 的行，请改正",
                   "\"" + id + "\" of instead_of is no row of this block; correct it");
    }
    for (FormEntry& row : entry.required_entries("rows")) {
      alternative.rows.push_back(read_row(row, block));
    }
    entry.finish();
    table.alternatives.push_back(std::move(alternative));
  }

  void read_identity(FormEntry& entry) {
    const std::size_t problems_before = problems_.all().size();
    IdentityPattern pattern;
    pattern.line = entry.line();
    pattern.rule = entry.required_text("rule");
    pattern.table = entry.required_text("table");
    pattern.each = read_each(entry);
    pattern.title = {entry.required_text("zh"), entry.required_text("en")};
    if (entry.has("total") || entry.has("parts")) {
      pattern.left_is_total = true;
      pattern.left = {entry.required_text("total")};
      pattern.right = entry.required_texts("parts");
    } else {
      pattern.left = entry.required_texts("left");
      pattern.right = entry.required_texts("right");
    }
    pattern.unless_blank = entry.texts("unless_blank");
    entry.finish();
    if (!tables_are_right_ || problems_.all().size() > problems_before) return;
    expand_identity(
        pattern, [&entry](const std::string& zh, const std::string& en) { entry.report(zh, en); },
        form_);
  }

  static IdentityPattern::Each read_each(FormEntry& entry) {
    const std::string each = entry.required_text("each");
    if (each == "column") return IdentityPattern::Each::column;
    if (each == "row") return IdentityPattern::Each::row;
    if (each != "group") {
      entry.report("each 只能是 \"column\"、\"row\" 或 \"group\"",
                   "each must be \"column\", \"row\" or \"group\"");
    }
    return IdentityPattern::Each::group;
  }

  // The fields in form order; those of an alternative follow the last row that it replaces.
  void add_fields(const FormTable& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      add_row_fields(table, -1, row, table.rows[row]);
      for (std::size_t index = 0; index < table.alternatives.size(); ++index) {
        const FormTable::Alternative& alternative = table.alternatives[index];
        if (last_replaced(table, alternative) != row) continue;
        for (std::size_t other = 0; other < alternative.rows.size(); ++other) {
          add_row_fields(table, static_cast<int>(index), other, alternative.rows[other]);
        }
      }
    }
  }

  static std::size_t last_replaced(const FormTable& table,
                                   const FormTable::Alternative& alternative) {
    std::size_t last = table.rows.size();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (std::count(alternative.instead_of.begin(), alternative.instead_of.end(),
                     table.rows[row].id) > 0) {
        last = row;
      }
    }
    return last;
  }

  void index_fields(FormEntry& root) {
    const auto id = [this](int index) -> const std::string& {
      return form_.fields[static_cast<std::size_t>(index)].id;
    };
    form_.fields_by_id.resize(form_.fields.size());
    std::iota(form_.fields_by_id.begin(), form_.fields_by_id.end(), 0);
    std::sort(form_.fields_by_id.begin(), form_.fields_by_id.end(),
              [&id](int a, int b) { return id(a) < id(b); });
    for (std::size_t i = 1; i < form_.fields_by_id.size(); ++i) {
      const int field = form_.fields_by_id[i];
      if (id(form_.fields_by_id[i - 1]) == id(field)) report_duplicate(root, id(field));
    }
  }

  void add_row_fields(const FormTable& table, int alternative, std::size_t place,
                      const FormRow& row) {
    const std::vector<FormColumn>& columns =
        table.blocks[static_cast<std::size_t>(row.block)].columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      FormField field;
      field.id = field_id(table, row, columns[column]);
      field.table = static_cast<int>(form_.tables.size());
      field.alternative = alternative;
      field.row = static_cast<int>(place);
      field.column = static_cast<int>(column);
      field.unit = row.unit.value_or(columns[column].unit);
      form_.fields.push_back(std::move(field));
    }
  }

  static void report_duplicate(FormEntry& entry, const std::string& id) {
    entry.report("id \"" + id + "\" 重复，请改用别的 id",
                 "id \"" + id + "\" is there twice; rename one of them");
  }

  FormProblems& problems_;
  PatternCheck check_;
  bool tables_are_right_ = false;
  Form form_;
  std::vector<Group> groups_;         // of the block being read
  std::set<std::string> table_rows_;  // row ids of the table being read
};

}  // namespace

std::optional<Form> read_form(std::string_view toml, FormProblems& problems, PatternCheck check) {
  const std::optional<TomlNode> file = parse_toml(toml, problems);
  if (!file) return std::nullopt;
  Form form = Loader(problems, check).load(FormEntry(*file, problems));
  if (!problems.all().empty()) return std::nullopt;
  form.digest = sha256(toml);
  return form;
}

Result<Form> load_form(std::string_view toml, const std::string& name, PatternCheck check) {
  FormProblems problems(name);
  std::optional<Form> form = read_form(toml, problems, check);
  if (!form) return tl::unexpected<Error>(*problems.first());
  return std::move(*form);
}

}  // namespace gouji
