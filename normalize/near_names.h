// Which of many names somebody meant who typed one that is not there: a path without its folder, a
// field with a slip of the finger.
//
// Likeness is that of the pairs of neighbouring bytes (Dice), which needs no limit on the length
// and finds swapped, lost and added parts alike. Names that are less than half alike are no help.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/message.h"

namespace gouji {

class NearNames {
 public:
  explicit NearNames(std::string_view typed);

  void consider(std::string_view name);  // one of those that are there

  // The most alike, at most three, best first; of equal ones in the order they were considered.
  std::vector<std::string> names() const;

 private:
  struct Candidate {
    double likeness = 0;
    std::string name;
  };

  std::string typed_;
  std::vector<std::uint16_t> pairs_;  // of typed_, sorted
  std::vector<Candidate> best_;
};

// "; did you mean a, b or c?" is what a message adds; empty in both languages without any.
Message near_names_message(const std::vector<std::string>& names);

}  // namespace gouji
