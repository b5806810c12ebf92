// A folder for what others write, removed with all that is in it, whatever becomes of this process.
//
// LibreOffice is several processes that outlive a program which is killed: left alone they went on
// for up to 120 s, and their folder stayed. So each folder has a guard (folder_guard.h). Where the
// guard was killed too, or the power failed, nobody holds the folder's lock, and the next folder
// that is made finds and removes it.
#pragma once

#include <string>

#include "extract/folder_guard.h"

namespace gouji {

class TemporaryFolder {
 public:
  TemporaryFolder() = default;
  static TemporaryFolder make();  // without a path when none can be made
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::string& path() const { return path_; }

  // Kills every process that was started with the folder as its home.
  void kill_users() const;

 private:
  bool lock();

  std::string path_;
  int lock_ = -1;  // an open file: the folder itself
  FolderGuard guard_;
};

}  // namespace gouji
