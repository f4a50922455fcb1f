/* signals.c: dying by a signal, as the shell expects it, but without leaving half a file.
 *
 * The handler does what is safe in one: unlink(), and raise() with the default action back in
 * place, so that the parent sees the true cause (a broken pipe is 141 in the shell, in silence).
 * A signal that the parent had ignored (nohup) stays ignored; a broken pipe never is, else
 * `laydown events | head` would complain. The store needs no care here: what was not committed is
 * rolled back when it is next opened. */
#include "cli/signals.h"

#include "base/mem.h"
#include "base/output.h"
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static void die(int number)
{
    lay_output_emergency();
    signal(number, SIG_DFL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
}

/* For what does not stop when it is asked to: one call into a library that takes minutes. */
static void end_late(int number)
{
    (void)number;
    static const char words[] =
        "laydown: error[sql.timeout]: the query took too long and was stopped\n"
        "  hint: --timeout SECONDS gives it more time\n";
    lay_output_emergency();
    ssize_t ignored = write(STDERR_FILENO, words, sizeof words - 1);
    (void)ignored;
    _exit(3);
}

void signals_end_after(int seconds)
{
    struct sigaction action = {.sa_handler = end_late};
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    alarm((unsigned)seconds);
}

static void install(int number)
{
    struct sigaction old;
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_IGN && number != SIGPIPE)
        return;
    struct sigaction action = {.sa_handler = die};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static bool speaks_json;

void signals_speak_json(bool json)
{
    speaks_json = json;
}

static void out_of_memory(size_t bytes)
{
    (void)bytes;
    static const char words[] = "laydown: error[memory]: there is not enough memory\n";
    static const char json[] =
        "{\"level\":\"error\",\"code\":\"memory\",\"message\":\"there is not enough "
        "memory\",\"status\":7}\n{\"level\":\"summary\",\"errors\":1,\"exit\":7}\n";
    lay_output_emergency();
    ssize_t ignored = speaks_json ? write(STDERR_FILENO, json, sizeof json - 1)
                                  : write(STDERR_FILENO, words, sizeof words - 1);
    (void)ignored;
    _exit(7);
}

/* A closed standard output must fail when written to; so it is opened for reading. */
static void fill_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY);
}

void signals_install(void)
{
    fill_standard_streams();
    lay_set_out_of_memory(out_of_memory);
    install(SIGINT);
    install(SIGTERM);
    install(SIGHUP);
    install(SIGPIPE);
}
