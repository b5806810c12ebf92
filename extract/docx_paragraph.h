// The text of a DOCX paragraph.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extract/docx_styles.h"
#include "extract/docx_xml.h"
#include "extract/flow.h"
#include "extract/flow_text.h"

namespace gouji {

// What stands in a paragraph, in order of appearance.
struct DocxParagraph {
  FlowText text;
  double size = 0;  // points; of the first text
  bool doubtful = false;
  bool joins_next = false;            // its end was deleted
  bool is_numbered = false;           // a number that is no text stands before it
  std::vector<pugi::xml_node> boxes;  // w:txbxContent
  std::vector<std::string> pictures;  // names
};

class DocxParagraphReader {
 public:
  // Both must outlive this.
  DocxParagraphReader(const std::map<std::string, std::string>& targets, const DocxStyles& styles)
      : targets_(targets), styles_(styles) {}

  // Adds what the paragraph holds to `out`.
  void read(const pugi::xml_node& paragraph, DocxParagraph& out);

  bool is_cut() const { return is_cut_; }

 private:
  void read_inline(const pugi::xml_node& parent, int depth);
  void read_run(const pugi::xml_node& run, int depth);
  void read_run_content(const pugi::xml_node& node, int depth);
  void read_drawing(const pugi::xml_node& drawing);
  void add_picture(const pugi::xml_node& drawing);
  void put(std::string_view text);
  bool in_field_code() const;

  struct Look {
    double size = 0;
    bool hidden = false;
    bool struck = false;
    bool raised = false;
    bool faint = false;  // white on no ground of another colour, or too small to be read
    int position = 0;    // above the line, half points
  };

  const std::map<std::string, std::string>& targets_;
  const DocxStyles& styles_;
  std::string style_;  // of the paragraph
  DocxParagraph* out_ = nullptr;
  Look look_;
  int position_ = 0;          // of the text before
  std::vector<bool> fields_;  // the open ones: whether their code, not their result, is being read
  bool is_cut_ = false;
};

}  // namespace gouji
