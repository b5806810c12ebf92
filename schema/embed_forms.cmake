# Writes OUTPUT, a C++ file with the text of every form in FORMS (a list of paths), so that the
# program needs no data files beside it. Run as a script: cmake -DOUTPUT=… -DFORMS=… -P this.
set(code "// Generated from schema/forms by schema/embed_forms.cmake.\n#include \"schema/built_in_forms.h\"\n\n")
string(APPEND code "namespace gouji {\nnamespace {\n\nconstexpr BuiltInForm kForms[] = {\n")
foreach(form IN LISTS FORMS)
  get_filename_component(name "${form}" NAME)
  file(READ "${form}" text)
  string(APPEND code "    {\"${name}\", R\"gouji_form(${text})gouji_form\"},\n")
endforeach()
string(APPEND code "};\n\n}  // namespace\n\nstd::span<const BuiltInForm> built_in_form_files() { return kForms; }\n\n}  // namespace gouji\n")
file(WRITE "${OUTPUT}" "${code}")
