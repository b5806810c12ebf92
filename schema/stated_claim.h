// A figure that the prose of a report with tables states: all that holding it against them takes,
// so that a dataset can do so again when a figure of the tables is corrected.
#pragma once

#include <string>

#include "normalize/decimal.h"
#include "normalize/message.h"

namespace gouji {

struct StatedClaim {
  std::string claim;  // id of the form's claim
  Decimal value;
  int page = 0;           // where its sentence begins; 0 where the source has no pages
  bool doubtful = false;  // the text is
  Message scope;          // why the sentence may have another scope; empty where it has not
  std::string quote;      // the sentence, or its beginning
};

}  // namespace gouji
