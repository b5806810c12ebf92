// A Document is what every reader yields, whatever the file was: paragraphs and tables in reading
// order. Nothing behind it knows the kind of the source.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extract/table.h"
#include "normalize/message.h"

namespace gouji {

enum class Kind { pdf, scan, html, docx, text, image };

struct Paragraph {
  std::string text;  // as printed; lines joined
  int page = 0;      // from 1; 0 where the source has no pages
  Box box;
  double size = 0;   // font size in points, 0 unknown: a title is larger than the body
  std::string path;  // where in a source without pages
  bool doubtful = false;
};

using Block = std::variant<Paragraph, Table>;

// Something a reader noticed that a person should know: a page with false Unicode, a page that is a
// picture, bytes that were no characters.
struct ReaderNote {
  std::string code;  // "false-unicode", "image-only-page", "lossy-decoding", "truncated", ...
  int page = 0;
  Message message;
};

// Whether a note of this code says that the text of its page could not be read.
bool means_unread(std::string_view code);

struct Metadata {
  std::string title;  // what the file says of itself: PDF Info, HTML title, DOCX core
  std::string author;
  std::string publisher;  // 发布机构 of the page's metadata table
  std::string charset;
};

struct Document {
  Kind kind = Kind::text;
  int pages = 0;  // 0 where the source has no pages
  std::vector<Block> blocks;
  Metadata metadata;
  std::vector<ReaderNote> notes;

  // Pages whose text could not be read: pictures, and those with false Unicode.
  std::vector<int> unread_pages() const;
};

// What one page, or one half of a sheet of two, gives before the document is put together. Readers
// of pages (born-digital and OCR) make these; stitch.h joins them over page breaks.
struct PageLayout {
  int number = 0;
  double width = 0;  // of the page as displayed, or of the half of it (two_up.h), points
  double height = 0;
  double x = 0;  // of its top left corner on the displayed page; stitch_pages moves the boxes there
  double y = 0;
  int rotation = 0;           // boxes are those of the page turned upright by this (upright.h);
                              // stitch_pages turns them back
  PageTransform to_page;      // boxes are those of a straightened picture; stitch_pages applies it
  std::vector<Block> blocks;  // in reading order
};

std::string name_of(Kind kind);      // "pdf", "scan", ...
std::string name_of(Method method);  // "ruled", "gaps", ...

}  // namespace gouji
