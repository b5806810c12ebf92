// What a worker cannot do. Each probe runs in a worker of the pool, as a document would.
#include "batch/jail.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>

#include "batch/sanitizers.h"
#include "batch/sealed_file.h"
#include "batch/worker_pool.h"
#include "tests/batch/program_run.h"

using namespace gouji;
using namespace std::chrono_literals;

namespace {

std::string outcome(long result) { return result >= 0 ? "done" : std::strerror(errno); }

long connect_to(int domain) {
  const int socket = ::socket(domain, SOCK_STREAM, 0);
  if (socket < 0) return -1;
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(80);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
}

long fork_bomb() {
  long made = -1;
  for (int i = 0; i < 3; ++i) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    if (child > 0) made = child;
  }
  return made;
}

long execute() {
  char shell[] = "/bin/true";
  char* const arguments[] = {shell, nullptr};
  return ::execv(shell, arguments);
}

[[noreturn]] void spin() {
  volatile bool forever = true;
  while (forever) {
  }
  ::abort();
}

// "probe path": what came of it is given as the report's agency.
Report probe(const Input& input, const WorkerSetup&) {
  const std::string order(input.bytes.substr(0, input.bytes.find(' ')));
  const std::string path(input.bytes.substr(order.size() + 1));
  const char* const name = path.c_str();
  std::string result = "no such probe";
  if (order == "read") result = outcome(::open(name, O_RDONLY));
  if (order == "write") result = outcome(::open(name, O_WRONLY | O_CREAT, 0600));
  if (order == "append") result = outcome(::open(name, O_RDWR | O_APPEND));
  if (order == "remove") result = outcome(::unlink(name));
  if (order == "folder") result = outcome(::mkdir(name, 0700));
  if (order == "rename") result = outcome(::rename(name, "/tmp/elsewhere"));
  if (order == "chmod") result = outcome(::chmod(name, 0777));
  if (order == "tcp") result = outcome(connect_to(AF_INET));
  if (order == "local") result = outcome(connect_to(AF_UNIX));
  if (order == "fork") result = outcome(fork_bomb());
  if (order == "exec") result = outcome(execute());
  if (order == "kill") result = outcome(::kill(::getppid(), SIGTERM));
  if (order == "limits") {
    const rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
    result = outcome(::setrlimit(RLIMIT_AS, &more));
  }
  // The streams, the socket and the document are open.
  if (order == "files") result = outcome(::fcntl(5, F_GETFD));
  if (order == "allocate") {
    char* const bytes = new char[std::size_t{4} << 30];
    for (std::size_t at = 0; at < std::size_t{4} << 30; at += 4096) bytes[at] = 1;
    result = outcome(static_cast<long>(bytes[4096]));
  }
  if (order == "loop") {
    spin();
  }
  Report report;
  report.status = Status::ok;
  report.record.agency = result;
  return report;
}

Report probed(const std::string& order, WorkerSetup setup = {}) {
  setup.read_document = probe;
  WorkerPool pool(setup, 1, {});
  REQUIRE(pool.start({0, "probe", "", seal_bytes(order).value()}));
  std::vector<JobResult> done;
  while (done.empty()) done = pool.wait(100ms).value();
  return std::move(done.front().report);
}

JailGaps gaps() {
  static const JailGaps found = [] {
    const pid_t child = ::fork();
    if (child == 0) {
      ::_exit(static_cast<int>(enter_jail(jail_rules(WorkerRole::documents, WorkerSetup()))));
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return static_cast<JailGaps>(WEXITSTATUS(status));
  }();
  return found;
}

}  // namespace

TEST_CASE("a worker reads nothing but what it was handed") {
  if ((gaps() & no_landlock) != 0) {
    WARN("this kernel has no landlock");
    return;
  }
  const ScratchFolder folder;
  folder.write("secret", "x");
  CHECK(probed("read " + folder.path("secret")).record.agency == "Permission denied");
  CHECK(probed("read /etc/passwd").record.agency == "Permission denied");
  CHECK(probed("read /proc/self/environ").record.agency == "Permission denied");
  CHECK(probed("read " + std::string(GOUJI_PROGRAM)).record.agency == "Permission denied");
  WorkerSetup free;
  free.jailed = false;
  CHECK(probed("read " + folder.path("secret"), free).record.agency == "done");
}

TEST_CASE("a worker writes nothing, connects to nothing, starts nothing") {
  if ((gaps() & no_seccomp) != 0) {
    WARN("this system has no seccomp");
    return;
  }
  const ScratchFolder folder;
  folder.write("file", "x");
  const std::string path = folder.path("file");
  for (const std::string& order :
       {"write " + folder.path("new"), "append " + path, "remove " + path,
        "folder " + folder.path("sub"), "rename " + path, "chmod " + path, std::string("tcp "),
        std::string("local "), std::string("fork "), std::string("exec "), std::string("kill "),
        std::string("limits ")}) {
    CAPTURE(order);
    CHECK(probed(order).record.agency == "Operation not permitted");
  }
  CHECK(folder.read("file") == "x");
  CHECK_FALSE(std::filesystem::exists(folder.path("new")));
}

TEST_CASE("nothing of the program's is open in a worker") {
  const ScratchFolder folder;
  folder.write("open", "x");
  const Descriptor open(::open(folder.path("open").c_str(), O_RDONLY));
  CHECK(probed("files ").record.agency == "Bad file descriptor");
}

TEST_CASE("a worker that allocates 4 GiB is stopped, and the document says so") {
  if (has_sanitizer || (gaps() & no_limits) != 0) return;
  const Report report = probed("allocate ");
  CHECK(report.status == Status::failed);
  CHECK(report.message.en.find("out of 2048 MB of memory") != std::string::npos);
}

TEST_CASE("a worker that loops for ever is stopped, and the document says so") {
  WorkerSetup setup;
  setup.time_limit = 1000ms;
  const Report report = probed("loop ", setup);
  CHECK(report.status == Status::failed);
  CHECK(report.message.en.find("within 1 s") != std::string::npos);
}

TEST_CASE("the CPU that a worker may use ends it where the clock of the program does not") {
  WorkerSetup setup;
  const JailRules rules = jail_rules(WorkerRole::documents, setup);
  CHECK(rules.cpu == 780s);
  const pid_t child = ::fork();
  if (child == 0) {
    JailRules short_rules = rules;
    short_rules.cpu = 1s;
    limit_resources(short_rules);
    spin();
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
}

TEST_CASE("what a kernel lacks is said in both languages, and nothing where all is there") {
  const std::vector<Message> said = find_jail_gaps(jail_rules(WorkerRole::documents, {}));
  CHECK(said.empty() == (gaps() == 0));
  for (const Message& message : said) CHECK((!message.zh.empty() && !message.en.empty()));
}
