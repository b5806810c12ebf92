#include "dataset/formats/csv_table.h"

#include <utility>
#include <vector>

#include "dataset/formats/table_writer.h"
#include "dataset/output_file.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

class CsvTableWriter : public TableWriter {
 public:
  CsvTableWriter(OutputFile file, const WriterOptions& options)
      : file_(std::move(file)),
        header_(options.header),
        readers_(options.byte_order_mark ? CsvReaders::spreadsheets : CsvReaders::programs) {
    if (options.byte_order_mark) file_.write("\xEF\xBB\xBF");
  }

  Result<long long> write(TableRows& rows) override {
    CsvWriter csv = begin_csv(file_, column_headings(rows, header_));
    return write_csv_rows(rows, csv, readers_);
  }

  Result<void> finish() override { return file_.commit(); }

 private:
  OutputFile file_;
  HeaderKind header_;
  CsvReaders readers_;
};

}  // namespace

CsvWriter begin_csv(ByteSink& sink, std::span<const std::string> headings) {
  return {sink, std::vector<std::string_view>(headings.begin(), headings.end())};
}

Result<long long> write_csv_rows(TableRows& rows, CsvWriter& csv, CsvReaders readers) {
  long long written = 0;
  Result<bool> row = rows.next();
  for (; row && *row; row = rows.next(), ++written) {
    for (std::size_t column = 0; column < rows.columns().size(); ++column) {
      const std::string_view value = rows.value(column);
      if (rows.columns()[column].type != ValueType::text) {
        csv.plain(value);
      } else if (readers == CsvReaders::spreadsheets) {
        csv.text(kept_as_text(value));
      } else {
        csv.text(value);
      }
    }
    csv.end_row();
  }
  if (!row) return tl::unexpected(row.error());
  return written;
}

Result<std::unique_ptr<TableWriter>> make_csv_writer(const std::string& path,
                                                     const WriterOptions& options) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  return std::make_unique<CsvTableWriter>(std::move(*file), options);
}

}  // namespace gouji
