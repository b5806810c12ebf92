// The bytes of a document in memory that two processes share and nobody can change: what was hashed
// is what is read. They live in no folder, are handed on as an open file, and are gone when the
// last who holds them is.
#pragma once

#include <cstddef>
#include <string_view>

#include "batch/descriptor.h"
#include "normalize/result.h"

namespace gouji {

// Read access to all bytes of a sealed file, mapped.
class SealedBytes {
 public:
  SealedBytes() = default;
  SealedBytes(SealedBytes&& other) noexcept;
  SealedBytes& operator=(SealedBytes&& other) noexcept;
  SealedBytes(const SealedBytes&) = delete;
  SealedBytes& operator=(const SealedBytes&) = delete;
  ~SealedBytes();

  // Fails on a file that could still change, or that cannot be mapped.
  static Result<SealedBytes> map(int file);

  std::string_view view() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

// Copies all that `file` holds, from its start. Fails on more than `most` bytes and on a file that
// cannot be read; `name` is for the message.
Result<Descriptor> seal_file(int file, long long most, const std::string& name);
Result<Descriptor> seal_bytes(std::string_view bytes);

}  // namespace gouji
