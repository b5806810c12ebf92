// A file that the program itself writes, and that appears whole or not at all (part_file.h).
#pragma once

#include <string>
#include <string_view>

#include "dataset/byte_sink.h"
#include "dataset/part_file.h"
#include "normalize/result.h"

namespace gouji {

class OutputFile final : public ByteSink {
 public:
  // Creates <path>.part, over one that an interrupted run has left.
  static Result<OutputFile> create(std::string path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();  // what was not committed is removed

  // Buffered. The first error is kept, and the rest of the writes are dropped; finish() tells.
  void write(std::string_view bytes) override;

  // Everything written and synced to the disk, still as <path>.part.
  Result<void> finish();

  // finish(), and <path> is replaced by what was written.
  Result<void> commit();

 private:
  OutputFile(PartFile file, int descriptor);
  void flush();
  void put(std::string_view bytes);

  PartFile file_;
  int descriptor_ = -1;
  int error_ = 0;  // errno of the first failure
  bool finished_ = false;
  std::string buffer_;
};

}  // namespace gouji
