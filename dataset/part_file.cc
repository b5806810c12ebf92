#include "dataset/part_file.h"

#include <cerrno>
#include <cstdio>

#include "dataset/file_error.h"

namespace gouji {

PartFile::~PartFile() {
  if (!path_.empty()) std::remove(part().c_str());
}

Result<void> PartFile::put_in_place() {
  if (std::rename(part().c_str(), path_.c_str()) != 0) {
    return tl::unexpected(file_error(FileAction::write, path_, errno));
  }
  path_.clear();
  return {};
}

}  // namespace gouji
