// Who may include whom. Dependencies point one way, normalize <- extract <- schema <- dataset <-
// batch, review <- cli, and a third party stays in the files that wrap it, so that a new version of
// Poppler or another OCR engine is a change to those files alone.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Folder {
  std::string name;
  std::vector<std::string> may_include;  // of the project's folders, itself left out
};

const std::vector<Folder> folders = {
    {"normalize", {}},
    {"extract", {"normalize"}},
    {"schema", {"extract", "normalize"}},
    {"dataset", {"schema", "extract", "normalize"}},
    {"batch", {"dataset", "schema", "extract", "normalize"}},
    {"review", {"dataset", "schema", "extract", "normalize"}},
    {"cli", {"review", "batch", "dataset", "schema", "extract", "normalize"}},
};

struct ThirdParty {
  std::string name;
  std::string header;  // regular expression for what stands between < and >
  std::string files;   // regular expression for the files that may include it
};

// The first that matches counts. Poppler's private headers have plain names (OutputDev.h), so any
// flat name that is no system header is taken for Poppler's.
const std::vector<ThirdParty> third_parties = {
    {"ICU", R"(unicode/.*)", R"(normalize/icu_library\.h)"},
    {"re2", R"(re2/.*)", R"((normalize|schema)/.*)"},
    {"tl::expected", R"(tl/expected\.hpp)", R"(normalize/result\.h)"},
    {"nettle", R"(nettle/.*)", R"((schema/sha256|extract/office_socket)\.cc)"},
    {"libxml2", R"(libxml/.*)", R"(extract/html_library\.h)"},
    {"pugixml", R"(pugixml\.hpp)", R"(extract/docx.*)"},
    {"libarchive", R"(archive(_entry)?\.h)", R"(extract/archive_library\.h)"},
    {"Tesseract", R"(tesseract/.*)", R"(extract/ocr.*)"},
    {"Leptonica", R"((leptonica/)?allheaders\.h|leptonica/.*)", R"(extract/ocr.*)"},
    {"libpng", R"(png\.h)", R"(extract/png.*)"},
    {"SQLite", R"(sqlite3\.h)", R"(dataset/(store|statement|database|row_condition).*)"},
    {"libxlsxwriter", R"(xlsxwriter\.h)", R"(dataset/formats/xlsx_library\.h)"},
    {"CLI11", R"(CLI/.*)", R"(cli/.*)"},
    {"fmt", R"(fmt/.*)", R"(.*)"},
    {"system", R"((sys|linux|netinet|arpa)/.*)", R"(.*)"},
    {"system",
     R"((dirent|fcntl|unistd|signal|dlfcn|poll|sched|syscall|pthread|termios|langinfo|malloc)\.h)",
     R"(.*)"},
    {"seccomp", R"(seccomp\.h)", R"(batch/.*)"},
    {"Poppler", R"(([A-Za-z0-9_]+|(poppler|goo|fofi|splash)/.*)\.h)", R"(extract/(pdf|poppler).*)"},
};

struct Include {
  std::string file;  // from the root: "extract/table.cc"
  int line = 0;
  std::string target;
  bool quoted = false;
};

std::vector<Include> includes_of(const fs::path& root, const std::string& folder) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> includes;
  if (!fs::is_directory(root / folder)) return includes;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cc") continue;
    std::ifstream stream(entry.path());
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
      std::smatch match;
      if (!std::regex_search(line, match, pattern)) continue;
      includes.push_back({fs::relative(entry.path(), root).string(), number, match[2].str(),
                          match[1].str() == "\""});
    }
  }
  return includes;
}

bool matches(const std::string& text, const std::string& pattern) {
  return std::regex_match(text, std::regex(pattern));
}

// Empty when the include is allowed, else why it is not.
std::string objection(const Include& include, const Folder& folder, const fs::path& root) {
  if (include.quoted) {
    const std::string target_folder = include.target.substr(0, include.target.find('/'));
    const bool known = std::any_of(folders.begin(), folders.end(), [&](const Folder& other) {
      return other.name == target_folder;
    });
    if (!known) return "a quoted include names a folder of the project: \"schema/form.h\"";
    if (!fs::exists(root / include.target)) return "no such header";
    const auto& allowed = folder.may_include;
    if (target_folder != folder.name &&
        std::find(allowed.begin(), allowed.end(), target_folder) == allowed.end()) {
      return folder.name + "/ may not include " + target_folder + "/";
    }
    return {};
  }
  if (include.target.find_first_of("./") == std::string::npos) return {};  // the standard library
  for (const ThirdParty& party : third_parties) {
    if (!matches(include.target, party.header)) continue;
    if (matches(include.file, party.files)) return {};
    return party.name + " may be included by " + party.files + " only";
  }
  return "an unknown third party: give it a line in " __FILE__;
}

std::string describe(const Include& include, const std::string& why) {
  std::ostringstream out;
  out << include.file << ':' << include.line << ": " << include.target << ": " << why << '\n';
  return out.str();
}

std::string objection_to(const std::string& file, const std::string& target, bool quoted) {
  const std::string name = file.substr(0, file.find('/'));
  const auto folder = std::find_if(folders.begin(), folders.end(),
                                   [&](const Folder& other) { return other.name == name; });
  return objection({file, 1, target, quoted}, *folder, GOUJI_SOURCE_DIR);
}

}  // namespace

TEST_CASE("every include points down the layers and keeps third parties in their files") {
  std::string objections;
  for (const Folder& folder : folders) {
    for (const Include& include : includes_of(GOUJI_SOURCE_DIR, folder.name)) {
      const std::string why = objection(include, folder, GOUJI_SOURCE_DIR);
      if (!why.empty()) objections += describe(include, why);
    }
  }
  CHECK(objections == "");
}

TEST_CASE("the rules object to what they should") {
  CHECK(objection_to("schema/mapper.cc", "extract/document.h", true) == "");
  CHECK(objection_to("extract/table.cc", "schema/form.h", true) != "");
  CHECK(objection_to("extract/table.cc", "table.h", true) != "");
  CHECK(objection_to("extract/table.cc", "extract/no_such_header.h", true) != "");
  CHECK(objection_to("extract/table.cc", "vector", false) == "");
  CHECK(objection_to("extract/pdf_output.cc", "OutputDev.h", false) == "");
  CHECK(objection_to("extract/stitch.cc", "OutputDev.h", false) != "");
  CHECK(objection_to("schema/report.cc", "goo/GooString.h", false) != "");
  CHECK(objection_to("cli/main.cc", "sqlite3.h", false) != "");
  CHECK(objection_to("extract/pdf_reader.cc", "tesseract/baseapi.h", false) != "");
  CHECK(objection_to("cli/main.cc", "boost/asio.hpp", false) != "");
}

TEST_CASE("every header is included once by its pragma") {
  std::string missing;
  for (const Folder& folder : folders) {
    const fs::path path = fs::path(GOUJI_SOURCE_DIR) / folder.name;
    if (!fs::is_directory(path)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() != ".h") continue;
      std::ifstream stream(entry.path());
      std::stringstream text;
      text << stream.rdbuf();
      if (text.str().find("\n#pragma once\n") == std::string::npos) {
        missing += entry.path().string() + "\n";
      }
    }
  }
  CHECK(missing == "");
}
