/* clause.h: a trigger with what its clause gives it: who, where, when, how.
 *
 * The column `slots` of triggers.tsv says where in the clause a role is looked for:
 *     subj=ROLE  the force before it            obj=ROLE  the force right behind it
 *     poss=ROLE  France's withdrawal            of=ROLE by=ROLE to=ROLE with=ROLE from=ROLE in=ROLE
 *     between=ROLE  an exercise between France and Chad
 *     about=ROLE  закрыли небо для самолетов
 *     rest=ROLE  behind it without a preposition, as a dative; a dative before it, too
 *     dative=ROLE  a dative alone, on either side of the verb
 *     agent=ROLE  in the case of who did it, on either side of a passive verb
 *     before=ROLE  those who were spoken of before: found it deserted
 *     speaker=ROLE  who says it                 place=obj  the place right behind it
 *     place=left    the place before it         place=of   withdrawal du Mali
 *     place=none    needs and takes no place    place=focus  else where the report has been
 *     place=right   only places behind it       place=next   only one right behind it
 *     place=there   else where the last claim is
 *     place=party   else the country of the party that lets others in
 *     place=addressee  else the country of who is asked to let them in
 *     place=away    behind a preposition of place it is where they go who leave
 *     place=beyond  else where what it is about is: an agreement
 * The role "what" is of things that are brought or taken: no actor, but counted.
 * And, of the claim: stance=, modality=, aspect=; alone=ROLE, what a single actor is; quantity=by:
 * a number without a noun may follow; quantity=level: more or fewer than those told of before;
 * who=before: who is not named was spoken of before; like=before: those who follow others who left
 * leave; like=attack: who claims or is blamed for the attack told of before; since=now:
 * what is planned lasts from now on; take=over:
 * who takes a base over from whom tells whether it is seized. Of the trigger: clause=whole, what
 * triggers follow are what is asked; say=too, it is a verb of saying, too; trigger=first, the rest
 * of its phrase is looked through: entered Estonian airspace. A rule of the voice "echo" says again
 * what the trigger before said, of another place; one of the voice "denial", that it is not so; of
 * the voice "source", who says so; of the voice "date", when it was.
 * `need`: force (people or equipment under arms), state (that, or a state), power (a force, or a
 * state where forces are spoken of), unit (a noun for them), base, aircraft, goods (tanks,
 * missiles: what is taken away and does not go by itself), quantity, place, actor (known whose),
 * known (and named), who (somebody or something has a role), two (both sides named), other
 * (somebody else than who has the first role), asked (a trigger), denied (it is), imagery (pictures
 * say it), fired (of shells, rockets), ends (nothing behind the verb that would be its object),
 * nation (a state alone has the first role), those (who has it was spoken of before, and of where
 * they are), sole (no other verb in the clause), behind (forces are told of behind it), subject
 * (those or a base are anywhere behind it: what a deal is about), group (the subject is an armed
 * group or a company, no state's army), unnamed (the subject is a force that nobody is told of
 * whose it is, and right behind the verb stands one of whom it is told), object
 * (people counted behind it; a number that the phrase asks for is theirs, no part of the trigger).
 */
#ifndef LAY_PROSE_CLAUSE_H
#define LAY_PROSE_CLAUSE_H

#include "import/prose/speaker.h"
#include <string.h>

enum { LAY_CLAUSE_FORCES = 4, LAY_CLAUSE_SPOTS = 8 };

enum { LAY_OTHER_RULES = 8 };

struct lay_trigger {
    size_t from, to;
    const struct lay_rule *rule;
    /* Of the same words, where `rule` lacks what it needs: a base is handed over, and tanks are. */
    struct {
        const struct lay_rule *rule;
        size_t to;
        bool denied;
    } others[LAY_OTHER_RULES];
    size_t other_count;
    size_t left, right; /* its clause: tokens left..right-1 */
    bool joined;        /* "and" joins it to the trigger before */
    bool denied; /* a gap of its phrase has "not": соглашения о базе | не подписал */
    bool bare;     /* "after leaving": who does it stands before the clause */
    bool absorbed; /* what the trigger before asks for */
    bool absorbs;
    enum lay_type asks; /* if so, what it asks for */
    bool fronted;       /* which stands before it */
    size_t told, asked; /* tokens told..asked-1 describe those who are asked; 0: none do */
    size_t attribute;   /* where "based in Gao" begins that its object has; 0: it has none */
};

/* Who has a role: several where "and" joins them. */
struct lay_role_forces {
    const char *role;
    const struct lay_force *at[LAY_CLAUSE_FORCES];
    size_t n;
};

struct lay_clause {
    const struct lay_trigger *trigger;
    const struct lay_rule *rule;     /* the trigger's, or of an echo the one before's */
    const struct lay_saying *saying; /* or NULL */
    struct lay_role_forces roles[LAY_CLAUSE_FORCES];
    size_t role_count;
    const struct lay_spot *spots[LAY_CLAUSE_SPOTS];
    size_t spot_count;
    const struct lay_spot *origin;
    const struct lay_spot *onward;   /* left Bria for Bangui */
    bool aimed;                      /* a quitté Bria | pour gagner Bangui: by a verb of its own */
    const struct lay_force *counted; /* whose number the claim tells, or NULL */
    bool those; /* Turkey will withdraw | them: the first role has Turkey alone */
    bool cargo; /* it is what is delivered */
    bool load;  /* a ship or plane came with it */
    const char *stance, *modality;
    bool under_way;  /* is leaving: on a day to come it is a plan */
    bool over;       /* had, once: what lasts was so on some day */
    size_t promised; /* "offered | on Saturday to": no time from there up to the trigger; 0: none */
};

/* triggers.c: whether a trigger is only the first word of its phrase, behind which the clause goes
 * on: the rest may tell who, or how many. */
bool lay_is_cut(const struct lay_rule *rule);
/* triggers.c: the triggers of a sentence that are none of the exceptions, with the bounds of their
 * clauses. */
typedef LAY_VEC(struct lay_trigger) lay_triggers;
void lay_find_triggers(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       lay_triggers *out);
/* Whether a verb denies what was told before, "denied the claim", and not what follows, "denied
 * the claim that …". */
bool lay_denies_back(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     size_t token);

/* "la relève des Danois de Gao et | celle des Suédois de Kidal": no base, but the noun before. */
bool lay_stands_for_move(const struct lay_sentence *s, size_t at);

/* bounds.c: where clauses begin and end. */
void lay_set_bounds(const struct lay_text_reader *reader, const struct lay_sentence *s,
                    lay_triggers *triggers);
/* What a trigger asks for is told by itself where the request is none. */
void lay_give_back(lay_triggers *triggers, size_t index);

/* spots.c: whether a token denies the place right behind it: "находятся | не в Гао". */
bool lay_is_no_place(const struct lay_sentence *s, size_t at);
/* spots.c: whether bases that were counted are told one by one behind a sign. */
bool lay_lists_bases(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     size_t sign);
/* spots_right.c: "la base de Gao a fermé en mai, | celle de Kidal en juin": whether the verb is
 * told of another base that stands behind it, too. */
bool lay_is_base_too(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     const struct lay_trigger *trigger, const struct lay_spot *spot);
/* listed.c: "left Gao in June, those | in Kidal in May": whether it is where others were. */
bool lay_is_after_those(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        const struct lay_spot *spot);
/* listed.c: "в Гао вошли французы, | в Кидаль — немцы": where begins what stands before a dash that
 * stands for the verb of a trigger; the dash itself where it is none. */
size_t lay_elided_from(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       const struct lay_trigger *trigger, size_t dash);

/* clause.c: fills the roles, spots and cues of a trigger; `before` is the clause of the trigger
 * before it in the sentence, or NULL. False where something that the rule needs is not there. */
bool lay_read_clause(struct lay_text_reader *reader, const struct lay_sentence *s,
                     const lay_triggers *triggers, size_t index, const lay_sayings *sayings,
                     const struct lay_clause *before, struct lay_clause *out);

/* inserted.c: "часть солдат, по словам офицера, | пока не выведена": no "until" behind who says so,
 * where no verb stands before it. */
bool lay_is_still(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);

/* joined.c: whether nothing but "and", a comma and "of" stands between two forces. */
bool lay_only_and(const struct lay_text_reader *reader, const struct lay_sentence *s, size_t from,
                  size_t to);
/* "left Mali, and | Chad closed its base": whether "and" joins a force to no other one, as the verb
 * behind it is its own. */
bool lay_begins_anew(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index);
/* The first force of the list that ends with the one at index, "200 soldiers, 40 vehicles and two
 * helicopters"; the index itself where no "and" is in it: "находятся 200 немцев, 300 прибудут". */
size_t lay_first_joined(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        size_t index);
/* "Mali held drills with France", "signed a pact with Russia": takes those who do it, too, into the
 * role of who does; false where it is done alone. */
bool lay_add_partners(struct lay_clause *clause, const char *role, size_t len,
                      const struct lay_force *const *forces, size_t n);
/* "In Kosovo, German troops …": where it was. */
bool lay_is_scene(const struct lay_sentence *s, const struct lay_force *force);
/* The force at index with those that "and" joins to it, the first one first, at most
 * LAY_CLAUSE_FORCES; their number. */
size_t lay_with_joined(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       size_t index, const struct lay_force **out);

/* "sont arrivées les familles | des soldats": of what is no force, behind a definite article. */
bool lay_is_behind_noun(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const struct lay_force *f);

/* roles.c: fills the roles of a clause. */
void lay_fill_roles(struct lay_text_reader *reader, const struct lay_sentence *s,
                    const lay_triggers *triggers, const struct lay_trigger *trigger,
                    const lay_sayings *sayings, const struct lay_clause *before,
                    struct lay_clause *out);
/* The role of that name, NULL where nobody has it. */
struct lay_role_forces *lay_role_of(struct lay_clause *clause, const char *role, size_t len);
/* clause.c: of a clause with roles, who does it: "Латвия приняла | канадскую роту":
 * the host. */
const struct lay_role_forces *lay_doer_of(const struct lay_clause *clause);
/* roles.c: takes the number of a force for what the claim counts, where it has one. */
void lay_note_count(struct lay_clause *clause, const char *role, const struct lay_force *force);
/* subjects.c: who stands before a verb and does it. */
void lay_fill_subject(struct lay_text_reader *reader, const struct lay_sentence *s,
                      const lay_triggers *triggers, const struct lay_trigger *t, const char *role,
                      size_t len, struct lay_clause *clause);
/* Gives a role to `n` forces, unless somebody has it who is known better. */
void lay_fill_role(struct lay_text_reader *reader, struct lay_clause *clause, const char *role,
                   size_t len, const struct lay_force *const *forces, size_t n);
/* A force that no words of the sentence name as one, "their", who says so; the arena keeps it. */
const struct lay_force *lay_keep_force(struct lay_text_reader *reader, struct lay_force made);
/* Gives a role to such a force. */
void lay_fill_made(struct lay_text_reader *reader, struct lay_clause *clause, const char *role,
                   size_t len, struct lay_force made);
/* Gives a role to those who were spoken of before. */
void lay_fill_known(struct lay_text_reader *reader, const struct lay_trigger *trigger,
                    const char *role, size_t len, struct lay_clause *clause);
/* owners.c: gives a role to those whose what a noun tells of is: "their withdrawal". */
void lay_fill_owner(struct lay_text_reader *reader, const struct lay_sentence *s,
                    const lay_triggers *triggers, const struct lay_trigger *trigger,
                    const char *role, size_t len, const struct lay_clause *before,
                    struct lay_clause *out);
/* subjects.c: whose those are that somebody moves, gives or fires; NULL where nothing tells it. */
const struct lay_gaz_actor *lay_sender_of(const struct lay_text_reader *reader,
                                          const struct lay_sentence *sentence,
                                          const struct lay_force *force, enum lay_type type);
/* loads.c: whom or what the carrier that leads the clause brings: they came, or left. */
void lay_fill_load(struct lay_text_reader *reader, const struct lay_sentence *s,
                   const struct lay_trigger *t, struct lay_clause *clause);
/* Whether it is known whose those in a role are. */
bool lay_tells_whose(const struct lay_role_forces *role);

/* sayers.c: before the other roles are filled, who says something else than this clause. */
void lay_fill_speaker(struct lay_text_reader *reader, const struct lay_sentence *s,
                      const struct lay_trigger *trigger, const lay_sayings *sayings,
                      struct lay_clause *clause);
/* After them, who says so, where it is told that they do it. */
void lay_fill_sayer(struct lay_text_reader *reader, const struct lay_sentence *s,
                    const struct lay_trigger *trigger, struct lay_clause *clause);
/* Whether who says so are forces by a noun: "the army". */
bool lay_is_force_speaking(const struct lay_sentence *s, const struct lay_saying *saying);
/* "fighters that | Kigali says | operate": whether who says so says it of those before the relative
 * word. */
bool lay_is_said_of(const struct lay_sentence *s, const struct lay_saying *saying,
                    const struct lay_force *force);
/* The same, or "the defence ministry", "a colonel". */
bool lay_is_of_arms(const struct lay_sentence *s, const struct lay_saying *saying);
/* Whether a token stands right behind a verb of saying, or a time and "that" behind it. */
bool lay_is_behind_saying(const struct lay_sentence *s, const struct lay_saying *saying, size_t at);
/* Whether who says so does it: "denied losing its camp". */
bool lay_is_of_sayer(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     const struct lay_clause *clause);
/* "ЧВК «Вагнер» объявила об уходе из Мали": an armed group or a state's forces that speak of their
 * own withdrawal, of a town that they took, where the rule lets the speaker be who does it. */
bool lay_announces_own(const struct lay_sentence *s, const struct lay_clause *c);
/* "Moscou dément tout retrait": nobody is told of whom what is denied would be. */
bool lay_denies_own(const struct lay_text_reader *reader, const struct lay_sentence *s,
                    const struct lay_clause *clause);

/* needs.c: whether a clause has all that its rule needs. */
bool lay_has_needs(const struct lay_text_reader *reader, const struct lay_sentence *s,
                   const struct lay_clause *clause);

/* needs_base.c: the base of it. A port, a position, a hospital is one only where forces are spoken
 * of. */
bool lay_has_base(const struct lay_text_reader *reader, const struct lay_sentence *s,
                  const struct lay_clause *clause);
/* needs_before.c: parts of it. Whether the last claim is one that a rule of "the one in Gao will
 * follow" can be like; whether it told that those of the clause, "their helicopters", are
 * elsewhere. */
bool lay_is_like_before(const struct lay_text_reader *reader, const struct lay_rule *rule);
bool lay_are_those_before(const struct lay_text_reader *reader, const struct lay_sentence *sentence,
                          const struct lay_clause *clause);
/* Whether a force is spoken of in the clause. */
bool lay_has_force(const struct lay_text_reader *reader, const struct lay_sentence *s,
                   const struct lay_clause *clause, bool state_will_do, bool noun_only);
/* evidence.c: whether a people alone, "300 Rwandans", stands for its soldiers. */
bool lay_are_soldiers(const struct lay_text_reader *reader, const struct lay_clause *clause,
                      const struct lay_force *people);
/* The same: whether a deal is about forces or a base. */
bool lay_is_about_arms(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       const struct lay_trigger *trigger);
/* Whether a force is a mission, a militia: no state, no alliance of states. */
bool lay_is_group(const struct lay_force *force);
/* Whether a noun of a mention is one that only forces have, "soldiers", or it is one of a known
 * force: no "unit" or "aircraft". */
bool lay_is_armed(const struct lay_sentence *s, const struct lay_force *force);
/* Whether a base is one of forces by its noun, "an air base", by whose it is, or known as one. */
bool lay_is_armed_base(const struct lay_sentence *s, const struct lay_spot *spot);
/* Whether people or equipment under arms are told of in the sentence, or were shortly before it. */
bool lay_are_arms_near(const struct lay_text_reader *reader, const struct lay_sentence *s);
/* Nothing behind a verb that would be its object. */
bool lay_is_intransitive(const struct lay_text_reader *reader, const struct lay_sentence *s,
                         size_t at);
/* asked.c: whether what is asked is of forces or bases: "asked for licences" and "asked Japan to
 * open its markets" are not. A state may be asked to leave where forces are spoken of. */
bool lay_asks_of_forces(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        const lay_triggers *triggers, const struct lay_trigger *trigger);
/* Whether a comma stands between those who are asked, or between bases that are listed. */
bool lay_is_in_list(const struct lay_text_reader *reader, const struct lay_sentence *s,
                    size_t comma);
/* People, who are taken, no base. */
bool lay_takes_people(const struct lay_text_reader *reader, const struct lay_sentence *s,
                      const struct lay_clause *clause);

/* around.c: whether a class is noted in a force, with a value or, NULL, any. */
bool lay_force_has(const struct lay_sentence *s, const struct lay_force *force,
                   enum lay_lex_class class, const char *value);
/* "Mr. Arafat", "министр обороны Австралии Смит": no place, but who has that title. */
bool lay_is_titled(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at,
                   const struct lay_gaz_place *place);
/* Somebody else does it than a force before: "told the envoy that he must leave", "received the
 * minister, who arrived". */
bool lay_is_of_person(const struct lay_text_reader *r, const struct lay_sentence *s, size_t from,
                      size_t to);
/* "заняли базу, но | её оставили": they who did what was told before. */
bool lay_is_elided(const struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_trigger *t);
/* "ont quitté Gao pour regagner la France": why they left, no arrival of its own; whether such a
 * verb stands behind the word at a token that begins it. */
bool lay_is_aim(const struct lay_sentence *s, size_t at);
bool lay_is_aim_of_leaving(const struct lay_sentence *s, const struct lay_clause *before,
                           const struct lay_trigger *t);
/* "an accord of Moscow, Baku and Yerevan, 1,960 soldiers": one behind "and" that a comma parts
 * from those who follow. */
bool lay_ends_list(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index);
/* "who", "which" stands right before a force. */
bool lay_is_behind_relative(const struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_force *f);
/* Behind a comma "уже в июле | потребовавший": a participle of who asks. */
bool lay_who_asks(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* Whether a force ends at a token. */
bool lay_ends_force(const struct lay_sentence *s, size_t at);
bool lay_ends_spot(const struct lay_sentence *s, size_t at);
/* Whether a token is "and", or the hyphen of "German-Dutch". */
bool lay_joins(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* "На смену бурундийцам, оставившим Джоухар, | пришли эфиопы": whom those relieve who come. */
const struct lay_force *lay_relieved(const struct lay_sentence *s, const struct lay_trigger *t);
/* A force that belongs to a noun such as "presence". */
bool lay_is_of_noun(const struct lay_sentence *s, const lay_triggers *triggers,
                    const struct lay_force *f);
/* A force that another verb carries. */
bool lay_is_object_of(const lay_triggers *triggers, const struct lay_trigger *t,
                      const struct lay_force *f);
/* The preposition of an escort, "" for others. */
const char *lay_escorting(const struct lay_sentence *s, const struct lay_force *f);
/* apposed.c: "observers of the UN mission, | UNAVEM, remain": whether a name tells what the mission
 * before it is called, which then has it. */
bool lay_names_mission(const struct lay_text_reader *r, struct lay_sentence *s,
                       const struct lay_force *name);
/* A counted force between commas, of the one before it. */
bool lay_is_apposed(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index,
                    size_t verb);
/* "French soldiers moved to Gao, and not | the Danes": who did not. */
bool lay_is_excepted(const struct lay_text_reader *r, const struct lay_sentence *s,
                     const struct lay_force *f);
/* "The first to leave Gao were | 200 soldiers": who does it, told behind the verb that says who
 * those are, where nobody is named before it; what lay_subject_at_end() finds, too. */
const struct lay_force *lay_named_behind(const struct lay_text_reader *r,
                                         const struct lay_sentence *s, const struct lay_trigger *t);
/* "Россия, давний партнёр Мали, | перебросила": what the force before it is to that state. */
bool lay_is_described(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index);
/* "Вооружённые люди, предположительно | российские наёмники": who those are thought to be; NULL
 * where that is not told. */
const struct lay_force *lay_supposed(const struct lay_text_reader *r, const struct lay_sentence *s,
                                     const struct lay_force *force);
/* Whether a force is only whose a base is. */
bool lay_is_of_base(const struct lay_sentence *s, const struct lay_force *f);
/* Whether a force lies within the words of a place. */
bool lay_in_place(const struct lay_sentence *s, const struct lay_force *f);
/* Within those of a base. */
bool lay_in_base(const struct lay_sentence *s, const struct lay_trigger *t,
                 const struct lay_force *f);
/* Nothing but a comma between the end of something and a token. */
bool lay_is_before(const struct lay_text_reader *r, size_t end, size_t at);
/* An article behind a place or a time, no preposition. */
bool lay_is_indefinite(const struct lay_sentence *s, size_t at);
/* "le retrait français du Niger": the adjective tells whose, and the state's name where. */
bool lay_is_told_before(const struct lay_sentence *s, const struct lay_trigger *t,
                        const struct lay_force *f);
/* "le retrait | de Syrie, en mai, de 300 soldats": the state is what they leave. */
bool lay_is_state_left(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, size_t index);
/* "Leur retrait": those who were spoken of; NULL where no such word stands before a noun. */
const struct lay_force *lay_theirs(struct lay_text_reader *reader, const struct lay_sentence *s,
                                   const struct lay_trigger *trigger);
/* "ont quitté, après neuf ans de présence, | la base": the next trigger that is no noun of what
 * stands between commas behind a verb. */
size_t lay_next_behind_aside(const struct lay_text_reader *r, const struct lay_sentence *s,
                             const lay_triggers *all, const struct lay_trigger *t, size_t next);
/* "ont commencé, | malgré les pluies, à quitter Gao", "les soldats, | après des mois, ont quitté":
 * behind a comma what stands before a verb, or within one. */
bool lay_opens_aside(const struct lay_sentence *s, size_t at);
/* The comma before `to` that ends what the one at a token begins, with nothing in it that could be
 * meant: ", avec deux semaines d'avance,"; the token itself where there is none. */
size_t lay_end_of_aside(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        size_t at, size_t to);
/* The words between two tokens, but times and what commas set apart: "a cédé, avec deux semaines
 * d'avance, | sa base". */
size_t lay_words_apart(const struct lay_text_reader *reader, const struct lay_sentence *s,
                       size_t from, size_t to);
/* A name right behind a verb that takes a place. */
bool lay_is_object_of_verb(const struct lay_sentence *s, size_t at);
/* Nothing but places and times between two tokens. */
bool lay_is_place_between(const struct lay_text_reader *r, const struct lay_sentence *s,
                          size_t from, size_t to);
/* Whether a force that was spoken of is the object: "withdraw them", "pull out half of its men". */
bool lay_takes_those(const struct lay_sentence *s, size_t at);
/* "Une frégate est attendue samedi.": where others came, or are, who were told of before. */
bool lay_comes_too(const struct lay_text_reader *reader, const struct lay_sentence *s,
                   const struct lay_clause *clause);
/* "les soldats, dont l'opposition exige | le retrait": they ask for nothing. */
bool lay_is_asked_of(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     const struct lay_trigger *trigger, const struct lay_force *force);
/* inserted.c: "База в Гао, | построенная французами, закрыта": the comma that opens what stands
 * between commas before a verb, and the one that closes it; the verb where nothing does. */
size_t lay_inserted_before(const struct lay_text_reader *reader, const struct lay_sentence *s,
                           const struct lay_trigger *trigger, size_t *close);
/* "Le départ des soldats, | prévu en mai, | a été reporté": the comma that ends words without a
 * subject, behind which the verb of a noun before them follows; the comma itself where none does.
 */
size_t lay_end_of_told(const struct lay_text_reader *r, const struct lay_sentence *s, size_t comma);
/* inserted.c: "Paris, soucieux de calmer le jeu, a retiré": whether a verb follows what stands
 * between a comma at a token and the next one, no name and no number. */
bool lay_is_aside_before_verb(const struct lay_text_reader *reader, const struct lay_sentence *s,
                              size_t at);
/* Whether a comma opens such words; and the comma that closes what one at `at` opens, behind a
 * noun: "вывод войск, | начатый в мае, | завершится"; `at` where it opens nothing. */
bool lay_opens_insertion(const struct lay_text_reader *reader, const struct lay_sentence *s,
                         size_t at);
size_t lay_closing_of(const struct lay_text_reader *reader, const struct lay_sentence *s,
                      size_t at);
/* Whether a token stands in that. */
bool lay_is_inserted(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     const struct lay_trigger *trigger, size_t at);
/* "Israel, whose jets had struck Damascus, keeps its posts": where the words end that a relative
 * clause or a participle between commas parts from their verb; the verb where none does. */
size_t lay_before_relative(const struct lay_text_reader *reader, const struct lay_sentence *s,
                           const struct lay_trigger *trigger);
/* "Fifty advisers in Syria will be sent to Libya": from where they are; NULL where that is not
 * told. */
const struct lay_spot *lay_place_of_who(const struct lay_sentence *s,
                                        const struct lay_clause *clause);
/* "Baledogle, their biggest base, was handed over": the name that a base explains, or NULL. */
const struct lay_spot *lay_apposed_name(const struct lay_text_reader *reader,
                                        const struct lay_sentence *s, const struct lay_spot *base);

/* cases.c: "Российских миротворцев сменили", "их": by its case no subject. A number takes that
 * case, too. */
bool lay_is_oblique(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_force *f);
/* "передана Чаду": who gets it, where the rule has one who does. */
bool lay_is_receiver(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index,
                     const struct lay_rule *rule);
/* Who gets it, on either side of the verb; NULL where nobody does. */
const struct lay_force *lay_receiver_of(const struct lay_text_reader *r,
                                        const struct lay_sentence *s, const struct lay_trigger *t,
                                        size_t right);
/* "передана Францией": who did it. */
bool lay_is_agent(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_force *f);
/* "выведены | американскими самолетами": by all its ends no subject. */
bool lay_is_by(const struct lay_text_reader *r, const struct lay_force *f);
/* Who did it, on either side of the verb; NULL where nobody did. */
const struct lay_force *lay_agent_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                                     const struct lay_trigger *t);
/* cases.c: the end of a place with a preposition that begins at a token; the token where none does.
 */
size_t lay_behind_spot(const struct lay_sentence *s, size_t at);
/* "À Gao | sont arrivés", "Lundi | a été fermée": nothing but times, places and helpers stands
 * before a verb in its clause, where adjectives stand behind their nouns. */
bool lay_is_verb_first(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t);
/* "возвращена Ираку, американские солдаты | переехали": behind a comma who does what the next verb
 * tells. */
bool lay_is_of_next(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_trigger *t, const struct lay_force *f);
/* "Американским самолётом | доставили": what they came with. */
bool lay_is_means(const struct lay_text_reader *r, const struct lay_force *f);
/* "прибыл на похороны | французских солдат": of a noun between, no subject. */
bool lay_is_complement(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_force *f);
/* A people that gets something is no subject of a passive verb. */
bool lay_is_given(const struct lay_text_reader *r, const struct lay_sentence *s,
                  const struct lay_rule *rule, const struct lay_force *f);
/* "They left, and there entered | Russian troops": a subject of its own, behind its verb. */
bool lay_has_subject_behind(struct lay_text_reader *r, const struct lay_sentence *s,
                            const struct lay_trigger *t, const char *role, size_t len);
/* "Вывести войска из Гао намерена | Франция": who does it, at the end of the clause, beside
 * the verb that helps; NULL where nobody stands there. */
const struct lay_force *lay_subject_at_end(const struct lay_text_reader *r,
                                           const struct lay_sentence *s,
                                           const struct lay_trigger *t);
/* Whether a token is of what a speaker tells between commas, or a comma beside it. */
bool lay_is_said_aside(const struct lay_text_reader *r, const struct lay_sentence *s, size_t at);
/* "Эстонию покинули российские солдаты": the state is what they leave. */
bool lay_is_left_before(const struct lay_text_reader *r, const struct lay_sentence *s,
                        const struct lay_trigger *t, const struct lay_force *f);
/* "Турция, друг Катара | построила": a state's name, a pronoun that is no subject by its form. */
bool lay_is_no_subject(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_force *f);
/* Whether a state's name is no subject by its form: "Катара". */
bool lay_is_declined_name(const struct lay_text_reader *r, size_t from, size_t to,
                          const struct lay_gaz_actor *state);
/* "Французский батальон … он", "немецкая бригада … она": whether words are what "it" stands for by
 * their gender, where a language tells it by endings. */
bool lay_agrees(const struct lay_text_reader *r, size_t it, const char *words);
/* The preposition of a force, which no word for a place parts from it: none in "направит в
 * провинцию | 200 солдат", though "в провинции" is one. */
const char *lay_preposition_of(const struct lay_text_reader *r, const struct lay_sentence *s,
                               const struct lay_force *f, size_t *from);
/* around.c: "обстреляли | не датчане, а французы": whether a token says that those behind it, up to
 * the comma before who is, are not who did it. */
bool lay_denies_who(const struct lay_sentence *s, size_t at, size_t to);
/* around.c: where words begin that tell when or how right before a token: "которую | в мае затем |
 * заняли"; the token where none do. */
size_t lay_before_when(const struct lay_sentence *s, size_t at);
/* "Батальон | сменила рота": a verb whose end tells that a force is not its subject. */
bool lay_disagrees(struct lay_text_reader *r, const struct lay_sentence *s,
                   const struct lay_force *f, size_t verb);
/* gifts.c: "передали базу армии, после чего | ушли": no other subject than who gave. */
bool lay_is_after_gift(const struct lay_text_reader *r, const struct lay_sentence *s,
                       const struct lay_trigger *t, const struct lay_clause *before);
/* gifts.c: who gives, where the roles that were filled do not tell it. */
void lay_settle_giver(struct lay_text_reader *r, const struct lay_sentence *s,
                      const struct lay_trigger *t, struct lay_clause *c);
/* "приказал солдатам | остаться": where nouns have cases a comma stands before what describes. */
bool lay_is_told_to(const struct lay_text_reader *r, const struct lay_sentence *s,
                    const struct lay_force *f, size_t verb);
/* joined.c: "покинули не | малийцы, а французы": whether the next force is who did it instead. */
bool lay_is_instead(const struct lay_text_reader *r, const struct lay_sentence *s, size_t index);
/* "Базу | Россия передаст": a state that is the subject of the verb behind it. */
bool lay_is_subject_at(struct lay_text_reader *r, const struct lay_sentence *s, size_t at);

/* cues_behind.c: whether a cue asks, where the sentence is a question. */
bool lay_is_question(const struct lay_text_reader *reader, const struct lay_sentence *s,
                     const char *cue);
/* What stands behind its trigger, which may set its modality; `negated`: what stands
 * before it denies it. Returns whether it is denied. */
bool lay_read_cues_behind(struct lay_text_reader *reader, const struct lay_sentence *s,
                          struct lay_clause *clause, bool negated);
/* cues_reach.c: from where on cues before a trigger may be its own; `told`: where the trigger
 * before ends. */
size_t lay_first_cue_of(const struct lay_text_reader *reader, const struct lay_sentence *s,
                        const struct lay_trigger *trigger, size_t told);
/* Whether one that stands at a token before a trigger belongs to something else: who speaks, a
 * time, a name, another verb. */
bool lay_is_cue_of_other(const struct lay_text_reader *reader, const struct lay_sentence *s,
                         const struct lay_trigger *trigger, const struct lay_note *cue, size_t at,
                         size_t told);
/* cues.c: stance and modality of a clause. */
void lay_read_cues(struct lay_text_reader *reader, const struct lay_sentence *s,
                   const lay_triggers *triggers, const struct lay_clause *before,
                   struct lay_clause *out);
/* Whether a trigger is no noun. */
bool lay_is_verb(const struct lay_trigger *trigger);
/* "dont le retrait", "whose withdrawal": a noun of those who stand before it. */
bool lay_is_of_relative(const struct lay_sentence *s, const struct lay_trigger *trigger);
/* "300 soldiers based in Gao" as the object of another trigger. */
bool lay_is_attribute(const lay_triggers *triggers, const struct lay_trigger *trigger);
/* Whether "que" is the second half of "ne … que". */
bool lay_is_only(const struct lay_sentence *s, size_t token);

/* spots.c: the places of a clause; part of lay_read_clause(). */
void lay_find_spots(struct lay_text_reader *reader, const struct lay_sentence *s,
                    const struct lay_clause *before, struct lay_clause *out);

/* located.c: the place that the report speaks of, where a trigger tells none. */
const struct lay_spot *lay_spot_there(struct lay_text_reader *reader,
                                      const struct lay_trigger *trigger);
/* What a spot means as a place of a claim; false where it means nothing. */
bool lay_place_of_spot(struct lay_text_reader *reader, const struct lay_spot *spot,
                       struct lay_claim_place *out);

#endif
