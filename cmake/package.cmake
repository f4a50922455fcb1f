# Debian packages: `cpack -G DEB`, or the target "package", in a build that is configured for /usr (preset "package").
#   laydown         the command, liblaydown.so.0, modules, data, manual pages, completions
#   liblaydown-dev  headers, pkg-config file, examples
set(LAYDOWN_MAINTAINER "The laydown project <laydown@localhost>" CACHE STRING "Who answers for the packages")
set(packaging ${CMAKE_BINARY_DIR}/packaging)

# Debian wants the licences of all that is in a package, and a log of packages: both are made of what the tree says.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS LICENSE geodata/SOURCES.tsv)
file(READ LICENSE licence)
file(READ geodata/SOURCES.tsv sources)
string(FIND "${sources}" "\n" heading_end)
string(SUBSTRING "${sources}" ${heading_end} -1 sources)
set(cell "([^\t\n]*)\t")
string(REGEX REPLACE "${cell}${cell}${cell}${cell}${cell}[^\t\n]*\t?([^\n]*)\n"
  "- \\1\n    source: \\2 \\3 \\4\n    licence: \\5\n    \\6\n" sources "${sources}")
string(REGEX REPLACE "    (licence:)? *\n" "" sources "${sources}")
string(REGEX REPLACE " +\n" "\n" sources "${sources}")
string(CONCAT copyright "laydown ${PROJECT_VERSION}\n\n${licence}\n"
  "The data in /usr/share/laydown/geodata are made of these, each with its licence and attribution:\n\n${sources}")
file(GLOB licences geodata/licences/*.txt)
foreach(file IN LISTS licences)
  get_filename_component(name ${file} NAME_WLE)
  file(READ ${file} text)
  string(APPEND copyright "\n${name}\n\n${text}")
endforeach()
file(WRITE ${packaging}/copyright "${copyright}")

string(TIMESTAMP package_day "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${packaging}/changelog "laydown (${PROJECT_VERSION}) unstable; urgency=medium\n\n"
  "  * ${PROJECT_VERSION}; CHANGELOG.md of the sources says what is new.\n\n -- ${LAYDOWN_MAINTAINER}  ${package_day}\n")
execute_process(COMMAND ${GZIP} -9nf ${packaging}/changelog)
# CPack would take modules for libraries that others link, and leaves out the trigger.
file(WRITE ${packaging}/shlibs "liblaydown 0 laydown (>= ${PROJECT_VERSION})\n")
file(WRITE ${packaging}/triggers "activate-noawait ldconfig\n")
install(FILES ${packaging}/copyright ${packaging}/changelog.gz README.md DESTINATION ${share}/doc/laydown ${runtime})
install(FILES ${packaging}/copyright ${packaging}/changelog.gz DESTINATION ${share}/doc/liblaydown-dev ${development})
install(DIRECTORY examples DESTINATION ${share}/doc/liblaydown-dev ${development})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the laydown project")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL runtime development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${LAYDOWN_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME laydown)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION science)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "which forces are where, since when, and who says so
Turns reported movements of forces into dated, located, sourced events, works
out from them who is at which base when, and writes the answer as map layers
and timelines, over one SQLite/SpatiaLite file.
.
Claims that contradict or deny each other are linked and shown, never merged;
every answer leads back to the reports and their words.")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${packaging}/shlibs ${packaging}/triggers)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME liblaydown-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "laydown (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "laydown's library: headers, pkg-config file and examples
What C and C++ programs are compiled against to import reports of movements of
forces, and to ask who is where when, without the command.")
include(CPack)
