#include "batch/inputs.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
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

using Facts = std::shared_ptr<const InputFacts>;

// FNV-1a, which is the same on every machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  return hash;
}

class Lister {
 public:
  explicit Lister(const InputRequest& request) : request_(request) {
    struct stat status {};
    if (!request.left_out.empty() && ::stat(request.left_out.c_str(), &status) == 0) {
      left_out_ = Identity{status.st_dev, status.st_ino};
    }
  }

  void add(const std::string& path, Facts facts) {
    if (request_.manifest != nullptr) {
      const auto own = request_.manifest->facts.find(path);
      if (own != request_.manifest->facts.end()) facts = own->second;
    }
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      add_problem(path, facts, file_error(FileAction::read, utf8_name(path), errno));
    } else if (S_ISDIR(status.st_mode)) {
      add_folder(path, facts, {status.st_dev, status.st_ino});
    } else if (S_ISREG(status.st_mode)) {
      if (is_of_shard(path)) files_.push_back({path, nullptr, facts});
    } else {
      const std::string name = utf8_name(path);
      add_problem(path, facts,
                  {{name + " 不是普通文件（管道、设备等），已跳过",
                    name + " is no regular file (a pipe, a device) and was not read"}});
    }
  }

  std::vector<InputFile> sorted() {
    // Of two of one path the one that a manifest tells more about comes first.
    std::sort(files_.begin(), files_.end(), [](const InputFile& a, const InputFile& b) {
      return a.path != b.path ? a.path < b.path : (a.facts != nullptr) > (b.facts != nullptr);
    });
    files_.erase(
        std::unique(files_.begin(), files_.end(),
                    [](const InputFile& a, const InputFile& b) { return a.path == b.path; }),
        files_.end());
    files_.shrink_to_fit();
    return std::move(files_);
  }

 private:
  bool is_of_shard(const std::string& path) const {
    if (request_.shards == 1) return true;
    const auto shards = static_cast<std::uint64_t>(request_.shards);
    return hash_of(path) % shards == static_cast<std::uint64_t>(request_.shard - 1);
  }

  void add_problem(const std::string& path, const Facts& facts, Error error) {
    if (is_of_shard(path)) {
      files_.push_back({path, std::make_shared<const Error>(std::move(error)), facts});
    }
  }

  void add_folder(const std::string& path, const Facts& facts, Identity identity) {
    if (identity == left_out_) return;
    if (std::find(above_.begin(), above_.end(), identity) != above_.end()) {
      add_problem(path, facts, file_error(FileAction::list_folder, utf8_name(path), ELOOP));
      return;
    }
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.c_str()), ::closedir);
    if (folder == nullptr) {
      add_problem(path, facts, file_error(FileAction::list_folder, utf8_name(path), errno));
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
    for (const std::string& name : names) add(prefix + name, facts);
    above_.pop_back();
  }

  const InputRequest& request_;
  std::vector<InputFile> files_;
  std::vector<Identity> above_;  // the folders that lead to the one being listed
  std::optional<Identity> left_out_;
};

}  // namespace

std::string InputFile::source() const { return utf8_name(path); }

std::vector<InputFile> list_inputs(const InputRequest& request) {
  Lister lister(request);
  for (const std::string& path : request.paths) lister.add(path, nullptr);
  if (request.manifest != nullptr) {
    for (const auto& [path, facts] : request.manifest->facts) {
      // A member of an archive is found when the archive is read.
      if (path.find('!') == std::string::npos) lister.add(path, facts);
    }
  }
  return lister.sorted();
}

std::vector<std::string> split_paths(std::string_view text) {
  const char end = text.find('\0') == std::string_view::npos ? '\n' : '\0';
  std::vector<std::string> paths;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find(end), text.size());
    std::string_view path = text.substr(0, size);
    if (end == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    if (!path.empty()) paths.emplace_back(path);
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return paths;
}

Result<Descriptor> open_input(const std::string& path) {
  // Without O_NONBLOCK a pipe that has taken the file's place would hold up the run.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return tl::unexpected(file_error(FileAction::read, utf8_name(path), errno));
  return file;
}

Result<Descriptor> seal_input(const std::string& path) {
  const Result<Descriptor> file = open_input(path);
  if (!file) return tl::unexpected(file.error());
  return seal_file(file->number(), largest_input, utf8_name(path));
}

Result<std::string> read_input(const std::string& path) {
  const Result<Descriptor> file = seal_input(path);
  if (!file) return tl::unexpected(file.error());
  const Result<SealedBytes> bytes = SealedBytes::map(file->number());
  if (!bytes) return tl::unexpected(bytes.error());
  return std::string(bytes->view());
}

}  // namespace gouji
