#include "extract/zip_archive.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "extract/archive_library.h"

namespace gouji {
namespace {

constexpr std::size_t least_suspicious_bytes = std::size_t{1024} * 1024;

tl::unexpected<Error> damaged(const std::string& name) {
  return failure(
      "文件已损坏或没有下载完整（" + name + " 无法解压），请重新下载",
      "the file is damaged or incomplete (cannot unpack " + name + "); download it again");
}

tl::unexpected<Error> too_large(const std::string& name) {
  return failure("压缩包成员 " + name + " 解压后过大，可能是压缩炸弹，没有读取",
                 "member " + name + " unpacks to too much and may be a zip bomb; it was not read");
}

// The data of the entry that the archive stands at.
Result<std::string> unpack(const ArchiveLibrary& library, archive* file, const std::string& name,
                           std::size_t packed_bytes, const ZipLimits& limits) {
  std::string data;
  std::array<char, std::size_t{64} * 1024> buffer{};
  while (true) {
    const la_ssize_t count = library.read_data(file, buffer.data(), buffer.size());
    if (count == 0) return data;
    if (count < 0) return damaged(name);
    data.append(buffer.data(), static_cast<std::size_t>(count));
    if (data.size() > limits.most_bytes) return too_large(name);
    if (data.size() > least_suspicious_bytes && data.size() / limits.most_ratio > packed_bytes) {
      return too_large(name);
    }
  }
}

}  // namespace

std::string normalised_member_name(std::string_view name) {
  std::string out(name);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return c == '\\' ? '/' : static_cast<char>(std::tolower(c));
  });
  out.erase(0, std::min(out.find_first_not_of('/'), out.size()));
  return out;
}

Result<ZipContents> read_zip(std::string_view bytes,
                             const std::function<bool(const std::string& name)>& wanted,
                             const ZipLimits& limits) {
  const Result<const ArchiveLibrary*> loaded = archive_library();
  if (!loaded) return tl::unexpected(loaded.error());
  const ArchiveLibrary& library = **loaded;
  const std::unique_ptr<archive, decltype(library.read_free)> file(library.read_new(),
                                                                   library.read_free);
  library.support_zip(file.get());
  if (library.read_open_memory(file.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    return damaged("ZIP");
  }
  ZipContents contents;
  while (true) {
    archive_entry* entry = nullptr;
    const int status = library.read_next_header(file.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) {
      contents.is_truncated = true;
      break;
    }
    if (contents.names.size() >= limits.most_entries) {
      return failure("压缩包的成员超过 " + std::to_string(limits.most_entries) + " 个，没有读取",
                     "the package has more than " + std::to_string(limits.most_entries) +
                         " members; it was not read");
    }
    const char* path = library.entry_pathname(entry);
    if (path == nullptr) path = library.entry_pathname_utf8(entry);
    const std::string name = normalised_member_name(path == nullptr ? "" : path);
    contents.names.push_back(name);
    if (name.empty() || contents.members.count(name) > 0 || !wanted(name)) continue;
    if (library.entry_is_data_encrypted(entry) != 0) {
      return failure("文件已加密，请去掉密码后再读取",
                     "the file is encrypted; remove the password first");
    }
    // Deflate reaches 1:1032 at most, so the size of the whole file bounds what a member can be.
    Result<std::string> data = unpack(library, file.get(), name, bytes.size(), limits);
    if (!data) return tl::unexpected(data.error());
    contents.members.emplace(name, std::move(*data));
  }
  if (contents.names.empty()) return damaged("ZIP");
  return contents;
}

}  // namespace gouji
