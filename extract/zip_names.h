// The names of a ZIP's members, without reading any of them: to tell what kind of ZIP a file is.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// As the directory at the end lists them, one a line; empty when there is no directory, or it is
// broken. Names within members, as in a package that an archive holds unpacked, are not among them.
std::string zip_member_names(std::string_view bytes);

}  // namespace gouji
