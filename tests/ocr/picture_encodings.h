// A raster in the encodings that scanners and programs use, as picture files and as the only
// picture of a PDF's page. What no library at hand writes is written here.
#pragma once

#include <leptonica/allheaders.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "extract/raster.h"
#include "tests/extract/pdf_objects.h"

namespace gouji::ocr {

struct PixDestroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, PixDestroy>;

// A gray raster as 1, 8 or 16 bits a pixel.
inline Picture picture_of(const Raster& raster, int depth) {
  Picture picture(pixCreate(raster.width, raster.height, depth));
  const auto resolution = static_cast<l_int32>(raster.dpi);
  pixSetResolution(picture.get(), resolution, resolution);
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x) {
      const unsigned value =
          raster.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width) +
                        static_cast<std::size_t>(x)];
      pixSetPixel(picture.get(), x, y,
                  depth == 1    ? (value < 128 ? 1 : 0)
                  : depth == 16 ? value * 257
                                : value);
    }
  }
  return picture;
}

inline std::string taken(l_uint8* bytes, std::size_t size) {
  std::string out(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return out;
}

// `format` is one of Leptonica's: IFF_PNG, IFF_TIFF_G4, …
inline std::string file_of(const Raster& raster, int depth, int format) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (pixWriteMem(&bytes, &size, picture_of(raster, depth).get(), format) != 0)
    throw std::runtime_error("Leptonica does not write this");
  return taken(bytes, size);
}

// With half as many lines an inch as pixels across, or half as many pixels across.
inline std::string tiff_of_oblong_pixels(const Raster& raster, bool is_low) {
  const float half = 0.5F;
  const Picture whole = picture_of(raster, 8);
  const Picture picture(pixScale(whole.get(), is_low ? 1 : half, is_low ? half : 1));
  const auto dpi = static_cast<l_int32>(raster.dpi);
  pixSetResolution(picture.get(), is_low ? dpi : dpi / 2, is_low ? dpi / 2 : dpi);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (pixWriteMem(&bytes, &size, picture.get(), IFF_TIFF_LZW) != 0)
    throw std::runtime_error("Leptonica does not write this");
  return taken(bytes, size);
}

inline std::string jpeg_2000_of(const Raster& raster) {
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (pixWriteMemJp2k(&bytes, &size, picture_of(raster, 8).get(), 40, 5, 0, 0) != 0)
    throw std::runtime_error("Leptonica does not write JPEG 2000");
  return taken(bytes, size);
}

inline void put(std::string& bytes, std::uint32_t value, int size, bool big_endian) {
  for (int i = 0; i < size; ++i) {
    bytes += static_cast<char>(value >> 8 * (big_endian ? size - 1 - i : i) & 0xFF);
  }
}

// The bytes of a fax (ITU-T T.6), as they lie in a TIFF of one strip.
inline std::string t6_of(const Raster& raster) {
  const std::string tiff = file_of(raster, 1, IFF_TIFF_G4);
  const auto number = [&tiff](std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i) {
      value = value << 8 | static_cast<unsigned char>(tiff.at(at + static_cast<std::size_t>(i)));
    }
    return value;
  };
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  const std::uint32_t directory = number(4, 4);
  for (std::uint32_t i = 0; i < number(directory, 2); ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    if (number(entry + 4, 4) != 1) continue;
    if (number(entry, 2) == 273) offset = number(entry + 8, 4);
    if (number(entry, 2) == 279) length = number(entry + 8, 4);
  }
  if (length == 0) throw std::runtime_error("more than one strip");
  return tiff.substr(offset, length);
}

// JBIG2 as PDFs embed it: a page, and one generic region that is coded by T.6 (ITU-T T.88, 7.4.6).
inline std::string jbig2_of(const Raster& raster) {
  const auto width = static_cast<std::uint32_t>(raster.width);
  const auto height = static_cast<std::uint32_t>(raster.height);
  std::string page;
  for (const std::uint32_t value : {width, height, 0U, 0U}) put(page, value, 4, true);
  page += std::string(3, '\0');
  std::string region;
  for (const std::uint32_t value : {width, height, 0U, 0U}) put(region, value, 4, true);
  region += '\0';    // laid over the page
  region += '\x01';  // coded by T.6
  region += t6_of(raster);
  std::string bytes;
  const auto add_segment = [&bytes](std::uint32_t number, char kind, const std::string& data) {
    put(bytes, number, 4, true);
    bytes += kind;
    bytes += '\0';    // refers to none
    bytes += '\x01';  // of page 1
    put(bytes, static_cast<std::uint32_t>(data.size()), 4, true);
    bytes += data;
  };
  add_segment(0, '\x30', page);
  add_segment(1, '\x26', region);
  return bytes;
}

// Cyan, magenta, yellow and black, 8 bits each. Black ink alone, as a scanner's driver separates
// text.
inline std::string cmyk_samples(const Raster& raster) {
  std::string bytes;
  for (const unsigned char value : raster.pixels) {
    bytes += std::string(3, '\0');
    bytes += static_cast<char>(255 - value);
  }
  return bytes;
}

inline std::string samples_of(const Raster& raster, int bytes_each) {
  std::string bytes;
  for (const unsigned char value : raster.pixels) {
    bytes.append(static_cast<std::size_t>(bytes_each), static_cast<char>(value));
  }
  return bytes;
}

// An uncompressed TIFF in CMYK.
inline std::string cmyk_tiff_of(const Raster& raster) {
  const std::string samples = cmyk_samples(raster);
  std::string tiff = "II";
  put(tiff, 42, 2, false);
  put(tiff, 8, 4, false);
  struct Entry {
    std::uint32_t tag, type, count, value;
  };
  const auto dpi = static_cast<std::uint32_t>(raster.dpi);
  constexpr std::uint32_t entries = 12;
  constexpr std::uint32_t behind = 8 + 2 + 12 * entries + 4;
  const Entry directory[entries] = {
      {256, 4, 1, static_cast<std::uint32_t>(raster.width)},
      {257, 4, 1, static_cast<std::uint32_t>(raster.height)},
      {258, 3, 4, behind},       // bits of each sample
      {259, 3, 1, 1},            // not compressed
      {262, 3, 1, 5},            // separated
      {273, 4, 1, behind + 24},  // the samples
      {277, 3, 1, 4},
      {278, 4, 1, static_cast<std::uint32_t>(raster.height)},
      {279, 4, 1, static_cast<std::uint32_t>(samples.size())},
      {282, 5, 1, behind + 8},
      {283, 5, 1, behind + 16},
      {296, 3, 1, 2},  // inches
  };
  put(tiff, entries, 2, false);
  for (const Entry& entry : directory) {
    put(tiff, entry.tag, 2, false);
    put(tiff, entry.type, 2, false);
    put(tiff, entry.count, 4, false);
    put(tiff, entry.value, 4, false);
  }
  put(tiff, 0, 4, false);
  for (int i = 0; i < 4; ++i) put(tiff, 8, 2, false);
  for (const std::uint32_t value : {dpi, 1U, dpi, 1U}) put(tiff, value, 4, false);
  return tiff + samples;
}

// A PDF whose page is this picture and nothing else. `coding` goes into the picture's dictionary.
inline std::string pdf_of_picture(const Raster& raster, const std::string& coding,
                                  const std::string& data) {
  const std::string width = std::to_string(raster.width * 72.0 / raster.dpi);
  const std::string height = std::to_string(raster.height * 72.0 / raster.dpi);
  const std::string content = "q " + width + " 0 0 " + height + " 0 0 cm /P Do Q";
  const auto stream = [](const std::string& dictionary, const std::string& bytes) {
    return "<< " + dictionary + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" +
           bytes + "\nendstream";
  };
  return pdf_of_objects(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + width + " " + height +
           "] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>",
       stream("", content),
       stream("/Type /XObject /Subtype /Image /Width " + std::to_string(raster.width) +
                  " /Height " + std::to_string(raster.height) + " " + coding,
              data)});
}

}  // namespace gouji::ocr
