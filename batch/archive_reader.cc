#include "batch/archive_reader.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>

#include "batch/archive_messages.h"
#include "batch/frame.h"
#include "batch/sealed_file.h"
#include "dataset/safe_text.h"
#include "extract/archive_library.h"
#include "extract/reader.h"
#include "normalize/charset.h"
#include "normalize/text.h"

namespace gouji {
namespace {

using Handle = std::unique_ptr<archive, int (*)(archive*)>;

constexpr int deepest = 1;  // archives in archives
constexpr std::size_t block_size = std::size_t{1} << 16;

Handle make_handle(const ArchiveLibrary& library, const std::string& password) {
  Handle handle(library.read_new(), library.read_free);
  library.support_filter_all(handle.get());
  for (const auto support : {library.support_zip, library.support_tar, library.support_7zip,
                             library.support_rar, library.support_rar5, library.support_raw}) {
    support(handle.get());
  }
  if (!password.empty()) library.read_add_passphrase(handle.get(), password.c_str());
  return handle;
}

// Old archivers write names in the encoding of their system, which here is GB18030.
std::string name_of(const ArchiveLibrary& library, archive_entry* entry) {
  const char* utf8 = library.entry_pathname_utf8(entry);
  if (utf8 != nullptr && is_valid_utf8(utf8)) return utf8;
  const char* raw = library.entry_pathname(entry);
  if (raw == nullptr) return "?";
  const DecodedText decoded = decode_text(raw, "gb18030");
  return decoded.lossy ? utf8_name(raw) : decoded.text;
}

bool is_directory_name(const std::string& name) { return !name.empty() && name.back() == '/'; }

Message message_of(const ArchiveLibrary& library, archive* handle) {
  const char* text = library.error_string(handle);
  const std::string what = text == nullptr ? "unknown" : file_text(text);
  return {"压缩包损坏或无法解开：" + what, "the archive is damaged or cannot be unpacked: " + what};
}

Message too_much(std::uint64_t bytes) {
  const std::string limit = std::to_string(bytes >> 20);
  return {"解开后超过 " + limit + " MB，未读取", "unpacks to more than " + limit + " MB; not read"};
}

class Reader {
 public:
  Reader(const ArchiveLibrary& library, const std::string& password, const ArchiveLimits& limits,
         const ArchiveVisitor& visitor)
      : library_(library), password_(password), limits_(limits), visitor_(visitor) {}

  ArchiveEnd read(int file) {
    struct stat status {};
    ::fstat(file, &status);
    ::lseek(file, 0, SEEK_SET);
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    budget_ = std::max(limits_.most_bytes_of_small, size * limits_.most_ratio);
    const Handle handle = make_handle(library_, password_);
    if (library_.read_open_fd(handle.get(), file, block_size) != ARCHIVE_OK) {
      end_.problem = message_of(library_, handle.get());
    } else {
      read_members(handle.get(), "", 0);
    }
    if (end_.members == 0 && end_.problem == Message{}) {
      end_.problem = {"压缩包里没有文件", "the archive holds no files"};
    }
    return end_;
  }

 private:
  enum class Body { whole, broken, too_large };

  // False: no more is to be read.
  bool read_members(archive* handle, const std::string& prefix, int depth) {
    archive_entry* entry = nullptr;
    while (true) {
      const int code = library_.read_next_header(handle, &entry);
      if (code == ARCHIVE_EOF) return true;
      if (code == ARCHIVE_RETRY) continue;
      if (code < ARCHIVE_WARN) {
        // At the top this is the archive's own problem; inside, that of the member it is.
        if (depth == 0) end_.problem = message_of(library_, handle);
        return depth == 0 ? false : tell_broken(prefix.substr(0, prefix.size() - 1), handle);
      }
      if (library_.format(handle) == ARCHIVE_FORMAT_RAW && library_.filter_count(handle) < 2) {
        // Neither a known format nor compressed: what looked like an archive is none.
        end_.problem = {"压缩包已损坏", "the archive is damaged"};
        return false;
      }
      const std::string name = name_of(library_, entry);
      // Links lead to other members, or out; devices and folders hold nothing.
      const auto type = library_.entry_filetype(entry);
      const bool is_file = type == AE_IFREG || (type == 0 && !is_directory_name(name));
      if (!is_file || library_.entry_hardlink(entry) != nullptr) continue;
      if (!read_member(handle, entry, unique(prefix + plain_name(handle, name)), depth))
        return false;
    }
  }

  // A lone compressed file has no name inside, and a member may have lost its own.
  std::string plain_name(archive* handle, const std::string& name) const {
    const bool is_raw = library_.format(handle) == ARCHIVE_FORMAT_RAW;
    return is_raw || name.empty() ? std::string("data") : name;
  }

  // Two members of one name are told apart, so that each has its row.
  std::string unique(const std::string& path) {
    std::string free = path;
    for (int number = 2; !seen_.insert(free).second; ++number) {
      free = path + " (" + std::to_string(number) + ")";
    }
    return free;
  }

  bool read_member(archive* handle, archive_entry* entry, const std::string& path, int depth) {
    ++end_.members;
    if (end_.members > limits_.most_members) {
      const std::string limit = std::to_string(limits_.most_members);
      end_.problem = {"文件超过 " + limit + " 个，其余未读取",
                      "more than " + limit + " members; the rest was not read"};
      return false;
    }
    if (library_.entry_is_data_encrypted(entry) != 0 && password_.empty()) {
      return tell_broken(path, {"已加密，请用 --password 给出密码",
                                "encrypted; give the password with --password"});
    }
    std::string bytes;
    switch (read_body(handle, bytes)) {
      case Body::broken:
        return tell_broken(path, handle);
      case Body::too_large:
        if (budget_ == 0) {
          end_.problem = {"解开后过大（疑似压缩炸弹），其余未读取",
                          "unpacks to too much (a bomb?); the rest was not read"};
          return false;
        }
        return tell_broken(path, too_much(limits_.most_member_bytes));
      case Body::whole:
        break;
    }
    if (sniff({path, bytes}) != Format::archive) {
      ++told_;
      return visitor_.on_member(path, bytes);
    }
    if (depth >= deepest) {
      return tell_broken(
          path, {"压缩包套得太深，未读取", "an archive in an archive in an archive; not read"});
    }
    return read_nested(path, bytes, depth);
  }

  Body read_body(archive* handle, std::string& bytes) {
    while (true) {
      const void* data = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int code = library_.read_data_block(handle, &data, &size, &offset);
      if (code == ARCHIVE_EOF) return Body::whole;
      if (code == ARCHIVE_RETRY) continue;
      if (code < ARCHIVE_WARN) return Body::broken;
      const auto begin = static_cast<std::uint64_t>(offset);
      if (begin + size > limits_.most_member_bytes) return Body::too_large;
      const std::uint64_t more = begin + size - std::min<std::uint64_t>(begin + size, bytes.size());
      if (more > budget_) {
        budget_ = 0;
        return Body::too_large;
      }
      budget_ -= more;
      // What a sparse file leaves out is zeros.
      if (bytes.size() < begin) bytes.resize(begin, '\0');
      bytes.resize(begin);
      bytes.append(static_cast<const char*>(data), size);
    }
  }

  bool read_nested(const std::string& path, const std::string& bytes, int depth) {
    const Handle handle = make_handle(library_, password_);
    if (library_.read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
      return tell_broken(path, handle.get());
    }
    const std::uint64_t before = told_;
    if (!read_members(handle.get(), path + "!", depth + 1)) return false;
    if (told_ > before) return true;
    return tell_broken(path, {"压缩包里没有文件", "the archive holds no files"});
  }

  bool tell_broken(const std::string& path, archive* handle) {
    return tell_broken(path, message_of(library_, handle));
  }

  bool tell_broken(const std::string& path, const Message& reason) {
    ++told_;
    return visitor_.on_broken(path, reason);
  }

  const ArchiveLibrary& library_;
  const std::string& password_;
  const ArchiveLimits& limits_;
  const ArchiveVisitor& visitor_;
  ArchiveEnd end_;
  std::uint64_t told_ = 0;    // what the visitor was told of
  std::uint64_t budget_ = 0;  // bytes that may still be unpacked
  std::set<std::string> seen_;
};

bool wait_for_next(int socket) {
  const std::optional<Frame> frame = receive_frame(socket);
  return frame && frame->kind == FrameKind::next;
}

}  // namespace

ArchiveEnd read_archive(int file, const std::string& password, const ArchiveLimits& limits,
                        const ArchiveVisitor& visitor) {
  const Result<const ArchiveLibrary*> library = archive_library();
  if (!library) return {0, library.error().message};
  return Reader(**library, password, limits, visitor).read(file);
}

void serve_archive(int socket, const std::string& password) {
  const std::optional<Frame> job = receive_frame(socket);
  if (!job || job->kind != FrameKind::archive) return;
  ArchiveVisitor visitor;
  visitor.on_member = [socket](const std::string& path, const std::string& bytes) {
    if (!wait_for_next(socket)) return false;
    const Result<Descriptor> file = seal_bytes(bytes);
    if (file) return send_frame(socket, FrameKind::member, path, file->number());
    return send_frame(socket, FrameKind::broken_member,
                      encode_archive_message({path, file.error().message}));
  };
  visitor.on_broken = [socket](const std::string& path, const Message& reason) {
    return wait_for_next(socket) &&
           send_frame(socket, FrameKind::broken_member, encode_archive_message({path, reason}));
  };
  const ArchiveEnd end = read_archive(job->file.number(), password, ArchiveLimits(), visitor);
  if (wait_for_next(socket)) {
    send_frame(socket, FrameKind::end_of_archive, encode_archive_message({"", end.problem}));
  }
}

}  // namespace gouji
