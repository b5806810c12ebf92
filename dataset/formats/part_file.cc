#include "dataset/formats/part_file.h"

#include <cerrno>
#include <cstdio>

#include "dataset/file_error.h"

namespace gouji {

PartFile::~PartFile() {
  if (!is_in_place_) std::remove(part().c_str());
}

Result<void> PartFile::put_in_place() {
  if (std::rename(part().c_str(), path_.c_str()) != 0) {
    return tl::unexpected(file_error(FileAction::write, path_, errno));
  }
  is_in_place_ = true;
  return {};
}

}  // namespace gouji
