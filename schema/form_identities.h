// The tie-out rules of a form file, and their expansion to identities over field ids.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/form.h"

namespace gouji {

// One [[identity]] as written.
struct IdentityPattern {
  enum class Each {
    column,  // the names are rows, and the rule holds in each column
    row,     // the names are columns, and the rule holds in each row that has them
    group,   // the names are columns, and the rule holds under each group of columns_under
  };
  std::string rule;
  std::string table;
  Each each = Each::column;
  Message title;
  std::vector<std::string> left;
  std::vector<std::string> right;
  bool left_is_total = false;
  std::vector<std::string> unless_blank;
  int line = 0;  // of the definition
};

// Appends the identities of `pattern` to `form`, whose tables are complete. A name stands for the
// row or column of that id and for all whose id begins with it and a dot. Calls `report` with a
// sentence in each language when a name fits nothing; the form is then no good.
void expand_identity(const IdentityPattern& pattern,
                     const std::function<void(std::string zh, std::string en)>& report, Form& form);

}  // namespace gouji
