#include "extract/pdf_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "extract/pdf_reader.h"
#include "normalize/text.h"
#include "tests/extract/encrypted_pdf.h"
#include "tests/extract/small_pdf.h"

namespace gouji {
namespace {

std::string text_of(const Page& page) {
  std::string text;
  for (const Glyph& glyph : page.glyphs) text += to_utf8(glyph.character);
  return text;
}

Page only_page(const std::string& content, const std::string& extra = {}) {
  static std::string pdf;  // must outlive the file
  pdf = small_pdf({content}, extra);
  auto file = PdfFile::open(pdf, {});
  REQUIRE(file.has_value());
  REQUIRE(file->pages() == 1);
  return file->page(1);
}

TEST_CASE("glyphs have their character and their box on the displayed page") {
  const Page page = only_page("BT /F1 20 Tf 100 700 Td (17) Tj ET");
  REQUIRE(text_of(page) == "17");
  const Glyph& glyph = page.glyphs.front();
  CHECK(glyph.size == Approx(20));
  CHECK(glyph.rotation == 0);
  CHECK(glyph.box.x0 == Approx(100));
  CHECK(glyph.box.x1 == Approx(111.12));  // 556 thousandths
  CHECK(glyph.box.y1 > 842 - 700);
  CHECK(glyph.box.y0 < 842 - 700 - 10);
  CHECK(page.width == Approx(595));
  CHECK(page.height == Approx(842));
}

TEST_CASE("glyphs of a font of bitmaps are as large as their box") {
  const Page page = only_page("0.1 0 0 0.1 0 0 cm BT /F3 1 Tf 1000 7000 Td (10) Tj ET");
  REQUIRE(text_of(page) == "10");
  CHECK(page.glyphs.front().size == Approx(7));
  CHECK(page.glyphs.front().box.x0 == Approx(100));
  CHECK(page.glyphs.front().box.x1 == Approx(105));
}

TEST_CASE("fonts that are not embedded give their Han characters") {
  const Page page = only_page("BT /F2 12 Tf 100 700 Td <603B8BA10033003000A0> Tj ET");
  CHECK(text_of(page) == "总计30 ");  // a no-break space has no glyph there: an empty place
  for (const Glyph& glyph : page.glyphs) CHECK(glyph.doubtful == (glyph.character == ' '));
}

TEST_CASE("/Rotate turns page and glyphs") {
  const Page page = only_page("BT /F1 20 Tf 100 700 Td (17) Tj ET", "/Rotate 90");
  CHECK(page.width == Approx(842));
  CHECK(page.glyphs.front().rotation == 90);
  CHECK(page.glyphs.front().box.y0 == Approx(100));
}

struct RulingCase {
  const char* name;
  const char* content;
  std::size_t horizontal;
  std::size_t vertical;
};

TEST_CASE("rules in all the ways that producers draw them") {
  const RulingCase cases[] = {
      {"strokes", "0.5 w 50 700 m 300 700 l S 50 600 m 50 700 l S", 1, 1},
      {"a stroked rectangle", "1 w 50 600 200 100 re S", 2, 2},
      {"thin fills", "50 700 250 0.5 re f 50 600 0.5 100 re f", 1, 1},
      {"a frame of two rectangles", "50 600 200 100 re 51 601 198 98 re f*", 2, 2},
      {"a white fill on white", "1 g 50 700 250 0.5 re f", 0, 0},
      {"a white rule on shading", "0.2 0.3 0.6 rg 50 650 250 100 re f 1 g 50 700 250 0.5 re f", 1,
       0},
      {"a rule in the colour of its shading", "0.8 g 50 650 250 100 re f 0.8 g 50 700 250 0.5 re f",
       0, 0},
      {"shading", "0.8 g 50 650 250 100 re f", 0, 0},
      {"a slanted line", "1 w 50 700 m 300 600 l S", 0, 0},
      {"a curve", "1 w 50 700 m 100 800 200 800 300 700 c S", 0, 0},
      {"clipped away", "q 400 400 10 10 re W n 50 700 250 0.5 re f Q", 0, 0},
      {"a thick bar", "50 700 250 20 re f", 0, 0},
      {"a dashed border of one path", "50 700 6 2 re 60 700 6 2 re 70 700 6 2 re 80 700 6 2 re f",
       1, 0},
      {"a dashed border down the page", "50 700 2 4 re 50 693 2 4 re 50 686 2 4 re f", 0, 1},
      {"light cells on a dark table",
       "0 g 50 600 201 102 re f 1 g 51 652 99 49 re f 151 652 99 49 re f 51 601 199 50 re f", 6, 6},
      {"light cells on white paper", "1 g 51 652 99 49 re f 151 652 99 49 re f 51 601 199 50 re f",
       0, 0},
      {"tinted headings on white paper", "0.9 g 51 652 99 49 re f 151 652 99 49 re f", 0, 0},
      {"a picture of one pixel", "q 250 0 0 0.5 50 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x10 EI Q",
       1, 0},
  };
  for (const RulingCase& test : cases) {
    INFO(test.name);
    const Page page = only_page(test.content);
    std::size_t horizontal = 0;
    for (const Ruling& ruling : page.rulings) {
      horizontal += ruling.axis == Axis::horizontal ? 1 : 0;
    }
    CHECK(horizontal == test.horizontal);
    CHECK(page.rulings.size() - horizontal == test.vertical);
  }
}

TEST_CASE("a rule that the page or a clip cuts off says at which end") {
  const auto ends = [](const char* content) {
    const Ruling ruling = only_page(content).rulings.at(0);
    return std::pair(ruling.starts_outside, ruling.ends_outside);
  };
  CHECK(ends("50 700 300 0.5 re f") == std::pair(false, false));
  CHECK(ends("0.5 w 50 700 m 900 700 l S") == std::pair(false, true));
  CHECK(ends("q 100 100 300 700 re W n 50 700 500 0.5 re f Q") == std::pair(true, true));
  CHECK(ends("50 -40 0.5 300 re f") == std::pair(false, true));
  CHECK(ends("0 700 597 0.5 re f") == std::pair(false, false));  // by a hair
}

TEST_CASE("hidden and slanted glyphs are marked") {
  CHECK(only_page("BT 3 Tr /F1 20 Tf 100 700 Td (17) Tj ET").glyphs.front().hidden);
  CHECK_FALSE(only_page("BT 2 Tr /F1 20 Tf 100 700 Td (17) Tj ET").glyphs.front().hidden);
  const Page page = only_page("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 700 Tm (17) Tj ET");
  CHECK(page.glyphs.front().rotation == -1);
  const Glyph italic = only_page("BT /F1 20 Tf 1 0 0.33 1 100 700 Tm (17) Tj ET").glyphs.front();
  const Glyph upright = only_page("BT /F1 20 Tf 100 700 Td (17) Tj ET").glyphs.front();
  CHECK(italic.rotation == 0);
  CHECK(italic.box == upright.box);
}

struct SightCase {
  const char* name;
  const char* content;
  const char* seen;
};

TEST_CASE("what nobody can see is hidden") {
  const SightCase cases[] = {
      {"painted over",
       "BT /F1 20 Tf 100 700 Td (96) Tj ET 1 g 90 690 60 30 re f "
       "0 g BT /F1 20 Tf 100 700 Td (0) Tj ET",
       "0"},
      {"beneath the box", "1 g 90 690 60 30 re f 0 g BT /F1 20 Tf 100 700 Td (96) Tj ET", "96"},
      {"white", "1 g BT /F1 20 Tf 100 700 Td (96) Tj ET 0 g BT /F1 20 Tf 100 700 Td (0) Tj ET",
       "0"},
      {"white on black", "0 g 90 690 60 30 re f 1 g BT /F1 20 Tf 100 700 Td (96) Tj ET", "96"},
      {"black on black", "0 g 90 690 60 30 re f BT /F1 20 Tf 100 700 Td (96) Tj ET", ""},
      {"white over a curve",
       "0 g 90 690 m 90 760 200 760 200 690 c f "
       "1 g BT /F1 20 Tf 100 700 Td (96) Tj ET",
       "96"},
      {"painted over in part", "BT /F1 20 Tf 100 700 Td (96) Tj ET 1 g 90 702 60 30 re f", "96"},
      {"a rule through it", "BT /F1 20 Tf 100 700 Td (96) Tj ET 90 706 60 1 re f", "96"},
      {"beneath a picture",
       "BT /F1 20 Tf 100 700 Td (96) Tj ET q 60 0 0 30 90 690 cm "
       "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q",
       ""},
      {"in front of a picture",
       "q 60 0 0 30 90 690 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
       "BT /F1 20 Tf 100 700 Td (96) Tj ET",
       "96"},
      {"beneath a mask",
       "BT /F1 20 Tf 100 700 Td (96) Tj ET q 60 0 0 30 90 690 cm "
       "BI /W 1 /H 1 /IM true /BPC 1 ID x EI Q",
       "96"},
      {"outside of the clip", "q 90 650 60 30 re W n BT /F1 20 Tf 100 700 Td (96) Tj ET Q", ""},
      {"cut by the clip", "q 90 650 60 60 re W n BT /F1 20 Tf 100 700 Td (96) Tj ET Q", "96"},
      {"white on a wide white stroke",
       "1 G 30 w 90 706 m 150 706 l S 1 g BT /F1 20 Tf 100 700 Td (96) Tj ET", ""},
      {"white on a wide black stroke",
       "30 w 90 706 m 150 706 l S 1 g BT /F1 20 Tf 100 700 Td (96) Tj ET", "96"},
      {"outlined in white and filled", "1 G BT 2 Tr /F1 20 Tf 100 700 Td (96) Tj ET", "96"},
  };
  for (const SightCase& test : cases) {
    INFO(test.name);
    // Other text on the page, so that the covered is a small part of it.
    const Page page =
        only_page("BT /F1 9 Tf 100 300 Td (abcdefgh) Tj ET " + std::string(test.content));
    std::string seen;
    for (const Glyph& glyph : page.glyphs) {
      if (!glyph.hidden) seen += to_utf8(glyph.character);
    }
    CHECK(seen == "abcdefgh" + std::string(test.seen));
  }
}

TEST_CASE("what may have been painted over is in doubt") {
  const std::string text =
      "BT /F1 9 Tf 100 300 Td (abcdefgh) Tj ET BT /F1 20 Tf 100 700 Td (96) Tj ET ";
  const SightCase cases[] = {
      {"a curve", "1 g 90 690 m 90 725 160 725 160 690 c f", "96"},
      {"a polygon", "1 g 90 690 m 150 690 l 160 705 l 150 720 l 90 720 l 85 705 l f", "96"},
      {"a wide stroke", "1 G 30 w 90 705 m 160 705 l S", "96"},
      {"a mask", "q 60 0 0 30 90 690 cm BI /W 1 /H 1 /IM true /BPC 1 ID x EI Q", "96"},
      {"a seal", "q 160 0 0 160 60 600 cm BI /W 1 /H 1 /IM true /BPC 1 ID x EI Q", ""},
      {"beside it", "1 g 190 690 m 190 725 260 725 260 690 c f", ""},
      {"a ring", "2 w 90 690 m 90 725 160 725 160 690 c S", ""},
      {"nothing", "", ""},
  };
  for (const SightCase& test : cases) {
    INFO(test.name);
    std::string doubtful;
    for (const Glyph& glyph : only_page(text + test.content).glyphs) {
      CHECK_FALSE(glyph.hidden);
      if (glyph.doubtful) doubtful += to_utf8(glyph.character);
    }
    CHECK(doubtful == test.seen);
  }
  // What was written later is seen.
  for (const Glyph& glyph : only_page("1 g 90 690 m 90 725 160 725 160 690 c f 0 g " + text).glyphs)
    CHECK_FALSE(glyph.doubtful);
}

TEST_CASE("a digit in a paler colour than the page's text is marked") {
  const std::string text = "BT /F1 9 Tf 100 300 Td (abcdefgh 12) Tj ET ";
  const auto last = [&](const std::string& content) {
    return only_page(text + content).glyphs.back();
  };
  CHECK(last("0.8 g BT /F1 9 Tf 100 700 Td (7) Tj ET").pale);
  CHECK_FALSE(last("BT /F1 9 Tf 100 700 Td (7) Tj ET").pale);
  CHECK_FALSE(last("1 0 0 rg BT /F1 9 Tf 100 700 Td (7) Tj ET").pale);
  CHECK_FALSE(last("0 g 90 690 60 30 re f 0.9 g BT /F1 9 Tf 100 700 Td (7) Tj ET").pale);
}

TEST_CASE("an overlay over most of a page hides nothing, but is not trusted") {
  const Page page = only_page("BT /F1 20 Tf 100 700 Td (96) Tj ET 1 g 0 0 595 842 re f");
  REQUIRE(page.glyphs.size() == 2);
  for (const Glyph& glyph : page.glyphs) {
    CHECK_FALSE(glyph.hidden);
    CHECK(glyph.doubtful);
  }
}

TEST_CASE("text off the page is left out") {
  CHECK(only_page("BT /F1 20 Tf 900 700 Td (17) Tj ET").glyphs.empty());
}

TEST_CASE("what is no PDF, or a broken one, is refused or told") {
  CHECK_FALSE(PdfFile::open("", {}).has_value());
  CHECK_FALSE(PdfFile::open("%PDF-1.4\n", {}).has_value());
  CHECK_FALSE(PdfFile::open("hello, this is no PDF at all", {}).has_value());
  const std::string whole = small_pdf({"BT /F1 20 Tf 100 700 Td (17) Tj ET"});
  // Cut at every length: never a crash; what opens has pages that can be asked for.
  for (std::size_t length = 0; length < whole.size(); length += 11) {
    const std::string cut = whole.substr(0, length);
    auto file = PdfFile::open(cut, {});
    if (!file) continue;
    for (int number = 1; number <= file->pages(); ++number) file->page(number);
  }
  const std::string no_table = whole.substr(0, whole.find("xref"));
  auto repaired = PdfFile::open(no_table, {});
  if (repaired) CHECK(repaired->was_damaged());
}

TEST_CASE("an encrypted file opens with a password, or without one where it needs none") {
  const std::string content = "BT /F1 20 Tf 100 700 Td (17) Tj ET";
  const std::string locked = encrypted_pdf(content, "open", "own");
  const std::string restricted = encrypted_pdf(content, "", "own");  // printing forbidden, say
  const auto opened = [](const std::string& pdf, const std::string& password) {
    const auto file = PdfFile::open(pdf, password);
    return file ? text_of(file->page(1)) : file.error().message.en;
  };
  CHECK(opened(locked, "open") == "17");
  CHECK(opened(locked, "own") == "17");
  CHECK(opened(locked, "") == "the file is encrypted: give its password with --password");
  CHECK(opened(locked, "other") == "wrong password: the file stays closed");
  // A batch has one password for all that it reads.
  for (const char* password : {"", "own", "open"}) CHECK(opened(restricted, password) == "17");
}

TEST_CASE("pages that are pictures and pages with false characters are told") {
  const std::string picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q";
  const std::string scan = small_pdf({picture});
  auto document = read_pdf({"scan.pdf", scan}, {});
  REQUIRE(document.has_value());
  CHECK(document->kind == Kind::scan);
  REQUIRE(document->notes.size() >= 1);
  CHECK(document->notes.front().code == "image-only-page");

  const std::string mixed = small_pdf({picture, "BT /F1 20 Tf 100 700 Td (report 17) Tj ET"});
  document = read_pdf({"mixed.pdf", mixed}, {});
  REQUIRE(document.has_value());
  CHECK(document->kind == Kind::pdf);
}

TEST_CASE("which pages are pictures, whatever a program wrote into their margins") {
  const std::string picture = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q ";
  const std::string emblem = "q 60 0 0 60 260 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q ";
  const std::string footer = "BT /F1 9 Tf 290 20 Td (- 1 -) Tj ET ";
  const std::string title = "BT /F1 20 Tf 100 500 Td (report 17) Tj ET ";
  std::string curves;
  for (int i = 0; i < 50; ++i) {
    const std::string x = std::to_string(50 + 9 * i);
    curves += x + " 400 m " + x + " 410 60 410 60 400 c f ";
  }
  const struct {
    std::string content;
    bool picture;
  } cases[] = {{picture, true},          {picture + footer, true}, {picture + title, false},
               {emblem + footer, false}, {curves, true},           {curves + footer, true},
               {curves + title, false},  {footer, false}};
  ReadOptions options;
  options.ocr = OcrMode::off;
  for (const auto& one : cases) {
    CAPTURE(one.content.substr(0, 80));
    const auto document = read_pdf({"page.pdf", small_pdf({one.content})}, options);
    REQUIRE(document.has_value());
    CHECK((document->kind == Kind::scan) == one.picture);
    CHECK(document->unread_pages().empty() != one.picture);
  }
}

TEST_CASE("a page is the same alone as after the pages before it") {
  for (const auto& entry : std::filesystem::directory_iterator(GOUJI_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".pdf") continue;
    CAPTURE(entry.path());
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string pdf(std::istreambuf_iterator<char>(stream), {});
    const auto whole = PdfFile::open(pdf, {});
    REQUIRE(whole.has_value());
    for (int number = 1; number <= whole->pages(); ++number) {
      CAPTURE(number);
      const auto alone = PdfFile::open(pdf, {});
      REQUIRE(alone.has_value());
      CHECK(whole->page(number).dump() == alone->page(number).dump());
    }
  }
}

TEST_CASE("what a page leaves open does not reach the next one") {
  const std::string second =
      "100 500 200 1 re f BT /F1 20 Tf 100 700 Td (17) Tj 0 -50 Td /F2 12 Tf <603B> Tj ET";
  const std::string plain_pdf = small_pdf({"", second});
  const auto plain = PdfFile::open(plain_pdf, {});
  REQUIRE(plain.has_value());
  const std::string expected = plain->page(2).dump();
  for (const char* first : {"q q 0 0 10 10 re W", "3 0 0 3 0 0 cm 1 1 1 rg", "/Span BMC", "BX",
                            "BT /F1 20 Tf 3 Tr", "q 0 0 1 1 re W n", "Q Q Q", "0 0 m 9 9 l"}) {
    CAPTURE(first);
    const std::string pdf = small_pdf({first, second});
    const auto file = PdfFile::open(pdf, {});
    REQUIRE(file.has_value());
    (void)file->page(1);
    CHECK(file->page(2).dump() == expected);
  }
}

TEST_CASE("a page renders as it is displayed") {
  const std::string pdf = small_pdf({"0 g 0 421 297.5 421 re f"});  // the upper left quarter black
  auto file = PdfFile::open(pdf, {});
  REQUIRE(file.has_value());
  auto raster = file->render(1, 36);
  REQUIRE(raster.has_value());
  CHECK(raster->width == 298);
  CHECK(raster->height == 421);
  CHECK(raster->pixels.size() == static_cast<std::size_t>(raster->width * raster->height * 3));
  CHECK(raster->pixels.front() == 0);
  CHECK(raster->pixels.back() == 255);
}

TEST_CASE("a page of gray pictures is known, and the same drawn in gray") {
  const auto picture = [](const std::string& space, const std::string& samples) {
    return "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /" + space + " /F /AHx ID " + samples +
           "> EI Q";
  };
  const std::string pdf =
      small_pdf({picture("G", "00408010"), picture("RGB", "000000FF0000004080FFFFFF")});
  const auto file = PdfFile::open(pdf, {});
  REQUIRE(file.has_value());
  REQUIRE(file->page(1).images.size() == 1);
  CHECK(file->page(1).images[0].is_gray);
  REQUIRE(file->page(2).images.size() == 1);
  CHECK_FALSE(file->page(2).images[0].is_gray);
  const auto in_colour = file->render(1, 36);
  const auto in_gray = file->render(1, 36, true);
  REQUIRE(in_colour.has_value());
  REQUIRE(in_gray.has_value());
  CHECK(in_gray->channels == 1);
  REQUIRE(in_gray->pixels.size() * 3 == in_colour->pixels.size());
  int differing = 0;
  for (std::size_t i = 0; i < in_gray->pixels.size(); ++i)
    differing += in_gray->pixels[i] != in_colour->pixels[3 * i] ? 1 : 0;
  CHECK(differing == 0);
}

}  // namespace
}  // namespace gouji
