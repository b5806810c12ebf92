// Markdown that holds HTML, as converters write pages whose tables they cannot express: pipe tables
// between <div> and <table> → HTML alone. A browser would show the bars as prose.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// Nothing when no line of `text` is the rule below the header of a pipe table (|---|:--|), and for
// whole pages.
std::optional<std::string> markdown_to_html(std::string_view text);

}  // namespace gouji
