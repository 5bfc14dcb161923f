# embed_json(target ROOT file...): each file of data/ becomes a byte array, and one table finds them
# by name. Broken JSON stops the build before any compiler starts.
function(embed_json target root)
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embed.cmake")
  set(dir "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  set(declarations "")
  set(rows "")
  foreach(file IN LISTS ARGN)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${root}" OUTPUT_VARIABLE name)
    string(MAKE_C_IDENTIFIER "data_${name}" symbol)
    set(out "${dir}/${symbol}.cpp")
    add_custom_command(
      OUTPUT "${out}"
      COMMAND "${CMAKE_COMMAND}" "-DIN=${file}" "-DOUT=${out}" "-DSYMBOL=${symbol}" -P "${script}"
      DEPENDS "${file}" "${script}" VERBATIM)
    target_sources(${target} PRIVATE "${out}")
    string(APPEND declarations "extern const std::string_view ${symbol};\n")
    string(APPEND rows "  if (name == \"${name}\") return ${symbol};\n")
    string(APPEND names "      \"${name}\",\n")
  endforeach()
  set(embed_declarations "${declarations}")
  set(embed_rows "${rows}")
  set(embed_names "${names}")
  list(LENGTH ARGN embed_count)
  configure_file("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/embedded.cpp.in" "${dir}/embedded.cpp" @ONLY)
  target_sources(${target} PRIVATE "${dir}/embedded.cpp")
endfunction()
