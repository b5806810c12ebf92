#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "batch/jail.h"

namespace gouji {
namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

Filter make_filter(std::uint32_t other_calls) {
  return {seccomp_init(other_calls), seccomp_release};
}

// What reading a document takes, of the C library, Poppler, fontconfig, Tesseract and the
// sanitizers. A call that an architecture does not have is left out by its number.
constexpr int calls[] = {SCMP_SYS(read),
                         SCMP_SYS(pread64),
                         SCMP_SYS(readv),
                         SCMP_SYS(write),
                         SCMP_SYS(writev),
                         SCMP_SYS(close),
                         SCMP_SYS(lseek),
                         SCMP_SYS(_llseek),
                         SCMP_SYS(fcntl),
                         SCMP_SYS(dup),
                         SCMP_SYS(pipe2),  // sanitizers ask by it whether memory can be read
                         SCMP_SYS(fstat),
                         SCMP_SYS(stat),
                         SCMP_SYS(lstat),
                         SCMP_SYS(newfstatat),
                         SCMP_SYS(statx),
                         SCMP_SYS(statfs),
                         SCMP_SYS(fstatfs),
                         SCMP_SYS(access),
                         SCMP_SYS(faccessat),
                         SCMP_SYS(faccessat2),
                         SCMP_SYS(readlink),
                         SCMP_SYS(readlinkat),
                         SCMP_SYS(getdents64),
                         SCMP_SYS(getcwd),
                         SCMP_SYS(fadvise64),
                         SCMP_SYS(mmap),
                         SCMP_SYS(munmap),
                         SCMP_SYS(mprotect),
                         SCMP_SYS(mremap),
                         SCMP_SYS(madvise),
                         SCMP_SYS(brk),
                         SCMP_SYS(futex),
                         SCMP_SYS(set_robust_list),
                         SCMP_SYS(rseq),
                         SCMP_SYS(membarrier),
                         SCMP_SYS(sched_yield),
                         SCMP_SYS(sched_getaffinity),
                         SCMP_SYS(clock_gettime),
                         SCMP_SYS(clock_nanosleep),
                         SCMP_SYS(clock_getres),
                         SCMP_SYS(nanosleep),
                         SCMP_SYS(gettimeofday),
                         SCMP_SYS(time),
                         SCMP_SYS(getrusage),
                         SCMP_SYS(times),
                         SCMP_SYS(sysinfo),
                         SCMP_SYS(uname),
                         SCMP_SYS(getrandom),
                         SCMP_SYS(getpid),
                         SCMP_SYS(gettid),
                         SCMP_SYS(getppid),
                         SCMP_SYS(getuid),
                         SCMP_SYS(geteuid),
                         SCMP_SYS(getgid),
                         SCMP_SYS(getegid),
                         SCMP_SYS(rt_sigaction),
                         SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(rt_sigreturn),
                         SCMP_SYS(sigaltstack),
                         SCMP_SYS(restart_syscall),
                         SCMP_SYS(poll),
                         SCMP_SYS(ppoll),
                         SCMP_SYS(sendmsg),
                         SCMP_SYS(recvmsg),
                         SCMP_SYS(exit),
                         SCMP_SYS(exit_group)};

bool allow(scmp_filter_ctx filter, int call) {
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
}

bool allow_if(scmp_filter_ctx filter, int call, scmp_arg_cmp condition) {
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, condition) == 0;
}

// An argument whose bits of `mask` are those of `value`.
scmp_arg_cmp bits(unsigned argument, std::uint64_t mask, std::uint64_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

scmp_arg_cmp equal(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}

bool enter_reading_filter(WorkerRole role) {
  const Filter filter = make_filter(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  scmp_filter_ctx context = filter.get();
  bool all = true;
  for (const int call : calls) all = allow(context, call) && all;
  constexpr std::uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  all = allow_if(context, SCMP_SYS(open), bits(1, writing, O_RDONLY)) && all;
  all = allow_if(context, SCMP_SYS(openat), bits(2, writing, O_RDONLY)) && all;
  // Threads, but no processes. clone3 hides its flags, and libraries do without it.
  all = allow_if(context, SCMP_SYS(clone), bits(0, CLONE_THREAD, CLONE_THREAD)) && all;
  all = seccomp_rule_add(context, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 && all;
  all = allow_if(context, SCMP_SYS(prlimit64), equal(2, 0)) && all;  // asks, sets nothing
  all = allow_if(context, SCMP_SYS(ioctl), equal(1, TCGETS)) && all;
  all = allow_if(context, SCMP_SYS(ioctl), equal(1, FIONREAD)) && all;
  // abort() and raise() end the process itself.
  const auto own = static_cast<std::uint64_t>(::getpid());
  all = allow_if(context, SCMP_SYS(tgkill), equal(0, own)) && all;
  all = allow_if(context, SCMP_SYS(kill), equal(0, own)) && all;
  if (role == WorkerRole::archives) all = allow(context, SCMP_SYS(memfd_create)) && all;
  // Found by halving instead of one after the other.
  (void)seccomp_attr_set(context, SCMP_FLTATR_CTL_OPTIMIZE, 2);
  return all && seccomp_load(context) == 0;
}

// LibreOffice uses what a desktop program uses; what it needs no part of is refused.
bool enter_office_filter() {
  const Filter filter = make_filter(SCMP_ACT_ALLOW);
  if (filter == nullptr) return false;
  scmp_filter_ctx context = filter.get();
  bool all = true;
  const scmp_arg_cmp not_local = {0, SCMP_CMP_NE, AF_UNIX, 0};
  all = seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), 1, not_local) == 0;
  for (const int call :
       {SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(mount),
        SCMP_SYS(umount2), SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf),
        SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(perf_event_open),
        SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load), SCMP_SYS(reboot),
        SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd)}) {
    all = seccomp_rule_add(context, SCMP_ACT_ERRNO(EPERM), call, 0) == 0 && all;
  }
  return all && seccomp_load(context) == 0;
}

}  // namespace

bool enter_seccomp(WorkerRole role) {
  return role == WorkerRole::office ? enter_office_filter() : enter_reading_filter(role);
}

}  // namespace gouji
