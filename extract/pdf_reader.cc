#include "extract/pdf_reader.h"

#include <algorithm>
#include <iterator>

#include "extract/page_layout.h"
#include "extract/pdf_file.h"
#include "extract/picture_pages.h"
#include "extract/picture_parts.h"
#include "extract/stitch.h"
#include "extract/two_up.h"
#include "normalize/text.h"

namespace gouji {
namespace {

// A share of doubtful glyphs above which no character of the page is believed: a tool that broke
// one font's characters broke others in ways that do not show (、 as 1, 三 as O).
constexpr double kFalsePage = 0.05;

// Filled shapes of a page without text from which on they are text turned into curves, as print
// shops and "text to outlines" leave it: a character is one to six of them, an emblem a few.
constexpr std::size_t kOutlinedText = 40;

// A scan with a digital footer, a line of the scanning program or a stamp of the archive is still a
// picture: so far from the top and the bottom, as a share of the height, nothing but those stands,
constexpr double kMargin = 0.1;
// and the picture covers at least so much of the page. A title on a background is in the middle.
constexpr double kPictureShare = 0.5;

bool is_picture(const Page& page) {
  bool has_margin_text = false;
  for (const Glyph& glyph : page.glyphs) {
    if (glyph.hidden || glyph.rotation < 0) continue;  // a watermark goes across a scan too
    const double height = glyph.box.centre_y() / page.height;
    if (height > kMargin && height < 1 - kMargin) return false;
    has_margin_text = true;
  }
  if (page.outlines.size() >= kOutlinedText) return true;
  if (!has_margin_text) return !page.images.empty();
  return std::any_of(page.images.begin(), page.images.end(), [&page](const PageImage& image) {
    const Box seen = intersect(image.box, {0, 0, page.width, page.height});
    return !seen.is_empty() &&
           seen.width() * seen.height() >= kPictureShare * page.width * page.height;
  });
}

// Says what the page needs; doubts all of a page whose characters are false. Whether its picture
// should be read.
bool judge(Page& page, std::vector<ReaderNote>& notes) {
  const std::string number = std::to_string(page.number);
  if (is_picture(page)) {
    notes.push_back({"image-only-page",
                     page.number,
                     {"第 " + number + " 页只有图像，需要文字识别（OCR）",
                      "page " + number + " is a picture: it needs OCR"}});
    return true;
  }
  const auto doubtful = std::count_if(
      page.glyphs.begin(), page.glyphs.end(),
      [](const Glyph& glyph) { return glyph.doubtful && !is_space(glyph.character); });
  if (static_cast<double>(doubtful) <= kFalsePage * static_cast<double>(page.glyphs.size())) {
    return false;
  }
  notes.push_back({"false-unicode",
                   page.number,
                   {"第 " + number + " 页的文字编码不可信（" + std::to_string(doubtful) +
                        " 个字符），相关数字须人工核对",
                    "the characters of page " + number + " cannot be trusted (" +
                        std::to_string(doubtful) + " of them): its figures need a person"}});
  for (Glyph& glyph : page.glyphs) glyph.doubtful = true;
  return true;
}

// A scan in gray: nothing on the page has a colour.
bool is_gray(const Page& page) {
  const auto is_shown = [](const Glyph& glyph) { return !glyph.hidden; };
  return !page.images.empty() && page.rulings.empty() && page.outlines.empty() &&
         std::none_of(page.glyphs.begin(), page.glyphs.end(), is_shown) &&
         std::all_of(page.images.begin(), page.images.end(),
                     [](const PageImage& image) { return image.is_gray; });
}

Box on_sheet(const Box& box, const Page& page) {
  return {box.x0 + page.x, box.y0 + page.y, box.x1 + page.x, box.y1 + page.y};
}

bool has_table(const PageLayout& layout) {
  return std::any_of(layout.blocks.begin(), layout.blocks.end(),
                     [](const Block& block) { return std::holds_alternative<Table>(block); });
}

// Reads the pictures within a page of text, and adds the tables that they hold. Whether any that
// may be a table gave none.
bool read_parts(const PdfFile& file, const Page& page, const ReadOptions& options,
                PicturePages& pictures, PageLayout& layout) {
  const std::vector<PicturePart> parts = picture_parts(page, layout);
  if (parts.empty()) return false;
  Result<Raster> raster;
  if (options.ocr != OcrMode::off) raster = file.render(page.number, options.dpi);
  const bool is_drawn = raster.has_value() && raster->width > 0;
  bool is_unread = false;
  for (const PicturePart& part : parts) {
    PageLayout read;
    if (is_drawn) {
      read = pictures.read(cut_out(*raster, on_sheet(part.box, page)), page.number, !part.is_page);
    }
    if (has_table(read)) {
      add_part(std::move(read), part, layout);
    } else {
      is_unread = is_unread || !part.has_text;
    }
  }
  return is_unread;
}

ReaderNote unread_picture(int number) {
  const std::string page = std::to_string(number);
  return {"table-is-picture",
          number,
          {"第 " + page + " 页有图片，其中可能有表格，须人工核对",
           "page " + page + " has a picture that may hold a table: it needs a person"}};
}

// Reads one page, or one half of a sheet, from its own text, or from its picture where that shows
// more. Takes away the notes that the picture made void.
PageLayout read_leaf(const PdfFile& file, const Page& leaf, bool needs_picture,
                     const ReadOptions& options, PicturePages& pictures,
                     std::vector<ReaderNote>& notes) {
  PageLayout layout = lay_out(leaf);
  const bool wants_picture = options.ocr == OcrMode::force || needs_picture;
  if (wants_picture && options.ocr != OcrMode::off) {
    const double dpi = options.dpi / enlargement(leaf.width, leaf.height);
    Result<Raster> raster = file.render(leaf.number, dpi, is_gray(leaf));
    if (!raster) return layout;
    if (leaf.is_half) *raster = cut_out(*raster, on_sheet({0, 0, leaf.width, leaf.height}, leaf));
    PageLayout read = pictures.read(std::move(*raster), leaf.number);
    // Where the picture shows no table, the page's own text is still worth its doubt.
    const bool better = has_table(read) || !has_table(layout);
    if (better && !read.blocks.empty()) {
      read.x = leaf.x;
      read.y = leaf.y;
      layout = std::move(read);
    }
    if (has_table(layout) && better) notes.clear();
  } else if (!needs_picture && read_parts(file, leaf, options, pictures, layout)) {
    notes.push_back(unread_picture(leaf.number));
  }
  return layout;
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
  std::vector<ReaderNote> unread;  // of pages whose pictures gave no table
  PicturePages pictures(options);
  bool all_pictures = document.pages > 0;
  bool has_tables = false;
  bool is_two_up = false;
  for (int number = 1; number <= document.pages; ++number) {
    Page page = file->page(number);
    std::vector<ReaderNote> notes;
    const bool needs_picture = judge(page, notes);
    all_pictures = all_pictures && is_picture(page);
    std::vector<Page> leaves = leaves_of(page, is_two_up);
    is_two_up = is_two_up || !leaves.empty();
    if (leaves.empty()) leaves.push_back(std::move(page));
    for (const Page& leaf : leaves) {
      layouts.push_back(read_leaf(*file, leaf, needs_picture, options, pictures, notes));
      has_tables = has_tables || has_table(layouts.back());
    }
    std::move(notes.begin(), notes.end(), std::back_inserter(unread));
  }
  for (const ReaderNote& note : pictures.notes()) document.notes.push_back(note);
  // Pictures without a table among others that have them are covers and prose.
  for (ReaderNote& note : unread) {
    if (note.code == "image-only-page" && pictures.has_tables()) continue;
    // Photographs, in a report whose tables were found.
    if (note.code == "table-is-picture" && has_tables) continue;
    document.notes.push_back(std::move(note));
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
