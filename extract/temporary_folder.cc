#include "extract/temporary_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr const char* prefix = "gouji-office-";

int open_folder(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Folders of this user's whose owner and guard are gone: nobody holds their lock.
void remove_abandoned(const fs::path& parent) {
  std::error_code error;
  for (fs::directory_iterator entry(parent, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string path = entry->path().string();
    if (entry->path().filename().string().rfind(prefix, 0) != 0) continue;
    const int folder = open_folder(path);
    if (folder < 0) continue;
    struct stat status {};
    const bool is_own = ::fstat(folder, &status) == 0 && status.st_uid == ::geteuid();
    if (is_own && ::flock(folder, LOCK_EX | LOCK_NB) == 0) {
      kill_users_of(path);
      remove_folder(path);
    }
    ::close(folder);
  }
}

}  // namespace

TemporaryFolder TemporaryFolder::make() {
  TemporaryFolder folder;
  std::error_code error;
  const fs::path parent = fs::temp_directory_path(error);
  if (error) return folder;
  remove_abandoned(parent);
  for (int attempt = 0; attempt < 10; ++attempt) {
    std::string pattern = (parent / (std::string(prefix) + "XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) return folder;
    folder.path_ = pattern;
    if (folder.lock()) break;
    folder.path_.clear();
  }
  if (!folder.path_.empty()) folder.guard_ = FolderGuard::start(folder.path_, folder.lock_);
  return folder;
}

// False when another process took the new folder for an abandoned one before it was locked.
bool TemporaryFolder::lock() {
  lock_ = open_folder(path_);
  if (lock_ < 0) return false;
  struct stat status {};
  if (::flock(lock_, LOCK_EX) == 0 && ::fstat(lock_, &status) == 0 && status.st_nlink > 0) {
    return true;
  }
  ::close(std::exchange(lock_, -1));
  return false;
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})),
      lock_(std::exchange(other.lock_, -1)),
      guard_(std::move(other.guard_)) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(lock_, other.lock_);
  std::swap(guard_, other.guard_);
  return *this;
}

TemporaryFolder::~TemporaryFolder() {
  if (!path_.empty()) remove_folder(path_);
  guard_.dismiss();
  if (lock_ >= 0) ::close(lock_);
}

void TemporaryFolder::kill_users() const {
  if (!path_.empty()) kill_users_of(path_);
}

}  // namespace gouji
