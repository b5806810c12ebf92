#include "extract/mhtml.h"

#include <array>
#include <cctype>
#include <map>

#include "normalize/text.h"

namespace gouji {
namespace {

constexpr std::size_t most_parts = 200;
constexpr int most_levels = 8;
constexpr std::size_t most_header_bytes = std::size_t{64} * 1024;

using Headers = std::map<std::string, std::string>;

std::string_view strip(std::string_view text) {
  const auto blank = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Header fields to the empty line, names in lower case, folded lines unfolded; `text` is left at
// the body.
Headers take_headers(std::string_view& text) {
  Headers headers;
  std::string* last = nullptr;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (strip(line).empty()) break;
    const std::size_t colon = line.find(':');
    if ((line[0] == ' ' || line[0] == '\t') && last != nullptr) {
      if (last->size() < most_header_bytes) *last += ' ' + std::string(strip(line));
    } else if (colon != std::string_view::npos) {
      last = &headers[lower_ascii(strip(line.substr(0, colon)))];
      *last = strip(line.substr(colon + 1));
    }
  }
  return headers;
}

// Parameter of a field: boundary="----=_Next".
std::string parameter(const std::string& field, const std::string& name) {
  const std::string folded = lower_ascii(field);
  for (std::size_t at = folded.find(name); at != std::string::npos;
       at = folded.find(name, at + 1)) {
    std::size_t begin = at + name.size();
    while (begin < field.size() && field[begin] == ' ') ++begin;
    if (begin >= field.size() || field[begin] != '=') continue;
    ++begin;
    if (begin < field.size() && field[begin] == '"') {
      return field.substr(begin + 1, field.find('"', begin + 1) - begin - 1);
    }
    return std::string(
        strip(std::string_view(field).substr(begin, field.find(';', begin) - begin)));
  }
  return {};
}

std::string get(const Headers& headers, const std::string& name) {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string{} : found->second;
}

std::string decode_body(std::string_view body, const std::string& encoding) {
  if (encoding == "base64") return decode_base64(body);
  if (encoding == "quoted-printable") return decode_quoted_printable(body);
  return std::string(body);
}

void read_entity(std::string_view text, int level, std::vector<MimePart>& parts) {
  if (level > most_levels || parts.size() >= most_parts) return;
  const Headers headers = take_headers(text);
  const std::string content_type = get(headers, "content-type");
  const std::string type = lower_ascii(strip(content_type.substr(0, content_type.find(';'))));
  const std::string boundary = parameter(content_type, "boundary");
  if (type.starts_with("multipart/") && !boundary.empty()) {
    const std::string delimiter = "--" + boundary;
    std::size_t begin = text.find(delimiter);
    while (begin != std::string_view::npos && parts.size() < most_parts) {
      std::string_view rest = text.substr(begin + delimiter.size());
      if (rest.starts_with("--")) return;
      take_line(rest);
      const std::size_t end = rest.find("\n" + delimiter);
      read_entity(rest.substr(0, end), level + 1, parts);
      if (end == std::string_view::npos) return;
      text = rest.substr(end + 1);
      begin = 0;
    }
    return;
  }
  const bool page = type == "application/xhtml+xml" || type.starts_with("text/");
  if (page && type != "text/css" && type != "text/javascript") {
    const std::string encoding = lower_ascii(strip(get(headers, "content-transfer-encoding")));
    parts.push_back({type, lower_ascii(parameter(content_type, "charset")),
                     get(headers, "content-location"), decode_body(text, encoding)});
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool is_mhtml(std::string_view bytes) {
  std::string_view head = bytes.substr(0, std::size_t{16} * 1024);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && std::isspace(static_cast<unsigned char>(head[0])) != 0) {
    head.remove_prefix(1);
  }
  const std::size_t colon = head.find(':');
  if (colon == std::string_view::npos || colon > 60) return false;  // no header field
  const Headers headers = take_headers(head);
  const std::string type = lower_ascii(get(headers, "content-type"));
  return type.starts_with("multipart/related") ||
         (headers.count("mime-version") > 0 &&
          (type.starts_with("multipart/") || type.starts_with("text/html")));
}

std::vector<MimePart> read_mime_parts(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && std::isspace(static_cast<unsigned char>(bytes[0])) != 0) {
    bytes.remove_prefix(1);
  }
  std::vector<MimePart> parts;
  read_entity(bytes, 0, parts);
  return parts;
}

std::string decode_base64(std::string_view text) {
  static constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  static const std::array<int, 256> values = [] {
    std::array<int, 256> table{};
    table.fill(-1);
    for (std::size_t at = 0; at < alphabet.size(); ++at) {
      table[static_cast<unsigned char>(alphabet[at])] = static_cast<int>(at);
    }
    return table;
  }();
  std::string out;
  out.reserve(text.size() / 4 * 3);
  unsigned bits = 0;
  int count = 0;
  for (char c : text) {
    if (c == '=') break;
    const int value = values[static_cast<unsigned char>(c)];
    if (value < 0) continue;
    bits = (bits << 6) | static_cast<unsigned>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      out += text[at];
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == '\n') {  // soft line break
      ++at;
    } else if (at + 2 < text.size() && text[at + 1] == '\r' && text[at + 2] == '\n') {
      at += 2;
    } else if (at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
               hex_value(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

}  // namespace gouji
