// Archives for tests, in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gouji {

using ArchiveMembers = std::vector<std::pair<std::string, std::string>>;  // path and bytes

// `format` is one of zip, 7zip, ustar; `filter` one of none, gzip, bzip2, xz, zstd (of ustar).
// Names and bytes are written as they are.
std::string make_archive(const ArchiveMembers& members, const std::string& format = "zip",
                         const std::string& filter = "none");

// RAR archives of versions 4 and 5, members stored: no free program writes one.
std::string make_rar4(const ArchiveMembers& members);
std::string make_rar5(const ArchiveMembers& members);

}  // namespace gouji
