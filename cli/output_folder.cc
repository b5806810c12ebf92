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

Result<OutputFolder> open_dataset_folder(const std::string& folder) {
  if (!std::filesystem::exists(folder + "/gouji.sqlite")) {
    return failure(folder + " 不是数据集：其中没有 gouji.sqlite；请先运行 gouji extract",
                   folder + " is no dataset: it has no gouji.sqlite; run gouji extract first");
  }
  return open_output_folder(folder);
}

}  // namespace gouji
