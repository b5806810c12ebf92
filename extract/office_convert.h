// Old word processor files by way of LibreOffice, which is the only program that reads them all:
// DOC and WPS (OLE), RTF, ODT, and Word's one-file XML become DOCX.
//
// Each conversion has a scratch folder and a profile of its own, both removed afterwards: a shared
// profile locks out a second instance, and reusing one saves nothing (2.8 s of CPU against 3.0).
// Macros are off and links are not followed. The program runs under limits of time, of CPU and of
// what it may write, and is killed with all its children at the end.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "extract/reader.h"
#include "normalize/result.h"

namespace gouji {

struct OfficeOptions {
  std::string program;                   // path of soffice; empty: looked for
  std::chrono::seconds time_limit{120};  // a report takes 3 s of CPU, on a busy machine 20 s in all
  std::size_t most_bytes = std::size_t{64} * 1024 * 1024;
};

// Path of LibreOffice's program: $GOUJI_SOFFICE, PATH, or where Debian puts it. Fails with the name
// of the package to install.
Result<std::string> find_office_program();

// The file as DOCX. Starts a process, so it must run where that is allowed: before a worker jails
// itself. Safe to call from several processes at once. Fails when LibreOffice is missing, refuses
// the file, takes too long, or cannot write.
Result<std::string> convert_to_docx(std::string_view bytes, Format format,
                                    const OfficeOptions& options = {});

// Reads a document of Format ole, rtf or odt: convert_to_docx, then read_docx. Encrypted and Excel
// files are refused by name. Paths are those of the converted document.
Result<Document> read_office(const Input& input, Format format);

}  // namespace gouji
