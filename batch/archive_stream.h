// An archive as the program sees it: a worker that yields one member after the other. Like a
// document, an archive may cost its worker once; the second worker goes on behind the members that
// the first has given.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "batch/worker_process.h"

namespace gouji {

// One answer of the stream.
struct ArchivePart {
  enum class Kind { member, broken_member, end };
  Kind kind = Kind::end;
  std::string path;  // of the member; empty at the end
  Descriptor bytes;  // of a member: sealed
  Message message;   // why a member, or the rest of the archive, was not read; else empty
};

class ArchiveStream {
 public:
  // `file` is open for reading; the setup must outlive the stream.
  ArchiveStream(Descriptor file, const WorkerSetup& setup)
      : file_(std::move(file)), setup_(setup) {}

  // Asks for the next part, unless that has been done. Fails when no worker can be started.
  Result<void> ask();
  bool is_asked() const { return asked_; }

  int socket() const { return process_ ? process_->socket() : -1; }
  std::chrono::milliseconds time_left() const;

  // What has arrived. Nothing yet: to be asked again when the socket is readable or time is over.
  Result<std::optional<ArchivePart>> receive();

 private:
  using Clock = std::chrono::steady_clock;

  Result<void> start();
  Result<std::optional<ArchivePart>> lose(bool took_too_long);

  Descriptor file_;
  const WorkerSetup& setup_;
  std::optional<WorkerProcess> process_;
  std::size_t given_ = 0;   // parts that were handed on
  std::size_t passed_ = 0;  // parts that this worker has given
  int losses_ = 0;
  bool asked_ = false;
  Clock::time_point since_;
};

}  // namespace gouji
