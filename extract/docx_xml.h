// Small questions to the XML of a word processor's document.
#pragma once

#include <charconv>
#include <pugixml.hpp>
#include <string_view>

namespace gouji {

inline std::string_view docx_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

// The first child of that local name, whatever prefix the writer chose.
inline pugi::xml_node docx_child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node) {
    if (docx_name(child) == name) return child;
  }
  return {};
}

inline std::string_view docx_attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view full = attribute.name();
    if (full.substr(full.find(':') + 1) == name) return attribute.value();
  }
  return {};
}

inline std::string_view docx_value(const pugi::xml_node& node) {
  return docx_attribute(node, "val");
}

inline int docx_int(std::string_view text, int fallback, int base = 10) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return error == std::errc{} && value < 1'000'000 && value > -1'000'000 ? value : fallback;
}

// <w:vanish/>, <w:vanish w:val="1"/>; not <w:vanish w:val="false"/>.
inline bool docx_is_on(const pugi::xml_node& node) {
  if (!node) return false;
  const std::string_view value = docx_value(node);
  return value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace gouji
