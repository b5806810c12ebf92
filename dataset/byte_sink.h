// Where bytes go that are written piece by piece: a file, or memory that is put into one later.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

class ByteSink {
 public:
  virtual void write(std::string_view bytes) = 0;

 protected:
  ~ByteSink() = default;
};

class MemorySink final : public ByteSink {
 public:
  void write(std::string_view bytes) override { bytes_ += bytes; }
  const std::string& bytes() const { return bytes_; }
  void clear() { bytes_.clear(); }  // keeps the memory

 private:
  std::string bytes_;
};

}  // namespace gouji
