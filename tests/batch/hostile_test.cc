// Files made to break readers. Each has a row, in time, and no other input is the worse for it.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>

#include "tests/batch/archive_writer.h"
#include "tests/batch/program_run.h"
#include "tests/dataset/csv_table.h"
#include "tests/extract/pdf_objects.h"
#include "tests/extract/small_pdf.h"
#include "tests/extract/zip_builder.h"

using namespace gouji;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

std::string xref_loop() {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \n"
         "trailer\n<< /Size 2 /Root 1 0 R /Prev 52 >>\nstartxref\n52\n%%EOF\n";
}

std::string page_tree_loop() {
  return pdf_of_objects({"<< /Type /Catalog /Pages 2 0 R >>",
                         "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 >>",
                         "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 9 >>"});
}

// A million kids, all of them one page.
std::string wide_page_tree() {
  return pdf_of_objects(
      {"<< /Type /Catalog /Pages 2 0 R >>",
       "<< /Type /Pages /Kids [" + repeated("3 0 R ", 1'000'000) + "] /Count 1000000 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"});
}

std::string huge_image() {
  const std::string draw = "q 100 0 0 100 0 0 cm /I Do Q";
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
      "<< /XObject << /I 5 0 R >> >> >>";
  const std::string image =
      "<< /Type /XObject /Subtype /Image /Width 100000 /Height 100000 "
      "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Length 3 >>\nstream\nabc\nendstream";
  return pdf_of_objects(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
       "<< /Length " + std::to_string(draw.size()) + " >>\nstream\n" + draw + "\nendstream",
       image});
}

}  // namespace

TEST_CASE("hostile files have their rows, in time") {
  const ScratchFolder folder;
  const std::string pdf = small_pdf({"BT /F1 12 Tf 72 700 Td (report) Tj ET"});
  // Cut and flipped, in archives: thousands of files that need no folder.
  ArchiveMembers cut;
  for (std::size_t size = 0; size < pdf.size(); size += 10) {
    cut.emplace_back("cut" + std::to_string(size) + ".pdf", pdf.substr(0, size));
  }
  std::mt19937 random(4);
  for (int i = 0; i < 300; ++i) {
    std::string flipped = pdf;
    for (int flips = 0; flips < 3; ++flips)
      flipped[random() % pdf.size()] ^= char(1 << random() % 8);
    cut.emplace_back("flipped" + std::to_string(i) + ".pdf", flipped);
  }
  folder.write("in/cut.zip", make_archive(cut));
  folder.write("in/xref_loop.pdf", xref_loop());
  folder.write("in/page_loop.pdf", page_tree_loop());
  folder.write("in/wide.pdf", wide_page_tree());
  folder.write("in/huge_image.pdf", huge_image());
  folder.write("in/deep_array.pdf", "%PDF-1.4\n1 0 obj\n" + repeated("[", 500'000));
  folder.write("in/deep.html", repeated("<table><tr><td>", 50'000));
  folder.write("in/deep_span.html", repeated("<span>", 200'000) + "x");
  folder.write("in/deep.docx", make_docx(repeated("<w:tbl><w:tr><w:tc>", 20'000)));
  folder.write("in/bomb.zip",
               make_archive({{"bomb.txt", std::string(std::size_t{300} << 20, '\0')}}));
  folder.write("in/fine.html", "<html><p>a page</p></html>");
  const auto begun = std::chrono::steady_clock::now();
  const ProgramEnd end = run_program({"extract", folder.path("in"), "--out", folder.path("out"),
                                      "--quiet", "--timeout", "10", "--jobs", "2"});
  const auto time = std::chrono::steady_clock::now() - begun;
  CHECK((end.status == 0 || end.status == 3));
  CHECK(time < std::chrono::minutes(4));
  std::size_t others = 0;
  for (const auto& row : parse_csv_table(folder.read("out/reports.csv"))) {
    CAPTURE(row.at("source"), row.at("message"));
    CHECK(row.at("status") != "ok");
    CHECK((row.at("status") == "not_a_report" || !row.at("message").empty()));
    if (row.at("source").find("cut.zip!") == std::string::npos) ++others;
    if (row.at("source").ends_with("bomb.zip!bomb.txt")) {
      CHECK(row.at("message").find("unpacks to more than 256 MB") != std::string::npos);
    }
    if (row.at("source").ends_with("fine.html")) CHECK(row.at("status") == "not_a_report");
  }
  CHECK(others == 10);
  const auto rows = parse_csv(folder.read("out/reports.csv"));
  CHECK(rows.size() == 1 + cut.size() + 10);
}

TEST_CASE("a report that is cut anywhere has its row, and what was cut off is missing") {
  const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples/taoxi-water-2022.";
  const std::string kind = GENERATE("txt", "docx");
  std::ifstream file(samples + kind, std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(file), {});
  REQUIRE(whole.size() > 3000);
  ArchiveMembers cut;
  const std::size_t step = whole.size() < 10'000 ? 10 : 100;
  for (std::size_t size = 0; size < whole.size(); size += step) {
    cut.emplace_back(std::to_string(size) + "." + kind, whole.substr(0, size));
  }
  cut.emplace_back("whole." + kind, whole);
  const ScratchFolder folder;
  folder.write("in/cut.zip", make_archive(cut));
  const ProgramEnd end = run_program({"extract", folder.path("in"), "--out", folder.path("out"),
                                      "--quiet", "--timeout", "10", "--jobs", "2"});
  CHECK(end.status == 3);
  std::map<std::string, std::map<std::string, std::string>> values;  // by source and field
  for (const auto& cell : parse_csv_table(folder.read("out/cells.csv"))) {
    values[cell.at("source")][cell.at("field")] =
        cell.at("review") == "1" ? "?" : cell.at("state") + cell.at("value");
  }
  const auto& known = values.at(folder.path("in/cut.zip!whole." + kind));
  // A cut may fall within a figure: what differs is under review, or the last that was read.
  for (const auto& [source, read] : values) {
    CAPTURE(source);
    int other = 0;
    for (const auto& [field, value] : read) {
      const auto whole_value = known.find(field);
      const bool same = whole_value != known.end() && whole_value->second == value;
      if (!same && value != "?") ++other;
    }
    CHECK(other <= 1);
  }
  CHECK(parse_csv(folder.read("out/reports.csv")).size() == 1 + cut.size());
}
