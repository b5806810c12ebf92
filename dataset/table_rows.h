// The rows of a dataset's tables, read from the store one by one: what the CSV files and every
// format of gouji export are written from. Memory does not grow with the number of rows.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dataset/row_filter.h"
#include "dataset/table_columns.h"

namespace gouji {

// A value that a person should look at before it is used.
struct DoubtfulValue {
  std::size_t column = 0;
  std::string note;  // source, page, state, the cell as printed
};

// That note. `page` as in the CSV files: empty where there is none.
std::string doubt_note(std::string_view source, std::string_view page, std::string_view state,
                       std::string_view raw, Language language);

class TableRows {
 public:
  virtual ~TableRows() = default;

  const TableDefinition& table() const { return table_; }
  const std::vector<TableColumn>& columns() const { return table_.columns; }

  // Goes on to the next row; false behind the last, and not to be called then.
  virtual Result<bool> next() = 0;

  // Of the row at hand, as in the CSV files before text is made safe: an empty number or integer is
  // none. Valid until next().
  virtual std::string_view value(std::size_t column) const = 0;

  // Of the row at hand.
  virtual std::vector<DoubtfulValue> doubts() const { return {}; }

 protected:
  explicit TableRows(TableDefinition table) : table_(std::move(table)) {}

  TableDefinition table_;
};

// `filter` and the store must outlive the rows. The codebook is not filtered.
Result<std::unique_ptr<TableRows>> open_table(Database& database, TableKind kind,
                                              const RowFilter& filter, Language language);

}  // namespace gouji
