/* expect.h: what a test asks of a function that can fail, and where it finds the modules. */
#ifndef EXPECT_H
#define EXPECT_H

#include <cmocka.h>
#include <laydown/error.h>
#include <stdlib.h>

static inline void use_built_modules(void)
{
    setenv("LAYDOWN_MODULES", LAYDOWN_BINARY_DIR "/lib/laydown", 0);
}

#define OK(call)                                                                                   \
    do {                                                                                           \
        lay_error ok_err = LAY_ERROR_INIT;                                                         \
        lay_error *err = &ok_err;                                                                  \
        lay_status ok_status = (call);                                                             \
        if (ok_status != LAY_OK)                                                                   \
            print_error("%d %s: %s\n", ok_status, ok_err.code, ok_err.message);                    \
        lay_error_done(&ok_err);                                                                   \
        assert_int_equal(ok_status, LAY_OK);                                                       \
    } while (0)

#define FAILS(call, wanted, wanted_code)                                                           \
    do {                                                                                           \
        lay_error ok_err = LAY_ERROR_INIT;                                                         \
        lay_error *err = &ok_err;                                                                  \
        assert_int_equal((call), (wanted));                                                        \
        assert_string_equal(ok_err.code, (wanted_code));                                           \
        lay_error_done(&ok_err);                                                                   \
    } while (0)

#endif
