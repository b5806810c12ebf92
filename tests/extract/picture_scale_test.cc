#include "extract/picture_scale.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

namespace gouji {
namespace {

using Row = std::vector<std::uint8_t>;
using Rows = std::vector<Row>;
using Scale = void (*)(const SourcePicture&, const PicturePlace&, const RowTaker&);

// The rows of `picture` (of `channels` bytes a pixel) at `place`, by their place on the canvas.
std::map<int, Row> scaled(Scale scale, const Rows& picture, int channels,
                          const PicturePlace& place) {
  std::size_t next = 0;
  SourcePicture source;
  source.width = static_cast<int>(picture.front().size()) / channels;
  source.height = static_cast<int>(picture.size());
  source.channels = channels;
  source.next_row = [&](std::uint8_t* row) {
    REQUIRE(next < picture.size());
    std::copy(picture[next].begin(), picture[next].end(), row);
    ++next;
  };
  std::map<int, Row> rows;
  scale(source, place, [&](int y, const std::uint8_t* row) {
    CHECK(rows.emplace(y, Row(row, row + place.width * channels)).second);
  });
  CHECK(next == picture.size());
  return rows;
}

struct Example {
  std::string name;
  Scale scale;
  Rows picture;
  int channels;
  PicturePlace place;
  std::map<int, Row> expected;
};

TEST_CASE("pictures are made larger between pixels, smaller by their means") {
  const Example examples[] = {
      {"equal", enlarge, {{0, 9}, {8, 7}}, 1, {0, 0, 2, 2}, {{0, {0, 9}}, {1, {8, 7}}}},
      {"wider", enlarge, {{0, 100}}, 1, {0, 0, 4, 1}, {{0, {0, 50, 100, 100}}}},
      {"higher",
       enlarge,
       {{10}, {30}},
       1,
       {0, 5, 1, 4},
       {{5, {10}}, {6, {20}}, {7, {30}}, {8, {30}}}},
      {"upside down",
       enlarge,
       {{10}, {30}},
       1,
       {0, -1, 1, 4, true},
       {{-1, {30}}, {0, {30}}, {1, {20}}, {2, {10}}}},
      {"of one pixel", enlarge, {{77}}, 1, {3, 2, 2, 2}, {{2, {77, 77}}, {3, {77, 77}}}},
      {"in colours",
       enlarge,
       {{0, 50, 255, 100, 100, 255}},
       3,
       {0, 0, 4, 1},
       {{0, {0, 50, 255, 50, 75, 255, 100, 100, 255, 100, 100, 255}}}},
      {"half as large", shrink, {{0, 4, 9, 9}, {8, 4, 9, 9}}, 1, {0, 0, 2, 1}, {{0, {4, 9}}}},
      {"three to two", shrink, {{10, 20, 40}, {10, 20, 40}}, 1, {0, 0, 2, 1}, {{0, {10, 30}}}},
      {"smaller, in colours",
       shrink,
       {{0, 1, 2, 10, 11, 12}, {0, 1, 2, 10, 11, 12}},
       3,
       {0, 0, 1, 1},
       {{0, {5, 6, 7}}}},
      {"smaller, upside down",
       shrink,
       {{1, 1}, {1, 1}, {5, 5}, {5, 5}},
       1,
       {0, 0, 1, 2, true},
       {{1, {1}}, {0, {5}}}},
  };
  for (const Example& example : examples) {
    INFO(example.name);
    CHECK(scaled(example.scale, example.picture, example.channels, example.place) ==
          example.expected);
  }
}

}  // namespace
}  // namespace gouji
