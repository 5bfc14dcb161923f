# Warnings and sanitizers, for our own targets only.
add_library(storeadvise_flags INTERFACE)
target_compile_options(storeadvise_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Wcast-qual -Wformat=2 -Wimplicit-fallthrough
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op>
  # g++ 12 sees overlaps and uninitialised bytes in joined std::strings that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-maybe-uninitialized>
  $<$<BOOL:${STOREADVISE_WERROR}>:-Werror>)
if(STOREADVISE_SANITIZE)
  target_compile_options(storeadvise_flags INTERFACE
    -fsanitize=${STOREADVISE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(storeadvise_flags INTERFACE -fsanitize=${STOREADVISE_SANITIZE})
endif()
