// A page as pixels beside what Poppler's own program draws: every pixel is the same, whether a
// picture was drawn by our way or left to Splash.
#include <catch2/catch.hpp>
#include <cstdio>
#include <sstream>

#include "extract/pdf_file.h"
#include "tests/extract/pdf_objects.h"
#include "tests/program_output.h"
#include "tests/scratch_folder.h"

namespace gouji {
namespace {

// A PDF of a page, 144 by 90 points, for each of `contents`, which draw /Im1, or /Group with it in.
std::string pdf_with_picture(const std::string& picture, const std::string& samples,
                             const std::vector<std::string>& contents) {
  const auto stream = [](const std::string& entries, const std::string& data) {
    return "<< " + entries + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
           "\nendstream";
  };
  const std::string image = "/Type /XObject /Subtype /Image /Filter /ASCIIHexDecode ";
  const std::string group =
      "/Type /XObject /Subtype /Form /BBox [0 0 144 90] /Group << /S /Transparency >> /Resources "
      "<< /XObject << /Im1 4 0 R >> >>";
  const std::string resources =
      "<< /XObject << /Im1 4 0 R /Group 6 0 R >> /ExtGState << /Half << /ca 0.5 >> /Darker << /BM "
      "/Multiply >> >> >>";
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "",
      resources,
      stream(image + picture, samples + ">"),
      stream(image + "/Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8", "00FF8040>"),
      stream(group, "q 144 0 0 90 0 0 cm /Im1 Do Q"),
  };
  std::string pages;
  for (const std::string& content : contents) {
    objects.push_back(stream("", content));
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 144 90] /Resources 3 0 R /Contents " +
        std::to_string(objects.size()) + " 0 R >>");
    pages += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = "<< /Type /Pages /Kids [" + pages + "] /Count ";
  objects[1] += std::to_string(contents.size()) + " >>";
  return pdf_of_objects(objects);
}

std::string samples_of(std::size_t count, unsigned step) {
  std::string hex;
  for (std::size_t i = 0; i < count; ++i) {
    char byte[3];
    std::snprintf(byte, sizeof byte, "%02X", static_cast<unsigned>(i * i * step + 31 * i) & 0xFF);
    hex += byte;
  }
  return hex;
}

// As pdftoppm writes it.
std::string portable_map(const Raster& raster) {
  std::ostringstream out;
  out << (raster.channels == 1 ? "P5\n" : "P6\n") << raster.width << ' ' << raster.height
      << "\n255\n"
      << std::string(raster.pixels.begin(), raster.pixels.end());
  return out.str();
}

struct Picture {
  const char* name;
  std::string entries;
  std::size_t bytes;
  bool is_gray;
};

TEST_CASE("a page is drawn to the pixel as Splash draws it") {
  const ScratchFolder folder;
  const Picture pictures[] = {
      {"gray", "/Width 12 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8", 96, true},
      {"gray, shown inverted",
       "/Width 12 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]", 96, true},
      {"one bit", "/Width 24 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 1", 30, true},
      {"16 bits", "/Width 5 /Height 6 /ColorSpace /DeviceGray /BitsPerComponent 16", 60, true},
      {"colours", "/Width 7 /Height 9 /ColorSpace /DeviceRGB /BitsPerComponent 8", 189, false},
      {"four inks", "/Width 7 /Height 9 /ColorSpace /DeviceCMYK /BitsPerComponent 8", 252, false},
      {"a palette",
       "/Width 8 /Height 4 /ColorSpace [/Indexed /DeviceRGB 3 <102030A0B0C0FF0000FFFFFF>] "
       "/BitsPerComponent 2",
       8, false},
      {"a colour left out",
       "/Width 12 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Mask [0 60]", 96, false},
      {"a mask", "/Width 12 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 5 0 R", 96,
       false},
      {"too few samples", "/Width 12 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8", 50,
       true},
      {"one pixel", "/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", 1, true},
      {"many pixels", "/Width 300 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8", 60000,
       true},
      {"many pixels across", "/Width 400 /Height 3 /ColorSpace /DeviceGray /BitsPerComponent 8",
       1200, true},
      {"interpolated",
       "/Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Interpolate true", 4, true},
  };
  const std::vector<std::string> contents = {
      "q 144 0 0 90 0 0 cm /Im1 Do Q",
      "q 100.3 0 0 60.7 20.2 11.9 cm /Im1 Do Q",
      "q 144 0 0 -90 0 90 cm /Im1 Do Q",                            // upside down
      "q -144 0 0 90 144 0 cm /Im1 Do Q",                           // mirrored
      "q 0 90 -144 0 144 0 cm /Im1 Do Q",                           // on its side
      "q 200 0 0 150 -30 -40 cm /Im1 Do Q",                         // beyond the page
      "q 20 20 50 40 re W n 144 0 0 90 0 0 cm /Im1 Do Q",           // cut off
      "q 20 20 m 90 20 l 50 80 l W n 144 0 0 90 0 0 cm /Im1 Do Q",  // cut off in a triangle
      "0 0.5 0 rg 0 0 80 90 re f q /Half gs 144 0 0 90 0 0 cm /Im1 Do Q",
      "0.5 g 0 0 80 90 re f q /Darker gs 144 0 0 90 0 0 cm /Im1 Do Q",
      "/Group Do",
      "q 144 0 0 90 0 0 cm /Im1 Do Q 0 g 10 10 30 5 re f",  // something over it
      "q 4 0 0 3 70 40 cm /Im1 Do Q",                       // small
  };
  for (const Picture& picture : pictures) {
    const std::string pdf =
        pdf_with_picture(picture.entries, samples_of(picture.bytes, 7), contents);
    folder.write("page.pdf", pdf);
    const auto file = PdfFile::open(pdf, {});
    REQUIRE(file.has_value());
    for (const int dpi : {36, 100}) {
      for (const bool in_gray : {false, true}) {
        if (in_gray && !picture.is_gray) continue;
        const std::string expected =
            output_of("pdftoppm -r " + std::to_string(dpi) + (in_gray ? " -gray '" : " '") +
                      folder.path("page.pdf") + "'");
        std::size_t begin = 0;
        for (std::size_t i = 0; i < contents.size(); ++i) {
          INFO(picture.name << ": " << contents[i] << " at " << dpi << (in_gray ? ", gray" : ""));
          const auto raster = file->render(static_cast<int>(i) + 1, dpi, in_gray);
          REQUIRE(raster.has_value());
          const std::string page = portable_map(*raster);
          CHECK((page == expected.substr(begin, page.size())));
          begin += page.size();
        }
        CHECK(begin == expected.size());
      }
    }
  }
}

}  // namespace
}  // namespace gouji
