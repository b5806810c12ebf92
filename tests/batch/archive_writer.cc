#include "tests/batch/archive_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <clocale>
#include <cstdint>

#include "tests/extract/zip_builder.h"

namespace gouji {
namespace {

// The lowest byte first.
std::string number(std::uint32_t value, int bytes) {
  std::string out;
  for (int at = 0; at < bytes; ++at) out += static_cast<char>((value >> (8 * at)) & 0xFF);
  return out;
}

}  // namespace

std::string make_archive(const ArchiveMembers& members, const std::string& format,
                         const std::string& filter) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  archive* const writer = archive_write_new();
  REQUIRE(archive_write_set_format_by_name(writer, format.c_str()) == ARCHIVE_OK);
  if (filter != "none") {
    REQUIRE(archive_write_add_filter_by_name(writer, filter.c_str()) == ARCHIVE_OK);
  }
  archive_write_set_bytes_in_last_block(writer, 1);
  std::string out;
  const auto append = [](archive*, void* to, const void* data, std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
  };
  REQUIRE(archive_write_open(writer, &out, nullptr, append, nullptr) == ARCHIVE_OK);
  for (const auto& [path, bytes] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, path.back() == '/' ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(writer, entry) >= ARCHIVE_WARN);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  std::setlocale(LC_CTYPE, "C");
  return out;
}

std::string make_rar4(const ArchiveMembers& members) {
  // Type, flags, the size of the header and its fields, behind the lower half of their CRC.
  const auto header = [&](unsigned char type, std::uint32_t flags, const std::string& fields) {
    std::string body(1, static_cast<char>(type));
    body += number(flags, 2);
    body += number(static_cast<std::uint32_t>(7 + fields.size()), 2);
    body += fields;
    return number(crc32_of(body) & 0xFFFF, 2) + body;
  };
  std::string out("Rar!\x1A\x07\0", 7);
  out += header(0x73, 0, std::string(6, '\0'));
  for (const auto& [name, bytes] : members) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    std::string fields = number(size, 4);
    fields += number(size, 4);
    fields += number(3, 1);  // Unix
    fields += number(crc32_of(bytes), 4);
    fields += number(0x58210000, 4);  // time
    fields += number(20, 1);          // version needed: 2.0
    fields += number(0x30, 1);        // stored
    fields += number(static_cast<std::uint32_t>(name.size()), 2);
    fields += number(0100644, 4);
    fields += name;
    out += header(0x74, 0x8000, fields);
    out += bytes;
  }
  return out + header(0x7B, 0x4000, "");
}

std::string make_rar5(const ArchiveMembers& members) {
  // Numbers of seven bits a byte, the lowest first.
  const auto number7 = [](std::size_t value) {
    std::string out;
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    return out + static_cast<char>(value);
  };
  // A CRC, the size of what follows, and the type and the fields of a header.
  const auto header = [&](std::size_t type, const std::string& fields) {
    const std::string body = number7(type) + fields;
    const std::string sized = number7(body.size()) + body;
    return number(crc32_of(sized), 4) + sized;
  };
  std::string out("Rar!\x1A\x07\x01\0", 8);
  out += header(1, number7(0) + number7(0));
  for (const auto& [name, bytes] : members) {
    std::string fields = number7(2) + number7(bytes.size());  // data follows, so much
    fields += number7(4);                                     // its CRC is there
    fields += number7(bytes.size());
    fields += number7(0100644);
    fields += number(crc32_of(bytes), 4);
    fields += number7(0);  // stored
    fields += number7(1);  // Unix
    fields += number7(name.size());
    fields += name;
    out += header(2, fields);
    out += bytes;
  }
  return out + header(5, number7(0) + number7(0));
}

}  // namespace gouji
