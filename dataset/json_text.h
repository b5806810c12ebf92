// The little JSON that the program writes: texts, lists and flat objects of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace gouji {

// Quoted, with what JSON does not allow escaped. Bytes that are no UTF-8 must be gone (file_text).
std::string json_string(std::string_view text);
std::string json_array(std::span<const std::string> texts);
std::string json_object(std::span<const std::pair<std::string, std::string>> members);

}  // namespace gouji
