#include "extract/pdf_reader.h"

#include <algorithm>

#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "extract/stitch.h"

namespace gouji {
namespace {

// A share of doubtful glyphs above which no character of the page is believed: a tool that broke
// one font's characters broke others in ways that do not show (、 as 1, 三 as O).
constexpr double kFalsePage = 0.05;

bool is_picture(const Page& page) {
  const bool has_glyph = std::any_of(page.glyphs.begin(), page.glyphs.end(),
                                     [](const Glyph& glyph) { return !glyph.hidden; });
  return !has_glyph && !page.images.empty();
}

void judge(Page& page, Document& document) {
  const std::string number = std::to_string(page.number);
  if (is_picture(page)) {
    document.notes.push_back({"image-only-page",
                              page.number,
                              {"第 " + number + " 页只有图像，需要文字识别（OCR）",
                               "page " + number + " is a picture: it needs OCR"}});
    return;
  }
  const auto doubtful = std::count_if(page.glyphs.begin(), page.glyphs.end(),
                                      [](const Glyph& glyph) { return glyph.doubtful; });
  if (static_cast<double>(doubtful) > kFalsePage * static_cast<double>(page.glyphs.size())) {
    document.notes.push_back(
        {"false-unicode",
         page.number,
         {"第 " + number + " 页的文字编码不可信（" + std::to_string(doubtful) +
              " 个字符），相关数字须人工核对",
          "the characters of page " + number + " cannot be trusted (" + std::to_string(doubtful) +
              " of them): its figures need a person"}});
    for (Glyph& glyph : page.glyphs) glyph.doubtful = true;
  }
}

}  // namespace

Result<Document> read_pdf(const Input& input, const ReadOptions& options) {
  auto file = PdfFile::open(input.bytes, options.password);
  if (!file) return tl::unexpected<Error>(file.error());
  Document document;
  document.kind = Kind::pdf;
  document.pages = file->pages();
  document.metadata = file->metadata();
  std::vector<PageLayout> layouts;
  bool all_pictures = document.pages > 0;
  for (int number = 1; number <= document.pages; ++number) {
    Page page = file->page(number);
    judge(page, document);
    all_pictures = all_pictures && is_picture(page);
    layouts.push_back(lay_out(page));
  }
  if (all_pictures) document.kind = Kind::scan;
  if (file->was_damaged()) {
    document.notes.push_back(
        {"damaged",
         0,
         {"PDF 的交叉引用表已损坏，重建后读取：可能缺页，请核对原件",
          "the cross-reference table of the PDF was damaged and rebuilt: pages may be missing, "
          "compare with the original"}});
  }
  document.blocks = stitch_pages(std::move(layouts));
  return document;
}

}  // namespace gouji
