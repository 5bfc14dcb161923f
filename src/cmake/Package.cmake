# Debian packages, by `cmake --workflow --preset deb`: storeadvise and libstoreadvise-dev.
set(STOREADVISE_MAINTAINER "the storeadvise authors <storeadvise@packages.invalid>" CACHE STRING
  "Maintainer of the packages: name and address")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME storeadvise)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "advice with numbers on whether data belongs on S3, EFS, or both")
set(CPACK_PACKAGE_CONTACT "${STOREADVISE_MAINTAINER}")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 0.1)  # older than a first revision of Debian's own, which is 1
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME storeadvise)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION
  "Reads a profile of data sets and says with numbers and reasons where each
belongs: what every option costs, how fast it is, what slow storage costs in
waiting compute, and at which inputs the answer changes.
.
It needs no network and no credentials; prices are part of the package.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libstoreadvise-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "libfmt-dev, libexpected-dev, zlib1g-dev")
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION
  "The advice of storeadvise as a static library with its headers, a CMake
package and a pkg-config file.")

# What Debian wants beside the files: a changelog and a copyright for each package, all of it compressed alike.
find_program(GZIP gzip)
if(GZIP)
  install(CODE "set(gzip \"${GZIP}\")\nset(source \"${PROJECT_SOURCE_DIR}\")\nset(version \"${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}\")
set(maintainer \"${STOREADVISE_MAINTAINER}\")\nset(package storeadvise)" COMPONENT program)
  install(SCRIPT "${CMAKE_CURRENT_LIST_DIR}/debian_files.cmake" COMPONENT program)
  install(CODE "set(gzip \"${GZIP}\")\nset(source \"${PROJECT_SOURCE_DIR}\")\nset(version \"${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}\")
set(maintainer \"${STOREADVISE_MAINTAINER}\")\nset(package libstoreadvise-dev)" COMPONENT library)
  install(SCRIPT "${CMAKE_CURRENT_LIST_DIR}/debian_files.cmake" COMPONENT library)
endif()
include(CPack)
