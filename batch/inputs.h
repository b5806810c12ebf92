// Which inputs a run has: files, all that is below folders, and what a manifest lists. Everything
// named or found gets a row in the end, so what cannot be read is listed too, with the reason.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/descriptor.h"
#include "batch/manifest.h"
#include "normalize/result.h"

namespace gouji {

// There may be a million of them, so that each is kept small.
struct InputFile {
  std::string path;                         // what to open: as given, with the path below it
  std::shared_ptr<const Error> problem;     // why it is no file that can be read; or none
  std::shared_ptr<const InputFacts> facts;  // what a manifest says of it; or none

  std::string source() const;  // the path as UTF-8 (utf8_name)
};

struct InputRequest {
  std::vector<std::string> paths;
  const Manifest* manifest = nullptr;  // its paths are inputs too
  std::string left_out;                // a folder not to descend into (the output), or empty
  int shard = 1;                       // which part of the inputs, of how many
  int shards = 1;
};

// Sorted by path, each path once. Symbolic links are followed, but never back into a folder that
// leads to them. What a manifest says of a folder goes for all that is below it and has no line of
// its own. Shards are cut by the path alone, so that each machine finds its part by itself.
std::vector<InputFile> list_inputs(const InputRequest& request);

// The lines of a file of paths, which end at a line break or, where there are any, at a NUL.
std::vector<std::string> split_paths(std::string_view text);

// The file's bytes as they are at this moment, sealed (sealed_file.h). Fails on more than
// `largest_input` bytes.
Result<Descriptor> seal_input(const std::string& path);

// An open file, for archives, which are read in place whatever their size.
Result<Descriptor> open_input(const std::string& path);

// All bytes of a file. Fails on more than `largest_input` bytes.
Result<std::string> read_input(const std::string& path);

constexpr long long largest_input = 512LL << 20;

}  // namespace gouji
