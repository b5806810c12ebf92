// SQLite as the store uses it: statements that bind and read values, errors that name the file and
// the remedy. One Database and its statements belong to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "normalize/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gouji {

// A prepared statement. Parameters and columns are numbered from 0.
class Statement {
 public:
  // Texts must stay alive until the statement has run. An empty optional binds NULL.
  void bind(int parameter, std::string_view value);
  void bind(int parameter, const std::string& value) { bind(parameter, std::string_view(value)); }
  void bind(int parameter, std::string&& value) = delete;  // gone before the statement runs
  void bind(int parameter, const char* value) = delete;    // would become a bool
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, int value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, bool value) { bind(parameter, std::int64_t{value}); }
  void bind(int parameter, double value);
  template <typename Value>
  void bind(int parameter, const std::optional<Value>& value) {
    value ? bind(parameter, *value) : bind_null(parameter);
  }

  // Binds all parameters in order, runs to the end and is ready for the next run.
  template <typename... Values>
  Result<void> run(const Values&... values) {
    int parameter = 0;
    (bind(parameter++, values), ...);
    return finish();
  }

  Result<bool> step();  // whether there is a row
  void reset();

  int columns() const;
  bool is_null(int column) const;
  std::string_view text(int column) const;  // valid until the next step
  std::int64_t integer(int column) const;
  double real(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, std::string path);
  void bind_null(int parameter);
  Result<void> finish();

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string path_;
};

// What is said of a file whose content is not what SQLite has written.
Error damaged_database(const std::string& path);

class Database {
 public:
  // Opens or creates the file, for this process alone while it is open.
  static Result<Database> open(const std::string& path);

  // A new file in place of an older one, to be written once and then closed: without a journal, so
  // that it is of use only when all of it was written.
  static Result<Database> create(const std::string& path);

  // For reading beside another Database of this process that has the file open and does not write
  // while this one lives. What is in the log is not seen (write_back).
  static Result<Database> open_beside(const std::string& path);

  // All of the log into the file itself. Fails while a statement is at a row.
  Result<void> write_back();

  Result<void> execute(const std::string& sql);  // one or several statements without parameters
  Result<Statement> prepare(std::string_view sql);
  Result<std::int64_t> integer(const std::string& sql);  // the first column of the first row
  std::int64_t last_row_id() const;
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  Database(sqlite3* database, std::string path);
  static Result<Database> open(const std::string& path, const std::string& name, int flags,
                               const std::string& pragmas);

  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

// Rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}

  Database* database_;
};

}  // namespace gouji
