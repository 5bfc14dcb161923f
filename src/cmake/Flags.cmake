# The language, warnings, sanitizers and hardening, for our own targets only.
add_library(storeadvise_flags INTERFACE)
target_compile_features(storeadvise_flags INTERFACE cxx_std_20)
target_compile_options(storeadvise_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Wcast-qual -Wformat=2 -Wimplicit-fallthrough
  -Wunused-const-variable$<$<CXX_COMPILER_ID:GNU>:=1>
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
  # g++ 12 sees overlaps and uninitialised bytes in joined std::strings that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  $<$<BOOL:${STOREADVISE_WERROR}>:-Werror>
  # A product and a sum stay two roundings where a processor has one instruction for both, as on Arm: the same
  # profile gives the same bytes everywhere.
  -ffp-contract=off)
if(STOREADVISE_HARDENED)
  # Names of folders stay out of the program, so that a build elsewhere gives the same bytes.
  target_compile_options(storeadvise_flags INTERFACE
    -fPIE -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -ffunction-sections -fdata-sections
    "-ffile-prefix-map=${PROJECT_BINARY_DIR}=build" "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")
  target_link_options(storeadvise_flags INTERFACE -Wl,-z,relro,-z,now -Wl,--gc-sections -Wl,--build-id=sha1)
endif()
if(STOREADVISE_SANITIZE)
  target_compile_options(storeadvise_flags INTERFACE
    -fsanitize=${STOREADVISE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(storeadvise_flags INTERFACE -fsanitize=${STOREADVISE_SANITIZE})
endif()

# The headers that most sources include, compiled once: sources take a sixth less time to compile.
function(precompile_headers target)
  if(STOREADVISE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory>
      <optional> <set> <span> <string> <string_view> <utility> <vector> ${ARGN})
  endif()
endfunction()
