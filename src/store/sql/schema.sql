-- Schema 1. Days are counts since 1970-01-01; a NULL bound is open. Enumerations are the numbers
-- of src/model/terms.h. What queries touch stands in narrow tables, what people read in *_text.

-- Evidence: what was imported, never changed by processing.
CREATE TABLE report(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                  -- the report's own id
  revision INTEGER NOT NULL,          -- 1, 2, ...
  current INTEGER NOT NULL,           -- 1: the newest revision of its key
  source TEXT NOT NULL,
  kind INTEGER NOT NULL,
  reliability TEXT NOT NULL,          -- A..F
  origin TEXT,
  title TEXT,
  url TEXT,
  language TEXT,
  published TEXT NOT NULL,            -- EDTF
  published_first INTEGER,
  published_last INTEGER,
  recorded INTEGER NOT NULL,          -- Unix time, UTC: when this revision came in
  superseded INTEGER,                 -- when the next revision came in
  digest TEXT NOT NULL,               -- of body: the same again is a no-op
  body TEXT NOT NULL                  -- the report object as imported, canonical JSON
) STRICT;
CREATE UNIQUE INDEX report_key ON report(key, revision);
CREATE INDEX report_current ON report(key) WHERE current;

CREATE TABLE report_origin(report INTEGER NOT NULL REFERENCES report, origin TEXT NOT NULL, PRIMARY KEY(report, origin)) STRICT, WITHOUT ROWID;
CREATE TABLE report_derived(report INTEGER NOT NULL REFERENCES report, key TEXT NOT NULL, PRIMARY KEY(report, key)) STRICT, WITHOUT ROWID;

CREATE TABLE claim(
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES report,
  ref TEXT NOT NULL,                  -- REPORT#KEY
  type INTEGER NOT NULL,
  stance INTEGER NOT NULL,
  modality INTEGER NOT NULL,
  aspect INTEGER NOT NULL,
  about TEXT,                         -- REPORT#KEY of another claim
  edtf TEXT,                          -- NULL: no `when` given
  date_kind INTEGER, date_edges INTEGER,  -- lay_date_kind; start_edge * 3 + end_edge
  start_first INTEGER, start_last INTEGER, end_first INTEGER, end_last INTEGER,
  has_strength INTEGER NOT NULL DEFAULT 0,
  strength_low INTEGER, strength_best INTEGER, strength_high INTEGER,
  unit TEXT, qualifier INTEGER NOT NULL DEFAULT 0, scope INTEGER NOT NULL DEFAULT 0, measure INTEGER NOT NULL DEFAULT 0,
  speaker INTEGER REFERENCES actor,
  basis INTEGER NOT NULL DEFAULT 0,
  credibility INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_report ON claim(report);
CREATE INDEX claim_ref ON claim(ref);
CREATE TABLE claim_text(
  claim INTEGER PRIMARY KEY REFERENCES claim,
  when_text TEXT, as_reported TEXT, strength_text TEXT, speaker_text TEXT, quote TEXT, note TEXT
) STRICT;
CREATE TABLE claim_place(
  claim INTEGER NOT NULL REFERENCES claim, seq INTEGER NOT NULL, place INTEGER NOT NULL REFERENCES place,
  role INTEGER NOT NULL, coarse INTEGER NOT NULL, name TEXT NOT NULL, -- name: as the report has it
  PRIMARY KEY(claim, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_place_place ON claim_place(place, claim);
CREATE TABLE claim_actor(
  claim INTEGER NOT NULL REFERENCES claim, seq INTEGER NOT NULL, actor INTEGER NOT NULL REFERENCES actor,
  role INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(claim, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_actor_actor ON claim_actor(actor, claim);

-- What the evidence names: copies of gazetteer rows, and rows of their own for unknown names.
CREATE TABLE place(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- gazetteer id, or "u-" + hash of country and folded name
  name TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- base, camp, airfield, town, region, country, theatre ...
  level INTEGER NOT NULL,             -- lay_place_level
  country TEXT,                       -- ISO 3166-1 alpha-2
  lon REAL, lat REAL,                 -- NULL: no position known
  precision INTEGER NOT NULL,         -- 0..7 of the position
  radius_m REAL,
  parent INTEGER REFERENCES place,
  locality INTEGER NOT NULL REFERENCES place,
  resolved INTEGER NOT NULL,          -- 0: its name is not in the gazetteer
  source TEXT,                        -- who says where it is
  geom BLOB                           -- SpatiaLite point, NULL where it must not be drawn as one
) STRICT;
CREATE TABLE place_name(folded TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, name TEXT NOT NULL, PRIMARY KEY(folded, place)) STRICT, WITHOUT ROWID;
CREATE TABLE actor(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent INTEGER REFERENCES actor,
  valid_to INTEGER,
  resolved INTEGER NOT NULL
) STRICT;
CREATE TABLE actor_name(folded TEXT NOT NULL, actor INTEGER NOT NULL REFERENCES actor, name TEXT NOT NULL, PRIMARY KEY(folded, actor)) STRICT, WITHOUT ROWID;

-- What follows from the evidence: derived, rebuilt a neighbourhood at a time.
CREATE TABLE event(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- e-…
  type INTEGER NOT NULL, modality INTEGER NOT NULL, status INTEGER NOT NULL, disputed INTEGER NOT NULL,
  place INTEGER REFERENCES place, destination INTEGER REFERENCES place, -- NULL: told of no place
  start_first INTEGER, start_last INTEGER, end_first INTEGER, end_last INTEGER,
  start TEXT NOT NULL, "end" TEXT NOT NULL, -- first and last second, UTC, as layers show them
  ongoing INTEGER NOT NULL, edtf TEXT NOT NULL,
  has_strength INTEGER NOT NULL, strength_low INTEGER, strength_best INTEGER, strength_high INTEGER,
  unit TEXT, qualifier INTEGER NOT NULL, scope INTEGER NOT NULL, measure INTEGER NOT NULL,
  reliability TEXT NOT NULL, credibility INTEGER NOT NULL, origins INTEGER NOT NULL,
  first_published INTEGER
) STRICT;
CREATE INDEX event_place ON event(place);
CREATE TABLE event_actor(event INTEGER NOT NULL REFERENCES event, seq INTEGER NOT NULL, actor INTEGER NOT NULL REFERENCES actor, role INTEGER NOT NULL, PRIMARY KEY(event, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE event_claim(event INTEGER NOT NULL REFERENCES event, claim INTEGER NOT NULL REFERENCES claim, stance INTEGER NOT NULL, PRIMARY KEY(event, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX event_claim_claim ON event_claim(claim);
CREATE TABLE stay(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- s-…
  place INTEGER NOT NULL REFERENCES place, actor INTEGER NOT NULL REFERENCES actor,
  possible_from INTEGER, certain_from INTEGER, certain_to INTEGER, possible_to INTEGER,
  last_evidence INTEGER, possible_only INTEGER NOT NULL, disputed INTEGER NOT NULL,
  reliability TEXT NOT NULL, credibility INTEGER NOT NULL, origins INTEGER NOT NULL,
  strength_low INTEGER, strength_best INTEGER, strength_high INTEGER
) STRICT;
CREATE INDEX stay_place ON stay(place, actor);
CREATE TABLE stay_event(stay INTEGER NOT NULL REFERENCES stay, seq INTEGER NOT NULL, event INTEGER NOT NULL REFERENCES event, PRIMARY KEY(stay, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE span(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- p-…
  stay INTEGER NOT NULL REFERENCES stay,
  from_day INTEGER NOT NULL, to_day INTEGER, -- [from_day, to_day); NULL while it goes on
  start TEXT NOT NULL, "end" TEXT,
  state INTEGER NOT NULL, role INTEGER NOT NULL,
  nested INTEGER NOT NULL             -- 1: a descendant's row here is as strong; hidden unless asked for
) STRICT;
CREATE INDEX span_stay ON span(stay);
CREATE TABLE dispute(
  id INTEGER PRIMARY KEY,
  event INTEGER REFERENCES event, place INTEGER REFERENCES place, actor INTEGER REFERENCES actor,
  aspect INTEGER NOT NULL, voices TEXT NOT NULL
) STRICT;
CREATE INDEX dispute_event ON dispute(event);
CREATE INDEX dispute_place ON dispute(place, actor);
CREATE TABLE dispute_claim(dispute INTEGER NOT NULL REFERENCES dispute, claim INTEGER NOT NULL REFERENCES claim, PRIMARY KEY(dispute, claim)) STRICT, WITHOUT ROWID;

-- The data cut-off: the latest publication in the store. One row.
CREATE TABLE horizon(day INTEGER, "end" TEXT) STRICT;

-- What made this store: program and gazetteer versions.
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
