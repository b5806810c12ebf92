// Pictures of the pages of a dataset that are to be reviewed, kept in its folder: pages/<name>.png
// (picture_name), and pages/pages.csv, which says what page of which source each one shows and how
// many of its pixels are a point.
//
// A picture has the name of the bytes that it shows, and appears whole or not at all. So one that
// is there is not drawn again, a run that was stopped or killed goes on where it was, and the
// folder does not depend on the order or number of drawing processes.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "batch/page_pictures.h"
#include "dataset/store.h"

namespace gouji {

struct KeepOptions {
  DrawingOptions drawing;
  int jobs = 1;                               // drawing processes side by side
  std::function<bool()> stopped;              // asked all the while
  std::function<void(int drawn)> on_picture;  // hears how many there are so far
};

struct KeptPages {
  int pages = 0;             // rows of pages.csv
  int without = 0;           // of those: could not be drawn
  bool is_complete = false;  // it was not stopped; else pages.csv is left as it was
};

// Draws what is missing, writes pages.csv, and removes the pictures of documents that the dataset
// no longer has. A page that cannot be drawn (its source was moved, has changed, or takes too long)
// has no picture in its row. Fails when the folder cannot be written or the store not read.
Result<KeptPages> keep_pages(Store& store, const std::string& folder, const KeepOptions& options);

// For a dataset that was merged: takes the pictures from the folders of the parts, those that have
// a pages.csv. Nothing is done where none has.
Result<void> take_over_pages(Store& store, const std::string& folder,
                             std::span<const std::string> parts);

}  // namespace gouji
