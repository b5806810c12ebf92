#include "dataset/export.h"

#include <memory>
#include <utility>
#include <vector>

#include "dataset/datapackage.h"
#include "dataset/formats/csv_table.h"
#include "dataset/formats/table_writer.h"
#include "dataset/output_file.h"
#include "dataset/table_rows.h"

namespace gouji {
namespace {

constexpr TableKind csv_tables[] = {TableKind::reports,  TableKind::cells,   TableKind::findings,
                                    TableKind::unmapped, TableKind::records, TableKind::codebook};

}  // namespace

Result<void> export_csv(Store& store, const std::string& folder, Language language) {
  const RowFilter everything;
  std::vector<OutputFile> files;
  std::vector<PackagedTable> tables;
  for (const TableKind kind : csv_tables) {
    const Result<std::unique_ptr<TableRows>> rows =
        open_table(store.database(), kind, everything, language);
    if (!rows) return tl::unexpected(rows.error());
    Result<OutputFile> file = OutputFile::create(folder + "/" + (*rows)->table().name + ".csv");
    if (!file) return tl::unexpected(file.error());
    files.push_back(std::move(*file));
    const Result<long long> written =
        write_csv_table(**rows, column_headings(**rows, HeaderKind::id), files.back());
    if (!written) return tl::unexpected(written.error());
    const TableDefinition& table = (*rows)->table();
    tables.push_back(
        {table, table.name + ".csv", column_headings(**rows, HeaderKind::id), *written});
  }
  const Result<std::string> package = datapackage_json(store.database(), tables);
  if (!package) return tl::unexpected(package.error());
  Result<OutputFile> described = OutputFile::create(folder + "/datapackage.json");
  if (!described) return tl::unexpected(described.error());
  described->write(*package);
  files.push_back(std::move(*described));
  for (OutputFile& file : files) {
    if (Result<void> finished = file.finish(); !finished) return finished;
  }
  for (OutputFile& file : files) {
    if (Result<void> committed = file.commit(); !committed) return committed;
  }
  return {};
}

}  // namespace gouji
