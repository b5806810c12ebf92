// A folder for what others write, removed with all that is in it.
#pragma once

#include <string>

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

  // Kills every process whose environment names the folder: programs that were started with it as
  // their home and have outlived the one that started them.
  void kill_users() const;

 private:
  std::string path_;
};

}  // namespace gouji
