/* base64.h: RFC 4648, the plain alphabet with padding. */
#ifndef LAY_BASE_BASE64_H
#define LAY_BASE_BASE64_H

#include "base/buf.h"

void lay_base64_add(lay_buf *buf, const char *bytes, size_t len);

#endif
