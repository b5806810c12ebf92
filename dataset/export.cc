#include "dataset/export.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "dataset/datapackage.h"
#include "dataset/formats/csv_table.h"
#include "dataset/formats/table_writer.h"
#include "dataset/output_file.h"
#include "dataset/table_rows.h"

namespace gouji {
namespace {

// In the order in which datapackage.json has them.
constexpr std::array csv_tables = {TableKind::reports,  TableKind::cells,   TableKind::findings,
                                   TableKind::unmapped, TableKind::records, TableKind::codebook};

// The largest first, so that they are not waited for at the end.
constexpr std::array<std::size_t, csv_tables.size()> writing_order = {1, 4, 0, 2, 3, 5};

// A file that is whole on the disk, not yet in its place.
struct WrittenTable {
  OutputFile file;
  PackagedTable description;
};

Result<WrittenTable> write_table(Database& database, TableKind kind, const std::string& folder,
                                 Language language) {
  static const RowFilter everything;
  const Result<std::unique_ptr<TableRows>> rows = open_table(database, kind, everything, language);
  if (!rows) return tl::unexpected(rows.error());
  const TableDefinition& table = (*rows)->table();
  std::vector<std::string> headings = column_headings(**rows, HeaderKind::id);
  Result<OutputFile> file = OutputFile::create(folder + "/" + table.name + ".csv");
  if (!file) return tl::unexpected(file.error());
  const Result<long long> written = write_csv_table(**rows, headings, *file);
  if (!written) return tl::unexpected(written.error());
  if (Result<void> finished = file->finish(); !finished) return tl::unexpected(finished.error());
  return WrittenTable{std::move(*file),
                      {table, table.name + ".csv", std::move(headings), *written}};
}

using WrittenTables = std::array<std::optional<Result<WrittenTable>>, csv_tables.size()>;

// All of them, by this thread and up to `jobs` - 1 others.
WrittenTables write_tables(Store& store, const std::string& folder, Language language, int jobs) {
  WrittenTables tables;
  std::atomic<std::size_t> next = 0;
  const auto write_those_left = [&](Database& database) {
    for (std::size_t at = next++; at < writing_order.size(); at = next++) {
      const std::size_t table = writing_order[at];
      tables[table].emplace(write_table(database, csv_tables[table], folder, language));
    }
  };
  std::vector<std::jthread> others;
  const auto most = std::min<std::size_t>(static_cast<std::size_t>(jobs), csv_tables.size());
  // On a full disk the store may stay as it is, and is read by the one who sees its log.
  if (most > 1 && store.database().write_back()) {
    while (others.size() + 1 < most) {
      try {
        others.emplace_back([&] {
          Result<Database> own = Database::open_beside(store.database().path());
          if (own) write_those_left(*own);
        });
      } catch (const std::system_error&) {
        break;  // no more threads than there are
      }
    }
  }
  write_those_left(store.database());
  others.clear();  // waits for them
  return tables;
}

Result<void> put_in_place(WrittenTables& tables, OutputFile& package) {
  for (auto& table : tables) {
    if (Result<void> committed = (*table)->file.commit(); !committed) return committed;
  }
  return package.commit();
}

}  // namespace

Result<void> export_csv(Store& store, const std::string& folder, Language language, int jobs) {
  WrittenTables tables = write_tables(store, folder, language, jobs);
  std::vector<PackagedTable> descriptions;
  descriptions.reserve(tables.size());
  for (auto& table : tables) {
    if (!*table) return tl::unexpected(table->error());
    descriptions.push_back(std::move((*table)->description));
  }
  Result<OutputFile> described = OutputFile::create(folder + "/datapackage.json");
  if (!described) return tl::unexpected(described.error());
  Result<void> done = write_datapackage(store.database(), descriptions, *described);
  if (!done) return done;
  if (Result<void> finished = described->finish(); !finished) return finished;
  return put_in_place(tables, *described);
}

}  // namespace gouji
