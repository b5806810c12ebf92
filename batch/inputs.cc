#include "batch/inputs.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "batch/sealed_file.h"
#include "dataset/file_error.h"
#include "dataset/safe_text.h"

namespace gouji {
namespace {

// What makes a folder the same folder, by whatever path it is reached.
struct Identity {
  dev_t device = 0;
  ino_t inode = 0;
  bool operator==(const Identity&) const = default;
};

class Lister {
 public:
  explicit Lister(const std::string& left_out) {
    struct stat status {};
    if (!left_out.empty() && ::stat(left_out.c_str(), &status) == 0) {
      left_out_ = Identity{status.st_dev, status.st_ino};
    }
  }

  void add(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      add_problem(path, file_error(FileAction::read, utf8_name(path), errno));
    } else if (S_ISDIR(status.st_mode)) {
      add_folder(path, {status.st_dev, status.st_ino});
    } else if (S_ISREG(status.st_mode)) {
      files_.push_back({utf8_name(path), path, std::nullopt});
    } else {
      const std::string name = utf8_name(path);
      add_problem(path, {{name + " 不是普通文件（管道、设备等），已跳过",
                          name + " is no regular file (a pipe, a device) and was not read"}});
    }
  }

  std::vector<InputFile> sorted() {
    std::sort(files_.begin(), files_.end(), [](const InputFile& a, const InputFile& b) {
      return std::tie(a.source, a.path) < std::tie(b.source, b.path);
    });
    files_.erase(
        std::unique(files_.begin(), files_.end(),
                    [](const InputFile& a, const InputFile& b) { return a.source == b.source; }),
        files_.end());
    return std::move(files_);
  }

 private:
  void add_problem(const std::string& path, Error error) {
    files_.push_back({utf8_name(path), path, std::move(error)});
  }

  void add_folder(const std::string& path, Identity identity) {
    if (identity == left_out_) return;
    if (std::find(above_.begin(), above_.end(), identity) != above_.end()) {
      add_problem(path, file_error(FileAction::list_folder, utf8_name(path), ELOOP));
      return;
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), ::closedir);
    if (folder == nullptr) {
      add_problem(path, file_error(FileAction::list_folder, utf8_name(path), errno));
      return;
    }
    std::vector<std::string> names;
    for (const dirent* entry = ::readdir(folder.get()); entry != nullptr;
         entry = ::readdir(folder.get())) {
      const char* name = static_cast<const char*>(entry->d_name);
      if (std::strcmp(name, ".") != 0 && std::strcmp(name, "..") != 0) names.emplace_back(name);
    }
    above_.push_back(identity);
    const std::string prefix = path.back() == '/' ? path : path + "/";
    for (const std::string& name : names) add(prefix + name);
    above_.pop_back();
  }

  std::vector<InputFile> files_;
  std::vector<Identity> above_;  // the folders that lead to the one being listed
  std::optional<Identity> left_out_;
};

}  // namespace

std::vector<InputFile> list_inputs(std::span<const std::string> paths,
                                   const std::string& left_out) {
  Lister lister(left_out);
  for (const std::string& path : paths) lister.add(path);
  return lister.sorted();
}

Result<Descriptor> seal_input(const std::string& path) {
  // Without O_NONBLOCK a pipe that has taken the file's place would hold up the run.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return tl::unexpected(file_error(FileAction::read, utf8_name(path), errno));
  return seal_file(file.number(), largest_input, utf8_name(path));
}

Result<std::string> read_input(const std::string& path) {
  const Result<Descriptor> file = seal_input(path);
  if (!file) return tl::unexpected(file.error());
  const Result<SealedBytes> bytes = SealedBytes::map(file->number());
  if (!bytes) return tl::unexpected(bytes.error());
  return std::string(bytes->view());
}

}  // namespace gouji
