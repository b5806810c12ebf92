#include "extract/reader.h"

#include <string>

#include "extract/docx_reader.h"
#include "extract/html_reader.h"
#include "extract/pdf_reader.h"

namespace gouji {
namespace {

Result<Document> refuse(Format format) {
  switch (format) {
    case Format::empty:
      return failure("文件是空的，请重新下载", "the file is empty; download it again");
    case Format::archive:
      return failure("这是压缩包，请把包里的文件作为输入",
                     "an archive; pass the files in it as inputs");
    default:
      return failure("不认识的文件格式（支持 PDF、网页、DOCX、DOC、WPS、RTF、ODT、文本和图片）",
                     "no known format (PDF, web page, DOCX, DOC, WPS, RTF, ODT, text or picture)");
  }
}

}  // namespace

Result<Document> read_document(const Input& input, const ReadOptions& options) {
  const Format format = sniff(input);
  switch (format) {
    case Format::pdf:
      return read_pdf(input, options);
    case Format::html:
      return read_html(input);
    case Format::docx:
      return read_docx(input);
    default:
      return refuse(format);
  }
}

}  // namespace gouji
