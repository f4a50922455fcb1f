# Text files that become C string constants, so that the program finds them without a search:
# src/store/sql/NAME.sql -> generated/sql/NAME.inc, src/cli/pages/NAME.bash -> generated/cli/pages/NAME_bash.inc, and so on, used as
#   static const char schema[] =
#   #include "sql/schema.inc"
#   ;
# Files are re-embedded when they change.
set(generated_files "")
file(GLOB embedded CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/store/sql/*.sql
  ${CMAKE_SOURCE_DIR}/src/cli/pages/*.bash ${CMAKE_SOURCE_DIR}/src/cli/pages/*.zsh
  ${CMAKE_SOURCE_DIR}/src/import/prose/*.css)
foreach(source ${embedded})
  file(RELATIVE_PATH target ${CMAKE_SOURCE_DIR}/src ${source})
  string(REGEX REPLACE "^store/" "" target ${target})
  string(REGEX REPLACE "\\.sql$" ".inc" target ${target})
  string(REGEX REPLACE "\\.(bash|zsh|css)$" "_\\1.inc" target ${target})
  set(target ${CMAKE_BINARY_DIR}/generated/${target})
  add_custom_command(OUTPUT ${target}
    COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DTARGET=${target} -P ${CMAKE_SOURCE_DIR}/cmake/embed_text.cmake
    DEPENDS ${source} ${CMAKE_SOURCE_DIR}/cmake/embed_text.cmake)
  list(APPEND generated_files ${target})
endforeach()
set(types ${CMAKE_BINARY_DIR}/generated/event_types.inc)
add_custom_command(OUTPUT ${types}
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR}/imports/event-types.tsv -DTARGET=${types}
          -P ${CMAKE_SOURCE_DIR}/cmake/event_types.cmake
  DEPENDS ${CMAKE_SOURCE_DIR}/imports/event-types.tsv ${CMAKE_SOURCE_DIR}/cmake/event_types.cmake)
list(APPEND generated_files ${types})
set(exports ${CMAKE_BINARY_DIR}/generated/exports.map)
file(GLOB public_headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/include/laydown/*.h)
add_custom_command(OUTPUT ${exports}
  COMMAND ${CMAKE_COMMAND} -DHEADERS=${CMAKE_SOURCE_DIR}/include/laydown -DTARGET=${exports}
          -P ${CMAKE_SOURCE_DIR}/cmake/exports.cmake
  DEPENDS ${public_headers} ${CMAKE_SOURCE_DIR}/cmake/exports.cmake)
list(APPEND generated_files ${exports})
add_custom_target(generated DEPENDS ${generated_files})
