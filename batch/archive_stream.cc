#include "batch/archive_stream.h"

#include <algorithm>
#include <utility>

#include "batch/archive_messages.h"
#include "batch/sealed_file.h"
#include "dataset/safe_text.h"

namespace gouji {

using std::chrono::milliseconds;

Result<void> ArchiveStream::start() {
  Result<WorkerProcess> process = WorkerProcess::start(WorkerRole::archives, setup_);
  if (!process) return tl::unexpected(process.error());
  process_ = std::move(*process);
  passed_ = 0;
  (void)process_->send(FrameKind::archive, {}, file_.number());
  return {};
}

Result<void> ArchiveStream::ask() {
  if (asked_) return {};
  if (!process_) {
    if (Result<void> started = start(); !started) return started;
  }
  (void)process_->send(FrameKind::next, {}, -1);  // one that is gone shows at the next read
  asked_ = true;
  since_ = Clock::now();
  return {};
}

milliseconds ArchiveStream::time_left() const {
  const auto left = since_ + setup_.time_limit - Clock::now();
  return std::max(std::chrono::ceil<milliseconds>(left), milliseconds(0));
}

Result<std::optional<ArchivePart>> ArchiveStream::lose(bool took_too_long) {
  const WorkerLoss loss = process_->end(took_too_long);
  process_.reset();
  asked_ = false;
  if (++losses_ < 2) {
    if (Result<void> asked = ask(); !asked) return tl::unexpected(asked.error());
    return std::optional<ArchivePart>();
  }
  return ArchivePart{ArchivePart::Kind::end, {}, {}, message_of(loss, setup_)};
}

Result<std::optional<ArchivePart>> ArchiveStream::receive() {
  const FrameReader::State state = process_->read();
  if (state == FrameReader::State::ended) return lose(false);
  if (state == FrameReader::State::partial) {
    if (time_left() == milliseconds(0)) return lose(true);
    return std::optional<ArchivePart>();
  }
  Frame frame = process_->take();
  asked_ = false;
  ArchivePart part;
  if (frame.kind == FrameKind::member && SealedBytes::map(frame.file.number())) {
    part = {ArchivePart::Kind::member, utf8_name(frame.payload), std::move(frame.file), {}};
  } else if (frame.kind == FrameKind::broken_member || frame.kind == FrameKind::end_of_archive) {
    std::optional<ArchiveMessage> message = decode_archive_message(frame.payload);
    if (!message) return lose(false);
    const bool is_end = frame.kind == FrameKind::end_of_archive;
    part = {is_end ? ArchivePart::Kind::end : ArchivePart::Kind::broken_member,
            utf8_name(message->path),
            {},
            std::move(message->message)};
  } else {
    return lose(false);
  }
  // A second worker begins at the beginning.
  if (part.kind != ArchivePart::Kind::end && ++passed_ <= given_) {
    if (Result<void> asked = ask(); !asked) return tl::unexpected(asked.error());
    return std::optional<ArchivePart>();
  }
  given_ = std::max(given_, passed_);
  return std::optional<ArchivePart>(std::move(part));
}

}  // namespace gouji
