// How the text of a DOCX run looks, as far as it decides what a reader sees: by the run's own
// properties, by its character style, by the style of its paragraph.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/docx_xml.h"

namespace gouji {

// What one list of run properties says; nothing where it is silent.
struct DocxLook {
  std::optional<bool> hidden;
  std::optional<bool> struck;
  std::optional<bool> raised;   // or lowered: superscript, subscript
  std::optional<bool> white;    // of colour, or nearly
  std::optional<int> position;  // above the line, half points
  std::optional<double> size;   // points
};

// `properties`: w:rPr.
DocxLook docx_look(const pugi::xml_node& properties);

// `over` where it says something, else `under`.
DocxLook overlaid(const DocxLook& over, const DocxLook& under);

// The styles of a document, word/styles.xml.
class DocxStyles {
 public:
  DocxStyles() = default;
  // A broken part has no styles: the text is read as if it had its own properties alone.
  explicit DocxStyles(const std::string& xml);

  // Of a run by the names of the styles, which may be empty or unknown. What both styles set off
  // (hidden, struck) is on where one of them alone has it on, as the format has it.
  DocxLook look(std::string_view paragraph_style, std::string_view run_style) const;

 private:
  DocxLook at(std::string_view name) const;

  std::map<std::string, DocxLook, std::less<>> styles_;  // by id, with all that each is based on
  std::string usual_;                                    // of paragraphs that name none
  DocxLook defaults_;
};

}  // namespace gouji
