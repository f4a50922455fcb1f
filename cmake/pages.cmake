# Manual pages and completions, made by a program that reads the command's own tables.
file(GLOB pages_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/pages/*.c)
add_executable(laydown-pages ${pages_sources} $<TARGET_OBJECTS:laydown_command>)
add_dependencies(laydown-pages generated)
target_link_libraries(laydown-pages PRIVATE laydown_parts)
set(pages ${CMAKE_BINARY_DIR}/pages)
set(pages_schema ${CMAKE_SOURCE_DIR}/imports/schema/laydown-reports-1.schema.json)
# The day at the foot of a page; SOURCE_DATE_EPOCH sets it.
string(TIMESTAMP pages_date "%Y-%m-%d" UTC)
find_program(GZIP gzip REQUIRED)
add_custom_command(OUTPUT ${pages}/_laydown
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${pages}/man1 ${pages}/man5
  COMMAND laydown-pages ${pages} ${pages_schema} ${pages_date}
  COMMAND ${CMAKE_COMMAND} -E chdir ${pages} ${GZIP} -9nrf man1 man5
  DEPENDS laydown-pages ${pages_schema})
add_custom_target(pages ALL DEPENDS ${pages}/_laydown)
