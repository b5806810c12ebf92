#include "extract/pdf_file.h"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/pdf_output.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// Poppler reports every oddity of a file on standard error unless told otherwise; what matters
// reaches the user as a finding.
void ignore_poppler_message(ErrorCategory, Goffset, const char*) {}

// A text string of a PDF: UTF-16 behind its mark, else one byte a character. Characters beyond the
// basic plane are left out.
std::string utf8_of(const GooString& value) {
  const std::string& bytes = value.toStr();
  const auto byte = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  std::u32string text;
  if (bytes.size() >= 2 && byte(0) == 0xFE && byte(1) == 0xFF) {
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
      const auto code = static_cast<char32_t>((byte(i) << 8) | byte(i + 1));
      if (code < 0xD800 || code > 0xDFFF) text += code;
    }
  } else {
    for (std::size_t i = 0; i < bytes.size(); ++i) text += byte(i);
  }
  return to_utf8(text);
}

constexpr int kLongestSide = 10000;  // pixels of a rendered page

}  // namespace

struct PdfFile::State {
  GlobalParamsIniter parameters{ignore_poppler_message};
  std::unique_ptr<PDFDoc> document;
  PdfOutput output;
  bool damaged = false;
};

PdfFile::PdfFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string_view bytes, const std::string& password) {
  auto state = std::make_unique<State>();
  // PDFDoc takes the stream over and ends its life.
  auto* stream =
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  const std::optional<GooString> secret =
      password.empty() ? std::optional<GooString>() : std::optional<GooString>(password);
  bool* damaged = &state->damaged;
  state->document =
      std::make_unique<PDFDoc>(stream, secret, secret, nullptr, [damaged]() { *damaged = true; });
  if (!state->document->isOk()) {
    if (state->document->getErrorCode() == errEncrypted) {
      return password.empty()
                 ? failure("文件已加密：请用 --password 给出密码",
                           "the file is encrypted: give its password with --password")
                 : failure("密码不对：文件仍无法打开", "wrong password: the file stays closed");
    }
    return failure("PDF 已损坏，无法打开（可能下载不完整）：请重新获取该文件",
                   "the PDF is damaged and cannot be opened (an incomplete download?): fetch the "
                   "file again");
  }
  return PdfFile(std::move(state));
}

int PdfFile::pages() const { return state_->document->getNumPages(); }

bool PdfFile::was_damaged() const { return state_->damaged; }

Metadata PdfFile::metadata() const {
  Metadata metadata;
  if (const auto title = state_->document->getDocInfoTitle()) metadata.title = utf8_of(*title);
  if (const auto author = state_->document->getDocInfoAuthor()) metadata.author = utf8_of(*author);
  return metadata;
}

Page PdfFile::page(int number) const {
  state_->document->displayPage(&state_->output, number, 72, 72, 0, false, true, false);
  Page page = state_->output.take_page();
  page.number = number;
  return page;
}

Result<Raster> PdfFile::render(int number, double dpi) const {
  PDFDoc& document = *state_->document;
  const double longest =
      std::max(document.getPageCropWidth(number), document.getPageCropHeight(number));
  if (!(longest > 0)) {
    return failure("第 " + std::to_string(number) + " 页没有大小，无法渲染",
                   "page " + std::to_string(number) + " has no size and cannot be rendered");
  }
  dpi = std::min(dpi, kLongestSide * 72.0 / longest);
  SplashColor paper = {0xFF, 0xFF, 0xFF};
  SplashOutputDev output(splashModeRGB8, 1, false, paper);
  output.setFontAntialias(true);
  output.setVectorAntialias(true);
  output.startDoc(&document);
  document.displayPage(&output, number, dpi, dpi, 0, false, true, false);
  SplashBitmap* bitmap = output.getBitmap();
  Raster raster;
  raster.width = bitmap->getWidth();
  raster.height = bitmap->getHeight();
  raster.channels = 3;
  raster.dpi = dpi;
  if (raster.width <= 0 || raster.height <= 0 || bitmap->getDataPtr() == nullptr) {
    return failure("第 " + std::to_string(number) + " 页无法渲染",
                   "page " + std::to_string(number) + " cannot be rendered");
  }
  const auto row_bytes = static_cast<std::size_t>(raster.width) * 3;
  raster.pixels.resize(row_bytes * static_cast<std::size_t>(raster.height));
  for (int row = 0; row < raster.height; ++row) {
    const unsigned char* from =
        bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(row) * bitmap->getRowSize();
    std::copy_n(from, row_bytes, raster.pixels.data() + static_cast<std::size_t>(row) * row_bytes);
  }
  return raster;
}

}  // namespace gouji
