# What an installation has. Two components, which are the two Debian packages: the command, with the library, data
# and modules that it uses; and what other programs are compiled against.
set(runtime COMPONENT runtime)
set(development COMPONENT development)
install(TARGETS laydown-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} ${runtime})
install(TARGETS laydown LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${runtime} NAMELINK_COMPONENT development)
install(TARGETS ${modules} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/laydown ${runtime})
install(DIRECTORY geodata imports DESTINATION ${CMAKE_INSTALL_DATADIR}/laydown ${runtime}
  PATTERN make EXCLUDE)
install(DIRECTORY include/laydown DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${development})

install(DIRECTORY ${pages}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 ${runtime} FILES_MATCHING PATTERN "*.1")
install(DIRECTORY ${pages}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 ${runtime} FILES_MATCHING PATTERN "*.5")
install(FILES ${pages}/laydown.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
  RENAME laydown ${runtime})
install(FILES ${pages}/_laydown DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions ${runtime})
