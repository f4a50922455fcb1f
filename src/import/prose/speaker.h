/* speaker.h: who says what of a sentence. */
#ifndef LAY_PROSE_SPEAKER_H
#define LAY_PROSE_SPEAKER_H

#include "import/prose/reader.h"

struct lay_saying {
    size_t from, to; /* tokens that name the speaker, with the verb */
    size_t who_from, who_to;
    size_t scope_from, scope_to; /* tokens that it says */
    const char *stance;          /* asserts, denies, doubts */
    const char *text, *basis;
    bool open;                         /* did not deny, has not confirmed */
    bool accuses;                      /* somebody, who stands right behind */
    bool again;                        /* who spoke before: text NULL where that is not known */
    const struct lay_gaz_actor *actor; /* or NULL */
    lay_day day; /* "according to a report of 12 January"; LAY_DAY_MIN: not told */
};

typedef LAY_VEC(struct lay_saying) lay_sayings;

enum { LAY_LONGEST_SPEAKER = 16 }; /* tokens */

/* All of a sentence whose words are noted. Names of speakers are masked, so that "a Malian
 * official in Timbuktu" is no place of an event. */
void lay_read_sayings(struct lay_text_reader *reader, struct lay_sentence *s, lay_sayings *out);

/* The innermost one in whose scope a token is, or NULL. */
const struct lay_saying *lay_saying_of(const lay_sayings *sayings, size_t token);

/* Whether a trigger stands among tokens. */
bool lay_has_trigger(const struct lay_sentence *s, size_t from, size_t to);
/* speaker_who.c: whether words are a speaker: then what is known of it is set in `out`. */
bool lay_is_speaker(struct lay_text_reader *reader, const struct lay_sentence *s, size_t from,
                    size_t to, struct lay_saying *out);
/* The same: who speaks before the verb of saying that is noted at `verb`, before what is inserted
 * there, or behind a token; false, and nothing is set, where nobody does. */
bool lay_speaker_before(struct lay_text_reader *reader, const struct lay_sentence *s, size_t verb,
                        struct lay_saying *out);
bool lay_speaker_around(struct lay_text_reader *reader, const struct lay_sentence *s, size_t verb,
                        struct lay_saying *out);
bool lay_speaker_behind(struct lay_text_reader *reader, const struct lay_sentence *s, size_t at,
                        struct lay_saying *out);
/* The same: "he said", "it added", "a-t-il dit", or "adding that", which nobody stands before:
 * those who spoke before, in the sentence where `said`; whether a verb is of the last kind. */
bool lay_speaker_again(struct lay_text_reader *reader, const struct lay_sentence *s, size_t verb,
                       bool said, struct lay_saying *out);
bool lay_goes_on_saying(const struct lay_sentence *s, size_t verb);
/* The same: where the words that end at `at` and may name who speaks before a verb begin. */
size_t lay_speaker_from(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        size_t at, size_t verb);
/* headline.c: the first comma from `at` on; `to` where none is before it. */
size_t lay_before_comma(const struct lay_text_reader *reader, size_t at, size_t to);
/* The same: a sign that ends what a speaker is called; that or a word that does; the United
 * *States*, which say nothing by their name; "the ministry *in* Moscow"; behind the words that tell
 * when and where it was said and stand before who says it. */
bool lay_is_mark(const struct lay_text_reader *reader, size_t token);
bool lay_ends_speaker(const struct lay_text_reader *reader, const struct lay_sentence *s,
                      size_t token);
bool lay_is_name_of_state(const struct lay_text_reader *reader, const struct lay_sentence *s,
                          size_t token);
bool lay_is_inside(const struct lay_sentence *s, size_t token);
size_t lay_behind_time(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       size_t from, size_t to);

/* cues.c: the words that help a verb and end right before a token, "has", "did not", "refused to":
 * how many they are, 0 for none. `cue` is what they say of it, or NULL. */
size_t lay_helpers_before(const struct lay_sentence *s, size_t from, size_t at,
                          const struct lay_note **cue);

/* listener.c: "told parliament that 200 soldiers would go to": whether a trigger at a token that
 * would be a request is a verb of saying; but: "told the soldiers who are there to leave". */
bool lay_tells_that(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* listener.c: behind those to whom it is said, who begin at a token behind the verb or the speaker;
 * that token where none are told, or where what is said follows them without a sign. */
size_t lay_behind_listener(const struct lay_text_reader *reader, const struct lay_sentence *s,
                           size_t at);

/* speaker_when.c: behind the time at which it was said, `end` where there is none; the day in the
 * words for a speaker; that a time behind a verb of saying is no time of an event, up to a sign or
 * up to what is said. */
size_t lay_said_when(struct lay_text_reader *reader, const struct lay_sentence *s, size_t end);
lay_day lay_day_of_words(struct lay_text_reader *reader, size_t from, size_t to);
void lay_mask_times_behind(struct lay_text_reader *reader, struct lay_sentence *s, size_t end);
/* "En visite lundi à Vilnius, | X a dit que": the times before the comma before who speaks. */
void lay_mask_lead_when(struct lay_text_reader *reader, struct lay_sentence *s, size_t who);
void lay_mask_said_when(struct lay_text_reader *reader, struct lay_sentence *s, size_t end);
/* speaker.c: "генерал Майкл | Джексон", "премьер | Манассе Согаваре": the place at a token is
 * rather part of somebody's name. */
bool lay_is_persons_name(const struct lay_text_reader *reader, const struct lay_sentence *s,
                         size_t at, size_t end);

/* Adds a saying with its verb, tokens verb..verb_end-1; who and scope are set. */
void lay_keep_saying(struct lay_text_reader *reader, struct lay_sentence *s,
                     struct lay_saying *saying, size_t verb, size_t verb_end, lay_sayings *out);

/* speaker_name.c: a speaker in the words of the report. Behind them in brackets: what they mean,
 * where they are no English, and whose they are, where they do not say it: "état-major (general
 * staff, France)", "командир Юлий Мамчур (commander, Yuliy Mamchur)". Of the arena. */
const char *lay_speaker_name(struct lay_text_reader *reader, const struct lay_sentence *s,
                             const struct lay_saying *saying);

/* The same: behind a name of two words that a comma parts from a title, "le ministre, Jean
 * Dupont"; `to`, the end of the title, where none stands there. */
size_t lay_behind_person(struct lay_text_reader *reader, const struct lay_sentence *s, size_t to);

/* headline.c: "dément, pour sa part, qu'une base …": the token of "que" behind what a verb of
 * saying has between commas; `at`, the first one behind the verb, where that is not so. */
size_t lay_behind_aside(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        size_t at);
/* ", a dit mardi, à Kinshasa, | un porte-parole": where who speaks stands behind what a comma at a
 * token opens; the token where nobody does. */
size_t lay_behind_inserted(const struct lay_text_reader *reader, const struct lay_sentence *s,
                           size_t at);
/* The same: "les soldats, dont Paris disait qu'ils restaient, ont quitté": what who begins at
 * `who` says in a relative clause ends at the comma; else at `right`. */
size_t lay_end_of_inserted(const struct lay_text_reader *reader, const struct lay_sentence *s,
                           size_t who, size_t end, size_t right);
/* The same: a source without a verb, where no saying was found. */
void lay_read_headline(struct lay_text_reader *reader, struct lay_sentence *s, lay_sayings *out);

#endif
