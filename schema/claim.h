// Claims: figures that the prose of a report states and its tables state too. Which sentences make
// them is written in the form file, as patterns; docs/forms.md describes the keys.
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

struct ProseRules {
  std::vector<Claim> claims;  // in order: a number is the first claim's that finds it
  std::vector<ClaimTopic> topics;
  std::vector<ClaimScope> scopes;
  // Clauses that state no figure of the tables, whatever claims find in them.
  std::vector<ClaimPattern> exceptions;
};

}  // namespace gouji
