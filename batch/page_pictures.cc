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
#include <utility>

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

std::string picture_name(const std::string& sha256, int page) {
  constexpr std::size_t digits = 20;
  return sha256.substr(0, digits) + "-" + std::to_string(page) + ".png";
}

DrawingProcess::DrawingProcess(Descriptor pipe, int child, std::chrono::seconds time_limit)
    : pipe_(std::move(pipe)),
      child_(child),
      time_limit_(time_limit),
      end_(Clock::now() + time_limit) {}

DrawingProcess::DrawingProcess(DrawingProcess&& other) noexcept
    : pipe_(std::move(other.pipe_)),
      child_(std::exchange(other.child_, -1)),
      time_limit_(other.time_limit_),
      end_(other.end_),
      received_(std::move(other.received_)) {}

DrawingProcess::~DrawingProcess() {
  if (child_ < 0) return;
  ::kill(child_, SIGKILL);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<DrawingProcess> DrawingProcess::start(const PictureRequest& request,
                                             const DrawingOptions& options) {
  const Result<Descriptor> file = open_source(request);
  if (!file) return tl::unexpected(file.error());
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return tl::unexpected(no_process());
  Descriptor reading(ends[0]);
  const Descriptor writing(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become_painter(parent, file->number(), writing.number(), request, options);
  if (child < 0) return tl::unexpected(no_process());
  return DrawingProcess(std::move(reading), child, options.time_limit);
}

std::chrono::milliseconds DrawingProcess::time_left() const {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now());
  return std::max(left, std::chrono::milliseconds(0));
}

bool DrawingProcess::receive(const TakePicture& take) {
  if (time_left().count() == 0) return false;
  std::array<char, 1 << 16> buffer;
  const ssize_t count = ::read(pipe_.number(), buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  received_.append(buffer.data(), static_cast<std::size_t>(count));
  PictureHead head;
  while (received_.size() >= sizeof head) {
    std::memcpy(&head, received_.data(), sizeof head);
    if (head.size > largest_picture) return false;
    const std::size_t whole = sizeof head + static_cast<std::size_t>(head.size);
    if (received_.size() < whole) break;
    const MadePicture picture = {head.document, head.page,
                                 received_.substr(sizeof head, whole - sizeof head), head.width,
                                 head.height};
    received_.erase(0, whole);
    if (!take(picture)) return false;
    end_ = Clock::now() + time_limit_;
  }
  return true;
}

Result<void> draw_pages(const PictureRequest& request, const DrawingOptions& options,
                        const TakePicture& take) {
  Result<DrawingProcess> drawing = DrawingProcess::start(request, options);
  if (!drawing) return tl::unexpected(drawing.error());
  for (;;) {
    pollfd waited = {drawing->pipe(), POLLIN, 0};
    const auto left = static_cast<int>(drawing->time_left().count());
    if (left == 0) return {};
    if (::poll(&waited, 1, left) < 0 && errno != EINTR) return {};
    if (waited.revents != 0 && !drawing->receive(take)) return {};
  }
}

}  // namespace gouji
