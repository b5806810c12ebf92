#include "extract/png_writer.h"

#include <png.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gouji {
namespace {

// The checksum of a chunk (PNG, annex D).
std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t sum = ~std::uint32_t{0};
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320U : 0);
  }
  return ~sum;
}

void add_number(std::string& bytes, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(number >> shift & 0xFF);
}

// Pixels a metre, across and down, as a chunk; libpng's simple interface has none.
std::string resolution_chunk(double dpi) {
  constexpr double metre = 1 / 0.0254;  // in inches
  const auto density = static_cast<std::uint32_t>(std::lround(dpi * metre));
  std::string chunk = "pHYs";
  add_number(chunk, density);
  add_number(chunk, density);
  chunk += '\x01';
  std::string bytes;
  add_number(bytes, 9);
  bytes += chunk;
  add_number(bytes, checksum(chunk));
  return bytes;
}

}  // namespace

Result<std::string> png_of(const Raster& raster) {
  const auto failed = [](const std::string& reason) {
    return failure("无法写成 PNG：" + reason, "cannot be written as PNG: " + reason);
  };
  const auto wanted = static_cast<std::size_t>(raster.width) *
                      static_cast<std::size_t>(raster.height) *
                      static_cast<std::size_t>(raster.channels);
  if (raster.width <= 0 || raster.height <= 0 || raster.pixels.size() != wanted ||
      (raster.channels != 1 && raster.channels != 3)) {
    return failed("no picture");
  }
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(raster.width);
  image.height = static_cast<png_uint_32>(raster.height);
  image.format = raster.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, raster.pixels.data(), 0, nullptr) ==
      0) {
    return failed(image.message);
  }
  bytes.resize(size);
  constexpr std::size_t behind_head = 33;  // the signature and IHDR
  if (raster.dpi > 0) bytes.insert(behind_head, resolution_chunk(raster.dpi));
  return bytes;
}

}  // namespace gouji
