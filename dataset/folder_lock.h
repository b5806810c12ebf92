// The lock of an output folder: one run at a time, and a second one is told who holds it.
//
// The file gouji.lock is locked with flock and names its holder. The lock itself goes with the
// process, so that what a killed run leaves behind is a file and no lock.
#pragma once

#include <string>

#include "normalize/result.h"

namespace gouji {

class FolderLock {
 public:
  // Fails when another process holds the lock, and when the folder cannot be written.
  static Result<FolderLock> take(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();  // gives it back and removes the file

 private:
  FolderLock(std::string path, int file) : path_(std::move(path)), file_(file) {}

  std::string path_;
  int file_ = -1;
};

}  // namespace gouji
