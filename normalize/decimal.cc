#include "normalize/decimal.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr int max_digits = 18;
constexpr __int128 limit = static_cast<__int128>(1'000'000'000'000'000'000);  // 10^18

__int128 power_of_ten(int exponent) {
  __int128 power = 1;
  for (int step = 0; step < exponent; ++step) power *= 10;
  return power;
}

bool is_ascii_digit(char character) { return character >= '0' && character <= '9'; }

}  // namespace

std::optional<Decimal> Decimal::normalised(__int128 units, int scale) {
  while (scale > 0 && units % 10 == 0) {
    units /= 10;
    --scale;
  }
  if (units >= limit || units <= -limit || scale > max_digits) return std::nullopt;
  return Decimal(static_cast<std::int64_t>(units), scale);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;

  __int128 units = 0;
  for (const std::string_view part : {whole, fraction}) {
    for (const char character : part) {
      if (!is_ascii_digit(character)) return std::nullopt;
      units = units * 10 + (character - '0');
      if (units >= limit) return std::nullopt;
    }
  }
  // Zeros alone never reach the limit, so a fraction may still be too long to count in an int.
  if (fraction.size() > static_cast<std::size_t>(max_digits)) {
    if (units != 0) return std::nullopt;
    return Decimal();
  }
  return normalised(negative ? -units : units, static_cast<int>(fraction.size()));
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
  const int scale = std::max(scale_, other.scale_);
  const __int128 left = units_ * power_of_ten(scale - scale_);
  const __int128 right = other.units_ * power_of_ten(scale - other.scale_);
  return normalised(left + right, scale);
}

std::optional<Decimal> Decimal::minus(Decimal other) const {
  other.units_ = -other.units_;
  return plus(other);
}

int Decimal::compare(Decimal other) const {
  const int scale = std::max(scale_, other.scale_);
  const __int128 left = units_ * power_of_ten(scale - scale_);
  const __int128 right = other.units_ * power_of_ten(scale - other.scale_);
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

std::string Decimal::to_string() const {
  // |units_| < 10^18, so its negation cannot overflow.
  std::string digits = std::to_string(units_ < 0 ? -units_ : units_);
  if (scale_ > 0) {
    const auto scale = static_cast<std::size_t>(scale_);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    digits.insert(digits.size() - scale, 1, '.');
  }
  if (units_ < 0) digits.insert(0, 1, '-');
  return digits;
}

}  // namespace gouji
