// A file that appears whole or not at all. It is written as <path>.part, and takes its name when
// all of it is on the disk: a crash or a full disk never leaves half a file that looks whole. Who
// writes it is another matter: a library, by that name, or output_file.h.
#pragma once

#include <string>
#include <utility>

#include "normalize/result.h"

namespace gouji {

class PartFile {
 public:
  explicit PartFile(std::string path) : path_(std::move(path)) {}
  PartFile(PartFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();  // what was not put in its place is removed

  const std::string& path() const { return path_; }  // the place
  std::string part() const { return part_of(path_); }
  static std::string part_of(const std::string& path) { return path + ".part"; }

  // Replaces an older file of that name. To be called once.
  Result<void> put_in_place();

 private:
  std::string path_;  // empty: there is nothing to remove
};

}  // namespace gouji
