#include "tests/batch/archive_writer.h"

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <clocale>

namespace gouji {

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

}  // namespace gouji
