// A file that a library writes by its name: as <path>.part first, and in its place when it is
// whole. What the program writes itself goes through output_file.h, which does the same.
#pragma once

#include <string>
#include <utility>

#include "normalize/result.h"

namespace gouji {

class PartFile {
 public:
  explicit PartFile(std::string path) : path_(std::move(path)) {}
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile();  // what was not put in its place is removed

  const std::string& path() const { return path_; }  // the place
  std::string part() const { return path_ + ".part"; }

  // Replaces an older file of that name.
  Result<void> put_in_place();

 private:
  std::string path_;
  bool is_in_place_ = false;
};

}  // namespace gouji
