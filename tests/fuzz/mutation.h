// Random changes to inputs, for fuzzing without a compiler that knows how.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace gouji {

class Mutation {
 public:
  explicit Mutation(unsigned seed) : random_(seed) {}

  // One of the inputs, changed in one to sixteen places: bits, bytes, numbers, pieces left out,
  // doubled, moved or taken from another input, or an end that is missing. At most 1 MB.
  std::string of(const std::vector<std::string>& inputs);

 private:
  std::size_t below(std::size_t bound);  // 0 where there is nothing below
  void change(std::string& bytes, const std::vector<std::string>& inputs);
  void change_number(std::string& bytes);
  std::string piece(const std::string& bytes);

  std::mt19937 random_;
};

}  // namespace gouji
