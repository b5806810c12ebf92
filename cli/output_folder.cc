#include "cli/output_folder.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include "dataset/file_error.h"

namespace gouji {

Result<OutputFolder> open_output_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return tl::unexpected(file_error(FileAction::create_folder, folder, error.value()));
  if (!std::filesystem::is_directory(folder, error)) {
    return tl::unexpected(file_error(FileAction::create_folder, folder, EEXIST));
  }
  Result<FolderLock> lock = FolderLock::take(folder);
  if (!lock) return tl::unexpected(lock.error());
  Result<Store> store = Store::open(folder + "/gouji.sqlite");
  if (!store) return tl::unexpected(store.error());
  return OutputFolder{std::move(*lock), std::move(*store)};
}

}  // namespace gouji
