# Writes OUTPUT, a C++ file with the text of PLACES, so that the program needs no data files beside
# it. Run as a script: cmake -DOUTPUT=… -DPLACES=… -P this.
file(READ "${PLACES}" text)
file(WRITE "${OUTPUT}" "// Generated from schema/places by schema/embed_places.cmake.\n#include \"schema/built_in_places.h\"\n\nnamespace gouji {\n\nstd::string_view built_in_places() {\n  return R\"gouji_places(${text})gouji_places\";\n}\n\n}  // namespace gouji\n")
