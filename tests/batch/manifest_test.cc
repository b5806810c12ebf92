#include "batch/manifest.h"

#include <catch2/catch.hpp>
#include <string>

#include "dataset/csv_reader.h"
#include "tests/dataset/sample_report.h"

using namespace gouji;

namespace {

std::string dump(const std::string& text) {
  const Result<Manifest> manifest = parse_manifest(text, "list.csv", "folder/");
  if (!manifest) return manifest.error().message.en;
  std::string out;
  for (const auto& [path, facts] : manifest->facts) {
    out +=
        path + " " + facts->agency + " " + std::to_string(facts->year) + " " + facts->extra + "\n";
  }
  return out;
}

std::string rows(const std::string& text) {
  const Result<std::vector<CsvRow>> read = read_csv(text, "x.csv");
  if (!read) return read.error().message.en;
  std::string out;
  for (const CsvRow& row : *read) {
    out += std::to_string(row.line) + ":";
    for (const std::string& value : row.values) out += "[" + value + "]";
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("CSV is read as others write it") {
  struct Case {
    std::string text;
    std::string rows;
  };
  const auto [text, expected] = GENERATE(values<Case>({
      {"a,b\r\n1,2\r\n", "1:[a][b]\n2:[1][2]\n"},
      {"a,b\n1,2", "1:[a][b]\n2:[1][2]\n"},
      {"a\r1\r", "1:[a]\n2:[1]\n"},
      {"\xEF\xBB\xBF"
       "a\n\n\n1\n",
       "1:[a]\n4:[1]\n"},
      {"\"a,\"\"x\"\"\",\"l1\nl2\"\nb,\n", "1:[a,\"x\"][l1\nl2]\n3:[b][]\n"},
      {"a \"quoted\" word,\"x\"y\n", "1:[a \"quoted\" word][xy]\n"},
      {"'=1+1,'a\n", "1:[=1+1]['a]\n"},
      {"\xC4\xEA\xB1\xA8,\xC4\xB3\xCA\xD0\xCB\xAE\xCE\xF1\xBE\xD6\n", "1:[年报][某市水务局]\n"},
      {"", ""},
      {"a,\"open\nb,c\n", "x.csv, line 1: a quote is not closed"},
  }));
  CHECK(rows(text) == expected);
}

TEST_CASE("a manifest says of each path what is known") {
  CHECK(dump("path,agency,year,region,url\r\na.pdf,水务局,2023,市,http://x\r\n/"
             "b.pdf,,,\"x\"\"y\",\n") ==
        "/b.pdf  0 {\"region\":\"x\\\"y\",\"url\":\"\"}\n"
        "folder/a.pdf 水务局 2023 {\"region\":\"市\",\"url\":\"http://x\"}\n");
  CHECK(dump("url,path\nu,a\n") == "folder/a  0 {\"url\":\"u\"}\n");
}

TEST_CASE("what a manifest cannot mean is refused with its line") {
  struct Case {
    std::string text;
    std::string message;
  };
  const auto [text, message] = GENERATE(values<Case>({
      {"", "list.csv is empty"},
      {"file\na\n", "list.csv, line 1: no column path"},
      {"path,path\n", "list.csv, line 1: the column path is there twice"},
      {"path,status\n", "list.csv, line 1: a column cannot be called \"status\""},
      {"path,\na,b\n", "list.csv, line 1: a column cannot be called \"\""},
      {"path\na,b\n", "list.csv, line 2: more values than columns"},
      {"path,year\na,20x\n", "list.csv, line 2: 20x is no year"},
      {"path,year\na,123\n", "list.csv, line 2: 123 is no year"},
      {"path,url\n,u\n", "list.csv, line 2: no path"},
      {"path\na\n\na\n", "list.csv, line 4: a is there twice"},
  }));
  CHECK(dump(text).find(message) == 0);
}

TEST_CASE("facts take the place of what the report says, and contradictions are findings") {
  Report report = sample_report("a.pdf");
  Finding unsure;
  unsure.rule = "year-uncertain";
  report.findings = {unsure};
  apply_facts({"某市水务局", 2023, ""}, report);
  CHECK(report.findings.empty());
  apply_facts({"某县财政局", 2021, ""}, report);
  CHECK(report.record.agency == "某县财政局");
  CHECK(report.record.year == 2021);
  REQUIRE(report.findings.size() == 2);
  CHECK(report.findings[0].message.en ==
        "the list says \"某县财政局\", the report says \"某市水务局\"");
  CHECK(report.findings[1].rule == "year-given");
  CHECK(report.findings[1].expected == "2021");
  CHECK(report.findings[1].actual == "2023");
}
