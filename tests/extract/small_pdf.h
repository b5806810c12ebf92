// PDFs for tests, written by hand: one font of each kind that matters, any content stream.
#pragma once

#include <string>
#include <vector>

#include "tests/extract/pdf_objects.h"

namespace gouji {

// A PDF of one page (A4) for each content stream. F1 is Helvetica; F2 STSong-Light with
// UniGB-UCS2-H, not embedded, so that Han text can be given as hexadecimal UCS-2; F3 a Type 3 font
// of bitmaps, its digits 50 by 70 pixels. `page_extra` goes into every page's dictionary ("/Rotate
// 90").
inline std::string small_pdf(const std::vector<std::string>& contents,
                             const std::string& page_extra = {}) {
  std::vector<std::string> objects;
  std::string kids;
  const std::size_t first_page = 7;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    kids += std::to_string(first_page + 2 * i) + " 0 R ";
  }
  const std::string bitmaps =
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 50 70] /FontMatrix [1 0 0 1 0 0] /CharProcs "
      "<< >> /Encoding << /Differences [48 /zero /one] >> /FirstChar 48 /LastChar 49 /Widths "
      "[50 50] >>";
  objects.push_back("<< /Type /Catalog /Pages 2 0 R >>");
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " +
                    std::to_string(contents.size()) + " >>");
  objects.push_back("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  objects.push_back(
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
      "/DescendantFonts [5 0 R] >>");
  objects.push_back(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 6 0 "
      "R "
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>");
  objects.push_back(
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
      "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>");
  const std::string resources = " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 " + bitmaps +
                                " >> >> " + page_extra + " >>";
  for (std::size_t i = 0; i < contents.size(); ++i) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                      std::to_string(first_page + 2 * i + 1));
    objects.back() += resources;
    objects.push_back("<< /Length " + std::to_string(contents[i].size()) + " >>\nstream\n");
    objects.back() += contents[i];
    objects.back() += "\nendstream";
  }
  return pdf_of_objects(objects);
}

}  // namespace gouji
