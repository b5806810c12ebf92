// What the program has to say about a report: an identity that does not hold, a table it could not
// place, a page it could not read.
#pragma once

#include <string>
#include <vector>

#include "normalize/message.h"

namespace gouji {

enum class Severity { notice, warning, error };

struct Finding {
  std::string rule;  // "in-out", "outcomes", "applicants", "disputes", "false-unicode", ...
  Severity severity = Severity::notice;
  std::vector<std::string> fields;  // every field of the identity, or the fields concerned
  std::string expected;             // plain decimal, or empty
  std::string actual;
  int page = 0;  // where to look first; 0 unknown
  Message message;
};

std::string name_of(Severity severity);

}  // namespace gouji
