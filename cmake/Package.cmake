# cpack: a Debian package. `./dev package` builds it from one commit to the same bytes, whenever and in whatever folder:
# SOURCE_DATE_EPOCH is the time of the commit, and no path of the build is in the program. The package's maintainer is who
# builds it, named by DEBFULLNAME and DEBEMAIL as for all of Debian's tools; `./dev package` takes the commit's author.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gouji)
set(CPACK_PACKAGE_VENDOR gouji)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/cmake/before_packing.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0gouji1)  # before -1, which would be the first of Debian itself
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded when it is needed (normalize/late_library.h) is not in the program's own list.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libarchive13, libicu72, libxlsxwriter4, libxml2")
# Languages of text recognition, encodings of PDFs without ToUnicode, and what opens DOC, WPS, RTF and ODT.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "poppler-data, tesseract-ocr-eng, tesseract-ocr-chi-sim, libreoffice-writer-nogui | libreoffice-writer")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checked, citable data from China's disclosure reports")  # a phrase, as Debian wants
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "gouji reads the annual reports on information disclosure (政府信息公开工作年度报告)
of Chinese government bodies, as PDF, scan, web page, Word file or text, and
writes datasets in which every figure has its page and its box and is tied
out against the identities of the form. A figure that it is not sure of is
marked for review; it never corrects one.")
include(CPack)
