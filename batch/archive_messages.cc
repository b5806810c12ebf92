#include "batch/archive_messages.h"

#include "batch/wire.h"

namespace gouji {

std::string encode_archive_message(const ArchiveMessage& message) {
  WireWriter wire;
  wire.text(message.path);
  wire.text(message.message.zh);
  wire.text(message.message.en);
  return wire.take();
}

std::optional<ArchiveMessage> decode_archive_message(std::string_view bytes) {
  WireReader wire(bytes);
  ArchiveMessage message;
  message.path = wire.text();
  message.message.zh = wire.text();
  message.message.en = wire.text();
  if (!wire.is_complete()) return std::nullopt;
  return message;
}

}  // namespace gouji
