// Exact decimal numbers for figures and tie-out sums. Money is printed to four places of 万元, so
// binary floating point would report differences that nobody published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// value = units / 10^scale, normalised: no trailing zero in the fraction. Eighteen digits hold any
// figure of a report with room to sum; operations that leave that range return nullopt.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : units_(whole) {}

  // Plain decimal text: optional sign, digits, optional fraction. Nothing else, and at most 18
  // significant digits.
  static std::optional<Decimal> parse(std::string_view text);

  std::optional<Decimal> plus(Decimal other) const;
  std::optional<Decimal> minus(Decimal other) const;

  std::string to_string() const;  // "7730.28", "-2", "0"
  bool is_zero() const { return units_ == 0; }
  bool is_negative() const { return units_ < 0; }
  bool is_whole() const { return scale_ == 0; }
  int compare(Decimal other) const;  // -1, 0, 1
  bool operator==(const Decimal&) const = default;

 private:
  constexpr Decimal(std::int64_t units, int scale) : units_(units), scale_(scale) {}
  static std::optional<Decimal> normalised(__int128 units, int scale);

  std::int64_t units_ = 0;
  int scale_ = 0;
};

}  // namespace gouji
