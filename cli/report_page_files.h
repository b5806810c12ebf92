// report.html and the pictures beside it.
#pragma once

#include <string>

#include "dataset/audit.h"
#include "dataset/store.h"

namespace gouji {

struct PageFilesOptions {
  std::string folder;
  Language language = Language::en;
  bool pictures = true;
  std::string password;  // of encrypted PDFs and archives
};

struct PageFiles {
  int pictures = 0;
  int sources_without = 0;  // with pages that could not be drawn: moved, changed or broken
};

// Writes report.html into the folder, and into its pages/ the pictures that it needs.
Result<PageFiles> write_page_files(Store& store, const Audit& audit,
                                   const PageFilesOptions& options);

}  // namespace gouji
