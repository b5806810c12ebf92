#include "dataset/formats/exact_figure.h"

#include <algorithm>
#include <cfloat>
#include <charconv>

namespace gouji {

std::optional<std::int64_t> exact_integer(std::string_view decimal) {
  std::int64_t whole = 0;
  const char* const end = decimal.data() + decimal.size();
  const auto [at, error] = std::from_chars(decimal.data(), end, whole);
  if (error != std::errc() || at != end) return std::nullopt;
  return whole;
}

std::optional<double> exact_double(std::string_view decimal) {
  double value = 0;
  const char* const end = decimal.data() + decimal.size();
  const auto [at, error] = std::from_chars(decimal.data(), end, value);
  if (error != std::errc() || at != end) return std::nullopt;
  const std::size_t first = decimal.find_first_of("123456789");
  if (first == std::string_view::npos) return value;
  const std::string_view significant = decimal.substr(first);
  const auto digits = std::count_if(significant.begin(), significant.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
  if (digits > DBL_DIG) return std::nullopt;
  return value;
}

int decimal_places(std::string_view decimal) {
  const std::size_t point = decimal.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(decimal.size() - point - 1);
}

}  // namespace gouji
