# Writes OUTPUT, a C++ file with the style sheet and the script of report.html, so that the program
# needs no data files beside it: cmake -DOUTPUT=… -DFOLDER=… -P this.
file(READ "${FOLDER}/page.css" style)
set(script "")
foreach(part csv correct page)
  file(READ "${FOLDER}/${part}.js" text)
  string(APPEND script ")gouji_page\" R\"gouji_page(${text}")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from review/page by review/embed_page.cmake.
#include \"review/page_parts.h\"

namespace gouji {

std::string_view page_style() { return R\"gouji_page(${style})gouji_page\"; }
std::string_view page_script() { return R\"gouji_page(${script})gouji_page\"; }

}  // namespace gouji
")
