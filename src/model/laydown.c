/* laydown.c: names of what inference says of events and presence. The order is that of laydown.h.
 */
#include "model/laydown.h"

const char *lay_event_status_name(enum lay_status_of_event status)
{
    static const char *const names[] = {"planned",  "reported", "corroborated",
                                        "disputed", "denied",   "retracted"};
    return names[status];
}

const char *lay_state_name(enum lay_state state)
{
    static const char *const names[] = {"confirmed", "possible",        "presumed",
                                        "contested", "reported_absent", "unknown"};
    return names[state];
}

const char *lay_presence_role_name(enum lay_presence_role role)
{
    static const char *const names[] = {"holder", "possible_holder", "lodger", "present"};
    return names[role];
}
