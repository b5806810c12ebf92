#include "extract/office_convert.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "extract/docx_reader.h"
#include "extract/office_process.h"
#include "extract/office_socket.h"
#include "extract/temporary_folder.h"

namespace gouji {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

// Settings of the private profile: no macros, no links, no recovery of earlier crashes.
constexpr std::string_view profile_settings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/RecoveryInfo"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
)";

bool write_file(const std::string& path, std::string_view bytes) {
  std::ofstream stream(path, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  return stream.good();
}

// LibreOffice looks at the content first, and at the name where that is not enough.
const char* extension_of(Format format, std::string_view bytes) {
  if (format == Format::rtf) return ".rtf";
  if (format == Format::ole) return ".doc";
  if (bytes.starts_with("PK")) return ".odt";
  return bytes.find("office:document"sv) != std::string_view::npos ? ".fodt" : ".xml";
}

// Names in an OLE directory are UTF-16.
bool names_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (char c : name) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

}  // namespace

Result<std::string> find_office_program() {
  const auto usable = [](const std::string& path) { return ::access(path.c_str(), X_OK) == 0; };
  if (const char* named = std::getenv("GOUJI_SOFFICE"); named != nullptr && usable(named)) {
    return named;
  }
  std::string_view folders = std::getenv("PATH") != nullptr ? std::getenv("PATH") : "/usr/bin";
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const std::string folder(folders.substr(0, end));
    folders.remove_prefix(std::min(end + 1, folders.size()));
    if (folder.empty() || folder[0] != '/') continue;
    for (const char* name : {"/soffice", "/libreoffice"}) {
      if (usable(folder + name)) return folder + name;
    }
  }
  for (const char* path :
       {"/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice"}) {
    if (usable(path)) return path;
  }
  return failure(
      "读取 DOC、WPS、RTF、ODT 需要 LibreOffice，请安装：apt install libreoffice-writer-nogui",
      "DOC, WPS, RTF and ODT files need LibreOffice: apt install libreoffice-writer-nogui");
}

Result<std::string> convert_to_docx(std::string_view bytes, Format format,
                                    const OfficeOptions& options) {
  if (bytes.size() > options.most_bytes) {
    return failure("文件过大，没有转换", "the file is too large to convert");
  }
  std::string program = options.program;
  if (program.empty()) {
    Result<std::string> found = find_office_program();
    if (!found) return found;
    program = *found;
  }
  const TemporaryFolder scratch = TemporaryFolder::make();
  const std::string& folder = scratch.path();
  if (folder.empty()) return failure("无法建立临时目录", "cannot make a temporary folder");
  const std::string input = folder + "/report" + extension_of(format, bytes);
  std::error_code error;
  fs::create_directories(folder + "/profile/user", error);
  if (error || !write_file(input, bytes) ||
      !write_file(folder + "/profile/user/registrymodifications.xcu", profile_settings)) {
    return failure("无法写入临时目录 " + folder, "cannot write to the temporary folder " + folder);
  }
  const Result<ProcessEnd> end =
      run_process({program, "-env:UserInstallation=" + office_profile(folder), "--headless",
                   "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML",
                   "--outdir", folder + "/out", input},
                  folder, {options.time_limit, 4 * options.most_bytes});
  if (!end) return tl::unexpected(end.error());
  if (*end == ProcessEnd::timeout) {
    const std::string seconds = std::to_string(options.time_limit.count());
    return failure("LibreOffice 转换超过 " + seconds + " 秒，已放弃",
                   "LibreOffice took more than " + seconds + " s and was stopped");
  }
  // Its exit status is 0 whatever happens: what counts is the file.
  std::ifstream stream(folder + "/out/report.docx", std::ios::binary);
  std::string converted{std::istreambuf_iterator<char>(stream), {}};
  if (converted.empty()) {
    return failure("LibreOffice 无法读取这个文件，可能已损坏或加密",
                   "LibreOffice could not read the file; it may be damaged or encrypted");
  }
  return converted;
}

Result<Document> read_office(const Input& input, Format format) {
  if (format == Format::ole) {
    if (names_stream(input.bytes, "EncryptedPackage")) {
      return failure("文件已加密，请去掉密码后再读取",
                     "the file is encrypted; remove the password first");
    }
    if (names_stream(input.bytes, "Workbook") && !names_stream(input.bytes, "WordDocument")) {
      return failure("这是 Excel 工作簿，不是年报文档", "an Excel workbook, no report document");
    }
  }
  const Result<std::string> converted = convert_to_docx(input.bytes, format);
  if (!converted) return tl::unexpected(converted.error());
  return read_docx({input.name, *converted});
}

}  // namespace gouji
