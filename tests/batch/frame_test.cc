#include "batch/frame.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <string>
#include <thread>

#include "batch/sealed_file.h"

using namespace gouji;

namespace {

struct Ends {
  Descriptor left;
  Descriptor right;
};

Ends make_ends() {
  std::array<int, 2> ends;
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace

TEST_CASE("a frame arrives with its kind, its bytes and its file") {
  const Ends ends = make_ends();
  const Descriptor file = seal_bytes("the document").value();
  const std::string large(3'000'000, 'x');
  std::thread sender([&] {
    send_frame(ends.left.number(), FrameKind::document, "报告.pdf", file.number());
    send_frame(ends.left.number(), FrameKind::report, large);
    send_frame(ends.left.number(), FrameKind::end_of_archive, "");
  });
  const auto first = receive_frame(ends.right.number());
  const auto second = receive_frame(ends.right.number());
  const auto third = receive_frame(ends.right.number());
  sender.join();
  REQUIRE((first && second && third));
  CHECK(first->kind == FrameKind::document);
  CHECK(first->payload == "报告.pdf");
  CHECK(SealedBytes::map(first->file.number()).value().view() == "the document");
  CHECK(second->payload == large);
  CHECK_FALSE(second->file.is_open());
  CHECK(third->kind == FrameKind::end_of_archive);
  CHECK(third->payload.empty());
}

TEST_CASE("a reader never waits for the rest of a frame") {
  const Ends ends = make_ends();
  ::fcntl(ends.right.number(), F_SETFL, O_NONBLOCK);
  FrameReader reader;
  CHECK(reader.read(ends.right.number()) == FrameReader::State::partial);
  const std::array<std::uint32_t, 2> head = {4, static_cast<std::uint32_t>(FrameKind::report)};
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), head.data(), 8);
  bytes += "abcd";
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    CHECK(reader.read(ends.right.number()) == FrameReader::State::partial);
    REQUIRE(::write(ends.left.number(), &bytes[at], 1) == 1);
  }
  REQUIRE(reader.read(ends.right.number()) == FrameReader::State::whole);
  CHECK(reader.take().payload == "abcd");
}

TEST_CASE("what makes no frame ends the conversation") {
  Ends ends = make_ends();
  const std::array<std::uint32_t, 2> head = GENERATE(std::array<std::uint32_t, 2>{0, frame_kinds},
                                                     std::array<std::uint32_t, 2>{0xFFFFFFFF, 0});
  REQUIRE(::write(ends.left.number(), head.data(), 8) == 8);
  FrameReader reader;
  CHECK(reader.read(ends.right.number()) == FrameReader::State::ended);
}

TEST_CASE("an end that is closed is told on both sides") {
  Ends ends = make_ends();
  ends.left.close();
  CHECK_FALSE(receive_frame(ends.right.number()));
  CHECK_FALSE(send_frame(ends.right.number(), FrameKind::next, ""));
}

TEST_CASE("sealed bytes cannot change, and what could is refused") {
  const Descriptor file = seal_bytes("abc").value();
  CHECK(::write(file.number(), "x", 1) < 0);
  CHECK(::ftruncate(file.number(), 0) != 0);
  CHECK(SealedBytes::map(file.number()).value().view() == "abc");
  CHECK(SealedBytes::map(seal_bytes("").value().number()).value().view().empty());
  const Descriptor open(::open("/proc/self/exe", O_RDONLY));
  CHECK_FALSE(SealedBytes::map(open.number()));
  CHECK_FALSE(seal_file(open.number(), 100, "program"));
}
