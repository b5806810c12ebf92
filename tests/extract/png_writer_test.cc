#include "extract/png_writer.h"

#include <catch2/catch.hpp>

namespace gouji {

TEST_CASE("a raster becomes a PNG, and what is none does not") {
  struct Example {
    Raster raster;
    bool is_picture;
  };
  const std::vector<Example> examples = {
      {{2, 1, 3, 72, {255, 0, 0, 0, 0, 255}}, true},
      {{2, 2, 1, 72, {0, 1, 2, 3}}, true},
      {{0, 0, 1, 72, {}}, false},
      {{2, 2, 1, 72, {0, 1, 2}}, false},
      {{1, 1, 2, 72, {0, 1}}, false},
      {{-1, -1, 1, 72, {0}}, false},
  };
  for (const Example& example : examples) {
    INFO(example.raster.width << "×" << example.raster.height << "×" << example.raster.channels);
    const Result<std::string> png = png_of(example.raster);
    REQUIRE(png.has_value() == example.is_picture);
    if (png) CHECK(png->substr(1, 3) == "PNG");
  }
}

TEST_CASE("a PNG says its resolution") {
  // 300 dots an inch are 11811 a metre; the checksum is that of libpng's own writer.
  const std::string expected("\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\x01\x78\xA5\x3F\x76", 21);
  CHECK(png_of({2, 1, 1, 300, {0, 255}})->substr(33, 21) == expected);
  CHECK(png_of({2, 1, 1, 0, {0, 255}})->find("pHYs") == std::string::npos);
}

}  // namespace gouji
