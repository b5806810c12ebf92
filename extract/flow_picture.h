// Tables published as pictures: a section of the report whose whole content is a picture.
#pragma once

#include <string>
#include <vector>

#include "extract/document.h"

namespace gouji {

struct PlacedPicture {
  std::size_t before = 0;  // index of the block that follows it
  std::string name;
};

// Appends a note "table-is-picture" for each picture of a section (一、… 二、…) that holds no table
// and no prose, or of a document that has neither sections nor tables: the figures are in the
// picture. A photograph within prose is none of them.
void note_table_pictures(const std::vector<Block>& blocks,
                         const std::vector<PlacedPicture>& pictures,
                         std::vector<ReaderNote>& notes);

}  // namespace gouji
