// Bytes of unknown encoding to UTF-8. Order of trust, from real pages: byte order mark, strict
// UTF-8, the declared charset when it decodes without loss, ICU's detector, GB18030. gb2312 and gbk
// mean gb18030, as every browser reads them.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

struct DecodedText {
  std::string text;     // UTF-8, line ends as they were
  std::string charset;  // the name of the encoding that was used, lower case
  bool lossy = false;   // some bytes were no characters and became U+FFFD
};

// `declared` is a charset named by the file (a meta element, an XML declaration), or empty.
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

}  // namespace gouji
