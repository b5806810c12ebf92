#include "tests/schema/printed_form.h"

#include <algorithm>

#include "normalize/figure.h"

namespace gouji {
namespace {

struct PrintedRow {
  const FormRow* row = nullptr;
  int alternative = -1;
  int place = 0;
};

class FormPrinter {
 public:
  FormPrinter(const Form& form, const PrintOptions& options) : form_(form), options_(options) {}

  Printed grid() {
    for (std::size_t table = 0; table < form_.tables.size(); ++table) print_grid(table);
    return std::move(printed_);
  }

  Printed ragged() {
    for (std::size_t table = 0; table < form_.tables.size(); ++table) print_ragged_table(table);
    return std::move(printed_);
  }

  Printed sequence() {
    printed_ = ragged();
    std::string all;
    for (std::string& drawing : printed_.drawings) {
      for (char& character : drawing) {
        if (character == '|') character = '\n';
      }
      all += drawing;
    }
    printed_.drawings = {all};
    return std::move(printed_);
  }

 private:
  using Grid = std::vector<std::vector<std::string>>;

  std::string label(const FormLabel& label) const {
    return options_.relabel ? options_.relabel(label.printed) : label.printed;
  }

  std::vector<PrintedRow> rows_of(const FormTable& table, int block) const {
    std::vector<PrintedRow> rows;
    const bool chosen = options_.alternative >= 0 &&
                        options_.alternative < static_cast<int>(table.alternatives.size());
    const FormTable::Alternative* alternative =
        chosen ? &table.alternatives[static_cast<std::size_t>(options_.alternative)] : nullptr;
    const auto add = [&](const FormRow& row, int choice, std::size_t place) {
      if (row.block != block) return;
      if (options_.leaves_out_row && options_.leaves_out_row(row)) return;
      rows.push_back({&row, choice, static_cast<int>(place)});
    };
    for (std::size_t place = 0; place < table.rows.size(); ++place) {
      const FormRow& row = table.rows[place];
      const bool replaced =
          alternative != nullptr &&
          std::find(alternative->instead_of.begin(), alternative->instead_of.end(), row.id) !=
              alternative->instead_of.end();
      if (!replaced) add(row, -1, place);
      if (!replaced || row.id != alternative->instead_of.back()) continue;
      for (std::size_t other = 0; other < alternative->rows.size(); ++other) {
        add(alternative->rows[other], options_.alternative, other);
      }
    }
    return rows;
  }

  std::vector<int> columns_of(const FormBlock& block) const {
    std::vector<int> columns;
    for (std::size_t column = 0; column < block.columns.size(); ++column) {
      if (options_.leaves_out_column && options_.leaves_out_column(block.columns[column])) continue;
      columns.push_back(static_cast<int>(column));
    }
    return columns;
  }

  std::string figure(std::size_t table, const PrintedRow& row, int column) {
    for (std::size_t index = 0; index < form_.fields.size(); ++index) {
      const FormField& field = form_.fields[index];
      if (field.table != static_cast<int>(table) || field.alternative != row.alternative ||
          field.row != row.place || field.column != column) {
        continue;
      }
      std::string text = std::to_string(1001 + index);
      if (options_.figure) text = options_.figure(field.id, text);
      printed_.truth[field.id] = text;
      return text;
    }
    return "?";
  }

  static std::size_t depth(const std::vector<FormLabel>& groups, const FormLabel& label) {
    return label.printed.empty() ? 0 : groups.size() + 1;
  }

  void flush(Grid& grid) {
    if (grid.empty()) return;
    std::string drawing;
    for (const std::vector<std::string>& row : grid) {
      for (std::size_t cell = 0; cell < row.size(); ++cell) {
        const bool span = row[cell] == "<" || row[cell] == "^";
        if (cell > 0) drawing += '|';
        drawing += span && !options_.spans ? std::string() : row[cell];
      }
      drawing += '\n';
    }
    printed_.drawings.push_back(std::move(drawing));
    grid.clear();
  }

  void print_grid(std::size_t index) {
    const FormTable& table = form_.tables[index];
    std::size_t labels = 0;
    std::size_t widest = 0;
    for (std::size_t block = 0; block < table.blocks.size(); ++block) {
      for (const PrintedRow& row : rows_of(table, static_cast<int>(block))) {
        labels = std::max(labels, depth(row.row->groups, row.row->label));
      }
      widest = std::max(widest, columns_of(table.blocks[block]).size());
    }
    Grid grid;
    for (std::size_t block = 0; block < table.blocks.size(); ++block) {
      print_grid_block(index, static_cast<int>(block), labels, widest, grid);
      if (options_.blocks_apart) flush(grid);
    }
    flush(grid);
  }

  void print_grid_block(std::size_t index, int number, std::size_t labels, std::size_t widest,
                        Grid& grid) {
    const FormTable& table = form_.tables[index];
    const FormBlock& block = table.blocks[static_cast<std::size_t>(number)];
    const std::vector<int> columns = columns_of(block);
    const std::vector<PrintedRow> rows = rows_of(table, number);
    if (columns.empty() || rows.empty()) return;
    const std::size_t width = labels + (options_.blocks_apart ? columns.size() : widest);
    if (!block.title.printed.empty()) {
      std::vector<std::string> title(width, "<");
      title.front() = label(block.title);
      grid.push_back(std::move(title));
    }
    print_header(table, block, columns, labels, width, grid);
    const FormRow* before = nullptr;
    for (const PrintedRow& row : rows) {
      std::vector<std::string> line;
      if (labels > 0) {
        const std::vector<FormLabel>& groups = row.row->groups;
        bool same = before != nullptr;
        for (std::size_t depth = 0; depth < groups.size(); ++depth) {
          same = same && before->groups.size() > depth &&
                 before->groups[depth].printed == groups[depth].printed;
          line.push_back(same ? "^" : label(groups[depth]));
        }
        line.push_back(label(row.row->label));
        line.resize(labels, "<");
      }
      for (const int column : columns) line.push_back(figure(index, row, column));
      line.resize(width, "<");
      grid.push_back(std::move(line));
      before = row.row;
    }
  }

  void print_header(const FormTable& table, const FormBlock& block, const std::vector<int>& columns,
                    std::size_t labels, std::size_t width, Grid& grid) const {
    std::size_t height = 1;
    for (const int column : columns) {
      const FormColumn& form_column = block.columns[static_cast<std::size_t>(column)];
      height = std::max(height, depth(form_column.groups, form_column.label));
    }
    const std::size_t top = grid.size();
    grid.resize(top + height, std::vector<std::string>(width, "<"));
    for (std::size_t level = 0; level < height; ++level) {
      std::vector<std::string>& line = grid[top + level];
      if (labels > 0) {
        std::fill(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(labels),
                  level == 0 ? "<" : "^");
        if (level == 0) line[0] = table.notes.empty() ? "" : table.notes.front().printed;
      }
      const FormColumn* before = nullptr;
      for (std::size_t place = 0; place < columns.size(); ++place) {
        const FormColumn& column = block.columns[static_cast<std::size_t>(columns[place])];
        std::string& cell = line[labels + place];
        if (level > column.groups.size()) {
          cell = "^";
        } else if (level == column.groups.size()) {
          cell = label(column.label);
        } else {
          bool same = before != nullptr && before->groups.size() > level;
          for (std::size_t depth = 0; same && depth <= level; ++depth) {
            same = before->groups[depth].printed == column.groups[depth].printed;
          }
          cell = same ? "<" : label(column.groups[level]);
        }
        before = &column;
      }
    }
  }

  void print_ragged_table(std::size_t index) {
    const FormTable& table = form_.tables[index];
    Grid grid;
    for (std::size_t number = 0; number < table.blocks.size(); ++number) {
      const FormBlock& block = table.blocks[number];
      const std::vector<int> columns = columns_of(block);
      const std::vector<PrintedRow> rows = rows_of(table, static_cast<int>(number));
      if (columns.empty() || rows.empty()) continue;
      if (!block.title.printed.empty()) grid.push_back({label(block.title), "", ""});
      print_ragged_header(table, block, columns, !rows.front().row->label.printed.empty(), grid);
      const FormRow* before = nullptr;
      for (const PrintedRow& row : rows) {
        std::vector<std::string> line;
        if (!row.row->label.printed.empty()) {
          for (std::size_t depth = 0; depth < row.row->groups.size(); ++depth) {
            const bool same = before != nullptr && before->groups.size() > depth &&
                              before->groups[depth].printed == row.row->groups[depth].printed;
            line.push_back(same ? "" : label(row.row->groups[depth]));
          }
          line.push_back(label(row.row->label));
          if (table.rows.size() > 10 && line.size() < 2) line.emplace_back();
        }
        for (const int column : columns) line.push_back(figure(index, row, column));
        grid.push_back(std::move(line));
        before = row.row;
      }
    }
    flush(grid);
  }

  // Row by row, each label once, with one empty cell where labels of rows are below.
  void print_ragged_header(const FormTable& table, const FormBlock& block,
                           const std::vector<int>& columns, bool has_labels, Grid& grid) const {
    Grid header;
    print_header(table, block, columns, has_labels ? 2 : 0, columns.size() + (has_labels ? 2U : 0U),
                 header);
    for (std::vector<std::string>& line : header) {
      for (std::string& cell : line) {
        if (cell == "<" || cell == "^") cell.clear();
      }
      if (has_labels && table.rows.size() <= 10) line.erase(line.begin() + 1);
      while (!line.empty() && line.back().empty()) line.pop_back();
      grid.push_back(line);
    }
  }

  const Form& form_;
  const PrintOptions& options_;
  Printed printed_;
};

// The plain number of a cell's text, empty when it states none.
std::string number_of(const std::string& text) {
  const Figure figure = read_figure(text);
  return figure.state == FigureState::number ? figure.value.to_string() : std::string();
}

}  // namespace

Printed print_form(const Form& form, const PrintOptions& options) {
  return FormPrinter(form, options).grid();
}

Printed print_ragged(const Form& form, const PrintOptions& options) {
  return FormPrinter(form, options).ragged();
}

Printed print_sequence(const Form& form, const PrintOptions& options) {
  return FormPrinter(form, options).sequence();
}

Document draw(const Printed& printed) {
  std::vector<Table> tables;
  for (const std::string& drawing : printed.drawings) tables.push_back(draw_table(drawing));
  return document_of(std::move(tables));
}

std::string silent_errors(const Record& record, const Printed& printed) {
  std::string out;
  for (const Field& field : record.fields) {
    if (field.review) continue;
    const auto truth = printed.truth.find(field.id);
    const std::string want = truth == printed.truth.end() ? "" : number_of(truth->second);
    const std::string have =
        field.state == FieldState::number ? field.value.to_string() : std::string();
    const bool lost = field.state == FieldState::missing || field.state == FieldState::unreadable;
    if (want == have && !lost) continue;
    out += field.id + ": printed " + want + ", read " + have + " " + name_of(field.state) + "\n";
  }
  for (const auto& [id, text] : printed.truth) {
    if (record.find(id) == nullptr) out += id + ": no field\n";
  }
  return out;
}

int right_fields(const Record& record, const Printed& printed) {
  int right = 0;
  for (const auto& [id, text] : printed.truth) {
    const Field* field = record.find(id);
    if (field == nullptr || field->state == FieldState::missing ||
        field->state == FieldState::unreadable) {
      continue;
    }
    const std::string have =
        field->state == FieldState::number ? field->value.to_string() : std::string();
    if (have == number_of(text)) ++right;
  }
  return right;
}

std::string reviewed(const Record& record) {
  std::string out;
  for (const Field& field : record.fields) {
    if (field.review) out += field.id + " " + name_of(field.state) + "\n";
  }
  return out;
}

}  // namespace gouji
