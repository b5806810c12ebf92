// The one door to all readers: bytes in, Document out.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extract/document.h"
#include "normalize/result.h"

namespace gouji {

enum class OcrMode { off, automatic, force };

struct ReadOptions {
  std::string password;  // for encrypted PDFs
  OcrMode ocr = OcrMode::automatic;
  bool ocr_prose = false;  // read the text outside tables of pictures too: slow
  int dpi = 300;           // at which pages are drawn for recognition
  // The labels that tables have, folded (normalize/text.h), one a line: what is recognised as a
  // piece of one is believed sooner. Asked for when the first picture is read; may be empty.
  std::function<std::string()> known_labels;
};

// What the bytes are, by their content; the name only decides between formats that look alike.
enum class Format { pdf, html, docx, text, picture, ole, rtf, odt, archive, empty, unknown };

struct Input {
  std::string name;        // for messages and, last of all, for the title
  std::string_view bytes;  // the whole file; must outlive the call
};

Format sniff(const Input& input);

// Whether the first bytes (263 tell) are those of an archive of any kind but zip, which holds
// packages of documents as well.
bool is_archive(std::string_view bytes);

// Reads a document of any supported format. Fails only when nothing can be read at all (empty,
// encrypted without the password, no known format); the Error says what to do.
Result<Document> read_document(const Input& input, const ReadOptions& options);

}  // namespace gouji
