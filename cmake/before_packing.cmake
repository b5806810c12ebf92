# The last of a package's files: the changes of the package itself, as Debian wants them beside those of the program.
if(CPACK_DEBIAN_PACKAGE_MAINTAINER MATCHES "^ | <>$")
  message(FATAL_ERROR "Say who makes this package: set DEBFULLNAME and DEBEMAIL, and run cmake again.")
endif()
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)  # of SOURCE_DATE_EPOCH, where that is set
set(documentation ${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share/doc/gouji)
file(WRITE ${documentation}/changelog.Debian
  "gouji (${version}) UNRELEASED; urgency=medium\n\n"
  "  * gouji ${CPACK_PACKAGE_VERSION}, whose changes are in changelog.gz.\n\n"
  " -- ${CPACK_DEBIAN_PACKAGE_MAINTAINER}  ${date}\n")
execute_process(COMMAND gzip -9n ${documentation}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)

# Every file of the package has the time of the commit it was built from.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(
    COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -exec touch --no-dereference --date=@$ENV{SOURCE_DATE_EPOCH} {} +
    COMMAND_ERROR_IS_FATAL ANY)
endif()
