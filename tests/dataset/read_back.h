// The files of gouji export read back by other programs' means, as rows of texts, the headings
// first.
#pragma once

#include <string>
#include <vector>

namespace gouji {

using TextRows = std::vector<std::vector<std::string>>;

TextRows read_jsonl_file(const std::string& bytes);                            // nlohmann-json
TextRows read_sqlite_file(const std::string& path, const std::string& table);  // sqlite3
TextRows read_xlsx_sheet(const std::string& path, int sheet);                  // unzip, pugixml

// The first sheet of a file as LibreOffice opens it, formulas as formulas; where has_soffice(). CSV
// as its dialog proposes for a file with a byte order mark, but with dates and the like looked for,
// as Excel always does.
bool has_soffice();
TextRows opened_by_libreoffice(const std::string& path);

// CSV whose lines end with LF, which is a line break in a cell too, with CRLF.
std::string with_line_ends(const std::string& csv);

// A member of a zip file; "" when there is none.
std::string zip_member(const std::string& path, const std::string& name);

}  // namespace gouji
