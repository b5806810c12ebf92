// Messages on the socket between the program and a worker: a kind, bytes, and perhaps an open file.
//
// The program reads frames without ever waiting for the rest of one, so that a worker that stops in
// the middle of a sentence holds up nobody. A frame is length and kind, 4 bytes each, then the
// payload; the file travels beside its first byte (SCM_RIGHTS).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "batch/descriptor.h"

namespace gouji {

enum class FrameKind : std::uint32_t {
  // To a worker.
  document,  // payload: the name; file: the bytes
  archive,   // payload: the name; file: the archive
  next,      // the next member, please
  // From a worker.
  report,         // payload: encode_report
  needs_office,   // LibreOffice must read it, which this worker may not start
  is_archive,     // the document is an archive of documents
  member,         // payload: the path in the archive; file: the bytes
  broken_member,  // payload: the path and why, as in member_codec.h
  end_of_archive,
};
constexpr std::uint32_t frame_kinds = 9;

struct Frame {
  FrameKind kind = FrameKind::document;
  std::string payload;
  Descriptor file;
};

// A report of ten thousand rows takes 4 MB; what is longer is no report.
constexpr std::size_t largest_payload = std::size_t{256} << 20;

// False when the other end is gone. `file` is -1 for none. Waits until all is sent.
bool send_frame(int socket, FrameKind kind, const std::string& payload, int file = -1);

// Waits for a whole frame; nothing when the other end is gone.
std::optional<Frame> receive_frame(int socket);

// Puts a frame together from what has arrived.
class FrameReader {
 public:
  enum class State {
    partial,  // more is to come
    whole,    // take() it
    ended,    // the other end is gone, or what it sends makes no frame
  };

  // Reads what there is, without waiting when `socket` is non-blocking, at most to the frame's end.
  State read(int socket);
  Frame take();

 private:
  bool begin_payload();

  std::string bytes_;  // of the head, then of the payload
  bool has_head_ = false;
  std::size_t wanted_ = 8;
  FrameKind kind_ = FrameKind::document;
  Descriptor file_;
};

}  // namespace gouji
