# What `cmake --install` puts where: the program with its man page and completions (component "program"), and the
# library with its headers, CMake package and pkg-config file (component "library").
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

install(TARGETS storeadvise_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)

# The program prints its man page and completions itself; another machine's program cannot be run here.
if(NOT CMAKE_CROSSCOMPILING)
  set(generated "${PROJECT_BINARY_DIR}/generated")
  file(MAKE_DIRECTORY "${generated}")
  set(outputs "")
  foreach(row IN ITEMS "man:storeadvise.1" "complete-bash:storeadvise.bash" "complete-zsh:_storeadvise"
                       "complete-fish:storeadvise.fish")
    string(REGEX MATCH "^(.*):(.*)$" row "${row}")
    add_custom_command(OUTPUT "${generated}/${CMAKE_MATCH_2}"
      COMMAND storeadvise_cli --generate "${CMAKE_MATCH_1}" > "${generated}/${CMAKE_MATCH_2}"
      DEPENDS storeadvise_cli VERBATIM)
    list(APPEND outputs "${generated}/${CMAKE_MATCH_2}")
  endforeach()
  # Schemas as the program prints them: each stands alone.
  foreach(schema IN ITEMS profile policy scenarios rules catalog report)
    set(out "${generated}/schemas/${schema}.schema.json")
    file(MAKE_DIRECTORY "${generated}/schemas")
    add_custom_command(OUTPUT "${out}" COMMAND storeadvise_cli schema ${schema} > "${out}"
      DEPENDS storeadvise_cli VERBATIM)
    list(APPEND outputs "${out}")
  endforeach()
  add_custom_target(storeadvise_generated ALL DEPENDS ${outputs})
  install(DIRECTORY "${generated}/schemas" DESTINATION "${CMAKE_INSTALL_DATADIR}/storeadvise" COMPONENT program)
  install(FILES "${generated}/storeadvise.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program)
  install(FILES "${generated}/storeadvise.bash" RENAME storeadvise COMPONENT program
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  install(FILES "${generated}/_storeadvise" COMPONENT program
    DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
  install(FILES "${generated}/storeadvise.fish" COMPONENT program
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endif()
install(FILES "${PROJECT_SOURCE_DIR}/README.md" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT program)
install(FILES "${PROJECT_SOURCE_DIR}/data/notices.txt" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/data/examples" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/storeadvise")
install(TARGETS storeadvise EXPORT storeadvise
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT library)
install(EXPORT storeadvise NAMESPACE storeadvise:: FILE storeadviseTargets.cmake
  DESTINATION "${package_dir}" COMPONENT library)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/storeadviseConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/storeadviseConfig.cmake" INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/storeadviseConfigVersion.cmake" COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/storeadviseConfig.cmake" "${PROJECT_BINARY_DIR}/storeadviseConfigVersion.cmake"
  DESTINATION "${package_dir}" COMPONENT library)

# Paths in the pkg-config file are told from where it lies, so that the tree can be moved.
cmake_path(SET pc_dir NORMALIZE "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
cmake_path(SET prefix_dir "/")
cmake_path(ABSOLUTE_PATH pc_dir BASE_DIRECTORY "/" OUTPUT_VARIABLE pc_absolute)
cmake_path(RELATIVE_PATH prefix_dir BASE_DIRECTORY "${pc_absolute}" OUTPUT_VARIABLE pc_prefix)
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/storeadvise.pc.in" "${PROJECT_BINARY_DIR}/storeadvise.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/storeadvise.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT library)
