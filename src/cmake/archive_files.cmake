# Installs the program into a folder and packs that so that the same files give the same bytes.
file(REMOVE_RECURSE "${DIR}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --component program --prefix "${DIR}/${NAME}"
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
set(epoch "$ENV{SOURCE_DATE_EPOCH}")
if(epoch STREQUAL "")
  set(epoch 315532800)  # 1980-01-01, the first day that every archive format knows
endif()
execute_process(
  COMMAND tar --create --sort=name --format=ustar --mtime=@${epoch} --owner=0 --group=0 --numeric-owner
          --mode=u+rw,go+r-w "${NAME}"
  COMMAND gzip --no-name -9
  WORKING_DIRECTORY "${DIR}" OUTPUT_FILE "${DIR}/${NAME}.tar.gz" COMMAND_ERROR_IS_FATAL ANY)
file(SHA256 "${DIR}/${NAME}.tar.gz" sum)
file(WRITE "${DIR}/SHA256SUMS" "${sum}  ${NAME}.tar.gz\n")
message(STATUS "${DIR}/${NAME}.tar.gz ${sum}")
