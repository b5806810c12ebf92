#include "batch/jail.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "batch/sanitizers.h"

namespace gouji {
namespace {

constexpr rlim_t most_files = 256;
constexpr rlim_t most_written = rlim_t{1} << 30;  // a file of LibreOffice's, a member of an archive

bool limit(__rlimit_resource resource, rlim_t value) {
  const rlimit wanted = {value, value};
  return ::setrlimit(resource, &wanted) == 0;
}

}  // namespace

bool limit_resources(const JailRules& rules) {
  bool all = limit(RLIMIT_CORE, 0);
  all = limit(RLIMIT_CPU, static_cast<rlim_t>(rules.cpu.count())) && all;
  all = limit(RLIMIT_NOFILE, most_files) && all;
  all = limit(RLIMIT_FSIZE, rules.role == WorkerRole::documents ? 0 : most_written) && all;
  // LibreOffice maps more than it uses; its own limits are in extract/office_process.h.
  if (!has_sanitizer && rules.role != WorkerRole::office)
    all = limit(RLIMIT_AS, rules.memory) && all;
  return all;
}

JailGaps enter_jail(const JailRules& rules) {
  // The two below need it, and it keeps set-user-id programs from being more than we are.
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  JailGaps gaps = 0;
  if (!limit_resources(rules)) gaps |= no_limits;
  if (!enter_landlock(rules)) gaps |= no_landlock;
  if (!enter_seccomp(rules.role)) gaps |= no_seccomp;
  return gaps;
}

std::vector<Message> find_jail_gaps(const JailRules& rules) {
  // The child only borrows this process's memory: copying what both would write to cost 6 ms. What
  // a jail is made of belongs to the process that is locked in, and not to its memory.
  const pid_t child = ::vfork();  // NOLINT(clang-analyzer-security.insecureAPI.vfork)
  if (child == 0) ::_exit(static_cast<int>(enter_jail(rules)));
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const JailGaps gaps =
      child > 0 && WIFEXITED(status) ? static_cast<JailGaps>(WEXITSTATUS(status)) : 0;
  std::vector<Message> messages;
  if ((gaps & no_limits) != 0) {
    messages.push_back({"系统不允许限制读取进程的内存和时间，将不加限制地读取",
                        "this system does not let workers be limited in memory and time; they "
                        "read without limits"});
  }
  if ((gaps & no_landlock) != 0) {
    messages.push_back({"内核不支持 landlock，读取进程能打开的文件不受限制",
                        "this kernel has no landlock; workers are not kept from opening files"});
  }
  if ((gaps & no_seccomp) != 0) {
    messages.push_back({"系统不支持 seccomp，读取进程能用的系统调用不受限制",
                        "this system has no seccomp; workers are not limited in system calls"});
  }
  return messages;
}

}  // namespace gouji
