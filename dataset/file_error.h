// What the operating system says about a file, as a sentence with the remedy.
#pragma once

#include <string>

#include "normalize/result.h"

namespace gouji {

enum class FileAction { read, write, create_folder, list_folder };

// `code` is an errno. The message names the path, the reason and what the user can do.
Error file_error(FileAction action, const std::string& path, int code);

}  // namespace gouji
