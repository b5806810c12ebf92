#include "extract/png_writer.h"

#include <png.h>

#include <cstddef>

namespace gouji {

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
  return bytes;
}

}  // namespace gouji
