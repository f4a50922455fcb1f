/* zip.c: see zip.h. The format is APPNOTE 6.3.3: a local header and the bytes, then the central
 * directory with one entry, then its end. Method 0: no compression. */
#include "base/zip.h"

static uint32_t crc32_of(const char *bytes, size_t len)
{
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < len; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}

static void put(lay_output *out, int bytes, uint32_t value)
{
    for (int i = 0; i < bytes; i++)
        lay_output_putc(out, (char)(unsigned char)(value >> 8 * i & 0xff));
}

/* What the local header and the directory's entry have in common. */
static void put_facts(lay_output *out, uint32_t crc, uint32_t len, size_t name_len)
{
    enum { VERSION = 20, UTF8 = 0x0800, STORED = 0, MIDNIGHT = 0, FIRST_OF_1980 = 0x21 };
    put(out, 2, VERSION);
    put(out, 2, UTF8);
    put(out, 2, STORED);
    put(out, 2, MIDNIGHT);
    put(out, 2, FIRST_OF_1980);
    put(out, 4, crc);
    put(out, 4, len);
    put(out, 4, len);
    put(out, 2, (uint32_t)name_len);
    put(out, 2, 0);
}

void lay_zip_one(lay_output *out, const char *name, const char *bytes, size_t len)
{
    enum { LOCAL_BYTES = 30, ENTRY_BYTES = 46 };
    uint32_t crc = crc32_of(bytes, len), size = (uint32_t)len;
    size_t name_len = strlen(name);
    put(out, 4, 0x04034b50);
    put_facts(out, crc, size, name_len);
    lay_output_puts(out, name);
    lay_output_write(out, bytes, len);

    put(out, 4, 0x02014b50);
    put(out, 2, 20);
    put_facts(out, crc, size, name_len);
    put(out, 2, 0); /* comment */
    put(out, 2, 0); /* disk */
    put(out, 2, 0); /* attributes */
    put(out, 4, 0);
    put(out, 4, 0); /* offset of the local header */
    lay_output_puts(out, name);

    put(out, 4, 0x06054b50);
    put(out, 4, 0);
    put(out, 2, 1);
    put(out, 2, 1);
    put(out, 4, (uint32_t)(ENTRY_BYTES + name_len));
    put(out, 4, (uint32_t)(LOCAL_BYTES + name_len + len));
    put(out, 2, 0);
}
