#include "batch/page_pictures.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <filesystem>

#include "batch/descriptor.h"
#include "batch/inputs.h"
#include "batch/jail.h"
#include "batch/page_painter.h"
#include "batch/sanitizers.h"
#include "batch/sealed_file.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

constexpr std::uint64_t largest_picture = std::uint64_t{256} << 20;
constexpr int input = 3;  // the child's only open files besides the standard streams
constexpr int output = 4;

[[noreturn]] void become_painter(pid_t parent, int file, int pipe, const PictureRequest& request,
                                 const DrawingOptions& options) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);
  ::signal(SIGPIPE, SIG_IGN);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) {
    if (stream != 2 || !has_sanitizer) ::dup2(nothing, stream);
  }
  // Both may lie where the other goes.
  const int high_file = ::fcntl(file, F_DUPFD, output + 1);
  const int high_pipe = ::fcntl(pipe, F_DUPFD, output + 1);
  ::dup2(high_file, input);
  ::dup2(high_pipe, output);
  ::close_range(output + 1, ~0U, 0);
  if (options.jailed) {
    const auto documents = static_cast<int>(std::max<std::size_t>(1, request.documents.size()));
    enter_jail({WorkerRole::documents, options.memory_limit,
                options.time_limit * documents + std::chrono::seconds(5), ""});
  }
  try {
    paint(input, request, options, output);
  } catch (const std::exception&) {  // of a library, or for want of memory
  }
  ::_exit(0);
}

// Whole pictures as they come from the pipe, until the child ends, its time is up, it writes what
// is no picture, or `take` has enough. A child that was killed leaves part of one.
void receive(int pipe, std::chrono::seconds time_limit, const TakePicture& take) {
  using Clock = std::chrono::steady_clock;
  Clock::time_point end = Clock::now() + time_limit;
  std::string received;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    PictureHead head;
    if (received.size() >= sizeof head) {
      std::memcpy(&head, received.data(), sizeof head);
      if (head.size > largest_picture) return;
      const std::size_t whole = sizeof head + static_cast<std::size_t>(head.size);
      if (received.size() >= whole) {
        const MadePicture picture = {head.document, head.page,
                                     received.substr(sizeof head, whole - sizeof head), head.width,
                                     head.height};
        received.erase(0, whole);
        if (!take(picture)) return;
        end = Clock::now() + time_limit;
        continue;
      }
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return;
    pollfd waited = {pipe, POLLIN, 0};
    if (::poll(&waited, 1, static_cast<int>(left)) < 0 && errno != EINTR) return;
    if (waited.revents == 0) continue;
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    received.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

bool is_member_request(const PictureRequest& request) {
  return std::any_of(request.documents.begin(), request.documents.end(),
                     [](const DocumentPages& document) { return !document.member.empty(); });
}

// An archive as it is, a document with the bytes that were read.
Result<Descriptor> open_source(const PictureRequest& request) {
  if (is_member_request(request)) return open_input(request.file);
  Result<Descriptor> sealed = seal_input(request.file);
  if (!sealed) return sealed;
  const Result<SealedBytes> bytes = SealedBytes::map(sealed->number());
  if (!bytes) return tl::unexpected(bytes.error());
  if (!request.documents.empty() && sha256(bytes->view()) != request.documents.front().sha256) {
    return failure(request.file + " 在读取之后变了；请再运行 gouji extract",
                   request.file + " has changed since it was read; run gouji extract again");
  }
  return sealed;
}

Error no_process() {
  const std::string reason = std::strerror(errno);
  return {{"无法启动绘图进程：" + reason, "cannot start a drawing process: " + reason}};
}

}  // namespace

SourcePlace place_of_source(const std::string& source) {
  std::error_code error;
  for (std::size_t mark = source.find('!'); mark != std::string::npos;
       mark = source.find('!', mark + 1)) {
    const std::string file = source.substr(0, mark);
    if (std::filesystem::exists(source, error)) break;
    if (std::filesystem::is_regular_file(file, error)) return {file, source.substr(mark + 1)};
  }
  return {source, {}};
}

Result<void> draw_pages(const PictureRequest& request, const DrawingOptions& options,
                        const TakePicture& take) {
  const Result<Descriptor> file = open_source(request);
  if (!file) return tl::unexpected(file.error());
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected(no_process());
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become_painter(parent, file->number(), writing.number(), request, options);
  if (child < 0) return tl::unexpected(no_process());
  writing.close();
  receive(reading.number(), options.time_limit, take);
  ::kill(child, SIGKILL);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return {};
}

}  // namespace gouji
