#include "batch/sealed_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include "dataset/file_error.h"

namespace gouji {
namespace {

constexpr int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW;

tl::unexpected<Error> no_memory(int code) {
  return tl::unexpected(file_error(FileAction::write, "memfd", code));
}

Result<void> write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return no_memory(errno);
    }
  }
  return {};
}

Result<Descriptor> create() {
  Descriptor memory(::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory.is_open()) return no_memory(errno);
  return memory;
}

Result<Descriptor> sealed(Descriptor memory) {
  if (::fcntl(memory.number(), F_ADD_SEALS, seals) != 0) return no_memory(errno);
  return memory;
}

tl::unexpected<Error> too_large(const std::string& name, long long most) {
  const std::string limit = std::to_string(most >> 20);
  return failure(name + " 超过 " + limit + " MB，未读取；请拆分后再试",
                 name + " is larger than " + limit + " MB and was not read; split it");
}

}  // namespace

Result<Descriptor> seal_bytes(std::string_view bytes) {
  Result<Descriptor> memory = create();
  if (!memory) return memory;
  if (Result<void> written = write_all(memory->number(), bytes); !written) {
    return tl::unexpected(written.error());
  }
  return sealed(std::move(*memory));
}

Result<Descriptor> seal_file(int file, long long most, const std::string& name) {
  struct stat status {};
  if (::fstat(file, &status) != 0) {
    return tl::unexpected(file_error(FileAction::read, name, errno));
  }
  if (status.st_size > most) return too_large(name, most);
  Result<Descriptor> memory = create();
  if (!memory) return memory;
  std::array<char, std::size_t{1} << 16> buffer;
  long long total = 0;
  while (true) {
    const ssize_t size = ::pread(file, buffer.data(), buffer.size(), total);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return tl::unexpected(file_error(FileAction::read, name, errno));
    if (size == 0) return sealed(std::move(*memory));
    total += size;
    if (total > most) return too_large(name, most);
    const std::string_view bytes(buffer.data(), static_cast<std::size_t>(size));
    if (Result<void> written = write_all(memory->number(), bytes); !written) {
      return tl::unexpected(written.error());
    }
  }
}

SealedBytes::SealedBytes(SealedBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SealedBytes& SealedBytes::operator=(SealedBytes&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

SealedBytes::~SealedBytes() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

Result<SealedBytes> SealedBytes::map(int file) {
  struct stat status {};
  const int found = ::fcntl(file, F_GET_SEALS);
  if (found < 0 || (found & seals) != seals || ::fstat(file, &status) != 0) {
    return no_memory(EPERM);
  }
  SealedBytes bytes;
  if (status.st_size == 0) return bytes;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (data == MAP_FAILED) return no_memory(errno);
  bytes.data_ = static_cast<const char*>(data);
  bytes.size_ = size;
  return bytes;
}

}  // namespace gouji
