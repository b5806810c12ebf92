// Pictures that are no pages, or odd ones, in a whole run: each has its row, in bounded time and
// memory. The options of recognition.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <random>

#include "extract/png_writer.h"
#include "tests/batch/program_run.h"
#include "tests/dataset/csv_table.h"
#include "tests/extract/pdf_objects.h"

namespace gouji {
namespace {

const std::string samples = std::string(GOUJI_SOURCE_DIR) + "/samples/";

std::string picture(int width, int height, double dpi, const std::function<int(int, int)>& value) {
  Raster raster;
  raster.width = width;
  raster.height = height;
  raster.dpi = dpi;
  raster.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x)
      raster.pixels.push_back(static_cast<unsigned char>(value(x, y)));
  }
  const Result<std::string> png = png_of(raster);
  return png ? *png : std::string();
}

// A PDF of two rules on a page of so many points.
std::string pdf_of_side(int side) {
  const std::string size = std::to_string(side);
  const std::string content = "0 0 " + size + " 20 re f 0 100 " + size + " 20 re f";
  return pdf_of_objects(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + size + " " + size + "] /Contents 4 0 R >>",
       "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream"});
}

// The head of a PNG that says it has so many pixels, gray, and none of them.
std::string head_of_png(int width, int height) {
  std::string png = picture(1, 1, 0, [](int, int) { return 0; });
  for (int i = 0; i < 4; ++i) {
    png[16 + static_cast<std::size_t>(i)] = static_cast<char>(width >> (24 - 8 * i));
    png[20 + static_cast<std::size_t>(i)] = static_cast<char>(height >> (24 - 8 * i));
  }
  return png;
}

std::map<std::string, std::map<std::string, std::string>> rows_of(const ScratchFolder& folder) {
  std::map<std::string, std::map<std::string, std::string>> rows;
  for (auto& row : parse_csv_table(folder.read("out/reports.csv"))) {
    const std::string source = row.at("source");
    rows[source.substr(source.rfind('/') + 1)] = row;
  }
  return rows;
}

std::vector<std::map<std::string, std::string>> read_report(const ScratchFolder& folder,
                                                            const std::string& name,
                                                            std::vector<std::string> options) {
  options.insert(options.begin(), {"extract", samples + name});
  options.insert(options.end(), {"--out", folder.path("out"), "--quiet"});
  CHECK(run_program(options).err == "");
  return parse_csv_table(folder.read("out/cells.csv"));
}

}  // namespace

TEST_CASE("pictures of whatever size and content have their row, in bounded time and memory") {
  const ScratchFolder folder;
  std::minstd_rand random(11);
  folder.write("in/one.png", picture(1, 1, 0, [](int, int) { return 0; }));
  folder.write("in/line.png", picture(2000, 1, 200, [](int x, int) { return x % 2 * 255; }));
  folder.write("in/white.png", picture(827, 1170, 100, [](int, int) { return 255; }));
  folder.write("in/black.png", picture(827, 1170, 100, [](int, int) { return 0; }));
  folder.write("in/noise.png", picture(827, 1170, 100, [&random](int, int) {
                 return static_cast<int>(random() % 256);
               }));
  folder.write("in/photograph.png", picture(827, 1170, 100, [](int x, int y) {
                 return static_cast<int>(128 + 60 * std::sin(x / 40.0) + 60 * std::cos(y / 25.0));
               }));
  folder.write("in/checks.png",
               picture(827, 1170, 100, [](int x, int y) { return (x / 20 + y / 20) % 2 * 255; }));
  folder.write("in/high.png", picture(600, 30000, 200, [](int x, int y) {
                 return x % 200 < 3 || y % 100 < 3 ? 0 : 255;
               }));
  folder.write("in/vast.png", head_of_png(30000, 30000));
  folder.write("in/empty.png", head_of_png(3000, 3000));
  folder.write("in/vast.pdf", pdf_of_side(14400));
  const std::map<std::string, std::string> expected = {
      {"one.png", "needs text recognition"},
      {"line.png", "needs text recognition"},
      {"white.png", "needs text recognition"},
      {"black.png", "needs text recognition"},
      {"noise.png", "needs text recognition"},
      {"photograph.png", "needs text recognition"},
      {"checks.png", ""},
      {"high.png", ""},
      {"vast.png", "too large (30000 × 30000 pixels)"},
      {"empty.png", "cannot read the picture"},
      {"vast.pdf", ""}};
  const auto begun = std::chrono::steady_clock::now();
  const ProgramEnd end =
      run_program({"extract", folder.path("in"), "--out", folder.path("out"), "--jobs", "2",
                   "--ocr", "force", "--timeout", "250", "--quiet"});
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begun;
  CHECK(end.err == "");
  CHECK(time.count() < 280);
  const auto rows = rows_of(folder);
  CHECK(rows.size() == expected.size());
  for (const auto& [name, message] : expected) {
    INFO(name);
    const auto row = rows.find(name);
    REQUIRE(row != rows.end());
    INFO(row->second.at("status") << ": " << row->second.at("message"));
    CHECK(row->second.at("cells") == "0");
    CHECK(row->second.at("status") != "ok");
    CHECK_FALSE(row->second.at("message").empty());
    CHECK(row->second.at("message").find(message) != std::string::npos);
    // It was read to its end: no worker was lost to time or memory.
    for (const char* lost : {"memory", "seconds", "crash"}) {
      CHECK(row->second.at("message").find(lost) == std::string::npos);
    }
  }
  for (const auto& cell : parse_csv_table(folder.read("out/cells.csv"))) {
    CHECK(cell.at("value").empty());
  }
}

TEST_CASE("the prose of pictures is read by --ocr-prose, all of it to be reviewed") {
  const ScratchFolder folder;
  const auto titles = read_report(folder, "lanpu-government-2012.pdf", {"--ocr", "force"});
  const auto whole =
      read_report(folder, "lanpu-government-2012.pdf", {"--ocr", "force", "--ocr-prose"});
  CHECK(whole.size() > titles.size());
  std::map<std::string, std::string> values;
  for (const auto& cell : read_report(folder, "lanpu-government-2012.pdf", {})) {
    values[cell.at("field")] = cell.at("value");
  }
  REQUIRE(whole.size() > 5);
  std::size_t right = 0;
  for (const auto& cell : whole) {
    CHECK(cell.at("method") == "prose");
    CHECK(cell.at("review") == "1");
    right += cell.at("value") == values[cell.at("field")] ? 1 : 0;
  }
  CHECK(right * 10 >= whole.size() * 8);
  // Each way of reading is a reading of its own: nothing of the other is taken over.
  CHECK(read_report(folder, "lanpu-government-2012.pdf", {"--ocr", "force"}).size() ==
        titles.size());
}

TEST_CASE("the resolution that pages are read in is --dpi, each a reading of its own") {
  const ScratchFolder folder;
  const std::string log = folder.path("log");
  std::map<std::string, std::size_t> right;
  const auto printed = read_report(folder, "minghu-office-2024.pdf", {});
  std::map<std::string, std::string> values;
  for (const auto& cell : printed) values[cell.at("field")] = cell.at("value");
  for (const char* dpi : {"100", "300", "100"}) {
    std::size_t agreeing = 0;
    for (const auto& cell : read_report(folder, "minghu-office-2024.pdf",
                                        {"--ocr", "force", "--dpi", dpi, "--log", log})) {
      const bool agrees = cell.at("value") == values[cell.at("field")];
      agreeing += agrees ? 1 : 0;
      if (!agrees) CHECK(cell.at("review") == "1");
    }
    const auto [before, first] = right.emplace(dpi, agreeing);
    if (!first) CHECK(before->second == agreeing);
  }
  CHECK(right.at("300") * 100 >= printed.size() * 97);
  CHECK(right.at("100") <= right.at("300"));
  const std::string events = folder.read("log");
  CHECK(events.find("\"reused\":true") == std::string::npos);
  // The same once more is taken over.
  read_report(folder, "minghu-office-2024.pdf", {"--ocr", "force", "--dpi", "100", "--log", log});
  CHECK(folder.read("log").find("\"reused\":true") != std::string::npos);
}

}  // namespace gouji
