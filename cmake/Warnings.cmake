# One function makes a folder's static target with the project's warnings, so that no target can
# forget them. Third-party headers come in as SYSTEM and are exempt.
function(gouji_set_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion -Wshadow -Wsuggest-override)
  if(PROJECT_IS_TOP_LEVEL)  # other flags than ours bring warnings of their own
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # clang 14 reads no -Wsuggest-override of g++'s meaning; its own is stricter and kept on.
    target_compile_options(${target} PRIVATE -Wno-sign-conversion)
  endif()
endfunction()

# gouji_library(NAME SOURCES... ): the static target gouji_NAME of one folder.
function(gouji_library name)
  add_library(gouji_${name} STATIC ${ARGN})
  target_include_directories(gouji_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_features(gouji_${name} PUBLIC cxx_std_20)
  gouji_set_warnings(gouji_${name})
endfunction()
