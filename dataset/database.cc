#include "dataset/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "dataset/file_error.h"

namespace gouji {
namespace {

constexpr int for_writing = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

// The remedy is what differs between the ways in which a store fails.
Error database_error(sqlite3* database, const std::string& path) {
  const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database);
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return file_error(FileAction::write, path, ENOSPC);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return file_error(FileAction::write, path, EACCES);
    case SQLITE_NOMEM:
      return file_error(FileAction::write, path, ENOMEM);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {{path + " 正被另一个程序使用；请等它结束后再运行",
               path + " is in use by another program; run again when that has ended"}};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return damaged_database(path);
    default:
      break;
  }
  if (const int system = sqlite3_system_errno(database); system != 0) {
    return file_error(FileAction::write, path, system);
  }
  // Writes to the log leave no errno. A full disk has a code of its own; these are the others.
  if (code == SQLITE_IOERR) {
    return {{"无法写入 " + path + "：磁盘出错，或文件不允许再增大；请检查磁盘、配额和 ulimit -f",
             "cannot write " + path +
                 ": the disk reports an error, or the file may not grow; check the disk, its "
                 "quota and ulimit -f"}};
  }
  const std::string what = sqlite3_errmsg(database);
  return {{"数据库 " + path + " 出错：" + what, "the database " + path + " reports: " + what}};
}

}  // namespace

Error damaged_database(const std::string& path) {
  return {{path + " 已损坏，或不是数据库；请把它移走后重新运行，它会由原文件重新生成",
           path + " is damaged or no database; move it away and run again: it is made anew "
                  "from the inputs"}};
}

Statement::Statement(sqlite3_stmt* statement, std::string path)
    : statement_(statement), path_(std::move(path)) {}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::bind(int parameter, std::string_view value) {
  sqlite3_bind_text64(statement_.get(), parameter + 1, value.data() == nullptr ? "" : value.data(),
                      value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), parameter + 1, value);
}

void Statement::bind(int parameter, double value) {
  sqlite3_bind_double(statement_.get(), parameter + 1, value);
}

void Statement::bind_null(int parameter) { sqlite3_bind_null(statement_.get(), parameter + 1); }

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = database_error(sqlite3_db_handle(statement_.get()), path_);
  reset();
  return tl::unexpected(std::move(error));
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

Result<void> Statement::finish() {
  Result<bool> row = step();
  while (row && *row) row = step();
  reset();
  if (!row) return tl::unexpected(row.error());
  return {};
}

int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

Database::Database(sqlite3* database, std::string path)
    : database_(database), path_(std::move(path)) {}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Result<Database> Database::open(const std::string& path, const std::string& name, int flags,
                                const std::string& pragmas) {
  // SQLite's count of its memory is one lock for all threads, taken at every allocation.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)uncounted;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle, path);
  if (code != SQLITE_OK) return tl::unexpected(database_error(handle, path));
  if (Result<void> prepared = database.execute(pragmas); !prepared) {
    return tl::unexpected(prepared.error());
  }
  return database;
}

Result<Database> Database::open(const std::string& path) {
  // The lock is held while the file is open, so that two programs cannot write into one dataset;
  // set before WAL, it also spares the shared-memory file. WAL with synchronous NORMAL costs no
  // sync a transaction and loses at most the last documents to a power failure, never the file.
  return open(path, path, for_writing,
              "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = "
              "NORMAL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
}

Result<Database> Database::create(const std::string& path) {
  std::error_code error;
  std::filesystem::remove(path, error);
  if (error) return tl::unexpected(file_error(FileAction::write, path, error.value()));
  return open(path, path, for_writing,
              "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = OFF;");
}

Result<Database> Database::open_beside(const std::string& path) {
  // The other one's lock is ours too, which SQLite can only be told by calling the file immutable.
  std::string name = "file:";
  for (const char c : path) {
    const bool is_of_uri = c == '?' || c == '#' || c == '%';
    name += is_of_uri ? fmt::format("%{:02X}", c) : std::string(1, c);
  }
  return open(path, name + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
              "PRAGMA trusted_schema = OFF;");
}

Result<void> Database::write_back() {
  const Result<std::int64_t> is_busy = integer("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!is_busy) return tl::unexpected(is_busy.error());
  if (*is_busy == 0) return {};
  return failure(path_ + " 正被读取，无法写回日志",
                 path_ + " is being read; its log stays as it is");
}

Result<void> Database::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return tl::unexpected(database_error(database_.get(), path_));
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    return tl::unexpected(database_error(database_.get(), path_));
  }
  return Statement(statement, path_);
}

Result<std::int64_t> Database::integer(const std::string& sql) {
  Result<Statement> statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const Result<bool> row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(database_.get()); }

Result<Transaction> Transaction::begin(Database& database) {
  if (Result<void> begun = database.execute("BEGIN IMMEDIATE"); !begun) {
    return tl::unexpected(begun.error());
  }
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  // A failure here means that SQLite has rolled back by itself.
  if (database_ != nullptr) (void)database_->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
  Result<void> committed = database_->execute("COMMIT");
  if (committed) database_ = nullptr;
  return committed;
}

}  // namespace gouji
