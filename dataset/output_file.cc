#include "dataset/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <utility>

#include "dataset/file_error.h"

namespace gouji {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

}  // namespace

Result<OutputFile> OutputFile::create(std::string path) {
  const std::string part = path + ".part";
  const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return tl::unexpected(file_error(FileAction::write, part, errno));
  return OutputFile(std::move(path), descriptor);
}

OutputFile::OutputFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {
  buffer_.reserve(buffer_size);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_),
      finished_(other.finished_),
      buffer_(std::move(other.buffer_)) {
  other.path_.clear();
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(part_path().c_str());
}

void OutputFile::write(std::string_view bytes) {
  if (error_ != 0) return;
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
}

void OutputFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
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
  if (error_ != 0) return tl::unexpected(file_error(FileAction::write, path_, error_));
  return {};
}

Result<void> OutputFile::commit() {
  if (Result<void> finished = finish(); !finished) return finished;
  if (std::rename(part_path().c_str(), path_.c_str()) != 0) {
    return tl::unexpected(file_error(FileAction::write, path_, errno));
  }
  path_.clear();
  return {};
}

}  // namespace gouji
