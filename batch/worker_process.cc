#include "batch/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "batch/sanitizers.h"

namespace gouji {
namespace {

constexpr int worker_socket = 3;  // its only open file besides the standard streams
constexpr int farewell = 200;     // milliseconds that a worker has to die by itself

void close_inherited_files() {
  if (::close_range(worker_socket + 1, ~0U, 0) == 0) return;
  for (int file = worker_socket + 1; file < 4096; ++file) ::close(file);
}

// In the child. Nothing of the program's stays within its reach: not the store, not its lock, not
// the terminal, to which libraries would print what they find in documents.
[[noreturn]] void become_worker(pid_t parent, int socket, const JailRules& rules,
                                const WorkerSetup& setup) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);
  ::signal(SIGINT, SIG_IGN);  // Ctrl-C is for the program, which lets its workers finish
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGPIPE, SIG_IGN);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) {
    if (stream != 2 || !has_sanitizer) ::dup2(nothing, stream);
  }
  ::dup2(socket, worker_socket);
  close_inherited_files();
  if (!rules.scratch.empty()) ::setenv("TMPDIR", rules.scratch.c_str(), 1);
  serve_documents(worker_socket, rules, setup);
  ::_exit(0);
}

std::string signal_name(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name == nullptr ? std::to_string(signal)
                         : std::to_string(signal) + " SIG" + std::string(name);
}

}  // namespace

Message message_of(const WorkerLoss& loss, const WorkerSetup& setup) {
  switch (loss.cause) {
    case WorkerLoss::Cause::time: {
      const std::string seconds = std::to_string(setup.time_limit.count() / 1000);
      return {"两次都没有在 " + seconds + " 秒内读完，已放弃；可用 --timeout 放宽",
              "twice not read within " + seconds + " s and given up; --timeout allows more"};
    }
    case WorkerLoss::Cause::memory: {
      const std::string limit = std::to_string(setup.memory_limit >> 20);
      return {"两次都用完了 " + limit + " MB 内存，已放弃；可用 --memory 放宽",
              "twice ran out of " + limit + " MB of memory and given up; --memory allows more"};
    }
    case WorkerLoss::Cause::crash: {
      const std::string signal = signal_name(loss.detail);
      return {"读取它的进程两次崩溃（信号 " + signal + "）；文件可能已损坏或有害",
              "the process that read it crashed twice (signal " + signal +
                  "); the file may be damaged or hostile"};
    }
    case WorkerLoss::Cause::exit:
      break;
  }
  const std::string status = std::to_string(loss.detail);
  return {"读取它的进程两次意外退出（状态 " + status + "）；文件可能已损坏或有害",
          "the process that read it ended twice before it was done (status " + status +
              "); the file may be damaged or hostile"};
}

Result<WorkerProcess> WorkerProcess::start(WorkerRole role, const WorkerSetup& setup) {
  const auto failed = [](int code) {
    const std::string reason = std::strerror(code);
    return failure("无法启动读取进程：" + reason + "；请减少 --jobs",
                   "cannot start a worker process: " + reason + "; try fewer --jobs");
  };
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return failed(errno);
  Descriptor own(ends[0]);
  const Descriptor other(ends[1]);
  ::fcntl(own.number(), F_SETFL, O_NONBLOCK);
  TemporaryFolder scratch;
  if (role == WorkerRole::office) scratch = TemporaryFolder::make();
  const JailRules rules = jail_rules(role, setup, scratch.path());
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become_worker(parent, other.number(), rules, setup);
  if (child < 0) return failed(errno);
  return WorkerProcess(child, std::move(own), std::move(scratch));
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      socket_(std::move(other.socket_)),
      reader_(std::move(other.reader_)),
      scratch_(std::move(other.scratch_)) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(socket_, other.socket_);
  std::swap(reader_, other.reader_);
  std::swap(scratch_, other.scratch_);
  return *this;
}

WorkerProcess::~WorkerProcess() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  reap();
}

bool WorkerProcess::send(FrameKind kind, const std::string& payload, int file) {
  return send_frame(socket_.number(), kind, payload, file);
}

int WorkerProcess::reap() {
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  scratch_.kill_users();
  return status;
}

WorkerLoss WorkerProcess::end(bool took_too_long) {
  if (!took_too_long) {
    // The socket closes a moment before the process is dead; killing it now would hide the cause.
    for (int waited = 0; waited < farewell; ++waited) {
      siginfo_t ended = {};
      ::waitid(P_PID, static_cast<id_t>(process_), &ended, WEXITED | WNOHANG | WNOWAIT);
      if (ended.si_pid == process_) break;
      ::poll(nullptr, 0, 1);
    }
  }
  ::kill(process_, SIGKILL);
  const int status = reap();
  if (took_too_long) return {WorkerLoss::Cause::time, 0};
  if (WIFSIGNALED(status)) return {WorkerLoss::Cause::crash, WTERMSIG(status)};
  const int code = WEXITSTATUS(status);
  if (code == exit_out_of_memory) return {WorkerLoss::Cause::memory, 0};
  return {WorkerLoss::Cause::exit, code};
}

}  // namespace gouji
