// --where: a condition over the columns of a row, in the expressions of SQLite. docs/export.md
// describes it.
//
// It is evaluated in an empty database in memory, over one row of parameters. There is no table or
// file that it could read or change, and an authorizer permits nothing but the row and a few
// functions of text and numbers.
#pragma once

#include <memory>
#include <string>

#include "dataset/table_rows.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gouji {

class RowCondition {
 public:
  // Over the columns of `rows`, by their ids. Fails on what is no condition and on an unknown
  // column, with the reason.
  static Result<RowCondition> parse(const std::string& text, const TableRows& rows);

  // Of the row at hand. What is NULL is not true. Fails where the evaluation does: a number that
  // overflows.
  Result<bool> holds(const TableRows& rows);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
    void operator()(sqlite3_stmt* statement) const;
  };

  RowCondition() = default;

  std::string text_;
  std::unique_ptr<sqlite3, Close> database_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

// `rows` without those for which `condition` does not hold; both must outlive the result.
std::unique_ptr<TableRows> rows_where(TableRows& rows, RowCondition& condition);

}  // namespace gouji
