# What an installation has. Two components, which are the two Debian packages (cmake/package.cmake): the command, with
# the library, data and modules that it uses; and what other programs are compiled against.
set(runtime COMPONENT runtime)
set(development COMPONENT development)
set(share ${CMAKE_INSTALL_DATADIR})
install(TARGETS laydown-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} ${runtime})
install(TARGETS laydown LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${runtime} NAMELINK_COMPONENT development)
install(TARGETS ${modules} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/laydown ${runtime})
install(DIRECTORY geodata imports DESTINATION ${share}/laydown ${runtime} PATTERN make EXCLUDE)
install(FILES doc/layers.md doc/queries.md DESTINATION ${share}/doc/laydown ${runtime})

# Debian keeps apart what its packages bring and what is installed by hand.
if(CMAKE_INSTALL_PREFIX STREQUAL /usr)
  set(zsh_folder vendor-completions)
else()
  set(zsh_folder site-functions)
endif()
install(DIRECTORY ${pages}/man1 ${pages}/man5 DESTINATION ${CMAKE_INSTALL_MANDIR} ${runtime})
install(FILES ${pages}/laydown.bash DESTINATION ${share}/bash-completion/completions RENAME laydown ${runtime})
install(FILES ${pages}/_laydown DESTINATION ${share}/zsh/${zsh_folder} ${runtime})

install(DIRECTORY include/laydown DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${development})
file(RELATIVE_PATH pc_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pc_to_prefix ${pc_to_prefix})
file(RELATIVE_PATH pc_libdir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH pc_includedir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(cmake/laydown.pc.in laydown.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/laydown.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig ${development})
