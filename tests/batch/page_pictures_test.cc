#include "batch/page_pictures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <utility>

#include "extract/png_writer.h"
#include "schema/sha256.h"
#include "tests/batch/archive_writer.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string sample = GOUJI_SOURCE_DIR "/samples/luming-civil-affairs-2024.pdf";

// All pictures of `request`; the test goes on with none when that fails.
std::vector<MadePicture> drawn(const PictureRequest& request, const DrawingOptions& options = {}) {
  std::vector<MadePicture> pictures;
  const Result<void> done = draw_pages(request, options, [&pictures](const MadePicture& picture) {
    pictures.push_back(picture);
    return true;
  });
  CHECK(done);
  return pictures;
}

// A gray page of A4 width at `dpi`, black in its left half, which says its resolution or does not.
std::string picture_file(double dpi, bool says_dpi = true) {
  Raster raster;
  raster.width = static_cast<int>(dpi * 8);
  raster.height = static_cast<int>(dpi * 11);
  raster.dpi = says_dpi ? dpi : 0;
  const auto width = static_cast<std::size_t>(raster.width);
  raster.pixels.assign(width * static_cast<std::size_t>(raster.height), 255);
  for (std::size_t at = 0; at < raster.pixels.size(); ++at) {
    if (at % width < width / 2) raster.pixels[at] = 0;
  }
  const Result<std::string> png = png_of(raster);
  return png ? *png : std::string();
}

}  // namespace

TEST_CASE("pages are drawn in a locked-in child, those that there are") {
  for (const bool jailed : {true, false}) {
    DrawingOptions options;
    options.jailed = jailed;
    options.dpi = 72;
    const auto pictures = drawn({sample, {{"", sha256(bytes_of(sample)), {2, 0, 99, 1}}}}, options);
    REQUIRE(pictures.size() == 2);
    CHECK(pictures[0].page == 2);
    CHECK(pictures[1].page == 1);
    for (const MadePicture& picture : pictures) {
      CHECK(picture.png.substr(0, 8) == "\x89PNG\r\n\x1A\n");
      CHECK(picture.width == Approx(595).margin(2));
      CHECK(picture.height == Approx(842).margin(2));
    }
  }
}

TEST_CASE("a picture file is a page, made smaller") {
  // What says no resolution is a page of A4 width, 290 dpi: a third is left.
  for (const bool says_dpi : {true, false}) {
    const ScratchFolder folder;
    const std::string bytes = picture_file(300, says_dpi);
    folder.write("scan.png", bytes);
    DrawingOptions options;
    options.dpi = 75;
    const auto pictures = drawn({folder.path("scan.png"), {{"", sha256(bytes), {1, 2}}}}, options);
    REQUIRE(pictures.size() == 1);
    const MadePicture& picture = pictures.front();
    CHECK(picture.width / picture.height == Approx(8.0 / 11).margin(0.001));
    if (says_dpi) CHECK(picture.width == Approx(8 * 72).margin(0.1));
    CHECK(picture.png.size() < bytes.size());
    // IHDR: the width in pixels, big-endian
    const auto byte = [&picture](std::size_t at) {
      return static_cast<int>(static_cast<unsigned char>(picture.png[at]));
    };
    CHECK((byte(18) << 8 | byte(19)) == (says_dpi ? 600 : 800));
  }
}

TEST_CASE("members of an archive are drawn in one go, also those of an archive within") {
  const ScratchFolder folder;
  const std::string pdf = bytes_of(sample);
  const std::string png = picture_file(100);
  folder.write("all.zip", make_archive({{"one/a.pdf", pdf},
                                        {"inner.zip", make_archive({{"b.pdf", pdf}})},
                                        {"c.png", png},
                                        {"changed.pdf", pdf}}));
  const SourcePlace place = place_of_source(folder.path("all.zip") + "!inner.zip!b.pdf");
  CHECK(place.file == folder.path("all.zip"));
  CHECK(place.member == "inner.zip!b.pdf");
  const std::string digest = sha256(pdf);
  const auto pictures = drawn({place.file,
                               {{place.member, digest, {1}},
                                {"one/a.pdf", digest, {2, 1}},
                                {"changed.pdf", sha256("other bytes"), {1}},
                                {"gone.pdf", digest, {1}},
                                {"c.png", sha256(png), {1}}}});
  std::vector<std::pair<int, int>> places;
  for (const MadePicture& picture : pictures) places.emplace_back(picture.document, picture.page);
  std::sort(places.begin(), places.end());
  const std::vector<std::pair<int, int>> expected = {{0, 1}, {1, 1}, {1, 2}, {4, 1}};
  CHECK(places == expected);
}

TEST_CASE("a source without an archive is a file, whatever its name") {
  const ScratchFolder folder;
  folder.write("report!final.pdf", "%PDF");
  folder.write("report", "no archive");
  const std::string path = folder.path("report!final.pdf");
  CHECK(place_of_source(path).file == path);
  CHECK(place_of_source(path).member.empty());
  CHECK(place_of_source("nowhere.zip!a.pdf").member.empty());
}

TEST_CASE("the one who takes pictures may stop") {
  int taken = 0;
  const PictureRequest request = {sample, {{"", sha256(bytes_of(sample)), {1, 2}}}};
  const Result<void> done = draw_pages(request, {}, [&taken](const MadePicture&) {
    ++taken;
    return false;
  });
  CHECK(done);
  CHECK(taken == 1);
}

TEST_CASE("what cannot be drawn has no pictures, or a reason") {
  const ScratchFolder folder;
  folder.write("page.html", "<p>text</p>");
  folder.write("broken.pdf", "%PDF-1.7\nno pages here");
  folder.write("broken.zip", make_archive({{"a.pdf", bytes_of(sample)}}).substr(0, 100));
  const auto request = [&folder](const std::string& name, const std::string& digest) {
    return PictureRequest{folder.path(name), {{"", digest, {1}}}};
  };
  CHECK(drawn(request("page.html", sha256("<p>text</p>"))).empty());
  CHECK(drawn(request("broken.pdf", sha256("%PDF-1.7\nno pages here"))).empty());
  CHECK(drawn({folder.path("broken.zip"), {{"a.pdf", sha256(bytes_of(sample)), {1}}}}).empty());
  const auto none = [](const MadePicture&) { return true; };
  const auto missing = draw_pages(request("missing.pdf", ""), {}, none);
  REQUIRE_FALSE(missing);
  CHECK_THAT(missing.error().message.en, Catch::Contains("no such file"));
  const auto changed = draw_pages(request("page.html", sha256("another")), {}, none);
  REQUIRE_FALSE(changed);
  CHECK_THAT(changed.error().message.en, Catch::Contains("has changed since it was read"));
}

}  // namespace gouji
