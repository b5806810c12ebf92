#include "extract/pdf_file.h"

#include <Annot.h>
#include <Catalog.h>
#include <Dict.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GlobalParams.h>
#include <OptionalContent.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "extract/pdf_canvas.h"
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

// What an interpreter of pages was made for.
struct Sheet {
  PDFRectangle box;
  int rotation = 0;
  std::map<std::string, std::pair<int, int>> fonts;  // by name: object and generation
};

bool are_alike(const PDFRectangle& a, const PDFRectangle& b) {
  return a.x1 == b.x1 && a.y1 == b.y1 && a.x2 == b.x2 && a.y2 == b.y2;
}

// Draws pages one after the other. Much of what Poppler spends on a page is the making of its
// fonts, which it does anew for every page, 90 of them where a browser has printed Chinese. Here
// one interpreter draws all pages of a size; it keeps the fonts on its stack of resources, and each
// page puts its own resources without fonts on top of them for its time.
class PageDrawer {
 public:
  PageDrawer(PDFDoc& document, OutputDev& output) : document_(document), output_(output) {}

  // `apart`: nothing is to be kept for the next page.
  void draw(int number, bool apart) {
    ::Page* const page = document_.getPage(number);
    if (page == nullptr) return;
    const std::optional<Sheet> sheet = apart ? std::nullopt : sheet_of(*page);
    if (!sheet) {
      document_.displayPage(&output_, number, 72, 72, 0, false, true, false);
      return;
    }
    if (interpreter_ && may_go_on(*sheet)) {
      finish_path();
      output_.startPage(number, interpreter_->getState(), document_.getXRef());
      output_.updateAll(interpreter_->getState());
    } else {
      begin(number, *sheet);
    }
    add_fonts(*page, *sheet);
    Dict* const resources = page->getResourceDict();
    Object own(resources == nullptr ? new Dict(document_.getXRef())
                                    : resources->copy(document_.getXRef()));
    own.dictRemove("Font");
    interpreter_->pushResources(own.getDict());
    draw_content(*page);
    interpreter_->popResources();
  }

 private:
  static constexpr int kDeepest = 32;  // a font is looked for in one set after the other

  // None for a page that is drawn by itself: fonts are known again by their object numbers only.
  std::optional<Sheet> sheet_of(::Page& page) {
    // What is unclosed at the end of a page may hide the next one.
    const OCGs* layers = document_.getOptContentConfig();
    if (layers != nullptr && layers->hasOCGs()) return std::nullopt;
    Sheet sheet;
    sheet.rotation = page.getRotate();
    bool crop = true;
    page.makeBox(72, 72, sheet.rotation, false, output_.upsideDown(), -1, -1, -1, -1, &sheet.box,
                 &crop);
    if (crop) return std::nullopt;
    const Object fonts = fonts_of(page);
    if (!fonts.isDict()) return sheet;
    for (int i = 0; i < fonts.dictGetLength(); ++i) {
      const Object& font = fonts.dictGetValNF(i);
      if (!font.isRef()) return std::nullopt;
      sheet.fonts[fonts.dictGetKey(i)] = {font.getRef().num, font.getRef().gen};
    }
    return sheet;
  }

  static Object fonts_of(::Page& page) {
    Dict* const resources = page.getResourceDict();
    return resources == nullptr ? Object(objNull) : resources->lookup("Font");
  }

  bool may_go_on(const Sheet& sheet) const {
    return are_alike(sheet.box, sheet_.box) && sheet.rotation == sheet_.rotation &&
           font_sets_ < kDeepest &&
           std::all_of(sheet.fonts.begin(), sheet.fonts.end(), [this](const auto& font) {
             const auto known = sheet_.fonts.find(font.first);
             return known == sheet_.fonts.end() || known->second == font.second;
           });
  }

  void begin(int number, const Sheet& sheet) {
    XRef* const xref = document_.getXRef();
    const Object nothing(new Dict(xref));
    sheet_ = {sheet.box, sheet.rotation, {}};
    font_sets_ = 0;
    interpreter_.reset();  // before the new one begins its page
    interpreter_ =
        std::make_unique<Gfx>(&document_, &output_, number, nothing.getDict(), 72, 72, &sheet_.box,
                              nullptr, sheet_.rotation, nullptr, nullptr, xref);
  }

  void add_fonts(::Page& page, const Sheet& sheet) {
    const Object all = fonts_of(page);
    Object added(new Dict(document_.getXRef()));
    for (const auto& [name, reference] : sheet.fonts) {
      if (!sheet_.fonts.try_emplace(name, reference).second) continue;
      added.dictAdd(name.c_str(), all.getDict()->lookupNF(name.c_str()).copy());
    }
    if (added.dictGetLength() == 0) return;
    Object resources(new Dict(document_.getXRef()));
    resources.dictAdd("Font", std::move(added));
    interpreter_->pushResources(resources.getDict());
    ++font_sets_;
  }

  // A path that the page before has never finished is dropped, and that it was to be clipped to.
  void finish_path() {
    interpreter_->getState()->clearPath();
    static char content[] = "n";
    Object stream(static_cast<Stream*>(new MemStream(content, 0, 1, Object(objNull))));
    interpreter_->display(&stream);
  }

  // As Page::displaySlice.
  void draw_content(::Page& page) {
    Object content = page.getContents();
    if (!content.isNull()) {
      interpreter_->saveState();
      interpreter_->display(&content);
      interpreter_->restoreState();
    }
    for (Annot* annotation : page.getAnnots()->getAnnots()) {
      annotation->draw(interpreter_.get(), false);
    }
  }

  PDFDoc& document_;
  OutputDev& output_;
  std::unique_ptr<Gfx> interpreter_;
  Sheet sheet_;        // of the interpreter, with all fonts it has
  int font_sets_ = 0;  // on its stack
};

}  // namespace

struct PdfFile::State {
  GlobalParamsIniter parameters{ignore_poppler_message};
  std::unique_ptr<PDFDoc> document;
  PdfOutput output;
  std::optional<PageDrawer> drawer;
  bool damaged = false;
};

PdfFile::PdfFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

Result<PdfFile> PdfFile::open(std::string_view bytes, const std::string& password) {
  auto state = std::make_unique<State>();
  const auto open_with = [&](const std::optional<GooString>& secret) {
    // PDFDoc takes the stream over and ends its life.
    auto* stream =
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
    bool* damaged = &state->damaged;
    state->document =
        std::make_unique<PDFDoc>(stream, secret, secret, nullptr, [damaged]() { *damaged = true; });
    return state->document->isOk();
  };
  const auto is_locked = [&] { return state->document->getErrorCode() == errEncrypted; };
  // Poppler tries a password that it is given and no other, and most encrypted reports need none:
  // one password for a whole batch must not lock them.
  bool is_open = open_with({});
  if (!is_open && is_locked() && !password.empty()) is_open = open_with(GooString(password));
  if (!is_open) {
    if (is_locked()) {
      return password.empty()
                 ? failure("文件已加密：请用 --password 给出密码",
                           "the file is encrypted: give its password with --password")
                 : failure("密码不对：文件仍无法打开", "wrong password: the file stays closed");
    }
    return failure("PDF 已损坏，无法打开（可能下载不完整）：请重新获取该文件",
                   "the PDF is damaged and cannot be opened (an incomplete download?): fetch the "
                   "file again");
  }
  state->drawer.emplace(*state->document, state->output);
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
  state_->drawer->draw(number, state_->damaged);
  Page page = state_->output.take_page();
  page.number = number;
  return page;
}

Result<Raster> PdfFile::render(int number, double dpi, bool in_gray) const {
  PDFDoc& document = *state_->document;
  const double longest =
      std::max(document.getPageCropWidth(number), document.getPageCropHeight(number));
  if (!(longest > 0)) {
    return failure("第 " + std::to_string(number) + " 页没有大小，无法渲染",
                   "page " + std::to_string(number) + " has no size and cannot be rendered");
  }
  dpi = std::min(dpi, kLongestSide * 72.0 / longest);
  PdfCanvas output(in_gray);
  output.startDoc(&document);
  document.displayPage(&output, number, dpi, dpi, 0, false, true, false);
  SplashBitmap* bitmap = output.getBitmap();
  Raster raster;
  raster.width = bitmap->getWidth();
  raster.height = bitmap->getHeight();
  raster.channels = in_gray ? 1 : 3;
  raster.dpi = dpi;
  if (raster.width <= 0 || raster.height <= 0 || bitmap->getDataPtr() == nullptr) {
    return failure("第 " + std::to_string(number) + " 页无法渲染",
                   "page " + std::to_string(number) + " cannot be rendered");
  }
  const auto row_bytes =
      static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.channels);
  raster.pixels.resize(row_bytes * static_cast<std::size_t>(raster.height));
  for (int row = 0; row < raster.height; ++row) {
    const unsigned char* from =
        bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(row) * bitmap->getRowSize();
    std::copy_n(from, row_bytes, raster.pixels.data() + static_cast<std::size_t>(row) * row_bytes);
  }
  return raster;
}

}  // namespace gouji
