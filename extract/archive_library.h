// What is used of libarchive, which is loaded at the first package or archive (late_library.h).
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "normalize/result.h"

namespace gouji {

// By the names of archive.h and archive_entry.h, without their archive_.
struct ArchiveLibrary {
  decltype(&::archive_read_new) read_new = nullptr;
  decltype(&::archive_read_free) read_free = nullptr;
  decltype(&::archive_read_open_memory) read_open_memory = nullptr;
  decltype(&::archive_read_open_fd) read_open_fd = nullptr;
  decltype(&::archive_read_add_passphrase) read_add_passphrase = nullptr;
  decltype(&::archive_read_next_header) read_next_header = nullptr;
  decltype(&::archive_read_data) read_data = nullptr;
  decltype(&::archive_read_data_block) read_data_block = nullptr;

  decltype(&::archive_read_support_filter_all) support_filter_all = nullptr;
  decltype(&::archive_read_support_format_zip) support_zip = nullptr;
  decltype(&::archive_read_support_format_tar) support_tar = nullptr;
  decltype(&::archive_read_support_format_7zip) support_7zip = nullptr;
  decltype(&::archive_read_support_format_rar) support_rar = nullptr;
  decltype(&::archive_read_support_format_rar5) support_rar5 = nullptr;
  decltype(&::archive_read_support_format_raw) support_raw = nullptr;

  decltype(&::archive_format) format = nullptr;
  decltype(&::archive_filter_count) filter_count = nullptr;
  decltype(&::archive_error_string) error_string = nullptr;

  decltype(&::archive_entry_pathname) entry_pathname = nullptr;
  decltype(&::archive_entry_pathname_utf8) entry_pathname_utf8 = nullptr;
  decltype(&::archive_entry_filetype) entry_filetype = nullptr;
  decltype(&::archive_entry_hardlink) entry_hardlink = nullptr;
  decltype(&::archive_entry_is_data_encrypted) entry_is_data_encrypted = nullptr;
};

// Loaded at the first call. Fails when it is not installed.
Result<const ArchiveLibrary*> archive_library();

}  // namespace gouji
