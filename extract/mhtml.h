// Web pages saved as one file (MHTML: .mht, .mhtml, and .doc from some office programs): a MIME
// message whose parts are the page, its frames and its pictures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gouji {

struct MimePart {
  std::string type;     // "text/html", lower case
  std::string charset;  // lower case; empty when the part names none
  std::string location;
  std::string body;  // decoded from base64 or quoted-printable
};

// Whether the bytes begin with the header of such a message.
bool is_mhtml(std::string_view bytes);

// The text parts in order, those of parts within parts too; pictures and the like are left out. At
// most 200 parts, eight levels deep. Broken encodings give what could be decoded.
std::vector<MimePart> read_mime_parts(std::string_view bytes);

std::string decode_base64(std::string_view text);
std::string decode_quoted_printable(std::string_view text);

}  // namespace gouji
