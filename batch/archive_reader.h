// The inside of a worker that takes archives apart: ZIP, TAR in all compressions, 7z, RAR. Members
// are read one after the other, in the archive's order, and nothing is ever unpacked to disk. An
// archive in the archive is taken apart too; one in that is not.
//
// Members are held against their check sums by libarchive, but for those that a RAR archive stores
// without compression: libarchive 3.6.2 reads changed bytes of them as they are.
//
// It answers `archive` by taking the file, and each `next` with a member, a broken_member or, in
// the end, end_of_archive (archive_messages.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "normalize/message.h"

namespace gouji {

// A district's reports of a year are a thousand members; the caps end a bomb within seconds.
struct ArchiveLimits {
  std::uint64_t most_members = 1'000'000;
  std::uint64_t most_member_bytes = std::uint64_t{256} << 20;
  // Of all members together: this many times the archive's size, and this much in any case.
  std::uint64_t most_ratio = 200;
  std::uint64_t most_bytes_of_small = std::uint64_t{1} << 30;
};

// What read_archive finds; each is asked for by the return of the one before. False: stop.
struct ArchiveVisitor {
  std::function<bool(const std::string& path, const std::string& bytes)> on_member;
  std::function<bool(const std::string& path, const Message& reason)> on_broken;
};

struct ArchiveEnd {
  std::uint64_t members = 0;  // also broken ones
  Message problem;            // empty: all of it was read
};

// `file` is an open file, at any position.
ArchiveEnd read_archive(int file, const std::string& password, const ArchiveLimits& limits,
                        const ArchiveVisitor& visitor);

// Answers frames on `socket` until the archive is at its end.
void serve_archive(int socket, const std::string& password);

}  // namespace gouji
