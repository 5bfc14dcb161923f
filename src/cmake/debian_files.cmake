# Runs at installation; does its work only where CPack makes a Debian package.
if(NOT "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}" MATCHES "/_CPack_Packages/.*/DEB/")
  return()
endif()
set(root "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
set(doc "${root}/share/doc/${package}")
file(MAKE_DIRECTORY "${doc}")
file(READ "${source}/LICENSE" licence)
string(REGEX REPLACE "\n+$" "" licence "${licence}")
string(REGEX MATCH "Copyright \\(c\\) ([^\n]*)" ignored "${licence}")
set(holder "${CMAKE_MATCH_1}")
string(REGEX REPLACE "^.*\n\n(Permission )" "\\1" licence "${licence}")
string(REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REPLACE "\n" "\n " licence "${licence}")
file(WRITE "${doc}/copyright" "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: storeadvise

Files: *
Copyright: ${holder}
License: Expat
 ${licence}
")
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE "${doc}/changelog.Debian" "storeadvise (${version}) unstable; urgency=medium

  * Version ${version}.

 -- ${maintainer}  ${date}
")
set(files "${doc}/changelog.Debian")
file(GLOB manuals "${root}/share/man/man1/*.1")
execute_process(COMMAND "${gzip}" -9nf ${files} ${manuals} COMMAND_ERROR_IS_FATAL ANY)
