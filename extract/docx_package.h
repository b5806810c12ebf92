// The parts of a DOCX package: which is the document, what its relationships point to.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "normalize/result.h"

namespace gouji {

struct DocxPackage {
  std::string main_name;                       // "word/document.xml"
  std::string main_part;                       // its XML
  std::map<std::string, std::string> targets;  // of its relationships: id to member name
  Metadata metadata;                           // title and author of docProps/core.xml
  bool is_truncated = false;
};

// Fails with a sentence that says what to do when the file is damaged, encrypted, too large or no
// word-processing package (no main part).
Result<DocxPackage> open_docx(std::string_view bytes);

// One more member, by a name from `targets`.
Result<std::string> read_docx_member(std::string_view bytes, const std::string& name);

}  // namespace gouji
