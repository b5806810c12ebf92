// RFC 4180, as every CSV of the program is written: UTF-8 without a byte order mark, comma, CRLF,
// quotes only where they are needed. Text is made safe for spreadsheets; figures are left alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dataset/byte_sink.h"

namespace gouji {

class CsvWriter {
 public:
  // The first row is the header; every row that follows has as many values. The sink must outlive
  // the writer.
  CsvWriter(ByteSink& sink, std::span<const std::string_view> header);

  // Rows that go on below a header written elsewhere.
  CsvWriter(ByteSink& sink, int columns) : sink_(sink), columns_(columns) {}

  // Text from a document or a name: file_text and defused (safe_text.h).
  CsvWriter& text(std::string_view value);

  // What the program itself has formed: a number, an id, a word of the output contract.
  CsvWriter& plain(std::string_view value);
  CsvWriter& number(long long value);
  CsvWriter& number_or_empty(long long value);  // empty for 0, which stands for "none" (a page)

  void end_row();

 private:
  void put(std::string_view value);

  ByteSink& sink_;
  int columns_ = 0;  // of the header
  int column_ = 0;   // of the row being written
  std::string row_;  // so far
};

}  // namespace gouji
