// Which inputs a run has: files, and all that is below folders. Everything named or found gets a
// row in the end, so what cannot be read is listed too, with the reason.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "batch/descriptor.h"
#include "normalize/result.h"

namespace gouji {

struct InputFile {
  std::string source;            // as given, with the path below it; UTF-8 (utf8_name)
  std::string path;              // what to open
  std::optional<Error> problem;  // why it is no file that can be read
};

// Sorted by source, each source once. `left_out` is a folder not to descend into (the output), or
// empty. Symbolic links are followed, but never back into a folder that leads to them.
std::vector<InputFile> list_inputs(std::span<const std::string> paths, const std::string& left_out);

// The file's bytes as they are at this moment, sealed (sealed_file.h). Fails on more than
// `largest_input` bytes.
Result<Descriptor> seal_input(const std::string& path);

// All bytes of a file. Fails on more than `largest_input` bytes.
Result<std::string> read_input(const std::string& path);

constexpr long long largest_input = 512LL << 20;

}  // namespace gouji
