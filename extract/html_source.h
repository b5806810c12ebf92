// The bytes of a web page made fit for libxml2's HTML parser, whose time is bounded by the product
// of what this removes.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

// The charset that the page declares in its first 16 KB: <meta charset>, <meta http-equiv> or an
// XML declaration. Empty when none.
std::string declared_html_charset(std::string_view bytes);

// UTF-8 in, UTF-8 out: comments and scripts out, NUL characters out (libxml2 ends the page there),
// tags of other namespaces out (<o:p>, </st1:place>: libxml2 2.9 takes 12 µs to complain of each,
// four fifths of the time of a page pasted from Word), and attributes beyond the 256th of a tag out
// (libxml2 compares each with all before it: 30,000 take a second).
std::string clean_html_source(std::string_view text);

}  // namespace gouji
