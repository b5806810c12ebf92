// The door to all readers. Each yields the same Document, so that nothing behind knows the format.
#include "extract/reader.h"

#include <string>

#include "extract/docx_reader.h"
#include "extract/html_reader.h"
#include "extract/office_convert.h"
#include "extract/pdf_reader.h"
#include "extract/picture_pages.h"
#include "extract/text_reader.h"

namespace gouji {
namespace {

bool holds(std::string_view bytes, std::string_view name) {
  return bytes.find(name) != std::string_view::npos;
}

Result<Document> refuse(Format format, std::string_view bytes) {
  if (format == Format::empty) {
    return failure("文件是空的，请重新下载", "the file is empty; download it again");
  }
  if (format == Format::archive) {
    return failure("这是压缩包：请解开后把里面的文件作为输入",
                   "an archive: unpack it and pass the files in it as inputs");
  }
  if (bytes.starts_with("PK") && holds(bytes, "OFD.xml")) {
    return failure("这是 OFD 版式文件，请先转换为 PDF", "an OFD file; convert it to PDF first");
  }
  if (bytes.starts_with("PK") && holds(bytes, "xl/")) {
    return failure("这是 Excel 工作簿，不是年报文档", "an Excel workbook, no report document");
  }
  return failure("不认识的文件格式（支持 PDF、网页、DOCX、DOC、WPS、RTF、ODT、文本和图片）",
                 "no known format (PDF, web page, DOCX, DOC, WPS, RTF, ODT, text or picture)");
}

}  // namespace

Result<Document> read_document(const Input& input, const ReadOptions& options) {
  const Format format = sniff(input);
  switch (format) {
    case Format::pdf:
      return read_pdf(input, options);
    case Format::text:
      return read_text(input);
    case Format::html:
      return read_html(input);
    case Format::docx:
      return read_docx(input);
    case Format::ole:
    case Format::rtf:
    case Format::odt:
      return read_office(input, format);
    case Format::picture:
      return read_picture(input, options);
    default:
      return refuse(format, input.bytes);
  }
}

}  // namespace gouji
