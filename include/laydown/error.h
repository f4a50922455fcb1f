/* error.h: what a fallible function of laydown returns, and how it says why.
 *
 * A fallible function returns a lay_status and takes a `lay_error *err` last. It writes its
 * outputs only when it returns LAY_OK. On failure it fills *err, which the caller owns and
 * releases with lay_error_done(). `err` may be NULL where the caller does not want the words.
 */
#ifndef LAYDOWN_ERROR_H
#define LAYDOWN_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

/* The numbers are the exit statuses of the command, so that both tell the same story. */
typedef enum lay_status {
    LAY_OK = 0,      /* done */
    LAY_NO = 1,      /* the answer to the question is no (a text is no date, a store is unsound) */
    LAY_USAGE = 2,   /* the call itself is wrong */
    LAY_REFUSED = 3, /* input refused, nothing stored */
    LAY_PARTLY = 4,  /* partly stored */
    LAY_NOT_FOUND = 5, /* a named file, place, actor or id does not exist */
    LAY_BUSY = 6,      /* the store is locked by another program */
    LAY_IO = 7,        /* space, permission, memory, device */
    LAY_DAMAGED = 8,   /* the store is damaged, foreign, or newer than this program */
    LAY_NETWORK = 9,   /* network */
    LAY_BUG = 70       /* an error in laydown itself */
} lay_status;

/* One problem. All strings are UTF-8, allocated, and may be NULL except code and message. */
typedef struct lay_error {
    lay_status status;
    char *code;         /* stable, dotted: "date.invalid" */
    char *message;      /* a whole sentence without the position */
    char *hint;         /* what to do about it */
    char *file;         /* the input, not our source */
    long line;          /* 1-based; 0 when there is none */
    long column;        /* 1-based, in characters; 0 when there is none */
    long byte;          /* 0-based offset in the file; counts only where column is not 0 */
    char *pointer;      /* JSON pointer (RFC 6901) of the value: "/reports/0/claims/2/when" */
    char *record;       /* what it belongs to: REPORT or REPORT#CLAIM */
    char *value;        /* the value as it stands in the input, cut, hidden characters shown */
    char *excerpt;      /* the line around the place, at most 116 columns, fit for a terminal */
    int excerpt_column; /* the place in the excerpt: 0-based, in terminal columns */
} lay_error;

#define LAY_ERROR_INIT                                                                             \
    {                                                                                              \
        LAY_OK, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                                                 \
    }

/* Frees the strings and leaves *err as LAY_ERROR_INIT. err may be NULL. */
void lay_error_done(lay_error *err);

#ifdef __cplusplus
}
#endif
#endif
