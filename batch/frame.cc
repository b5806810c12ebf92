#include "batch/frame.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace gouji {
namespace {

constexpr std::size_t head_size = 8;
constexpr std::size_t chunk_size = std::size_t{1} << 16;

// Room for one descriptor beside the bytes.
union FileMessage {
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

void attach(msghdr& message, FileMessage& room, int file) {
  message.msg_control = room.bytes.data();
  message.msg_controllen = room.bytes.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  std::memcpy(CMSG_DATA(header), &file, sizeof file);
}

Descriptor attached(msghdr& message) {
  Descriptor file;
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    int number = -1;
    std::memcpy(&number, CMSG_DATA(header), sizeof number);
    file = Descriptor(number);
  }
  return file;
}

void wait_for(int socket, short events) {
  pollfd one = {socket, events, 0};
  ::poll(&one, 1, -1);
}

}  // namespace

bool send_frame(int socket, FrameKind kind, const std::string& payload, int file) {
  const std::array<std::uint32_t, 2> head = {static_cast<std::uint32_t>(payload.size()),
                                             static_cast<std::uint32_t>(kind)};
  static_assert(sizeof head == head_size);
  std::size_t sent = 0;
  while (sent < head_size + payload.size()) {
    std::array<iovec, 2> parts = {};
    int count = 0;
    if (sent < head_size) {
      char* from = const_cast<char*>(reinterpret_cast<const char*>(head.data())) + sent;
      parts[static_cast<std::size_t>(count++)] = {from, head_size - sent};
    }
    const std::size_t done = sent < head_size ? 0 : sent - head_size;
    parts[static_cast<std::size_t>(count++)] = {const_cast<char*>(payload.data()) + done,
                                                payload.size() - done};
    msghdr message = {};
    message.msg_iov = parts.data();
    message.msg_iovlen = static_cast<std::size_t>(count);
    FileMessage room = {};
    if (file >= 0 && sent == 0) attach(message, room, file);
    const ssize_t size = ::sendmsg(socket, &message, MSG_NOSIGNAL);
    if (size > 0) {
      sent += static_cast<std::size_t>(size);
    } else if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      wait_for(socket, POLLOUT);
    } else if (size < 0 && errno != EINTR) {
      return false;
    }
  }
  return true;
}

std::optional<Frame> receive_frame(int socket) {
  FrameReader reader;
  while (true) {
    switch (reader.read(socket)) {
      case FrameReader::State::whole:
        return reader.take();
      case FrameReader::State::ended:
        return std::nullopt;
      case FrameReader::State::partial:
        wait_for(socket, POLLIN);
    }
  }
}

FrameReader::State FrameReader::read(int socket) {
  while (bytes_.size() < wanted_) {
    const std::size_t before = bytes_.size();
    bytes_.resize(before + std::min(wanted_ - before, chunk_size));
    iovec part = {bytes_.data() + before, bytes_.size() - before};
    msghdr message = {};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    FileMessage room = {};
    message.msg_control = room.bytes.data();
    message.msg_controllen = room.bytes.size();
    const ssize_t size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    bytes_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    if (size == 0) return State::ended;
    if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
      return State::partial;
    }
    if (size < 0) return State::ended;
    if (Descriptor file = attached(message); file.is_open()) file_ = std::move(file);
    if (!has_head_ && bytes_.size() == head_size && !begin_payload()) return State::ended;
  }
  return State::whole;
}

bool FrameReader::begin_payload() {
  std::array<std::uint32_t, 2> head;
  std::memcpy(head.data(), bytes_.data(), head_size);
  bytes_.clear();
  has_head_ = true;
  wanted_ = head[0];
  kind_ = static_cast<FrameKind>(head[1]);
  return head[1] < frame_kinds && head[0] <= largest_payload;
}

Frame FrameReader::take() {
  Frame frame{kind_, std::move(bytes_), std::move(file_)};
  bytes_.clear();
  has_head_ = false;
  wanted_ = head_size;
  return frame;
}

}  // namespace gouji
