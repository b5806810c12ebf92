// [[claim]], [[claim_topic]], [[claim_scope]], [[claim_exception]] and [[claim_doubt]] of a form
// file.
#pragma once

#include "schema/form.h"
#include "schema/form_source.h"

namespace gouji {

// What a form file says of prose, its tables left to be read first.
struct ClaimEntries {
  explicit ClaimEntries(FormEntry& root)
      : claims(root.entries("claim")),
        topics(root.entries("claim_topic")),
        scopes(root.entries("claim_scope")),
        exceptions(root.entries("claim_exception")),
        doubts(root.entries("claim_doubt")) {}

  std::vector<FormEntry> claims;
  std::vector<FormEntry> topics;
  std::vector<FormEntry> scopes;
  std::vector<FormEntry> exceptions;
  std::vector<FormEntry> doubts;
};

// Fills form.prose; the fields of `form` are complete. Mistakes go to the problems of the entries.
void read_claims(ClaimEntries& entries, Form& form, PatternCheck check);

}  // namespace gouji
