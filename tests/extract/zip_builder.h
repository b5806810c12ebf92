// A ZIP file in memory, members stored as they are: enough to make packages for tests, good and
// bad.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gouji {

inline std::uint32_t crc32_of(std::string_view data) {
  static const std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t index = 0; index < 256; ++index) {
      std::uint32_t value = index;
      for (int bit = 0; bit < 8; ++bit)
        value = (value & 1) ? 0xEDB88320U ^ (value >> 1) : value >> 1;
      made[index] = value;
    }
    return made;
  }();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (char c : data) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

using ZipMembers = std::vector<std::pair<std::string, std::string>>;

inline std::string make_zip(const ZipMembers& members) {
  std::string out;
  std::string directory;
  const auto put = [](std::string& to, std::uint32_t value, int bytes) {
    for (int at = 0; at < bytes; ++at) to += static_cast<char>((value >> (8 * at)) & 0xFF);
  };
  for (const auto& [name, data] : members) {
    const auto offset = static_cast<std::uint32_t>(out.size());
    const auto size = static_cast<std::uint32_t>(data.size());
    std::string fields;
    put(fields, 20, 2);           // version
    put(fields, 0, 2);            // flags
    put(fields, 0, 2);            // stored
    put(fields, 0x58210000U, 4);  // time
    put(fields, crc32_of(data), 4);
    put(fields, size, 4);
    put(fields, size, 4);
    put(fields, static_cast<std::uint32_t>(name.size()), 2);
    put(fields, 0, 2);
    out.append("PK\x03\x04").append(fields).append(name).append(data);
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    directory += fields;
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // attributes
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(members.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

// A document part around the content of w:body.
inline std::string docx_part(std::string_view body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document "
         "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
         std::string(body) + "<w:sectPr/></w:body></w:document>";
}

// A whole package with that body.
inline std::string make_docx(std::string_view body, const ZipMembers& more = {}) {
  ZipMembers members = {
      {"[Content_Types].xml",
       "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
       "<Default Extension=\"rels\" "
       "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
       "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
       "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
      {"_rels/.rels",
       "<Relationships "
       "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
       "Id=\"rId1\" "
       "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
       "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
      {"word/document.xml", docx_part(body)}};
  members.insert(members.end(), more.begin(), more.end());
  return make_zip(members);
}

}  // namespace gouji
