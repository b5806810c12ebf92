// Slow, obvious ways to the same answers, over every sample PDF: the glyphs are those that
// pdftotext prints, and every rule that can be seen on the rendered page is a ruling.
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "extract/pdf_file.h"
#include "normalize/text.h"
#include "tests/program_output.h"

namespace gouji {
namespace {

std::vector<std::filesystem::path> sample_pdfs() {
  std::vector<std::filesystem::path> paths;
  const std::filesystem::path folder = std::filesystem::path(GOUJI_SOURCE_DIR) / "samples";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream stream;
  stream << file.rdbuf();
  return stream.str();
}

using Counts = std::map<char32_t, int>;

TEST_CASE("the glyphs of a page are those that pdftotext prints") {
  const std::vector<std::filesystem::path> paths = sample_pdfs();
  REQUIRE_FALSE(paths.empty());
  for (const auto& path : paths) {
    INFO(path.filename().string());
    Counts expected;
    for (const char32_t character :
         to_utf32(output_of("pdftotext -raw -nopgbrk '" + path.string() + "' -"))) {
      if (!is_space(character)) ++expected[character];
    }
    const std::string bytes = contents(path);
    auto file = PdfFile::open(bytes, {});
    REQUIRE(file.has_value());
    Counts actual;
    for (int number = 1; number <= file->pages(); ++number) {
      for (const Glyph& glyph : file->page(number).glyphs) {
        if (!is_space(glyph.character) && glyph.character != 0xFFFD) ++actual[glyph.character];
      }
    }
    CHECK(actual == expected);
  }
}

// A long, thin, dark run of pixels in one row (or column, when `turned`) of a gray page.
struct Run {
  int across;  // row of a horizontal run
  int first;
  int last;
};

class Darkness {
 public:
  Darkness(const Raster& raster, bool turned) : raster_(raster), turned_(turned) {}
  int length() const { return turned_ ? raster_.height : raster_.width; }
  int breadth() const { return turned_ ? raster_.width : raster_.height; }
  bool dark(int across, int along) const {
    if (across < 0 || across >= breadth()) return false;
    const int row = turned_ ? along : across;
    const int column = turned_ ? across : along;
    const auto at = (static_cast<std::size_t>(row) * static_cast<std::size_t>(raster_.width) +
                     static_cast<std::size_t>(column)) *
                    3;
    return raster_.pixels[at] + raster_.pixels[at + 1] + raster_.pixels[at + 2] < 300;
  }

 private:
  const Raster& raster_;
  bool turned_;
};

std::vector<Run> long_runs(const Darkness& page, int shortest) {
  std::vector<Run> runs;
  for (int across = 0; across < page.breadth(); ++across) {
    int first = 0;
    for (int along = 0; along <= page.length(); ++along) {
      if (along < page.length() && page.dark(across, along)) continue;
      if (along - first >= shortest) runs.push_back({across, first, along - 1});
      first = along + 1;
    }
  }
  return runs;
}

TEST_CASE("every rule that shows on the rendered page is a ruling") {
  constexpr double dpi = 144;
  constexpr double scale = 72 / dpi;
  for (const auto& path : sample_pdfs()) {
    const std::string bytes = contents(path);
    auto file = PdfFile::open(bytes, {});
    REQUIRE(file.has_value());
    for (int number = 1; number <= file->pages(); ++number) {
      const Page page = file->page(number);
      if (page.glyphs.empty()) continue;  // a scan
      auto raster = file->render(number, dpi);
      REQUIRE(raster.has_value());
      for (const bool turned : {false, true}) {
        const Darkness darkness(*raster, turned);
        for (const Run& run : long_runs(darkness, 60)) {  // 30 points: longer than any stroke
          const int middle = (run.first + run.last) / 2;
          if (darkness.dark(run.across - 8, middle) && darkness.dark(run.across + 8, middle)) {
            continue;  // inside a filled area
          }
          const double across = run.across * scale;
          double covered = 0;
          for (const Ruling& ruling : page.rulings) {
            if ((ruling.axis == Axis::vertical) != turned) continue;
            const double position = turned ? ruling.box.centre_x() : ruling.box.centre_y();
            if (std::fabs(position - across) > 3) continue;
            const double start = turned ? ruling.box.y0 : ruling.box.x0;
            const double end = turned ? ruling.box.y1 : ruling.box.x1;
            covered +=
                std::max(0.0, std::min(end, run.last * scale) - std::max(start, run.first * scale));
          }
          INFO(path.filename().string()
               << " page " << number << (turned ? " x " : " y ") << across << " from "
               << run.first * scale << " to " << run.last * scale);
          CHECK(covered >= 0.9 * (run.last - run.first) * scale);
        }
      }
    }
  }
}

}  // namespace
}  // namespace gouji
