# Optimised builds with GCC lay out the reader of prose by a trial run over the reports of the tests:
# which branches are taken, what is worth being in line, from one file into another, too, when the
# command is linked. Both together make `extract` faster by a tenth. A build of its own in training/ is
# instrumented, reads the reports, and leaves its counts in training/profile; it is made once for a build
# folder, so that a change of sources does not build all of it twice: counts of functions that have
# changed since are not used, which the compiler may remark, and must not fail for.
#   LAYDOWN_TRAIN      use such counts: the presets release and package
#   LAYDOWN_TRAINING   this is the instrumented build, which leaves them in the folder named
option(LAYDOWN_TRAIN "Lay out the reader of prose by a trial run over the reports of the tests (GCC)" OFF)
set(LAYDOWN_TRAINING "" CACHE PATH "Instrument the reader of prose to leave its counts in this folder")

function(compile_trained)
  foreach(part base geo gazetteer import)
    target_compile_options(part_${part} PRIVATE -fprofile-prefix-path=${CMAKE_BINARY_DIR} ${ARGN})
    if(TARGET training)
      add_dependencies(part_${part} training)
    endif()
  endforeach()
endfunction()

if(LAYDOWN_TRAINING)
  compile_trained(-fprofile-generate=${LAYDOWN_TRAINING})
  add_link_options(-fprofile-generate)
elseif(LAYDOWN_TRAIN AND CMAKE_C_COMPILER_ID STREQUAL GNU AND NOT CMAKE_CROSSCOMPILING
       AND EXISTS ${CMAKE_SOURCE_DIR}/tests/prose)
  set(training ${CMAKE_BINARY_DIR}/training)
  add_custom_command(OUTPUT ${training}/trained
    COMMAND ${CMAKE_COMMAND} -S ${CMAKE_SOURCE_DIR} -B ${training} -G ${CMAKE_GENERATOR} -DBUILD_TESTING=OFF
            -DCMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE} -DCMAKE_C_COMPILER=${CMAKE_C_COMPILER}
            -DLAYDOWN_TRAINING=${training}/profile
    COMMAND ${CMAKE_COMMAND} --build ${training} --target laydown-cli gazetteer
    COMMAND ${CMAKE_COMMAND} -DTRAINING=${training} -P ${CMAKE_SOURCE_DIR}/cmake/trial_run.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${training}/trained
    COMMENT "Training the reader of prose (once)" VERBATIM)
  add_custom_target(training DEPENDS ${training}/trained)
  # Objects that can be linked either way: all but the command is linked as ever, which is quicker.
  # (GCC does not take back an -fno-lto for an -flto=auto behind it.)
  compile_trained(-fprofile-use=${training}/profile -fprofile-partial-training -Wno-missing-profile
                  -Wno-coverage-mismatch -Wno-error -flto -ffat-lto-objects)
  add_link_options($<IF:$<BOOL:$<TARGET_PROPERTY:LAYDOWN_LINK_WHOLE>>,-flto=auto,-fno-lto>)
endif()
