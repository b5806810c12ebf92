// Any bytes as an archive: members within the limits, each with a path, and an end with a reason or
// none.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "batch/archive_reader.h"
#include "batch/descriptor.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouji;
  const Descriptor file(::memfd_create("fuzz", MFD_CLOEXEC));
  if (::write(file.number(), data, size) != static_cast<ssize_t>(size)) std::abort();
  ArchiveLimits limits;
  limits.most_members = 100;
  limits.most_member_bytes = 1 << 20;
  limits.most_bytes_of_small = 4 << 20;
  std::uint64_t members = 0;
  std::uint64_t bytes_read = 0;
  std::set<std::string> seen;
  ArchiveVisitor visitor;
  visitor.on_member = [&](const std::string& path, const std::string& bytes) {
    if (path.empty() || !seen.insert(path).second || bytes.size() > limits.most_member_bytes)
      std::abort();
    bytes_read += bytes.size();
    return ++members < 50;
  };
  visitor.on_broken = [&](const std::string& path, const Message& reason) {
    if (path.empty() || !seen.insert(path).second || reason.zh.empty() || reason.en.empty())
      std::abort();
    return ++members < 50;
  };
  const ArchiveEnd end = read_archive(file.number(), "secret", limits, visitor);
  if (end.members > limits.most_members || end.members < members) std::abort();
  if (bytes_read > limits.most_bytes_of_small && bytes_read > limits.most_ratio * size)
    std::abort();
  return 0;
}
