// Writes a C++ file with the filters of system calls that workers lock themselves in with
// (batch/seccomp_filter.h).
//
// usage: make_seccomp_filters OUTPUT.cc
#include <fcntl.h>
#include <linux/filter.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "batch/seccomp_filter.h"

namespace gouji {
namespace {

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

// Whether a filter could be made as it is meant to be.
bool all = true;

Filter make_filter(std::uint32_t other_calls) {
  return {seccomp_init(other_calls), seccomp_release};
}

void add(const Filter& filter, std::uint32_t action, int call) {
  all = seccomp_rule_add(filter.get(), action, call, 0) == 0 && all;
}

void add_if(const Filter& filter, std::uint32_t action, int call, scmp_arg_cmp condition) {
  all = seccomp_rule_add(filter.get(), action, call, 1, condition) == 0 && all;
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

// An argument whose bits of `mask` are those of `value`.
scmp_arg_cmp bits(unsigned argument, std::uint64_t mask, std::uint64_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

scmp_arg_cmp equal(unsigned argument, std::uint64_t value) {
  return {argument, SCMP_CMP_EQ, value, 0};
}

Filter reading_filter(WorkerRole role) {
  Filter filter = make_filter(SCMP_ACT_ERRNO(EPERM));
  const auto allow_if = [&filter](int call, scmp_arg_cmp condition) {
    add_if(filter, SCMP_ACT_ALLOW, call, condition);
  };
  for (const int call : calls) add(filter, SCMP_ACT_ALLOW, call);
  constexpr std::uint64_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  allow_if(SCMP_SYS(open), bits(1, writing, O_RDONLY));
  allow_if(SCMP_SYS(openat), bits(2, writing, O_RDONLY));
  // Threads, but no processes. clone3 hides its flags, and libraries do without it.
  allow_if(SCMP_SYS(clone), bits(0, CLONE_THREAD, CLONE_THREAD));
  add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
  allow_if(SCMP_SYS(prlimit64), equal(2, 0));  // asks, sets nothing
  allow_if(SCMP_SYS(ioctl), equal(1, TCGETS));
  allow_if(SCMP_SYS(ioctl), equal(1, FIONREAD));
  // abort() and raise() end the process itself.
  allow_if(SCMP_SYS(tgkill), equal(0, own_process_stand_in));
  allow_if(SCMP_SYS(kill), equal(0, own_process_stand_in));
  if (role == WorkerRole::archives) add(filter, SCMP_ACT_ALLOW, SCMP_SYS(memfd_create));
  // Found by halving instead of one after the other.
  (void)seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
  return filter;
}

// LibreOffice uses what a desktop program uses; what it needs no part of is refused.
Filter office_filter() {
  Filter filter = make_filter(SCMP_ACT_ALLOW);
  const scmp_arg_cmp not_local = {0, SCMP_CMP_NE, AF_UNIX, 0};
  add_if(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(socket), not_local);
  for (const int call :
       {SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(mount),
        SCMP_SYS(umount2), SCMP_SYS(chroot), SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(bpf),
        SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(perf_event_open),
        SCMP_SYS(init_module), SCMP_SYS(finit_module), SCMP_SYS(kexec_load), SCMP_SYS(reboot),
        SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd)}) {
    add(filter, SCMP_ACT_ERRNO(EPERM), call);
  }
  return filter;
}

// The instructions of a filter as the elements of an array.
std::string code_of(const Filter& filter) {
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> file = {std::tmpfile(), std::fclose};
  all = file != nullptr && seccomp_export_bpf(filter.get(), ::fileno(file.get())) == 0 && all;
  if (!all) return {};
  std::rewind(file.get());
  std::string code;
  sock_filter step = {};
  while (std::fread(&step, sizeof step, 1, file.get()) == 1) {
    code += "    {" + std::to_string(step.code) + ", " + std::to_string(step.jt) + ", " +
            std::to_string(step.jf) + ", " + std::to_string(step.k) + "U},\n";
  }
  return code;
}

void write_code(const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << "// Generated by batch/filters/make_seccomp_filters.cc.\n"
          "#include \"batch/seccomp_filter.h\"\n\nnamespace gouji {\nnamespace {\n\n"
       << "constexpr sock_filter kDocuments[] = {\n"
       << code_of(reading_filter(WorkerRole::documents)) << "};\n\n"
       << "constexpr sock_filter kArchives[] = {\n"
       << code_of(reading_filter(WorkerRole::archives)) << "};\n\n"
       << "constexpr sock_filter kOffice[] = {\n"
       << code_of(office_filter()) << "};\n\n}  // namespace\n\n"
       << "std::span<const sock_filter> seccomp_filter(WorkerRole role) {\n"
          "  if (role == WorkerRole::archives) return kArchives;\n"
          "  if (role == WorkerRole::office) return kOffice;\n"
          "  return kDocuments;\n}\n\n}  // namespace gouji\n";
}

}  // namespace
}  // namespace gouji

int main(int count, char** arguments) {
  if (count != 2) return 2;
  gouji::write_code(arguments[1]);
  if (gouji::all) return 0;
  std::remove(arguments[1]);
  std::fprintf(stderr, "libseccomp cannot make the filters\n");
  return 1;
}
