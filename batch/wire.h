// The alphabet of messages between the program and its workers: numbers, texts and flags, one after
// the other, without names. Both ends are the same program image, so there are no versions.
//
// What a worker sends is not trusted: a reader that runs past the end or meets a value that cannot
// be yields zeros from then on, and ok() tells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gouji {

class WireWriter {
 public:
  void number(std::int64_t value);
  void real(double value);
  void flag(bool value) { number(value ? 1 : 0); }
  void text(std::string_view value);

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  std::int64_t number();
  int integer(int least, int most);  // fails outside of these
  double real();
  bool flag() { return integer(0, 1) != 0; }
  std::string text();

  // How many items follow, each of which takes at least `least_bytes`.
  std::size_t count(std::size_t least_bytes);

  // An enumerator from 0 to `last`.
  template <typename Enum>
  Enum enumerator(Enum last) {
    return static_cast<Enum>(integer(0, static_cast<int>(last)));
  }

  void fail() { ok_ = false; }
  bool ok() const { return ok_; }
  bool is_complete() const { return ok_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t size);

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace gouji
