// A child process that tidies up behind its owner. It waits at a socket whose other end only the
// owner holds: when the owner dies, however that comes, it kills all processes that have the folder
// as their home and removes the folder. An owner that has done so itself dismisses it.
#pragma once

#include <sys/types.h>

#include <string>

namespace gouji {

class FolderGuard {
 public:
  FolderGuard() = default;

  // The guard holds `lock`, an open file, as long as it lives. Where no process can be started
  // there is no guard.
  static FolderGuard start(const std::string& folder, int lock);

  FolderGuard(FolderGuard&& other) noexcept;
  FolderGuard& operator=(FolderGuard&& other) noexcept;
  FolderGuard(const FolderGuard&) = delete;
  FolderGuard& operator=(const FolderGuard&) = delete;
  ~FolderGuard() { dismiss(); }

  void dismiss();

 private:
  pid_t process_ = -1;
  int socket_ = -1;
};

// Kills every process whose environment names the folder, or one in it, and says whether there was
// any.
bool kill_users_of(const std::string& folder);

// Removes the folder with all that is in it, and what LibreOffice has left elsewhere that was at
// home there; also when others remove parts of it meanwhile, as the guards of folders in it do.
void remove_folder(const std::string& folder);

}  // namespace gouji
