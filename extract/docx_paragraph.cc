#include "extract/docx_paragraph.h"

#include <algorithm>
#include <array>

#include "normalize/text.h"

namespace gouji {
namespace {

constexpr int most_depth = 200;
constexpr int least_lift = 4;   // half points; figures are moved by less to stand in the middle
constexpr double smallest = 3;  // points of text that can be read

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// First descendant of that local name, in document order.
pugi::xml_node find_below(const pugi::xml_node& node, std::string_view name) {
  return node.find_node([name](const pugi::xml_node& at) { return docx_name(at) == name; });
}

bool is_shaded(const pugi::xml_node& properties) {
  const std::string_view fill = docx_attribute(docx_child(properties, "shd"), "fill");
  return !fill.empty() && fill != "auto" && fill != "FFFFFF" && fill != "ffffff";
}

// Whether what is written in white there can be seen: on a shaded run, paragraph or cell.
bool has_ground(const pugi::xml_node& run) {
  const pugi::xml_node properties = docx_child(run, "rPr");
  if (is_shaded(properties) || docx_child(properties, "highlight")) return true;
  for (pugi::xml_node at = run.parent(); at; at = at.parent()) {
    if (docx_name(at) == "p" && is_shaded(docx_child(at, "pPr"))) return true;
    if (docx_name(at) == "tc") return is_shaded(docx_child(at, "tcPr"));
  }
  return false;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Outermost text boxes below a drawing.
void collect_boxes(const pugi::xml_node& node, int depth, std::vector<pugi::xml_node>& boxes) {
  if (depth > most_depth) return;
  for (const pugi::xml_node& child : node) {
    if (docx_name(child) == "txbxContent") {
      boxes.push_back(child);
    } else {
      collect_boxes(child, depth + 1, boxes);
    }
  }
}

}  // namespace

void DocxParagraphReader::read(const pugi::xml_node& paragraph, DocxParagraph& out) {
  out_ = &out;
  position_ = 0;
  const pugi::xml_node properties = docx_child(paragraph, "pPr");
  style_ = docx_value(docx_child(properties, "pStyle"));
  out.is_numbered =
      docx_int(docx_value(docx_child(docx_child(properties, "numPr"), "numId")), 0) != 0;
  const pugi::xml_node mark = docx_child(properties, "rPr");
  out.joins_next =
      static_cast<bool>(docx_child(mark, "del")) || static_cast<bool>(docx_child(mark, "moveFrom"));
  read_inline(paragraph, 0);
  // A field whose code goes on into the next paragraph is a broken one: better its code than the
  // loss of the rest.
  fields_.clear();
  out_ = nullptr;
}

void DocxParagraphReader::read_inline(const pugi::xml_node& parent, int depth) {
  if (depth > most_depth) {
    is_cut_ = true;
    return;
  }
  for (const pugi::xml_node& child : parent) {
    const std::string_view name = docx_name(child);
    if (name == "r") {
      read_run(child, depth + 1);
    } else if (name == "sdt") {
      read_inline(docx_child(child, "sdtContent"), depth + 1);
    } else if (name == "AlternateContent") {
      read_run_content(child, depth + 1);
    } else if (is_one_of(name, {"ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple",
                                "dir", "bdo", "oMath", "oMathPara", "sdtContent"}) ||
               (!is_one_of(name, {"pPr", "del", "moveFrom", "sdtPr", "customXmlPr", "smartTagPr",
                                  "rPr", "bookmarkStart", "bookmarkEnd", "proofErr"}) &&
                std::string_view(child.name()).starts_with("m:"))) {
      read_inline(child, depth + 1);  // what is around runs, parts of a formula too
    }
  }
}

void DocxParagraphReader::read_run(const pugi::xml_node& run, int depth) {
  look_ = {};
  const pugi::xml_node properties = docx_child(run, "rPr");
  const DocxLook own = docx_look(properties);
  const DocxLook look =
      overlaid(own, styles_.look(style_, docx_value(docx_child(properties, "rStyle"))));
  look_.size = own.size.value_or(0);
  look_.hidden = look.hidden.value_or(false);
  look_.struck = look.struck.value_or(false);
  look_.raised = look.raised.value_or(false);
  look_.faint =
      (look.white.value_or(false) && !has_ground(run)) || look.size.value_or(smallest) < smallest;
  look_.position = look.position.value_or(0);
  read_run_content(run, depth);
}

void DocxParagraphReader::read_run_content(const pugi::xml_node& node, int depth) {
  if (depth > most_depth) {
    is_cut_ = true;
    return;
  }
  if (docx_name(node) == "AlternateContent") {
    // Both say the same: the first for readers that know it. Text counts once.
    const pugi::xml_node choice = docx_child(node, "Choice");
    const pugi::xml_node fallback = docx_child(node, "Fallback");
    const bool choice_says = find_below(choice, "txbxContent") || find_below(choice, "t") ||
                             find_below(choice, "blip") || !fallback;
    read_run_content(choice_says ? choice : fallback, depth + 1);
    return;
  }
  for (const pugi::xml_node& child : node) {
    const std::string_view name = docx_name(child);
    if (name == "t") {
      put(child.text().get());
    } else if (name == "tab" || name == "ptab") {
      out_->text.add_space();
    } else if (name == "br" || name == "cr") {
      if (!in_field_code()) out_->text.break_line();
    } else if (name == "noBreakHyphen") {
      put("-");
    } else if (name == "sym") {
      // A character of a symbol font has no meaning by itself; it must not look like nothing.
      const int code = docx_int(docx_attribute(child, "char"), 0xFFFD, 16);
      put(to_utf8(static_cast<char32_t>(code > 0 && code <= 0xFFFF ? code : 0xFFFD)));
    } else if (name == "fldChar") {
      const std::string_view type = docx_attribute(child, "fldCharType");
      if (type == "begin") fields_.push_back(true);
      if (type == "separate" && !fields_.empty()) fields_.back() = false;
      if (type == "end" && !fields_.empty()) fields_.pop_back();
    } else if (is_one_of(name, {"drawing", "pict", "object"})) {
      read_drawing(child);
    } else if (name == "AlternateContent") {
      read_run_content(child, depth + 1);
    } else if (name == "ruby") {
      const Look look = look_;
      read_inline(docx_child(child, "rubyBase"), depth + 1);
      look_ = look;
    } else if (name == "r") {
      read_run(child, depth + 1);
    }
  }
}

void DocxParagraphReader::read_drawing(const pugi::xml_node& drawing) {
  if (look_.hidden) return;
  const std::size_t before = out_->boxes.size();
  collect_boxes(drawing, 0, out_->boxes);
  if (out_->boxes.size() == before) add_picture(drawing);
}

void DocxParagraphReader::add_picture(const pugi::xml_node& drawing) {
  std::string_view id = docx_attribute(find_below(drawing, "blip"), "embed");
  if (id.empty()) id = docx_attribute(find_below(drawing, "imagedata"), "id");
  if (id.empty()) {
    // Letters drawn as a shape; else a line or a shape without any.
    if (find_below(drawing, "textpath")) out_->doubtful = true;
    return;
  }
  const auto target = targets_.find(std::string(id));
  std::string name = target == targets_.end() ? std::string(id) : target->second;
  out_->pictures.push_back(name.substr(name.find_last_of('/') + 1));
}

void DocxParagraphReader::put(std::string_view text) {
  if (look_.hidden || in_field_code() || text.empty()) return;
  if (look_.struck) {
    out_->doubtful = out_->doubtful || !trim(text).empty();
    return;
  }
  if (out_->text.is_empty() && out_->size == 0) out_->size = look_.size;
  if (look_.faint && has_digit(text)) out_->doubtful = true;
  const bool lifted = look_.position - position_ >= least_lift;
  position_ = look_.position;
  if ((look_.raised || lifted || look_.faint) && is_digit(out_->text.last()) &&
      !trim(text).empty()) {
    out_->text.add("[");
    out_->text.add(text);
    out_->text.add("]");
    out_->doubtful = true;
  } else {
    out_->text.add(text);
  }
}

bool DocxParagraphReader::in_field_code() const {
  return std::find(fields_.begin(), fields_.end(), true) != fields_.end();
}

}  // namespace gouji
