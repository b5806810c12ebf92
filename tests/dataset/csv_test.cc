#include "dataset/csv.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "dataset/output_file.h"
#include "dataset/safe_text.h"
#include "tests/dataset/csv_table.h"
#include "tests/scratch_folder.h"

using namespace gouji;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Writes the rows as text; the first is the header.
std::string written(const ScratchFolder& folder, const Rows& rows) {
  OutputFile file = OutputFile::create(folder.path("t.csv")).value();
  const std::vector<std::string_view> header(rows.front().begin(), rows.front().end());
  CsvWriter csv(file, header);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    for (const std::string& value : rows[row]) csv.text(value);
    csv.end_row();
  }
  REQUIRE(file.commit());
  return folder.read("t.csv");
}

}  // namespace

TEST_CASE("values are quoted where the standard asks for it") {
  const ScratchFolder folder;
  CHECK(written(folder,
                {{"a", "b"}, {"x", ""}, {"1,2", "say \"x\""}, {"l\nm", "r\rs"}, {" y", "z "}}) ==
        "a,b\r\nx,\r\n\"1,2\",\"say \"\"x\"\"\"\r\n\"l\nm\",\"r\rs\"\r\n\" y\",\"z \"\r\n");
}

TEST_CASE("text is defused and figures are not") {
  const ScratchFolder folder;
  OutputFile file = OutputFile::create(folder.path("t.csv")).value();
  const std::vector<std::string_view> header = {"a", "b", "c", "d"};
  CsvWriter csv(file, header);
  csv.text("=1+1").plain("-2.5").number(-7).number_or_empty(0).end_row();
  csv.text("-2").plain("").number(0).number_or_empty(3).end_row();
  REQUIRE(file.commit());
  CHECK(folder.read("t.csv") == "a,b,c,d\r\n'=1+1,-2.5,-7,\r\n-2,,0,3\r\n");
}

TEST_CASE("any text comes back from the file as it went in") {
  const std::vector<std::string> pieces = {"\"", ",",  "\r", "\n", "\r\n", " ",      "'", "=", "-",
                                           "+",  "\t", "x",  "1",  "件",   "（一）", "—", ""};
  const ScratchFolder folder;
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    const std::size_t columns = 1 + random() % 4;
    Rows rows = {std::vector<std::string>(columns, "h")};
    for (auto count = random() % 6; count > 0; --count) {
      std::vector<std::string> row(columns);
      for (std::string& value : row) {
        for (auto length = random() % 5; length > 0; --length) {
          value += pieces[random() % pieces.size()];
        }
      }
      rows.push_back(row);
    }
    Rows back = parse_csv(written(folder, rows));
    for (std::size_t row = 1; row < back.size(); ++row) {
      for (std::string& value : back[row]) value = undefused(value);
    }
    REQUIRE(back == rows);
  }
}
