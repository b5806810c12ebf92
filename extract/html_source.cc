#include "extract/html_source.h"

#include <algorithm>
#include <cctype>

#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t prescan_bytes = std::size_t{16} * 1024;
constexpr int most_attributes = 256;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The value behind `name`, '=', and perhaps a quote, at `at`.
std::string value_after(std::string_view text, std::size_t at) {
  const auto skip_blank = [&] {
    while (at < text.size() && is_blank(text[at])) ++at;
  };
  skip_blank();
  if (at >= text.size() || text[at] != '=') return {};
  ++at;
  skip_blank();
  while (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
  const std::size_t begin = at;
  while (at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                              text[at] == '-' || text[at] == '_' || text[at] == ':')) {
    ++at;
  }
  return std::string(text.substr(begin, at - begin));
}

// Whether `text` begins with this lower-case name of an element, in any case.
bool is_word(std::string_view text, std::string_view name) {
  if (text.size() < name.size() || lower_ascii(text.substr(0, name.size())) != name) return false;
  return text.size() == name.size() || !is_letter(text[name.size()]);
}

// Position of the </script> that ends the script at `at`, or the end of the text.
std::size_t end_of_script(std::string_view text, std::size_t at) {
  for (at = text.find("</", at); at != std::string_view::npos; at = text.find("</", at + 2)) {
    if (is_word(text.substr(at + 2), "script")) return at;
  }
  return text.size();
}

// Position behind the '>' that ends the tag at `at`, or the end of the text; `extra` becomes where
// the attribute beyond the last allowed begins, 0 when there is none.
std::size_t end_of_tag(std::string_view text, std::size_t at, std::size_t& extra) {
  extra = 0;
  int attributes = 0;
  bool after_equals = false;
  bool in_word = true;  // the name of the element
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '>') return at + 1;
    if (is_blank(c) || c == '/') {
      in_word = false;
    } else if (after_equals && (c == '"' || c == '\'')) {
      const std::size_t close = text.find(c, at + 1);
      if (close == std::string_view::npos) return text.size();
      at = close;
      after_equals = in_word = false;
    } else if (c == '=') {
      after_equals = true;
      in_word = true;
    } else {
      if (!in_word && !after_equals && ++attributes > most_attributes && extra == 0) extra = at;
      in_word = true;
      after_equals = false;
    }
  }
  return at;
}

}  // namespace

std::string declared_html_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, prescan_bytes));
  const std::string_view view = head;
  if (view.starts_with("<?xml")) {
    const std::string_view declaration = view.substr(0, view.find("?>"));
    const std::size_t at = declaration.find("encoding");
    if (at != std::string_view::npos) return value_after(declaration, at + 8);
  }
  for (std::size_t meta = view.find("<meta"); meta != std::string_view::npos;
       meta = view.find("<meta", meta + 5)) {
    const std::string_view tag = view.substr(meta, view.find('>', meta) - meta);
    const std::size_t at = tag.find("charset");
    if (at == std::string_view::npos) continue;
    std::string charset = value_after(tag, at + 7);
    if (!charset.empty()) return charset;
  }
  return {};
}

std::string clean_html_source(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto append = [&out](std::string_view part) {
    const std::size_t begin = out.size();
    out += part;
    if (part.find('\0') != std::string_view::npos) {
      out.erase(std::remove(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), '\0'),
                out.end());
    }
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    append(text.substr(at, open - at));
    at = open;
    if (at == text.size()) break;
    if (text.substr(at).starts_with("<!--")) {  // its text is no markup
      const std::size_t close = text.find("-->", at + 4);
      at = close == std::string_view::npos ? text.size() : close + 3;
      continue;
    }
    std::size_t name = at + 1;
    if (name < text.size() && text[name] == '/') ++name;
    if (name >= text.size() || !is_letter(text[name])) {
      out += text[at++];
      continue;
    }
    std::size_t name_end = name;
    bool foreign = false;
    while (name_end < text.size() && !is_blank(text[name_end]) && text[name_end] != '>' &&
           text[name_end] != '/' && text[name_end] != '<') {
      foreign = foreign || text[name_end] == ':';
      ++name_end;
    }
    if (is_word(text.substr(at + 1), "script")) {
      at = end_of_script(text, at);
      continue;
    }
    std::size_t extra = 0;
    const std::size_t end = end_of_tag(text, name_end, extra);
    if (!foreign) {
      if (extra == 0) {
        append(text.substr(at, end - at));
      } else {
        append(text.substr(at, extra - at));
        out += '>';
      }
    }
    at = end;
  }
  return out;
}

}  // namespace gouji
