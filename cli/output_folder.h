// The folder of a dataset, locked and with its store open.
#pragma once

#include <string>

#include "dataset/folder_lock.h"
#include "dataset/store.h"

namespace gouji {

struct OutputFolder {
  FolderLock lock;  // given back after the store is closed
  Store store;
};

// Makes the folder where there is none. Fails when it cannot be written, is in use, or holds a
// store that cannot be used.
Result<OutputFolder> open_output_folder(const std::string& folder);

// That of a dataset which is there. Fails, too, where there is none.
Result<OutputFolder> open_dataset_folder(const std::string& folder);

}  // namespace gouji
