#include "dataset/export.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "dataset/csv.h"
#include "dataset/datapackage.h"
#include "dataset/formats/csv_blocks.h"
#include "dataset/formats/csv_table.h"
#include "dataset/formats/table_writer.h"
#include "dataset/output_file.h"
#include "dataset/table_rows.h"

namespace gouji {
namespace {

// In the order in which datapackage.json has them.
constexpr std::array csv_tables = {TableKind::reports,  TableKind::cells,   TableKind::findings,
                                   TableKind::unmapped, TableKind::records, TableKind::codebook};

const RowFilter everything;

// A file with its headings; whole on the disk when it is finished, and not yet in its place.
class TableFile {
 public:
  static Result<TableFile> begin(const TableRows& rows, const std::string& folder) {
    const TableDefinition& table = rows.table();
    Result<OutputFile> file = OutputFile::create(folder + "/" + table.name + ".csv");
    if (!file) return tl::unexpected(file.error());
    return TableFile(std::move(*file),
                     {table, table.name + ".csv", column_headings(rows, HeaderKind::id), 0});
  }

  OutputFile& file() { return file_; }
  const PackagedTable& description() const { return description_; }
  int columns() const { return static_cast<int>(description_.headings.size()); }

  Result<void> finish(const Result<long long>& rows) {
    if (!rows) return tl::unexpected(rows.error());
    description_.rows = *rows;
    return file_.finish();
  }

 private:
  TableFile(OutputFile file, PackagedTable description)
      : file_(std::move(file)), description_(std::move(description)) {
    begin_csv(file_, description_.headings);
  }

  OutputFile file_;
  PackagedTable description_;
};

using TableFiles = std::array<std::optional<TableFile>, csv_tables.size()>;  // as csv_tables

Result<TableFile> write_table(Database& database, TableKind kind, const std::string& folder,
                              Language language) {
  const Result<std::unique_ptr<TableRows>> rows = open_table(database, kind, everything, language);
  if (!rows) return tl::unexpected(rows.error());
  Result<TableFile> table = TableFile::begin(**rows, folder);
  if (!table) return table;
  CsvWriter csv(table->file(), table->columns());
  const Result<void> finished = table->finish(write_csv_rows(**rows, csv));
  if (!finished) return tl::unexpected(finished.error());
  return table;
}

Result<TableFiles> write_in_turn(Database& database, const std::string& folder, Language language) {
  TableFiles tables;
  for (std::size_t at = 0; at < csv_tables.size(); ++at) {
    Result<TableFile> table = write_table(database, csv_tables[at], folder, language);
    if (!table) return tl::unexpected(table.error());
    tables[at].emplace(std::move(*table));
  }
  return tables;
}

// By this thread and up to `jobs` - 1 others: cells.csv by all of them together, then each of the
// other tables by one.
class SideBySide {
 public:
  SideBySide(TableFile cells, std::string folder, Language language)
      : folder_(std::move(folder)),
        language_(language),
        cells_(std::move(cells)),
        blocks_(TableKind::cells, cells_.columns(), language, cells_.file()) {}

  static Result<TableFiles> write(Database& database, const std::string& folder, Language language,
                                  int jobs) {
    const Result<std::unique_ptr<TableRows>> rows =
        open_table(database, TableKind::cells, everything, language);
    if (!rows) return tl::unexpected(rows.error());
    Result<TableFile> cells = TableFile::begin(**rows, folder);
    if (!cells) return tl::unexpected(cells.error());
    SideBySide tables(std::move(*cells), folder, language);
    tables.write_all(database, jobs);
    return tables.take();
  }

 private:
  void write_all(Database& database, int jobs) {
    std::vector<std::jthread> others;  // are waited for
    while (static_cast<int>(others.size()) + 1 < jobs) {
      try {
        others.emplace_back([this, path = database.path()] {
          Result<Database> own = Database::open_beside(path);
          if (own) write_those_left(*own);
        });
      } catch (const std::system_error&) {
        break;  // no more threads than there are
      }
    }
    write_those_left(database);
  }

  void write_those_left(Database& database) {
    blocks_.write_those_left(database);
    for (std::size_t at = next_++; at < csv_tables.size(); at = next_++) {
      if (csv_tables[at] == TableKind::cells) continue;
      others_[at].emplace(write_table(database, csv_tables[at], folder_, language_));
    }
  }

  Result<TableFiles> take() {
    const Result<void> finished = cells_.finish(blocks_.rows());
    if (!finished) return tl::unexpected(finished.error());
    TableFiles tables;
    for (std::size_t at = 0; at < csv_tables.size(); ++at) {
      if (csv_tables[at] == TableKind::cells) {
        tables[at].emplace(std::move(cells_));
      } else if (Result<TableFile>& table = *others_[at]; table) {
        tables[at].emplace(std::move(*table));
      } else {
        return tl::unexpected(table.error());
      }
    }
    return tables;
  }

  const std::string folder_;
  const Language language_;
  TableFile cells_;
  CsvBlocks blocks_;
  std::atomic<std::size_t> next_ = 0;
  std::array<std::optional<Result<TableFile>>, csv_tables.size()> others_;
};

}  // namespace

Result<void> export_csv(Store& store, const std::string& folder, Language language, int jobs) {
  Database& database = store.database();
  // On a full disk the store may stay as it is, and is read by the one who sees its log.
  const bool is_shared = jobs > 1 && database.write_back().has_value();
  Result<TableFiles> tables = is_shared ? SideBySide::write(database, folder, language, jobs)
                                        : write_in_turn(database, folder, language);
  if (!tables) return tl::unexpected(tables.error());
  std::vector<PackagedTable> descriptions;
  descriptions.reserve(tables->size());
  for (const auto& table : *tables) descriptions.push_back(table->description());
  Result<OutputFile> package = OutputFile::create(folder + "/datapackage.json");
  if (!package) return tl::unexpected(package.error());
  Result<void> described = write_datapackage(database, descriptions, *package);
  if (!described) return described;
  if (Result<void> finished = package->finish(); !finished) return finished;
  for (auto& table : *tables) {
    if (Result<void> committed = table->file().commit(); !committed) return committed;
  }
  return package->commit();
}

}  // namespace gouji
