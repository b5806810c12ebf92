#include "dataset/row_condition.h"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "dataset/formats/exact_figure.h"

namespace gouji {
namespace {

// The condition's own SELECT and that of its row; more are subqueries.
constexpr int permitted_selects = 2;

struct Permission {
  int selects = 0;
  bool is_subquery = false;
  std::string function;  // one that is not permitted
};

constexpr std::string_view functions[] = {
    "abs", "coalesce", "glob",  "ifnull", "iif",       "instr", "length", "like",  "lower", "max",
    "min", "nullif",   "round", "substr", "substring", "trim",  "ltrim",  "rtrim", "upper"};

int authorize(void* data, int action, const char* /*first*/, const char* second,
              const char* /*database*/, const char* /*view*/) {
  auto& permission = *static_cast<Permission*>(data);
  if (action == SQLITE_READ) return SQLITE_OK;  // of the row: there is nothing else
  if (action == SQLITE_SELECT) {
    if (++permission.selects <= permitted_selects) return SQLITE_OK;
    permission.is_subquery = true;
  }
  if (action == SQLITE_FUNCTION && second != nullptr) {
    if (std::find(std::begin(functions), std::end(functions), second) != std::end(functions)) {
      return SQLITE_OK;
    }
    permission.function = second;
  }
  return SQLITE_DENY;
}

std::string column_list(const TableRows& rows) {
  constexpr std::size_t most = 24;
  std::string names;
  for (std::size_t i = 0; i < rows.columns().size() && i < most; ++i) {
    names += (i == 0 ? "" : ", ") + rows.columns()[i].name;
  }
  return rows.columns().size() > most ? names + ", …" : names;
}

Error bad_condition(const std::string& text, const Message& why, const TableRows& rows) {
  const std::string names = column_list(rows);
  return {{"--where 的条件 " + text + " 不能用：" + why.zh +
               "；列名含 . 时请加双引号，文字用单引号；可用的列：" + names,
           "--where cannot use " + text + ": " + why.en +
               "; write names with dots in double quotes and texts in single quotes; the columns "
               "are " +
               names}};
}

void bind(sqlite3_stmt* statement, int parameter, ValueType type, std::string_view value) {
  const bool is_text = type == ValueType::text || type == ValueType::word;
  if (!is_text && value.empty()) {
    sqlite3_bind_null(statement, parameter);
  } else if (const auto whole = is_text ? std::nullopt : exact_integer(value)) {
    sqlite3_bind_int64(statement, parameter, *whole);
  } else if (!is_text) {
    // More digits than a double has are of no account in a comparison.
    double real = 0;
    std::from_chars(value.data(), value.data() + value.size(), real);
    sqlite3_bind_double(statement, parameter, real);
  } else {
    sqlite3_bind_text64(statement, parameter, value.data() == nullptr ? "" : value.data(),
                        value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
}

class FilteredRows : public TableRows {
 public:
  FilteredRows(TableRows& rows, RowCondition& condition)
      : TableRows(rows.table()), rows_(rows), condition_(condition) {}

  Result<bool> next() override {
    while (true) {
      const Result<bool> row = rows_.next();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return false;
      Result<bool> holds = condition_.holds(rows_);
      if (!holds || *holds) return holds;
    }
  }
  std::string_view value(std::size_t column) const override { return rows_.value(column); }
  std::vector<DoubtfulValue> doubts() const override { return rows_.doubts(); }

 private:
  TableRows& rows_;
  RowCondition& condition_;
};

}  // namespace

void RowCondition::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void RowCondition::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<RowCondition> RowCondition::parse(const std::string& text, const TableRows& rows) {
  RowCondition condition;
  condition.text_ = text;
  sqlite3* database = nullptr;
  const int opened =
      sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  condition.database_.reset(database);
  if (opened != SQLITE_OK) return failure("内存不足", "out of memory");
  // A misspelt name in double quotes is an error and no text.
  sqlite3_db_config(database, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  const int columns = static_cast<int>(rows.columns().size());
  sqlite3_limit(database, SQLITE_LIMIT_VARIABLE_NUMBER, columns);
  std::string row;
  for (int column = 0; column < columns; ++column) {
    row += (column == 0 ? "?" : ", ?") + std::to_string(column + 1) + " AS \"";
    for (const char c : rows.columns()[static_cast<std::size_t>(column)].name) {
      row += c == '"' ? "\"\"" : std::string(1, c);
    }
    row += '"';
  }
  const auto refuse = [&](const Message& why) {
    return tl::unexpected(bad_condition(text, why, rows));
  };
  Permission permission;
  sqlite3_set_authorizer(database, authorize, &permission);
  // The row's parameters come first and are all there may be.
  const std::string sql = "WITH row AS (SELECT " + row + ") SELECT (" + text + "\n) FROM row";
  sqlite3_stmt* statement = nullptr;
  const char* rest = nullptr;
  const int prepared = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, &rest);
  condition.statement_.reset(statement);
  if (permission.is_subquery) return refuse({"不能有子查询", "subqueries are not permitted"});
  if (!permission.function.empty()) {
    return refuse({"不能用函数 " + permission.function,
                   "the function " + permission.function + " is not permitted"});
  }
  if (prepared != SQLITE_OK) {
    const std::string why = sqlite3_errmsg(database);
    return refuse({why, why});
  }
  if (rest != sql.data() + sql.size() || permission.selects != permitted_selects ||
      sqlite3_column_count(statement) != 1) {
    return refuse({"它不是一个条件", "it is not one condition"});
  }
  sqlite3_set_authorizer(database, nullptr, nullptr);
  return condition;
}

Result<bool> RowCondition::holds(const TableRows& rows) {
  sqlite3_stmt* const statement = statement_.get();
  for (std::size_t column = 0; column < rows.columns().size(); ++column) {
    bind(statement, static_cast<int>(column) + 1, rows.columns()[column].type, rows.value(column));
  }
  const bool has_row = sqlite3_step(statement) == SQLITE_ROW;
  if (!has_row) {
    const std::string why = sqlite3_errmsg(database_.get());
    sqlite3_reset(statement);
    return tl::unexpected(bad_condition(text_, {why, why}, rows));
  }
  const bool holds = sqlite3_column_double(statement, 0) != 0;
  sqlite3_reset(statement);
  return holds;
}

std::unique_ptr<TableRows> rows_where(TableRows& rows, RowCondition& condition) {
  return std::make_unique<FilteredRows>(rows, condition);
}

}  // namespace gouji
