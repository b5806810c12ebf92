// What is wrong with a form file, with line and what to do about it. Loading a form fails on the
// first problem; checking one shows all, though some may be consequences of others.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/result.h"

namespace gouji {

struct FormProblem {
  int line = 0;  // from 1
  Message message;
};

class FormProblems {
 public:
  explicit FormProblems(std::string name) : name_(std::move(name)) {}

  void report(int line, const std::string& zh, const std::string& en) {
    all_.push_back({line, {zh, en}});
  }

  // The one that was met first, as an Error that names file and line.
  std::optional<Error> first() const {
    if (all_.empty()) return std::nullopt;
    const FormProblem& problem = all_.front();
    const std::string place = name_ + ":" + std::to_string(problem.line) + ": ";
    return Error{{place + problem.message.zh, place + problem.message.en}};
  }

  const std::vector<FormProblem>& all() const { return all_; }

 private:
  std::string name_;
  std::vector<FormProblem> all_;
};

}  // namespace gouji
