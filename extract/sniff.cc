// What a file is, by its content. Names lie: half of the .doc files on government sites are web
// pages, RTF or MHTML, and web pages come without any extension.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "extract/mhtml.h"
#include "extract/reader.h"
#include "extract/zip_names.h"
#include "normalize/charset.h"
#include "normalize/text.h"

namespace gouji {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t sample_bytes = std::size_t{64} * 1024;
constexpr std::size_t pdf_header_within = 1024;  // as PDF readers search for it
constexpr int least_tags = 3;                    // of a text named like a page

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_picture(std::string_view bytes) {
  for (std::string_view magic : {"\x89PNG\r\n\x1A\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv, "GIF89a"sv,
                                 "II*\0"sv, "MM\0*"sv, "\0\0\0\x0CjP  "sv, "\xFF\x4F\xFF\x51"sv}) {
    if (bytes.starts_with(magic)) return true;
  }
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return true;
  // "BM" begins many a text: a bitmap has zeros in its reserved words.
  return bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == "\0\0\0\0"sv;
}

// By the names in the directory. Where that is cut off, names still stand in plain text in the
// headers of members, so that two windows tell what kind of ZIP it was.
Format sniff_zip(std::string_view bytes) {
  const std::string listed = zip_member_names(bytes);
  const std::string_view head = listed.empty() ? bytes.substr(0, sample_bytes) : listed;
  const std::string_view tail =
      listed.empty() ? bytes.substr(bytes.size() - std::min(bytes.size(), sample_bytes)) : listed;
  const auto names = [&](std::string_view name) {
    return contains(head, name) || contains(tail, name);
  };
  if (contains(bytes.substr(0, 256), "application/vnd.oasis.opendocument.text")) return Format::odt;
  const bool package = names("[Content_Types].xml") || names("_rels/.rels");
  if (package && (names("word/") || contains(lower_ascii(head), "word\\document.xml"))) {
    return Format::docx;
  }
  // A package whose parts lie elsewhere is for the reader to open or refuse; a workbook, a
  // presentation or an OFD is no archive of reports.
  if (package && !names("xl/") && !names("ppt/")) return Format::docx;
  if (package || names("OFD.xml") || names("META-INF/manifest.xml")) return Format::unknown;
  return Format::archive;
}

int count_tags(std::string_view text) {
  static constexpr std::array<std::string_view, 22> tags = {
      "html", "head", "body", "meta", "title", "div", "span", "table", "tbody", "tr", "td",
      "th",   "p",    "br",   "font", "a",     "h1",  "ul",   "li",    "img",   "b",  "center"};
  int count = 0;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t begin = at + 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
    const std::string_view name = text.substr(begin, end - begin);
    const bool closed = end < text.size() && (text[end] == '>' || text[end] == '/' ||
                                              std::isspace(static_cast<unsigned char>(text[end])));
    if (closed && std::find(tags.begin(), tags.end(), name) != tags.end()) ++count;
  }
  return count;
}

bool is_named_like_page(const std::string& name) {
  const std::string path = lower_ascii(name);
  for (std::string_view extension :
       {".html", ".htm", ".shtml", ".xhtml", ".jsp", ".aspx", ".php"}) {
    if (path.ends_with(extension)) return true;
  }
  return false;
}

// Text, a page, or bytes that are neither. `text` is decoded.
Format sniff_text(std::string_view text, const std::string& name) {
  std::size_t begin = 0;
  while (begin < text.size() && std::isspace(static_cast<unsigned char>(text[begin])) != 0) ++begin;
  const std::string head = lower_ascii(text.substr(begin, sample_bytes));
  if (head.starts_with("<!doctype html") || head.starts_with("<html")) return Format::html;
  if (head.starts_with("<?xml") || head.starts_with("<")) {
    // Word's and OpenDocument's one-file XML; LibreOffice reads them as it reads the packages.
    if (contains(head, "progid=\"word.document\"") || contains(head, "<w:worddocument") ||
        contains(head, "<pkg:package") || contains(head, "<office:document")) {
      return Format::odt;
    }
  }
  const std::string_view body = head;
  if (contains(body, "<html") || contains(body, "<body") || contains(body, "<table")) {
    return Format::html;
  }
  // Prose that happens to hold "<b>" is text; markup is dense or begins at once.
  const int tags = count_tags(body);
  if (tags > 0 && (head.starts_with('<') || is_named_like_page(name))) return Format::html;
  if (tags >= least_tags && static_cast<std::size_t>(tags) * 200 > body.size()) return Format::html;

  std::size_t broken = 0;
  for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos;
       at = text.find("\xEF\xBF\xBD", at + 3)) {
    ++broken;
  }
  return broken * 20 > text.size() + 20 ? Format::unknown : Format::text;
}

// Control characters that no text has, in more than one of a hundred bytes.
bool is_binary(std::string_view bytes) {
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1A && byte != 0x1B;
  });
  return controls > 2 && static_cast<std::size_t>(controls) * 100 > bytes.size();
}

}  // namespace

bool is_archive(std::string_view bytes) {
  for (std::string_view magic :
       {"Rar!\x1A\x07"sv, "7z\xBC\xAF\x27\x1C"sv, "\x1F\x8B\x08"sv, "BZh"sv,
        "\xFD"
        "7zXZ\0"sv}) {
    if (bytes.starts_with(magic)) return true;
  }
  return bytes.size() > 262 && bytes.substr(257, 5) == "ustar";
}

Format sniff(const Input& input) {
  const std::string_view bytes = input.bytes;
  const bool blank = std::all_of(bytes.begin(), bytes.end(), [](char c) {
    return c == '\0' || std::isspace(static_cast<unsigned char>(c)) != 0;
  });
  if (blank) return Format::empty;
  // A file name before "%PDF-" and mail headers are real; an offset beyond is another format that
  // holds a PDF.
  const std::size_t pdf = bytes.substr(0, pdf_header_within).find("%PDF-");
  if (pdf == 0) return Format::pdf;
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return sniff_zip(bytes);
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Format::ole;
  if (is_picture(bytes)) return Format::picture;
  if (is_archive(bytes)) return Format::archive;
  if (pdf != std::string_view::npos) return Format::pdf;
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text[0])) != 0) {
    text.remove_prefix(1);
  }
  if (text.starts_with("{\\rtf")) return Format::rtf;
  if (is_mhtml(bytes)) return Format::html;
  // All encodings but UTF-16 leave tags as they are: most pages need not be decoded to be known.
  const std::string head = lower_ascii(text.substr(0, 1024));
  if (head.starts_with("<!doctype html") || contains(head, "<html")) return Format::html;
  const std::string_view sample = bytes.substr(0, sample_bytes);
  const DecodedText decoded = decode_text(sample);
  // Zero bytes belong to UTF-16, where every pair of bytes is a character.
  const bool wide = !decoded.lossy && (decoded.charset.starts_with("utf-16") ||
                                       decoded.charset.starts_with("utf-32"));
  if (!wide && is_binary(sample)) return Format::unknown;
  return sniff_text(decoded.text, input.name);
}

}  // namespace gouji
