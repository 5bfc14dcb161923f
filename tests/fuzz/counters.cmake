# A fuzzer that does not see the library learns nothing of what its inputs reach, and finds nothing:
#   cmake -DFUZZER=PROGRAM -P counters.cmake
execute_process(COMMAND "${FUZZER}" -runs=0 OUTPUT_VARIABLE said ERROR_VARIABLE said RESULT_VARIABLE status)
string(REGEX MATCHALL "[0-9]+ inline 8-bit counters" modules "${said}")
set(counters 0)
foreach(module IN LISTS modules)
  string(REGEX MATCH "[0-9]+" in_module "${module}")
  math(EXPR counters "${counters} + ${in_module}")
endforeach()
if(NOT status EQUAL 0 OR counters LESS 10000)
  message(FATAL_ERROR "${FUZZER} sees ${counters} counters, and 10000 are the least of the library: ${said}")
endif()
