#include "batch/page_pictures.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "schema/sha256.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string sample = GOUJI_SOURCE_DIR "/samples/luming-civil-affairs-2024.pdf";

}  // namespace

TEST_CASE("pages are drawn in a locked-in child, those that there are") {
  for (const bool jailed : {true, false}) {
    PictureOptions options;
    options.jailed = jailed;
    options.dpi = 72;
    const auto pictures = draw_pages({sample, sha256(bytes_of(sample)), {2, 0, 99, 1}}, options);
    REQUIRE(pictures);
    REQUIRE(pictures->size() == 2);
    CHECK((*pictures)[0].page == 2);
    CHECK((*pictures)[1].page == 1);
    for (const MadePicture& picture : *pictures) {
      CHECK(picture.png.substr(0, 8) == "\x89PNG\r\n\x1A\n");
      CHECK(picture.width == Approx(595).margin(2));
      CHECK(picture.height == Approx(842).margin(2));
    }
  }
}

TEST_CASE("what cannot be drawn has no pictures, or a reason") {
  const ScratchFolder folder;
  folder.write("page.html", "<p>text</p>");
  folder.write("broken.pdf", "%PDF-1.7\nno pages here");
  const auto draw = [&folder](const std::string& name, const std::string& digest) {
    return draw_pages({folder.path(name), digest, {1}}, {});
  };
  const auto page = draw("page.html", sha256("<p>text</p>"));
  REQUIRE(page);
  CHECK(page->empty());
  const auto broken = draw("broken.pdf", sha256("%PDF-1.7\nno pages here"));
  REQUIRE(broken);
  CHECK(broken->empty());
  const auto missing = draw("missing.pdf", "");
  REQUIRE_FALSE(missing);
  CHECK_THAT(missing.error().message.en, Catch::Contains("no such file"));
  const auto changed = draw("page.html", sha256("another"));
  REQUIRE_FALSE(changed);
  CHECK_THAT(changed.error().message.en, Catch::Contains("has changed since it was read"));
}

}  // namespace gouji
