// The pages of a dataset that a person would look at to see whether they were read rightly.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dataset/store.h"

namespace gouji {

struct ReviewPages {
  std::string source;
  std::string sha256;
  std::vector<int> pages;  // from 1, ascending
};

// Calls `take` for each report with such pages, by source, until it fails. They are those that hold
// a figure under review or one that was recognised from a picture, and those that a finding names;
// of a scan or picture in which something is missing all, since nobody knows where that is.
Result<void> each_review_pages(Store& store,
                               const std::function<Result<void>(const ReviewPages&)>& take);

}  // namespace gouji
