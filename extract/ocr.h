// Reading a page from its picture. The interface of the module that holds Leptonica and Tesseract:
// plain types only, so that nothing of them is loaded before the first page needs it
// (ocr_loader.h). How a page is read: extract/ocr/page_reader.h and docs/scans.md.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/raster.h"
#include "extract/reader.h"
#include "normalize/result.h"

namespace gouji {

struct PictureOptions {
  int page = 1;                   // number of the page, from 1: goes into the cells and the notes
  bool titles = false;            // read the lines of text above the first table too (first page)
  bool prose = false;             // read every line of text outside tables: slow
  std::string known_labels = {};  // as ReadOptions has them
};

struct PictureLayout {
  PageLayout layout;  // tables by Method::ocr; paragraphs where asked for
  std::vector<ReaderNote> notes;
};

class PictureReader {
 public:
  virtual ~PictureReader() = default;

  // Reads one page. Odd pictures give an empty layout and a note; an error only when the language
  // data is missing.
  virtual Result<PictureLayout> read(const Raster& raster, const PictureOptions& options) = 0;

  // Pages in a picture file (PNG, JPEG, TIFF, ...); an error when it is none.
  virtual Result<int> count_pages(const Input& input) = 0;

  // One page of a picture file, `index` from 0.
  virtual Result<Raster> decode(const Input& input, int index) = 0;
};

}  // namespace gouji
