#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>

namespace gouji {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t most_bytes = std::size_t{1} << 20;

// What parsers stumble over: limits of integers, ends of strings, halves of characters.
constexpr std::string_view awkward[] = {"\0"sv,
                                        "\xFF"sv,
                                        "\xFF\xFF\xFF\xFF"sv,
                                        "\x7F\xFF"sv,
                                        "\0\0\0\0"sv,
                                        "\x80\0\0\0"sv,
                                        "\""sv,
                                        "'"sv,
                                        "\r\n"sv,
                                        ","sv,
                                        "<"sv,
                                        ">"sv,
                                        "&#x110000;"sv,
                                        "\xE4\xB8"sv,
                                        "\xF4\x90\x80\x80"sv,
                                        "\xEF\xBB\xBF"sv,
                                        "\xFF\xFE"sv,
                                        "-1"sv,
                                        "0"sv,
                                        "65536"sv,
                                        "2147483648"sv,
                                        "-2147483649"sv,
                                        "18446744073709551616"sv,
                                        "1e999"sv};

}  // namespace

std::size_t Mutation::below(std::size_t bound) {
  return bound == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
}

std::string Mutation::piece(const std::string& bytes) {
  const std::size_t begin = below(bytes.size());
  return bytes.substr(begin, 1 + below(below(2) == 0 ? 16 : bytes.size() - begin));
}

void Mutation::change_number(std::string& bytes) {
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size()));
  const auto begin = std::find_if(from, bytes.end(), is_digit);
  const auto end = std::find_if_not(begin, bytes.end(), is_digit);
  if (begin == end) return;
  const std::size_t place = static_cast<std::size_t>(begin - bytes.begin());
  const auto length = static_cast<std::size_t>(end - begin);
  const std::string_view other[] = {"0", "1", "-1", "255", "65536", "2147483648", "99999999999"};
  bytes.replace(place, length, other[below(std::size(other))]);
}

void Mutation::change(std::string& bytes, const std::vector<std::string>& inputs) {
  const std::size_t place = below(bytes.size());
  switch (below(10)) {
    case 0:
      if (!bytes.empty()) bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8)));
      break;
    case 1:
      if (!bytes.empty()) bytes[place] = static_cast<char>(below(256));
      break;
    case 2:
      bytes.insert(place, awkward[below(std::size(awkward))]);
      break;
    case 3: {
      const std::string_view word = awkward[below(std::size(awkward))];
      bytes.replace(place, word.size(), word);
      break;
    }
    case 4:
      bytes.erase(place, 1 + below(below(2) == 0 ? 16 : bytes.size()));
      break;
    case 5:
      bytes.insert(place, piece(bytes));
      break;
    case 6: {
      std::string moved = piece(bytes);
      bytes.replace(place, moved.size(), moved);
      break;
    }
    case 7:
      bytes.insert(place, piece(inputs[below(inputs.size())]));
      break;
    case 8:
      change_number(bytes);
      break;
    default:
      if (below(4) == 0) bytes.resize(place);
      break;
  }
  if (bytes.size() > most_bytes) bytes.resize(most_bytes);
}

std::string Mutation::of(const std::vector<std::string>& inputs) {
  std::string bytes = inputs[below(inputs.size())];
  for (std::size_t left = std::size_t{1} << below(5); left > 0; --left) change(bytes, inputs);
  return bytes;
}

}  // namespace gouji
