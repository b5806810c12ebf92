#include "batch/page_painter.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <unordered_map>

#include "batch/archive_reader.h"
#include "batch/sealed_file.h"
#include "extract/ocr_loader.h"
#include "extract/pdf_file.h"
#include "extract/png_writer.h"
#include "extract/reader.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

constexpr double points_per_inch = 72;

// Blocks of `factor` × `factor` pixels become one, their mean.
Raster reduced(const Raster& raster, int factor) {
  Raster small;
  small.width = raster.width / factor;
  small.height = raster.height / factor;
  small.channels = raster.channels;
  small.dpi = raster.dpi / factor;
  const auto channels = static_cast<std::size_t>(raster.channels);
  const auto stride = static_cast<std::size_t>(raster.width) * channels;
  const auto step = static_cast<std::size_t>(factor);
  small.pixels.reserve(static_cast<std::size_t>(small.width) *
                       static_cast<std::size_t>(small.height) * channels);
  for (std::size_t y = 0; y < static_cast<std::size_t>(small.height); ++y) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(small.width); ++x) {
      for (std::size_t channel = 0; channel < channels; ++channel) {
        std::size_t sum = 0;
        for (std::size_t row = y * step; row < (y + 1) * step; ++row) {
          for (std::size_t column = x * step; column < (x + 1) * step; ++column) {
            sum += raster.pixels[row * stride + column * channels + channel];
          }
        }
        small.pixels.push_back(static_cast<unsigned char>(sum / (step * step)));
      }
    }
  }
  return small;
}

class Painter {
 public:
  Painter(const PictureRequest& request, const DrawingOptions& options, int output)
      : request_(request), options_(options), output_(output) {}

  void run(int file) {
    if (request_.documents.size() == 1 && request_.documents.front().member.empty()) {
      const Result<SealedBytes> bytes = SealedBytes::map(file);
      if (bytes) draw(0, bytes->view());
      return;
    }
    const auto& documents = request_.documents;
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < documents.size(); ++i) places.emplace(documents[i].member, i);
    ArchiveVisitor visitor;
    visitor.on_member = [&](const std::string& path, const std::string& bytes) {
      const auto found = places.find(path);
      if (found == places.end() || sha256(bytes) != documents[found->second].sha256) return true;
      draw(static_cast<int>(found->second), bytes);
      return !is_broken_ && ++drawn_ < documents.size();
    };
    visitor.on_broken = [this](const std::string&, const Message&) { return !is_broken_; };
    read_archive(file, options_.password, {}, visitor);
  }

 private:
  void draw(int document, std::string_view bytes) {
    const Input input = {request_.file, bytes};
    switch (sniff(input)) {
      case Format::pdf:
        draw_pdf(document, bytes);
        break;
      case Format::picture:
        draw_picture_file(document, input);
        break;
      default:
        break;
    }
  }

  void draw_pdf(int document, std::string_view bytes) {
    const Result<PdfFile> file = PdfFile::open(bytes, options_.password);
    if (!file) return;
    for (const int page : pages_of(document)) {
      if (page < 1 || page > file->pages() || is_broken_) continue;
      const Result<Raster> raster = file->render(page, options_.dpi);
      if (raster) put(document, page, *raster, *raster);
    }
  }

  void draw_picture_file(int document, const Input& input) {
    const Result<PictureReader*> reader = picture_reader();
    if (!reader) return;
    const Result<int> count = (*reader)->count_pages(input);
    if (!count) return;
    for (const int page : pages_of(document)) {
      if (page < 1 || page > *count || is_broken_) continue;
      const Result<Raster> raster = (*reader)->decode(input, page - 1);
      if (!raster) continue;
      const int factor = static_cast<int>(raster->dpi / options_.dpi);
      put(document, page, *raster, factor > 1 ? reduced(*raster, factor) : *raster);
    }
  }

  const std::vector<int>& pages_of(int document) const {
    return request_.documents[static_cast<std::size_t>(document)].pages;
  }

  // `whole` tells the size of the page, `shown` is what is sent.
  void put(int document, int page, const Raster& whole, const Raster& shown) {
    const Result<std::string> png = png_of(shown);
    if (!png || whole.dpi <= 0) return;
    const PictureHead head = {document, page, whole.width * points_per_inch / whole.dpi,
                              whole.height * points_per_inch / whole.dpi, png->size()};
    std::array<char, sizeof head> head_bytes;
    std::memcpy(head_bytes.data(), &head, sizeof head);
    write_all({head_bytes.data(), head_bytes.size()});
    write_all(*png);
  }

  void write_all(std::string_view bytes) {
    while (!bytes.empty() && !is_broken_) {
      const ssize_t written = ::write(output_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      is_broken_ = written <= 0;
      if (!is_broken_) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  const PictureRequest& request_;
  const DrawingOptions& options_;
  int output_;
  std::size_t drawn_ = 0;   // documents
  bool is_broken_ = false;  // nobody reads the pipe
};

}  // namespace

void paint(int file, const PictureRequest& request, const DrawingOptions& options, int output) {
  Painter(request, options, output).run(file);
}

}  // namespace gouji
