#include "extract/archive_library.h"

#include "normalize/late_library.h"

namespace gouji {
namespace {

Result<ArchiveLibrary> load() {
  ArchiveLibrary api;
  LateLibrary library(GOUJI_LIBARCHIVE);
  library.find(api.read_new, "archive_read_new")
      .find(api.read_free, "archive_read_free")
      .find(api.read_open_memory, "archive_read_open_memory")
      .find(api.read_open_fd, "archive_read_open_fd")
      .find(api.read_add_passphrase, "archive_read_add_passphrase")
      .find(api.read_next_header, "archive_read_next_header")
      .find(api.read_data, "archive_read_data")
      .find(api.read_data_block, "archive_read_data_block")
      .find(api.support_filter_all, "archive_read_support_filter_all")
      .find(api.support_zip, "archive_read_support_format_zip")
      .find(api.support_tar, "archive_read_support_format_tar")
      .find(api.support_7zip, "archive_read_support_format_7zip")
      .find(api.support_rar, "archive_read_support_format_rar")
      .find(api.support_rar5, "archive_read_support_format_rar5")
      .find(api.support_raw, "archive_read_support_format_raw")
      .find(api.format, "archive_format")
      .find(api.filter_count, "archive_filter_count")
      .find(api.error_string, "archive_error_string")
      .find(api.entry_pathname, "archive_entry_pathname")
      .find(api.entry_pathname_utf8, "archive_entry_pathname_utf8")
      .find(api.entry_filetype, "archive_entry_filetype")
      .find(api.entry_hardlink, "archive_entry_hardlink")
      .find(api.entry_is_data_encrypted, "archive_entry_is_data_encrypted");
  if (Result<void> found = library.check(); !found) return tl::unexpected(found.error());
  return api;
}

}  // namespace

Result<const ArchiveLibrary*> archive_library() { return load_once(load); }

}  // namespace gouji
