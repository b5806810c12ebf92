// The inside of the child process that draws pages (page_pictures.h).
#pragma once

#include <cstdint>

#include "batch/page_pictures.h"

namespace gouji {

// What precedes each picture on the pipe.
struct PictureHead {
  std::int32_t document = 0;
  std::int32_t page = 0;
  double width = 0;
  double height = 0;
  std::uint64_t size = 0;
};

// Draws what `request` asks for, of the open file `file`, and writes each picture behind its head
// to the descriptor `output`. Ends early when nobody reads any more.
void paint(int file, const PictureRequest& request, const DrawingOptions& options, int output);

}  // namespace gouji
