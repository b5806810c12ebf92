#include "extract/office_socket.h"

#include <fmt/format.h>
#include <nettle/md5.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace gouji {
namespace {

namespace fs = std::filesystem;

std::string file_url(const std::string& path) {
  std::string url = "file://";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = std::isalnum(byte) != 0 || c == '/' || c == '-' || c == '_' || c == '.';
    url += is_plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return url;
}

}  // namespace

std::string office_profile(const std::string& folder) { return file_url(folder + "/profile"); }

std::string office_socket(const std::string& folder) {
  md5_ctx context;
  md5_init(&context);
  for (const char c : office_profile(folder)) {
    const std::array<std::uint8_t, 2> utf16 = {static_cast<std::uint8_t>(c), 0};
    md5_update(&context, utf16.size(), utf16.data());
  }
  std::array<std::uint8_t, MD5_DIGEST_SIZE> digest;
  md5_digest(&context, digest.size(), digest.data());
  std::string name = fmt::format("/tmp/OSL_PIPE_{}_SingleOfficeIPC_", ::getuid());
  for (const std::uint8_t byte : digest) name += fmt::format("{:x}", byte);  // without zeros
  return name;
}

void remove_office_sockets(const std::string& folder) {
  const auto remove = [](const std::string& of) {
    const std::string socket = office_socket(of);
    std::error_code error;
    if (fs::is_socket(fs::symlink_status(socket, error))) std::remove(socket.c_str());
  };
  remove(folder);
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code unknown;
    if (entry->is_directory(unknown)) remove(entry->path().string());
  }
}

}  // namespace gouji
