#include "dataset/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <utility>

#include "dataset/file_error.h"

namespace gouji {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

}  // namespace

Result<OutputFile> OutputFile::create(std::string path) {
  const std::string part = PartFile::part_of(path);
  const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return tl::unexpected(file_error(FileAction::write, part, errno));
  return OutputFile(PartFile(std::move(path)), descriptor);
}

OutputFile::OutputFile(PartFile file, int descriptor)
    : file_(std::move(file)), descriptor_(descriptor) {
  buffer_.reserve(buffer_size);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : file_(std::move(other.file_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_),
      finished_(other.finished_),
      buffer_(std::move(other.buffer_)) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
  if (error_ != 0) return;
  if (bytes.size() >= buffer_size) {
    flush();
    return put(bytes);
  }
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
}

void OutputFile::flush() {
  put(buffer_);
  buffer_.clear();
}

void OutputFile::put(std::string_view rest) {
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
}

Result<void> OutputFile::finish() {
  if (!finished_) {
    finished_ = true;
    flush();
    // A pipe or a device cannot be synced, and needs it as little.
    if (error_ == 0 && ::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) {
      error_ = errno;
    }
    if (::close(std::exchange(descriptor_, -1)) != 0 && error_ == 0) error_ = errno;
  }
  if (error_ != 0) return tl::unexpected(file_error(FileAction::write, file_.path(), error_));
  return {};
}

Result<void> OutputFile::commit() {
  if (Result<void> finished = finish(); !finished) return finished;
  return file_.put_in_place();
}

}  // namespace gouji
