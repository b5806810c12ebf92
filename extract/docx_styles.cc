#include "extract/docx_styles.h"

#include <limits>

namespace gouji {
namespace {

constexpr int kLongestChain = 30;  // styles based on each other; a circle has no end

constexpr int kNoNumber = std::numeric_limits<int>::max();
constexpr int kLightest = 0xE0;  // of each part of a colour that can be read on white

// "FFFFFF", "FEFEFE"; not "auto".
bool is_nearly_white(std::string_view colour) {
  if (colour.size() != 6) return false;
  for (std::size_t part = 0; part < 6; part += 2)
    if (docx_int(colour.substr(part, 2), 0, 16) < kLightest) return false;
  return true;
}

template <typename Value>
std::optional<Value> either(const std::optional<Value>& over, const std::optional<Value>& under) {
  return over ? over : under;
}

struct Style {
  DocxLook own;
  std::string based_on;
};

std::optional<bool> toggled(const std::optional<bool>& a, const std::optional<bool>& b) {
  if (!a && !b) return std::nullopt;
  return a.value_or(false) != b.value_or(false);
}

}  // namespace

DocxLook docx_look(const pugi::xml_node& properties) {
  DocxLook look;
  for (const pugi::xml_node& property : properties) {
    const std::string_view name = docx_name(property);
    const std::string_view value = docx_value(property);
    if (name == "vanish") look.hidden = docx_is_on(property);
    if (name == "strike" || name == "dstrike")
      look.struck = look.struck.value_or(false) || docx_is_on(property);
    if (name == "vertAlign") look.raised = value == "superscript" || value == "subscript";
    if (name == "position") look.position = docx_int(value, 0);
    if (name == "color") look.white = is_nearly_white(value);
    if (name == "sz") {
      const int half_points = docx_int(value, kNoNumber);
      if (half_points != kNoNumber) look.size = half_points / 2.0;
    }
  }
  return look;
}

DocxLook overlaid(const DocxLook& over, const DocxLook& under) {
  return {either(over.hidden, under.hidden),     either(over.struck, under.struck),
          either(over.raised, under.raised),     either(over.white, under.white),
          either(over.position, under.position), either(over.size, under.size)};
}

DocxStyles::DocxStyles(const std::string& xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return;
  std::map<std::string, Style> styles;
  for (const pugi::xml_node& node : document.document_element()) {
    if (docx_name(node) == "docDefaults")
      defaults_ = docx_look(docx_child(docx_child(node, "rPrDefault"), "rPr"));
    if (docx_name(node) != "style") continue;
    const std::string id(docx_attribute(node, "styleId"));
    const std::string_view is_usual = docx_attribute(node, "default");
    if (docx_attribute(node, "type") == "paragraph" && (is_usual == "1" || is_usual == "true"))
      usual_ = id;
    styles[id] = {docx_look(docx_child(node, "rPr")),
                  std::string(docx_value(docx_child(node, "basedOn")))};
  }
  for (auto style = styles.cbegin(); style != styles.cend(); ++style) {
    DocxLook& look = styles_[style->first];
    auto at = style;
    for (int i = 0; i < kLongestChain && at != styles.end(); ++i) {
      look = overlaid(look, at->second.own);
      at = styles.find(at->second.based_on);
    }
  }
}

DocxLook DocxStyles::look(std::string_view paragraph_style, std::string_view run_style) const {
  if (styles_.empty()) return {};
  const DocxLook paragraph = at(paragraph_style.empty() ? usual_ : paragraph_style);
  const DocxLook run = at(run_style);
  DocxLook look = overlaid(overlaid(run, paragraph), defaults_);
  look.hidden = either(toggled(paragraph.hidden, run.hidden), defaults_.hidden);
  look.struck = either(toggled(paragraph.struck, run.struck), defaults_.struck);
  return look;
}

DocxLook DocxStyles::at(std::string_view name) const {
  const auto style = styles_.find(name);
  return style == styles_.end() ? DocxLook{} : style->second;
}

}  // namespace gouji
