# cmake --install: the program, its OCR module where extract/ocr_loader.h looks for it from there, the manual page, the
# completions, the READMEs with docs, and the licence. The forms are in the program.
include(GNUInstallDirs)
install(TARGETS gouji RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
# Not CMAKE_INSTALL_LIBDIR, which may name an architecture: the loader asks for ../lib/gouji/modules. Not lib/gouji
# itself: what lies one folder below lib, CPack takes for a library of the system and runs ldconfig.
install(TARGETS gouji_ocr_module LIBRARY DESTINATION lib/gouji/modules)

# install_compressed(FILE NAME FOLDER): as Debian wants manual pages and changes, without a time inside.
function(install_compressed file name folder)
  set(packed ${CMAKE_BINARY_DIR}/packed/${folder}/${name}.gz)
  get_filename_component(packed_folder ${packed} DIRECTORY)
  file(MAKE_DIRECTORY ${packed_folder})
  add_custom_command(OUTPUT ${packed} COMMAND gzip -9nc ${file} > ${packed} DEPENDS ${file} VERBATIM)
  install(FILES ${packed} DESTINATION ${folder})
  set_property(GLOBAL APPEND PROPERTY gouji_packed ${packed})
endfunction()

set(reference ${CMAKE_BINARY_DIR}/reference)
install_compressed(${reference}/gouji.1 gouji.1 ${CMAKE_INSTALL_MANDIR}/man1)
install_compressed(${reference}/gouji.zh_CN.1 gouji.1 ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)
install_compressed(${CMAKE_SOURCE_DIR}/CHANGELOG.md changelog ${CMAKE_INSTALL_DOCDIR})
get_property(packed GLOBAL PROPERTY gouji_packed)
add_custom_target(packed ALL DEPENDS ${packed})
add_dependencies(packed reference)
install(FILES ${reference}/gouji.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME gouji)
install(FILES ${reference}/gouji.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions RENAME _gouji)
install(FILES ${reference}/gouji.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES README.md README.zh-CN.md cmake/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
