// A regular expression of a form file, compiled when a text is first held against it that has its
// words (required_words.h).
//
// Compiling all of them takes some 30 million instructions, a third of what reading a short PDF
// takes, and a report needs few of those of its own form only. A form file of the user's is
// compiled when it is loaded all the same, so that its mistakes come with their line (form.h,
// PatternCheck).
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "schema/required_words.h"

namespace re2 {
class RE2;
}

namespace gouji {

// Matched against folded text (normalize/text.h): no spaces, half-width signs.
class ClaimExpression {
 public:
  explicit ClaimExpression(std::string text);
  ~ClaimExpression();

  // Whether a part of `text` matches.
  bool is_in(std::string_view text) const;

  // False: no part of `text` matches. Costs less than is_in.
  bool may_be_in(std::string_view text) const { return words_.may_match(text); }

  // Of the text, where it is one; for a text that is none an expression that matches nothing, whose
  // ok() is false.
  const re2::RE2& compiled() const;

 private:
  std::string text_;
  RequiredWords words_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<const re2::RE2> compiled_;
};

using ClaimPattern = std::shared_ptr<const ClaimExpression>;

// Forms share most of their patterns: one expression for each text, as long as a form has it.
ClaimPattern claim_pattern(const std::string& text);

}  // namespace gouji
