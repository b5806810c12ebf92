#include "extract/document.h"

namespace gouji {

bool means_unread(std::string_view code) {
  return code == "image-only-page" || code == "false-unicode";
}

std::vector<int> Document::unread_pages() const {
  std::vector<int> unread;
  for (const ReaderNote& note : notes) {
    if (means_unread(note.code)) unread.push_back(note.page);
  }
  return unread;
}

std::string name_of(Kind kind) {
  switch (kind) {
    case Kind::pdf:
      return "pdf";
    case Kind::scan:
      return "scan";
    case Kind::html:
      return "html";
    case Kind::docx:
      return "docx";
    case Kind::text:
      return "text";
    case Kind::image:
      return "image";
  }
  return {};
}

std::string name_of(Method method) {
  switch (method) {
    case Method::ruled:
      return "ruled";
    case Method::gaps:
      return "gaps";
    case Method::html:
      return "html";
    case Method::docx:
      return "docx";
    case Method::text:
      return "text";
    case Method::ocr:
      return "ocr";
    case Method::prose:
      return "prose";
  }
  return {};
}

}  // namespace gouji
