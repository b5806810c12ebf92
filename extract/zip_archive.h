// Members of a ZIP file in memory, for the packages of word processors. Nothing is ever written to
// disk, so a path with `..` in it is only a name.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/result.h"

namespace gouji {

// A report's main part is 100 KB to 5 MB; these keep a bomb to a tenth of a second.
struct ZipLimits {
  std::size_t most_entries = 10'000;
  std::size_t most_bytes = std::size_t{32} * 1024 * 1024;  // of a member, unpacked
  std::size_t most_ratio = 300;  // unpacked to packed, for members over 1 MB
};

struct ZipContents {
  std::vector<std::string> names;              // of all members, as normalised below
  std::map<std::string, std::string> members;  // those that were wanted
  bool is_truncated = false;                   // the directory at the end is missing or broken
};

// Unpacks the members that `wanted` accepts. Names are compared in lower case, with forward slashes
// and none in front, as broken writers demand. Of two members of one name the first counts. Fails
// when a wanted member is damaged, encrypted or over the limits, and when the file has more entries
// than allowed or none.
Result<ZipContents> read_zip(std::string_view bytes,
                             const std::function<bool(const std::string& name)>& wanted,
                             const ZipLimits& limits = {});

std::string normalised_member_name(std::string_view name);

}  // namespace gouji
