// Claims: figures that the prose of a report states. Where its tables state them too they are held
// against each other (claim_check.h); where it has no table they are its fields (prose_fields.h).
// Which sentences make them is written in the form file, as patterns; docs/forms.md describes the
// keys.
#pragma once

#include <string>
#include <vector>

#include "normalize/message.h"
#include "schema/claim_pattern.h"

namespace gouji {

struct Claim {
  std::string id;  // "received"
  Message title;
  std::string topic;                 // of what the sentence must have spoken last; empty: anything
  ClaimPattern needs;                // somewhere in the sentence; null: nothing
  ClaimPattern unless;               // not in the clause; null: nothing
  std::vector<ClaimPattern> states;  // one group each: the number
  std::vector<ClaimPattern> none;    // sentences that say that there was none
  std::vector<std::vector<std::string>> accepts;  // sums of fields, one of which the number must be
  // Fields that a report without tables has from this claim: of one the number, of several that
  // there was none. Each stands in every sum of `accepts`, and one alone is such a sum.
  std::vector<std::string> fills;
  ClaimPattern doubt;  // over marked text (ClaimDoubt): what makes such a field doubtful
};

struct ClaimTopic {
  std::string id;
  ClaimPattern pattern;
};

// Words that give a sentence another scope than the tables: a difference is then a question.
struct ClaimScope {
  ClaimPattern pattern;
  Message reason;
};

// What makes a figure that prose states doubtful where no table states it: 约, 含…, 左右. The
// pattern is over the sentence with the figure in question, its unit included, as claim_mark.
struct ClaimDoubt {
  ClaimPattern pattern;
  Message reason;
};
constexpr char claim_mark = '#';

struct ProseRules {
  std::vector<Claim> claims;  // in order: a number is the first claim's that finds it
  std::vector<ClaimTopic> topics;
  std::vector<ClaimScope> scopes;
  // Clauses that state no figure of the tables, whatever claims find in them.
  std::vector<ClaimPattern> exceptions;
  std::vector<ClaimDoubt> doubts;
};

}  // namespace gouji
