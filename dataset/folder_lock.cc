#include "dataset/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <utility>

#include "dataset/file_error.h"

namespace gouji {
namespace {

// "process 1234 on host7 since 2026-01-31 08:00:00 UTC"
std::string holder() {
  std::array<char, 256> host = {};
  ::gethostname(host.data(), host.size() - 1);
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> since = {};
  std::strftime(since.data(), since.size(), "%Y-%m-%d %H:%M:%S UTC", &utc);
  return "process " + std::to_string(::getpid()) + " on " + host.data() + " since " + since.data();
}

std::string read_holder(int file) {
  std::array<char, 512> text = {};
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  std::string found(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  found.resize(found.find_last_not_of('\n') + 1);
  return found;
}

tl::unexpected<Error> in_use(const std::string& folder, const std::string& who) {
  return failure(folder + " 正被另一个 gouji 使用（" + who + "）；请等它结束，或另选 --out 文件夹",
                 folder + " is in use by another gouji (" + who +
                     "); wait for it to end, or choose another --out folder");
}

// Whether `path` still leads to the file: its last holder may have removed it meanwhile.
bool is_file_at(int file, const std::string& path) {
  struct stat own {};
  struct stat found {};
  return ::fstat(file, &own) == 0 && ::stat(path.c_str(), &found) == 0 &&
         own.st_dev == found.st_dev && own.st_ino == found.st_ino;
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::string& folder) {
  const std::string path = folder + "/gouji.lock";
  while (true) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return tl::unexpected(file_error(FileAction::write, path, errno));
    FolderLock lock(path, file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
      const int code = errno;
      lock.path_.clear();  // it is not ours to remove
      if (code != EWOULDBLOCK) return tl::unexpected(file_error(FileAction::write, path, code));
      return in_use(folder, read_holder(file));
    }
    if (!is_file_at(file, path)) {
      lock.path_.clear();
      continue;
    }
    // Who holds it is for people; a full disk must not keep a run from saying that it is full.
    const std::string text = holder() + "\n";
    if (::ftruncate(file, 0) == 0) (void)!::pwrite(file, text.data(), text.size(), 0);
    return lock;
  }
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : path_(std::exchange(other.path_, {})), file_(std::exchange(other.file_, -1)) {}

FolderLock::~FolderLock() {
  if (!path_.empty()) ::unlink(path_.c_str());
  if (file_ >= 0) ::close(file_);
}

}  // namespace gouji
