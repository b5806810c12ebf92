// Pictures of pages, for a person to look at what was found on them.
//
// A page is drawn by a child process that is locked in as a worker is (jail.h): the program itself
// never looks into a document.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "normalize/result.h"

namespace gouji {

struct PictureRequest {
  std::string source;  // as in the dataset: a path
  std::string sha256;  // a file with other bytes is not the one that was read
  std::vector<int> pages;
};

struct PictureOptions {
  double dpi = 110;
  bool jailed = true;
  std::chrono::seconds time_limit{60};  // for one document
  std::size_t memory_limit = std::size_t{2} << 30;
};

struct MadePicture {
  int page = 0;
  std::string png;
  double width = 0;  // of the page, in points
  double height = 0;
};

// The pages that could be drawn, in order: none for a source that is no PDF. Fails when the file
// cannot be read or has changed.
Result<std::vector<MadePicture>> draw_pages(const PictureRequest& request,
                                            const PictureOptions& options);

}  // namespace gouji
