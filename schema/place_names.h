// Names of counties and prefectures that were misread in a picture, told from the known ones.
//
// Tesseract's model of Chinese has no 郾, 谯, 邗 or 崃: it reads 漯河市艺城区 where 漯河市郾城区
// stands, whatever the print. A place belongs to another, so one wrong character of 漯河市?城区
// leaves one name only. Of 46 bad scans 32 bodies are named right with this, 28 without, none the
// other way; for two wrong characters there is too often another place (沅阳市东屏区, made up, was
// 沈阳市东陵区).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gouji {

// `body`: the folded name of a public body as it was recognised. The same name with its place
// restored, of the same length; nothing when the place is known as it stands, when none is like it,
// or when several are. Never alters what may be a true name: a place known elsewhere (新城区) and
// the names of zones (高新区) stay.
std::optional<std::u32string> restore_place(std::u32string_view body);

}  // namespace gouji
