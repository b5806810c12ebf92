// What is used of libxml2, which is loaded at the first web page (late_library.h).
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "normalize/result.h"

namespace gouji {

// By the names of HTMLparser.h, parser.h and tree.h, without their prefixes.
struct HtmlLibrary {
  decltype(&::xmlInitParser) init_parser = nullptr;
  decltype(&::htmlNewParserCtxt) new_parser = nullptr;
  decltype(&::htmlFreeParserCtxt) free_parser = nullptr;
  decltype(&::htmlCtxtReadMemory) read_memory = nullptr;
  decltype(&::xmlStopParser) stop_parser = nullptr;
  decltype(&::xmlFreeDoc) free_document = nullptr;
};

// Loaded and initialised at the first call. Fails when it is not installed.
Result<const HtmlLibrary*> html_library();

}  // namespace gouji
