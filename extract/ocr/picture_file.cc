#include "extract/ocr/picture_file.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace gouji::ocr {
namespace {

constexpr double kLargestArea = 400e6;  // pixels; a page at 600 dpi has 35 million
constexpr double kPageWidth = 8.27;     // inches, A4
constexpr double kLeastDpi = 50;
constexpr double kMostDpi = 1200;
constexpr int kMostPages = 2000;

struct PixDestroy {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Picture = std::unique_ptr<Pix, PixDestroy>;

const l_uint8* bytes_of(const Input& input) {
  return reinterpret_cast<const l_uint8*>(input.bytes.data());
}

tl::unexpected<Error> unreadable(const Input& input) {
  return failure("无法读取图片（格式不支持或已损坏）：" + input.name,
                 "cannot read the picture (no known format, or damaged): " + input.name);
}

bool is_tiff(const Input& input) {
  return input.bytes.starts_with("II*") || input.bytes.starts_with("MM");
}

Picture read_picture(const Input& input, int index) {
  if (is_tiff(input)) return Picture(pixReadMemTiff(bytes_of(input), input.bytes.size(), index));
  return Picture(pixReadMem(bytes_of(input), input.bytes.size()));
}

// 8 bits gray or 32 bits RGB.
Picture plain(Picture picture) {
  if (pixGetColormap(picture.get()) != nullptr)
    picture.reset(pixRemoveColormap(picture.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (picture && pixGetDepth(picture.get()) == 32 && pixGetSpp(picture.get()) == 4)
    picture.reset(pixAlphaBlendUniform(picture.get(), 0xffffff00));
  if (picture && pixGetDepth(picture.get()) != 8 && pixGetDepth(picture.get()) != 32)
    picture.reset(pixConvertTo8(picture.get(), 0));
  return picture;
}

bool is_resolution(double dpi) { return dpi >= kLeastDpi && dpi <= kMostDpi; }

// Faxes have 204 pixels an inch across and 98 or 196 down.
Picture with_square_pixels(Picture picture) {
  constexpr double same = 0.005;
  constexpr double most = 3;  // to one: more is a mistake of whoever wrote it
  const double across = pixGetXRes(picture.get());
  const double down = pixGetYRes(picture.get());
  if (!is_resolution(across) || !is_resolution(down)) return picture;
  const double ratio = std::max(across, down) / std::min(across, down);
  const double pixels = ratio * pixGetWidth(picture.get()) * pixGetHeight(picture.get());
  if (ratio < 1 + same || ratio > most || pixels > kLargestArea) return picture;
  const auto longer = static_cast<float>(ratio);
  picture.reset(across > down ? pixScale(picture.get(), 1, longer)
                              : pixScale(picture.get(), longer, 1));
  const auto dpi = static_cast<l_int32>(std::max(across, down));
  if (picture) pixSetResolution(picture.get(), dpi, dpi);
  return picture;
}

}  // namespace

Result<int> count_pages(const Input& input) {
  setMsgSeverity(L_SEVERITY_NONE);
  if (!is_tiff(input)) return 1;
  int pages = 0;
  // Each page is looked for in turn; a damaged end leaves the pages before it.
  FILE* file = fmemopen(const_cast<l_uint8*>(bytes_of(input)), input.bytes.size(), "rb");
  if (file == nullptr) return unreadable(input);
  l_int32 count = 0;
  if (tiffGetCount(file, &count) == 0) pages = count;
  std::fclose(file);
  if (pages <= 0) return unreadable(input);
  return std::min(pages, kMostPages);
}

Result<Raster> decode_page(const Input& input, int index) {
  setMsgSeverity(L_SEVERITY_NONE);
  l_int32 format = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  if (!is_tiff(input) &&
      pixReadHeaderMem(bytes_of(input), input.bytes.size(), &format, &width, &height, nullptr,
                       nullptr, nullptr) == 0 &&
      static_cast<double>(width) * height > kLargestArea) {
    return failure("图片太大（" + std::to_string(width) + "×" + std::to_string(height) +
                       " 像素），请缩小后再试",
                   "the picture is too large (" + std::to_string(width) + " × " +
                       std::to_string(height) + " pixels); reduce it first");
  }
  Picture picture = read_picture(input, index);
  if (picture) picture = plain(std::move(picture));
  if (picture) picture = with_square_pixels(std::move(picture));
  if (!picture) return unreadable(input);
  double dpi = pixGetXRes(picture.get());
  width = pixGetWidth(picture.get());
  height = pixGetHeight(picture.get());
  const double inches = dpi > 0 ? std::min(width, height) / dpi : 0;
  if (!is_resolution(dpi) || inches < 4 || inches > 20) dpi = std::min(width, height) / kPageWidth;
  const double pixels = static_cast<double>(width) * height;
  if (pixels > kMostPixels) {
    const auto factor = static_cast<float>(std::sqrt(kMostPixels / pixels));
    picture.reset(pixScale(picture.get(), factor, factor));
    if (!picture) return unreadable(input);
    dpi *= static_cast<double>(factor);
    width = pixGetWidth(picture.get());
    height = pixGetHeight(picture.get());
  }
  Raster raster;
  raster.width = width;
  raster.height = height;
  raster.dpi = std::max(dpi, 1.0);
  const bool is_color = pixGetDepth(picture.get()) == 32;
  raster.channels = is_color ? 3 : 1;
  raster.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                        static_cast<std::size_t>(raster.channels));
  const l_int32 words = pixGetWpl(picture.get());
  const l_uint32* data = pixGetData(picture.get());
  for (int y = 0; y < height; ++y) {
    const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words;
    for (int x = 0; x < width; ++x) {
      if (is_color) {
        for (const int shift : {24, 16, 8})
          raster.pixels.push_back(static_cast<unsigned char>(line[x] >> shift));
      } else {
        raster.pixels.push_back(static_cast<unsigned char>(line[x / 4] >> (8 * (3 - x % 4))));
      }
    }
  }
  return raster;
}

}  // namespace gouji::ocr
