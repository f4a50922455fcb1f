# The gazetteer's file, made of the tables in geodata/ by a program of the build. The build's share/laydown
# is laid out as the installed one, so that a program finds its data in both.
set(LAYDOWN_SHARE ${CMAKE_BINARY_DIR}/share/laydown)
file(MAKE_DIRECTORY ${LAYDOWN_SHARE} ${CMAKE_BINARY_DIR}/world)
foreach(folder imports styles)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${LAYDOWN_SHARE}/${folder} SYMBOLIC)
endforeach()
find_program(XZ xz REQUIRED)

set(world_tables "")
file(GLOB packed CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/geodata/*.tsv.xz)
foreach(source ${packed})
  get_filename_component(name ${source} NAME_WE)
  set(target ${CMAKE_BINARY_DIR}/world/${name}.tsv)
  add_custom_command(OUTPUT ${target} COMMAND ${XZ} -dc ${source} > ${target} DEPENDS ${source} VERBATIM)
  list(APPEND world_tables ${target})
endforeach()

file(GLOB own_tables CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/geodata/*.csv ${CMAKE_SOURCE_DIR}/geodata/SOURCES.tsv)
add_executable(laydown-index ${CMAKE_SOURCE_DIR}/geodata/make/index.c)
target_link_libraries(laydown-index PRIVATE laydown_parts)
add_custom_command(OUTPUT ${LAYDOWN_SHARE}/gazetteer.bin
  COMMAND laydown-index ${CMAKE_SOURCE_DIR}/geodata ${CMAKE_BINARY_DIR}/world ${LAYDOWN_SHARE}/gazetteer.bin
  DEPENDS laydown-index ${world_tables} ${own_tables} VERBATIM)
add_custom_target(gazetteer ALL DEPENDS ${LAYDOWN_SHARE}/gazetteer.bin)
