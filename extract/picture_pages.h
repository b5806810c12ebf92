// Pages that must be read from their picture: how many titles to read, and what to say of pages
// that give nothing. One object a document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/ocr.h"
#include "extract/raster.h"
#include "extract/reader.h"

namespace gouji {

// How much larger a page says it is than the sheet of paper it must be: programs that make PDFs of
// pictures take a pixel for a point, and a page of A4 has 2480 of them across. 1 for sizes of
// paper.
double enlargement(double width, double height);  // of the page, in points

class PicturePages {
 public:
  explicit PicturePages(const ReadOptions& options) : read_options_(options) {}

  // The layout of one page; without blocks when nothing can be read. `is_part`: of a picture within
  // the page, of which only tables are wanted.
  PageLayout read(Raster raster, int number, bool is_part = false);

  bool has_tables() const { return tables_ > 0; }
  // Why pages could not be read at all: the module or the language data is missing.
  const std::vector<ReaderNote>& notes() const { return notes_; }

 private:
  const ReadOptions& read_options_;
  std::optional<std::string> known_labels_;
  int tables_ = 0;
  bool is_broken_ = false;
  std::vector<ReaderNote> notes_;
};

// A picture file (PNG, JPEG, TIFF, …): its pages, read by recognition.
Result<Document> read_picture(const Input& input, const ReadOptions& options);

}  // namespace gouji
