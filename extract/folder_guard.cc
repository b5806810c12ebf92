#include "extract/folder_guard.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "extract/office_socket.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr int guard_socket = 3;  // its only open files
constexpr int guard_lock = 4;

// The socket closes a moment before a dying owner's own children are killed, and one of them may be
// starting a program at that moment: users are looked for until none has come for a while.
constexpr useconds_t between_looks = 50'000;  // microseconds
constexpr int most_looks = 200;

void tidy(const std::string& folder) {
  int quiet = 0;
  for (int look = 0; quiet < 3 && look < most_looks; ++look) {
    quiet = kill_users_of(folder) ? 0 : quiet + 1;
    ::usleep(between_looks);
  }
  remove_folder(folder);
}

// In the child. It must not keep anything of its owner's open: not a lock, not the terminal.
[[noreturn]] void stand_guard(const std::string& folder, int socket, int lock) {
  ::setsid();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) ::signal(signal, SIG_IGN);
  // Both may lie where the other goes.
  const int high_socket = ::fcntl(socket, F_DUPFD, guard_lock + 1);
  const int high_lock = ::fcntl(lock, F_DUPFD, guard_lock + 1);
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int stream = 0; stream <= 2; ++stream) ::dup2(nothing, stream);
  ::dup2(high_socket, guard_socket);
  ::dup2(high_lock, guard_lock);
  if (::close_range(guard_lock + 1, ~0U, 0) != 0) {
    for (int file = guard_lock + 1; file < 4096; ++file) ::close(file);
  }
  char word = 0;
  ssize_t got = 0;
  while ((got = ::read(guard_socket, &word, 1)) < 0 && errno == EINTR) {
  }
  if (got == 0) tidy(folder);
  ::_exit(0);
}

}  // namespace

FolderGuard FolderGuard::start(const std::string& folder, int lock) {
  FolderGuard guard;
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return guard;
  guard.process_ = ::fork();
  if (guard.process_ == 0) {
    ::close(ends[1]);
    stand_guard(folder, ends[0], lock);
  }
  ::close(ends[0]);
  guard.socket_ = ends[1];
  return guard;
}

FolderGuard::FolderGuard(FolderGuard&& other) noexcept
    : process_(std::exchange(other.process_, -1)), socket_(std::exchange(other.socket_, -1)) {}

FolderGuard& FolderGuard::operator=(FolderGuard&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(socket_, other.socket_);
  return *this;
}

void FolderGuard::dismiss() {
  if (socket_ >= 0) {
    (void)::send(socket_, "x", 1, MSG_NOSIGNAL);
    ::close(std::exchange(socket_, -1));
  }
  if (process_ > 0) {
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
  }
}

bool kill_users_of(const std::string& folder) {
  bool found = false;
  std::error_code error;
  for (fs::directory_iterator entry("/proc", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    pid_t process = 0;
    const auto parsed = std::from_chars(name.data(), name.data() + name.size(), process);
    if (parsed.ec != std::errc() || parsed.ptr != name.data() + name.size()) continue;
    if (process == ::getpid()) continue;
    std::ifstream file(entry->path() / "environ", std::ios::binary);
    const std::string environment{std::istreambuf_iterator<char>(file), {}};
    if (environment.find("=" + folder) == std::string::npos) continue;
    found = ::kill(process, SIGKILL) == 0 || found;
  }
  return found;
}

void remove_folder(const std::string& folder) {
  remove_office_sockets(folder);
  for (int attempt = 0; attempt < most_looks; ++attempt) {
    std::error_code error;
    fs::remove_all(folder, error);
    if (!error) return;
    ::usleep(between_looks / 10);
  }
}

}  // namespace gouji
