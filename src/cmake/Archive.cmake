# The archive that people download, by `cmake --workflow --preset release-archive`: the program, which needs no
# shared library, with its man page, completions, schemas, examples and notices, and a file of checksums. The bytes
# follow from the sources and the compiler alone: names are sorted, owners and times are left out.
set(archive "storeadvise-${PROJECT_VERSION}-${CMAKE_SYSTEM_PROCESSOR}-linux")
set(archive_dir "${PROJECT_BINARY_DIR}/archive")
add_custom_target(release_archive
  COMMAND "${CMAKE_COMMAND}" "-DBUILD=${PROJECT_BINARY_DIR}" "-DDIR=${archive_dir}" "-DNAME=${archive}"
          -P "${CMAKE_CURRENT_LIST_DIR}/archive_files.cmake"
  DEPENDS storeadvise_cli VERBATIM)
if(TARGET storeadvise_generated)
  add_dependencies(release_archive storeadvise_generated)
endif()
