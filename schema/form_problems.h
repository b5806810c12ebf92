// What is wrong with a form file: the first problem, with file and line and what to do about it.
// Those behind it are mostly its consequences.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "normalize/result.h"

namespace gouji {

class FormProblems {
 public:
  explicit FormProblems(std::string name) : name_(std::move(name)) {}

  void report(int line, const std::string& zh, const std::string& en) {
    if (first_) return;
    const std::string place = name_ + ":" + std::to_string(line) + ": ";
    first_ = Error{{place + zh, place + en}};
  }

  const std::optional<Error>& first() const { return first_; }

 private:
  std::string name_;
  std::optional<Error> first_;
};

}  // namespace gouji
