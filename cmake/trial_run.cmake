# The trial run of train.cmake: the instrumented program in TRAINING reads the reports of tests/prose, which
# stand in rows "R id lang published text", as one text for each language.
file(REMOVE_RECURSE ${TRAINING}/profile) # what the build's own programs counted
file(GLOB sets ${CMAKE_CURRENT_LIST_DIR}/../tests/prose/*.txt)
foreach(lang en fr ru)
  set(text "")
  foreach(set ${sets})
    file(STRINGS ${set} rows REGEX "^R\t[^\t]*\t${lang}\t" ENCODING UTF-8)
    foreach(row IN LISTS rows)
      string(REGEX REPLACE "^R\t[^\t]*\t[^\t]*\t[^\t]*\t" "" row "${row}")
      string(REPLACE "\\n" "\n" row "${row}")
      string(APPEND text "${row}\n\n")
    endforeach()
  endforeach()
  file(WRITE ${TRAINING}/${lang}.txt "${text}")
  execute_process(COMMAND ${TRAINING}/bin/laydown extract --language ${lang} --published 2022-06-15
    ${TRAINING}/${lang}.txt OUTPUT_QUIET ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()
