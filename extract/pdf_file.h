// A PDF through Poppler. Poppler's headers appear only in pdf_file.cc and pdf_output.{h,cc}.
//
// Pages come from a subclass of OutputDev in one displayPage pass, without Poppler's layout
// analysis: the glyphs are those of `pdftotext -raw`, and rulings come from the same pass.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "extract/page.h"
#include "extract/raster.h"
#include "normalize/result.h"

namespace gouji {

class PdfFile {
 public:
  // Opens a PDF held in memory; `bytes` must outlive the object. Fails for what is no PDF, is
  // damaged beyond repair, or needs a password other than `password`.
  static Result<PdfFile> open(std::string_view bytes, const std::string& password);

  PdfFile(PdfFile&&) noexcept;
  PdfFile& operator=(PdfFile&&) noexcept;
  ~PdfFile();

  int pages() const;
  Metadata metadata() const;
  bool was_damaged() const;  // the cross-reference table had to be rebuilt

  // `number` from 1. A page that cannot be interpreted comes back empty.
  Page page(int number) const;

  // The page as displayed, RGB. `dpi` is lowered so that no side exceeds 10,000 pixels.
  // In gray it costs a third, and is the same where a page has no colour.
  Result<Raster> render(int number, double dpi, bool in_gray = false) const;

 private:
  struct State;
  explicit PdfFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace gouji
