#include "batch/reading_key.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "schema/title.h"

namespace gouji {
namespace {

// What sniff() takes from a name: whether it is one of a web page.
std::string page_extension(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || name.size() - dot > 6) return {};
  std::string extension = name.substr(dot);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const std::string_view page :
       {".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php"}) {
    if (extension == page) return "page";
  }
  return {};
}

}  // namespace

std::string reading_key(const std::string& name, const ReadOptions& options) {
  const auto& [password, ocr, prose, dpi, known_labels] =
      options;  // all of them: a new option belongs into the key
  static_cast<void>(password);
  static_cast<void>(known_labels);  // those of the forms, by which documents are kept as well
  std::string key = "ocr=" + std::to_string(static_cast<int>(ocr));
  if (prose) key += " prose";
  if (dpi != ReadOptions{}.dpi) key += " dpi=" + std::to_string(dpi);
  if (const std::string page = page_extension(name); !page.empty()) key += " " + page;
  return key;
}

std::string name_key(const std::string& name) {
  // Of an empty document, body and year are those of the file name.
  const Title title = find_title({}, name);
  return " name=" + title.agency + "|" + std::to_string(title.year);
}

}  // namespace gouji
