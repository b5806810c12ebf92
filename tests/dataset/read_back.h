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

// A member of a zip file; "" when there is none.
std::string zip_member(const std::string& path, const std::string& name);

}  // namespace gouji
