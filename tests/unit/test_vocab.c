/* test_vocab.c: spellings as numbers, and eight bytes at a time, against one letter at a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/eight.h"
#include "import/prose/vocab.h"
#include <string.h>

/* A number below `limit`; the same in every run. */
static size_t draw(size_t limit)
{
    static uint64_t state = 88172645463325252u; /* xorshift (Marsaglia, 2003) */
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % limit);
}

/* Letters of one to three bytes, what is lost on the way, and what is no character. */
static const char *const letters[] = {"a", "z", "A", "Z", "@", "[", "`",        "{",    "7", "'",
                                      "-", "é", "É", "ÿ", "ß", "×", "ā",        "Ā",    "Ž", "ž",
                                      "а", "п", "р", "я", "А", "П", "Р",        "Я",    "ё", "Ё",
                                      "ї", "Ї", "Ѐ", "ѹ", "’", "—", "\xC2\xAD", "\xFF", "中"};

static size_t draw_word(char *out, size_t count, bool alike)
{
    size_t n = 0, from = alike ? draw(LAY_COUNT(letters) - 8) : 0;
    for (size_t i = 0; i < count; i++) {
        const char *letter = letters[from + draw(alike ? 8 : LAY_COUNT(letters))];
        memcpy(out + n, letter, strlen(letter));
        n += strlen(letter);
    }
    return n;
}

static void test_letters(void **state)
{
    (void)state;
    struct lay_vocab words;
    lay_vocab_init(&words);
    for (size_t round = 0; round < 20000; round++) {
        char word[64], lowered[128] = "";
        size_t count = draw(16), len = draw_word(word, count, round % 2);
        for (size_t i = 0, step; i < len; i += step) {
            for (step = 1; i + step < len && ((unsigned char)word[i + step] & 0xC0) == 0x80;)
                step++;
            const uint32_t letter = lay_vocab_number(&words, word + i, step);
            strcat(lowered, lay_vocab_text(&words, letter));
        }
        const uint32_t number = lay_vocab_number(&words, word, len);
        assert_string_equal(lay_vocab_text(&words, number), lowered);
        assert_int_equal(lay_vocab_number(&words, lowered, strlen(lowered)), number);
    }
    assert_int_equal(lay_vocab_number(&words, "a\0B", 3), lay_vocab_number(&words, "ab", 2));
    lay_vocab_done(&words);
}

/* Once the lists are read a word is kept where it is in one, or begins as one asks for. */
static void test_beginnings(void **state)
{
    (void)state;
    static const char *const asked[] = {"deploy", "de",          "военн",       "военнослуж",
                                        "воен",   "zzzzzzzzzza", "zzzzzzzzzzb", "a"};
    struct lay_vocab words;
    lay_vocab_init(&words);
    for (size_t i = 0; i < LAY_COUNT(asked); i++)
        lay_vocab_beginning(&words, asked[i], strlen(asked[i]));
    const uint32_t listed = lay_vocab_number(&words, "listed", 6);
    lay_vocab_close(&words);
    assert_int_equal(lay_vocab_number(&words, "Listed", 6), listed);
    static const struct {
        const char *word;
        bool kept;
    } all[] = {{"deployment", true},   {"depot", true},         {"dust", false},
               {"d", false},           {"военный", true},       {"воентех", true},
               {"вое", false},         {"войны", false},        {"zzzzzzzzzz", false},
               {"zzzzzzzzzzab", true}, {"zzzzzzzzzzbb", true},  {"zzzzzzzzzzc", false},
               {"zzzzzzzzz", false},   {"aaaaaaaaaaaaa", true}, {"other", false}};
    for (size_t i = 0; i < LAY_COUNT(all); i++)
        assert_int_equal(lay_vocab_number(&words, all[i].word, strlen(all[i].word)) !=
                             LAY_OTHER_WORD,
                         all[i].kept);
    lay_vocab_done(&words);
}

static void test_eight(void **state)
{
    (void)state;
    for (size_t round = 0; round < 20000; round++) {
        char bytes[LAY_EIGHT], back[LAY_EIGHT];
        unsigned characters = 0;
        bool zero = false, has = false, ascii = true;
        for (size_t i = 0; i < LAY_EIGHT; i++) {
            bytes[i] = (char)(draw(4) ? 0x60 + (int)draw(4) : (int)draw(256) - 128);
            bytes[i] = draw(16) ? bytes[i] : 0;
            characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
            zero |= !bytes[i];
            has |= bytes[i] == 'a';
            ascii &= (unsigned char)bytes[i] < 0x80;
        }
        const uint64_t x = lay_eight_read(bytes);
        lay_eight_write(back, x);
        assert_memory_equal(back, bytes, sizeof bytes);
        assert_int_equal(x & 0xFF, (unsigned char)bytes[0]);
        assert_int_equal(lay_eight_zeros(x) != 0, zero);
        assert_int_equal(lay_eight_has(x, 'a') != 0, has);
        assert_int_equal(lay_eight_is_ascii(x), ascii);
        assert_int_equal(lay_eight_characters(x), characters);
        const size_t n = draw(LAY_EIGHT);
        assert_true(lay_eight_read_some(bytes, n) == (x & (((uint64_t)1 << 8 * n) - 1)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_beginnings),
        cmocka_unit_test(test_eight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
