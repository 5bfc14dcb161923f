# Installs into a scratch prefix, moves that elsewhere, and builds a program against it with find_package and with
# pkg-config. The program's report is that of the installed storeadvise, to the letter.
# Variables: BUILD, SOURCE (this folder), SCRATCH, COMPILER, FLAGS, PKG_CONFIG (may be empty).
function(run)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "OUT" "")
  execute_process(COMMAND ${arg_UNPARSED_ARGUMENTS} OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${arg_UNPARSED_ARGUMENTS}\nended with ${status}:\n${out}${err}")
  endif()
  if(arg_OUT)
    set(${arg_OUT} "${out}" PARENT_SCOPE)
  endif()
endfunction()

file(REMOVE_RECURSE "${SCRATCH}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${SCRATCH}/first")
file(RENAME "${SCRATCH}/first" "${SCRATCH}/prefix")
set(prefix "${SCRATCH}/prefix")
foreach(file IN ITEMS bin/storeadvise share/man/man1/storeadvise.1 share/doc/storeadvise/README.md
                      share/doc/storeadvise/copyright share/doc/storeadvise/notices.txt
                      share/storeadvise/schemas/profile.schema.json share/bash-completion/completions/storeadvise
                      share/zsh/vendor-completions/_storeadvise share/fish/vendor_completions.d/storeadvise.fish)
  if(NOT EXISTS "${prefix}/${file}")
    message(FATAL_ERROR "${file} was not installed")
  endif()
endforeach()
# The library has no clock, and so no age of the prices; nor has the program before they were made.
run("${CMAKE_COMMAND}" -E env SOURCE_DATE_EPOCH=0
    "${prefix}/bin/storeadvise" "${SOURCE}/consumer/spill.json" --format json OUT expected)

file(GLOB_RECURSE texts "${prefix}/lib*/*.cmake" "${prefix}/lib*/*.pc")
foreach(file IN LISTS texts)
  file(READ "${file}" text)
  if(text MATCHES "${BUILD}|storeadvise_flags|nlohmann")
    message(FATAL_ERROR "${file} names what only the build knows: ${CMAKE_MATCH_0}")
  endif()
endforeach()

run("${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}/consumer" -B "${SCRATCH}/build" "-DCMAKE_PREFIX_PATH=${prefix}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${SCRATCH}/build")
run("${SCRATCH}/build/consumer" OUT found)
if(NOT found STREQUAL expected)
  message(FATAL_ERROR "the library's report differs from the program's:\n${found}")
endif()

if(PKG_CONFIG)
  file(GLOB pc_file "${prefix}/lib*/pkgconfig/storeadvise.pc" "${prefix}/lib/*/pkgconfig/storeadvise.pc")
  cmake_path(GET pc_file PARENT_PATH pc_dir)
  run("${CMAKE_COMMAND}" -E env "PKG_CONFIG_PATH=${pc_dir}" "${PKG_CONFIG}" --cflags --libs storeadvise OUT words)
  separate_arguments(words UNIX_COMMAND "${words}")
  separate_arguments(flags UNIX_COMMAND "${FLAGS}")
  run("${COMPILER}" ${flags} "${SOURCE}/consumer/consumer.cpp" ${words} -o "${SCRATCH}/by_pkg_config")
  run("${SCRATCH}/by_pkg_config" OUT found)
  if(NOT found STREQUAL expected)
    message(FATAL_ERROR "the library's report differs from the program's:\n${found}")
  endif()
endif()
