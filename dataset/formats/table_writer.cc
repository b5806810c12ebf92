#include "dataset/formats/table_writer.h"

#include <map>

namespace gouji {
namespace {

const std::string& heading_of(const TableColumn& column, HeaderKind header) {
  if (header == HeaderKind::id) return column.name;
  return column.label.in(header == HeaderKind::zh ? Language::zh : Language::en);
}

}  // namespace

Result<std::unique_ptr<TableWriter>> make_table_writer(TableFormat format, const std::string& path,
                                                       const WriterOptions& options) {
  switch (format) {
    case TableFormat::csv:
      return make_csv_writer(path, options);
    case TableFormat::jsonl:
      return make_jsonl_writer(path, options);
    case TableFormat::xlsx:
      return make_xlsx_writer(path, options);
    case TableFormat::sqlite:
      return make_sqlite_writer(path, options);
    case TableFormat::parquet:
      break;
  }
  return make_parquet_writer(path, options);
}

bool holds_several_tables(TableFormat format) {
  return format == TableFormat::xlsx || format == TableFormat::sqlite;
}

std::vector<std::string> column_headings(const TableRows& rows, HeaderKind header) {
  std::map<std::string, int> times;
  for (const TableColumn& column : rows.columns()) ++times[heading_of(column, header)];
  std::vector<std::string> headings;
  for (const TableColumn& column : rows.columns()) {
    std::string heading = heading_of(column, header);
    if (times[heading] > 1 && heading != column.name) heading += " (" + column.name + ")";
    headings.push_back(std::move(heading));
  }
  return headings;
}

}  // namespace gouji
