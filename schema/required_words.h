// Words without which a regular expression cannot match, so that it need not be compiled to say no.
//
// A sentence is held against some hundred expressions of a form, and hardly any has its words in
// it: reading one PDF of 5 pages takes 0.94 of the CPU that it took when all were compiled. RE2's
// own prefilter (re2/filtered_re2.h) needs them compiled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

class RequiredWords {
 public:
  // Of an expression in RE2's syntax. What is not understood (flags, classes, escapes) requires
  // nothing.
  explicit RequiredWords(std::string_view expression);

  // False: no part of `text` matches the expression.
  bool may_match(std::string_view text) const;

  // Whether the expression is words and nothing else (复议|诉讼), so that may_match says whether a
  // part of the text matches it.
  bool is_exact() const { return is_exact_; }

 private:
  std::vector<std::vector<std::string>> sets_;  // a text that matches has one word of each
  bool is_exact_ = false;
};

}  // namespace gouji
