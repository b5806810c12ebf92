#include "extract/office_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace gouji {
namespace {

constexpr int cannot_start = 127;  // as shells report it

void limit(int resource, rlim_t value) {
  const rlimit wanted{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &wanted);
}

// In the child, between fork and exec: nothing that allocates.
[[noreturn]] void become(char* const* arguments, char* const* environment, const char* folder,
                         const ProcessLimits& limits) {
  ::setsid();  // a group of its own, to be killed as one
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int stream = 0; stream <= 2; ++stream) ::dup2(nothing, stream);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.time.count()));
  limit(RLIMIT_FSIZE, static_cast<rlim_t>(limits.most_file_bytes));
  limit(RLIMIT_CORE, 0);
  if (::chdir(folder) == 0) ::execve(arguments[0], arguments, environment);
  ::_exit(cannot_start);
}

std::vector<std::string> environment_of(const std::string& folder) {
  std::vector<std::string> environment = {"HOME=" + folder, "TMPDIR=" + folder, "LC_ALL=C.UTF-8"};
  const char* path = std::getenv("PATH");
  environment.push_back(std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"));
  return environment;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<ProcessEnd> run_process(const std::vector<std::string>& arguments, const std::string& folder,
                               const ProcessLimits& limits) {
  std::vector<std::string> texts = arguments;
  std::vector<std::string> environment = environment_of(folder);
  const std::vector<char*> argument_pointers = pointers_to(texts);
  const std::vector<char*> environment_pointers = pointers_to(environment);
  const pid_t child = ::fork();
  if (child == 0) {
    become(argument_pointers.data(), environment_pointers.data(), folder.c_str(), limits);
  }
  const std::string& program = arguments.front();
  if (child < 0) {
    return failure("无法启动 " + program + "：" + std::strerror(errno),
                   "cannot start " + program + ": " + std::strerror(errno));
  }
  const auto deadline = std::chrono::steady_clock::now() + limits.time;
  int status = 0;
  bool timed_out = false;
  while (true) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) break;
    if (std::chrono::steady_clock::now() >= deadline) {
      timed_out = true;
      ::kill(-child, SIGKILL);
      while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
      }
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ::kill(-child, SIGKILL);  // whatever it has left behind
  if (timed_out) return ProcessEnd::timeout;
  if (WIFEXITED(status) && WEXITSTATUS(status) == cannot_start) {
    return failure("无法启动 " + program, "cannot start " + program);
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ProcessEnd::success : ProcessEnd::failure;
}

}  // namespace gouji
