#include "batch/page_pictures.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <exception>
#include <optional>

#include "batch/descriptor.h"
#include "batch/inputs.h"
#include "batch/jail.h"
#include "batch/sanitizers.h"
#include "extract/pdf_file.h"
#include "extract/png_writer.h"
#include "extract/reader.h"
#include "schema/sha256.h"

namespace gouji {
namespace {

constexpr double points_per_inch = 72;
constexpr std::uint64_t largest_picture = std::uint64_t{256} << 20;
constexpr int output = 3;  // the child's only open file besides the standard streams

// What precedes each picture on the pipe.
struct PictureHead {
  std::int32_t page = 0;
  double width = 0;
  double height = 0;
  std::uint64_t size = 0;
};

bool write_all(const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(output, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

void draw(std::string_view bytes, const PictureRequest& request, const PictureOptions& options) {
  const Result<PdfFile> file = PdfFile::open(bytes, "");
  if (!file) return;
  for (const int page : request.pages) {
    if (page < 1 || page > file->pages()) continue;
    const Result<Raster> raster = file->render(page, options.dpi);
    if (!raster) continue;
    const Result<std::string> png = png_of(*raster);
    if (!png) continue;
    const PictureHead head = {page, raster->width * points_per_inch / raster->dpi,
                              raster->height * points_per_inch / raster->dpi, png->size()};
    std::array<char, sizeof head> head_bytes;
    std::memcpy(head_bytes.data(), &head, sizeof head);
    if (!write_all(head_bytes.data(), head_bytes.size()) || !write_all(png->data(), png->size())) {
      return;
    }
  }
}

[[noreturn]] void become_painter(pid_t parent, int pipe, std::string_view bytes,
                                 const PictureRequest& request, const PictureOptions& options) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);
  ::signal(SIGPIPE, SIG_IGN);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) {
    if (stream != 2 || !has_sanitizer) ::dup2(nothing, stream);
  }
  ::dup2(pipe, output);
  ::close_range(output + 1, ~0U, 0);
  if (options.jailed) {
    enter_jail({WorkerRole::documents, options.memory_limit,
                options.time_limit + std::chrono::seconds(5), ""});
  }
  try {
    draw(bytes, request, options);
  } catch (const std::exception&) {  // of a library, or for want of memory
  }
  ::_exit(0);
}

// All that the child writes until it ends or its time is up.
std::string receive(int pipe, std::chrono::seconds time_limit) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + time_limit;
  std::string received;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0 || received.size() > largest_picture * 4) return received;
    pollfd waited = {pipe, POLLIN, 0};
    if (::poll(&waited, 1, static_cast<int>(left)) < 0 && errno != EINTR) return received;
    if (waited.revents == 0) continue;
    const ssize_t count = ::read(pipe, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return received;
    received.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

// Whole pictures only; a child that was killed leaves part of one.
std::vector<MadePicture> take_apart(std::string_view received) {
  std::vector<MadePicture> pictures;
  PictureHead head;
  while (received.size() >= sizeof head) {
    std::memcpy(&head, received.data(), sizeof head);
    received.remove_prefix(sizeof head);
    if (head.size > received.size()) break;
    const auto size = static_cast<std::size_t>(head.size);
    pictures.push_back({head.page, std::string(received.substr(0, size)), head.width, head.height});
    received.remove_prefix(size);
  }
  return pictures;
}

}  // namespace

Result<std::vector<MadePicture>> draw_pages(const PictureRequest& request,
                                            const PictureOptions& options) {
  const Result<std::string> bytes = read_input(request.source);
  if (!bytes) return tl::unexpected(bytes.error());
  if (sha256(*bytes) != request.sha256) {
    return failure(request.source + " 在读取之后变了；请再运行 gouji extract",
                   request.source + " has changed since it was read; run gouji extract again");
  }
  if (sniff({request.source, *bytes}) != Format::pdf) return std::vector<MadePicture>{};
  std::array<int, 2> ends = {-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    const std::string reason = std::strerror(errno);
    return failure("无法启动绘图进程：" + reason, "cannot start a drawing process: " + reason);
  }
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) become_painter(parent, writing.number(), *bytes, request, options);
  if (child < 0) {
    const std::string reason = std::strerror(errno);
    return failure("无法启动绘图进程：" + reason, "cannot start a drawing process: " + reason);
  }
  writing.close();
  const std::string received = receive(reading.number(), options.time_limit);
  ::kill(child, SIGKILL);
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
  return take_apart(received);
}

}  // namespace gouji
