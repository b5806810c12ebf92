#include "extract/html_library.h"

#include "normalize/late_library.h"

namespace gouji {
namespace {

Result<HtmlLibrary> load() {
  HtmlLibrary api;
  LateLibrary library(GOUJI_LIBXML2);
  library.find(api.init_parser, "xmlInitParser")
      .find(api.new_parser, "htmlNewParserCtxt")
      .find(api.free_parser, "htmlFreeParserCtxt")
      .find(api.read_memory, "htmlCtxtReadMemory")
      .find(api.stop_parser, "xmlStopParser")
      .find(api.free_document, "xmlFreeDoc");
  if (Result<void> found = library.check(); !found) return tl::unexpected(found.error());
  api.init_parser();
  return api;
}

}  // namespace

Result<const HtmlLibrary*> html_library() { return load_once(load); }

}  // namespace gouji
