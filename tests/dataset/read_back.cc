#include "tests/dataset/read_back.h"

#include <archive.h>
#include <archive_entry.h>
#include <sqlite3.h>

#include <array>
#include <catch2/catch.hpp>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "tests/dataset/csv_table.h"

namespace gouji {
namespace {

// A number as a spreadsheet has it: a double, by its shortest digits.
std::string double_text(const char* text) {
  const std::string digits = text;
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc()) return digits;
  std::array<char, 64> out;
  const auto end =
      std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::fixed).ptr;
  return {out.data(), end};
}

// Numbers as they stand in the file: a parser that makes doubles of them could hide what was lost.
class RowHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::vector<std::string> names;
  std::vector<std::string> values;

  bool null() override { return put(""); }
  bool boolean(bool value) override { return put(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return put(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return put(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& digits) override { return put(digits); }
  bool string(string_t& value) override { return put(value); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t& name) override {
    names.push_back(name);
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return false; }
  bool end_array() override { return false; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool put(const std::string& value) {
    values.push_back(value);
    return true;
  }
};

int column_of(const std::string& reference) {
  int column = 0;
  for (const char c : reference) {
    if (c >= 'A' && c <= 'Z') column = column * 26 + (c - 'A' + 1);
  }
  return column - 1;
}

}  // namespace

TextRows read_jsonl_file(const std::string& bytes) {
  TextRows rows;
  std::istringstream lines(bytes);
  std::string line;
  while (std::getline(lines, line)) {
    RowHandler row;
    REQUIRE(nlohmann::json::sax_parse(line, &row));
    if (rows.empty()) rows.push_back(row.names);
    CHECK(rows.front() == row.names);
    rows.push_back(row.values);
  }
  return rows;
}

TextRows read_sqlite_file(const std::string& path, const std::string& table) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  const std::string sql = "SELECT * FROM \"" + table + "\"";
  REQUIRE(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
  const int columns = sqlite3_column_count(statement);
  TextRows rows(1);
  for (int column = 0; column < columns; ++column) {
    rows[0].emplace_back(sqlite3_column_name(statement, column));
  }
  while (sqlite3_step(statement) == SQLITE_ROW) {
    auto& row = rows.emplace_back();
    for (int column = 0; column < columns; ++column) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      row.emplace_back(text == nullptr ? "" : text);
    }
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return rows;
}

std::string zip_member(const std::string& path, const std::string& name) {
  const std::unique_ptr<archive, int (*)(archive*)> zip(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(zip.get());
  REQUIRE(archive_read_open_filename(zip.get(), path.c_str(), 1 << 16) == ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(zip.get(), &entry) == ARCHIVE_OK) {
    if (name != archive_entry_pathname(entry)) continue;
    std::string bytes;
    std::array<char, 1 << 16> buffer;
    for (la_ssize_t size = 0;
         (size = archive_read_data(zip.get(), buffer.data(), buffer.size())) > 0;) {
      bytes.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return bytes;
  }
  return {};
}

TextRows read_xlsx_sheet(const std::string& path, int sheet) {
  const std::string xml = zip_member(path, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  pugi::xml_document document;
  REQUIRE(document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata)
              .status == pugi::status_ok);
  TextRows rows;
  for (const pugi::xml_node row : document.child("worksheet").child("sheetData").children("row")) {
    auto& values = rows.emplace_back(rows.empty() ? 0 : rows.front().size());
    for (const pugi::xml_node cell : row.children("c")) {
      CHECK(cell.child("f").empty());  // no formula, whatever was printed
      const auto column = static_cast<std::size_t>(column_of(cell.attribute("r").value()));
      if (values.size() <= column) values.resize(column + 1);
      const bool is_text = std::string(cell.attribute("t").value()) == "inlineStr";
      values[column] = is_text ? cell.child("is").child("t").text().get()
                               : double_text(cell.child("v").text().get());
    }
  }
  return rows;
}

bool has_soffice() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

std::string with_line_ends(const std::string& csv) {
  std::string lines;
  bool quoted = false;
  for (const char c : csv) {
    if (c == '"') quoted = !quoted;
    lines += c == '\n' && !quoted ? "\r\n" : std::string(1, c);
  }
  return lines;
}

TextRows opened_by_libreoffice(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string import =
      file.extension() == ".csv" ? "--infilter=CSV:44,34,76,1,,0,false,true " : "";
  const std::string command = "cd '" + file.parent_path().string() +
                              "' && soffice -env:UserInstallation=file://$PWD/profile --headless "
                              "--convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,"
                              "true,false,true' " +
                              import + "--outdir opened " + file.filename().string() +
                              " >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream csv(file.parent_path() / "opened" / (file.stem().string() + ".csv"),
                    std::ios::binary);
  return parse_csv(with_line_ends({std::istreambuf_iterator<char>(csv), {}}));
}

}  // namespace gouji
