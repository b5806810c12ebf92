#include "batch/wire.h"

#include <cstring>

namespace gouji {

void WireWriter::number(std::int64_t value) {
  bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void WireWriter::real(double value) {
  bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void WireWriter::text(std::string_view value) {
  number(static_cast<std::int64_t>(value.size()));
  bytes_ += value;
}

std::string_view WireReader::take(std::size_t size) {
  if (!ok_ || size > rest_.size()) {
    ok_ = false;
    return {};
  }
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::int64_t WireReader::number() {
  std::int64_t value = 0;
  const std::string_view bytes = take(sizeof value);
  if (ok_) std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

int WireReader::integer(int least, int most) {
  const std::int64_t value = number();
  if (value >= least && value <= most) return static_cast<int>(value);
  ok_ = false;
  return least;
}

double WireReader::real() {
  double value = 0;
  const std::string_view bytes = take(sizeof value);
  if (ok_) std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

std::string WireReader::text() {
  const std::int64_t size = number();
  if (size < 0) ok_ = false;
  return std::string(take(static_cast<std::size_t>(size)));
}

std::size_t WireReader::count(std::size_t least_bytes) {
  const std::int64_t items = number();
  if (ok_ && items >= 0 && static_cast<std::size_t>(items) <= rest_.size() / least_bytes) {
    return static_cast<std::size_t>(items);
  }
  ok_ = false;
  return 0;
}

}  // namespace gouji
