// JSON Lines: an object a row. Figures are JSON numbers with the digits of the store; a number that
// is not there is null, an empty text is "".
#include <string>
#include <utility>
#include <vector>

#include "dataset/formats/table_writer.h"
#include "dataset/json_text.h"
#include "dataset/output_file.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

std::string json_value(ValueType type, std::string_view value) {
  if (type == ValueType::text || type == ValueType::word) return json_string(file_text(value));
  return value.empty() ? "null" : std::string(value);
}

class JsonlTableWriter : public TableWriter {
 public:
  JsonlTableWriter(OutputFile file, HeaderKind header) : file_(std::move(file)), header_(header) {}

  Result<long long> write(TableRows& rows) override {
    std::vector<std::string> names;
    for (const std::string& heading : column_headings(rows, header_)) {
      names.push_back((names.empty() ? "{" : ",") + json_string(heading) + ":");
    }
    long long written = 0;
    Result<bool> row = rows.next();
    for (; row && *row; row = rows.next(), ++written) {
      for (std::size_t column = 0; column < names.size(); ++column) {
        file_.write(names[column]);
        file_.write(json_value(rows.columns()[column].type, rows.value(column)));
      }
      file_.write("}\n");
    }
    if (!row) return tl::unexpected(row.error());
    return written;
  }

  Result<void> finish() override { return file_.commit(); }

 private:
  OutputFile file_;
  HeaderKind header_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> make_jsonl_writer(const std::string& path,
                                                       const WriterOptions& options) {
  Result<OutputFile> file = OutputFile::create(path);
  if (!file) return tl::unexpected(file.error());
  return std::make_unique<JsonlTableWriter>(std::move(*file), options.header);
}

}  // namespace gouji
