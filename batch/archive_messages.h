// What a worker says of an archive, as bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/message.h"

namespace gouji {

// A member that cannot be read (path and why), or the end (no path; a problem or none).
struct ArchiveMessage {
  std::string path;
  Message message;
};

std::string encode_archive_message(const ArchiveMessage& message);
std::optional<ArchiveMessage> decode_archive_message(std::string_view bytes);

}  // namespace gouji
