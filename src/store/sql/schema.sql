-- Schema 2, first part. Days are counts since 1970-01-01; a NULL bound is open. Enumerations are the
-- numbers of src/model/terms.h. What queries touch stands in narrow tables, what people read in
-- *_text. Tables with a DATETIME, BOOLEAN or POINT column are not STRICT, which knows no such types:
-- OGR, QGIS and spatialite take the type of a layer's column from its declaration. A column that a
-- migration added stands as ALTER TABLE writes it, so that all stores have the same text.

-- Evidence: what was imported, never changed by processing. report.document: that it came in; NULL:
-- nothing is told beside the reports. claim.speaker_name: the speaker as the report has it.
-- What documents say beside their reports: canonical JSON of those members.
CREATE TABLE document(id INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE report(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,                  -- the report's own id
  revision INTEGER NOT NULL,          -- 1, 2, ...
  current INTEGER NOT NULL,           -- 1: the newest revision of its key
  source TEXT NOT NULL,
  kind INTEGER NOT NULL,
  reliability TEXT NOT NULL CHECK(reliability BETWEEN 'A' AND 'F'),
  lead INTEGER NOT NULL,              -- 1: a machine-made lead: events, but no presence
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
, document INTEGER REFERENCES document) STRICT;
CREATE UNIQUE INDEX report_key ON report(key, revision);
CREATE UNIQUE INDEX report_current ON report(key) WHERE current;
CREATE INDEX report_published ON report(published_last) WHERE current;

CREATE TABLE report_origin(report INTEGER NOT NULL REFERENCES report, origin TEXT NOT NULL, PRIMARY KEY(report, origin)) STRICT, WITHOUT ROWID;
CREATE TABLE report_derived(report INTEGER NOT NULL REFERENCES report, key TEXT NOT NULL, PRIMARY KEY(report, key)) STRICT, WITHOUT ROWID;
CREATE INDEX report_derived_key ON report_derived(key);

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
  date_flags INTEGER,                 -- 1 uncertain, 2 approximate, level * 4
  start_first INTEGER, start_last INTEGER, end_first INTEGER, end_last INTEGER,
  start DATETIME NOT NULL, "end" DATETIME NOT NULL, -- what layers show; by publication when undated
  ongoing BOOLEAN NOT NULL,
  places INTEGER NOT NULL,            -- how many places it happened at: claim_place rows but for those that it only led by
  has_strength INTEGER NOT NULL DEFAULT 0,
  strength_low INTEGER, strength_best INTEGER, strength_high INTEGER,
  unit TEXT, qualifier INTEGER NOT NULL DEFAULT 0, scope INTEGER NOT NULL DEFAULT 0, measure INTEGER NOT NULL DEFAULT 0,
  speaker INTEGER REFERENCES actor,
  voice TEXT,                         -- the speaker's words, folded: tells one speaker from another
  basis INTEGER NOT NULL DEFAULT 0,
  credibility INTEGER NOT NULL CHECK(credibility BETWEEN 1 AND 6)
, speaker_name TEXT);
CREATE UNIQUE INDEX claim_report ON claim(report, ref);
CREATE INDEX claim_ref ON claim(ref);
CREATE INDEX claim_about ON claim(about) WHERE about IS NOT NULL;
CREATE INDEX claim_placeless ON claim(id) WHERE places = 0;
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
CREATE INDEX claim_place_ends ON claim_place(claim, place) WHERE role IN (2, 3); -- origins and destinations
-- What is said of places the gazetteer does not know: their rows are made from all of it, so that the
-- order of imports does not matter. context: the one country that the report speaks of otherwise.
CREATE TABLE place_mention(
  claim INTEGER NOT NULL REFERENCES claim, seq INTEGER NOT NULL,
  folded TEXT NOT NULL, level INTEGER NOT NULL, site INTEGER NOT NULL, country TEXT, context TEXT,
  lon REAL, lat REAL, precision INTEGER, radius_m REAL,
  PRIMARY KEY(claim, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_mention_name ON place_mention(folded, level);
CREATE INDEX place_mention_site ON place_mention(folded) WHERE site = 2; -- named as facilities
CREATE TABLE claim_actor(
  claim INTEGER NOT NULL REFERENCES claim, seq INTEGER NOT NULL, actor INTEGER NOT NULL REFERENCES actor,
  role INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY(claim, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_actor_actor ON claim_actor(actor, claim);

-- What the evidence names: copies of gazetteer rows, and rows of their own for unknown names.
-- place.gazetteer: the version of the gazetteer that the row was taken from; NULL for unknown names.
CREATE TABLE place(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- gazetteer id, or "u-" + hash of country and folded name
  name TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- base, camp, airfield, town, region, country, theatre ...
  level INTEGER NOT NULL,             -- lay_place_level
  country TEXT,                       -- ISO 3166-1 alpha-2
  lon REAL CHECK(lon BETWEEN -180 AND 180), lat REAL CHECK(lat BETWEEN -90 AND 90), -- NULL: not known
  precision INTEGER NOT NULL,         -- 0..7 of the position
  radius_m REAL,
  parent INTEGER REFERENCES place,
  locality INTEGER NOT NULL REFERENCES place,
  resolved INTEGER NOT NULL,          -- 0: its name is not in the gazetteer
  source TEXT,                        -- who says where it is
  geom POINT                          -- SpatiaLite BLOB, NULL where it must not be drawn as a point
, gazetteer TEXT);
CREATE INDEX place_locality ON place(locality);
CREATE INDEX place_parent ON place(parent);
CREATE INDEX place_reach ON place(radius_m) WHERE radius_m IS NOT NULL; -- how far what has a radius may reach
-- The areas of places that events are told of and that are no points: de facto borders, or a circle.
CREATE TABLE area(place INTEGER PRIMARY KEY REFERENCES place ON DELETE CASCADE, geom MULTIPOLYGON NOT NULL);
CREATE TABLE place_name(folded TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place, name TEXT NOT NULL, PRIMARY KEY(folded, place)) STRICT, WITHOUT ROWID;
CREATE INDEX place_name_place ON place_name(place);
CREATE TABLE actor(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent INTEGER REFERENCES actor,
  valid_from INTEGER, valid_to INTEGER,
  resolved INTEGER NOT NULL
) STRICT;
CREATE TABLE actor_name(folded TEXT NOT NULL, actor INTEGER NOT NULL REFERENCES actor, name TEXT NOT NULL, PRIMARY KEY(folded, actor)) STRICT, WITHOUT ROWID;

-- Places and actors that the user added to the gazetteer; they are asked for names that the program's own
-- does not settle. A place's names: a line each, "lang:name", without a language ":name"; codes: a line each.
-- above: the key of its town or next bigger place. own: 1, of the project's own tables. first, last: its rows.
-- outline: of an area, the geometry of GeoJSON.
CREATE TABLE gazetteer_source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE TABLE gazetteer_place(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, names TEXT, codes TEXT, kind TEXT NOT NULL, level INTEGER NOT NULL, country TEXT, above TEXT, lon REAL, lat REAL, precision INTEGER NOT NULL, radius_m REAL, population INTEGER, seat TEXT, own INTEGER NOT NULL, cited TEXT, outline TEXT) STRICT;
CREATE TABLE gazetteer_name(hash INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(hash, place)) STRICT, WITHOUT ROWID; -- of names, codes and keys
CREATE TABLE gazetteer_cell(cell INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(cell, place)) STRICT, WITHOUT ROWID; -- quarters of a degree
CREATE TABLE gazetteer_actor(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, names TEXT, kind TEXT NOT NULL, parent TEXT, valid_from INTEGER, valid_to INTEGER, cited TEXT) STRICT;

-- Keys of events, stays and spans that later evidence has replaced, and what continues each.
CREATE TABLE former(key TEXT PRIMARY KEY, current TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX former_current ON former(current);

-- What is derived at each locality, as one number: what did not change is not written again.
CREATE TABLE derived(locality INTEGER PRIMARY KEY REFERENCES place, digest INTEGER NOT NULL) STRICT;

-- The data cut-off: the latest publication in the store. One row. A query with a cut-off of its own
-- puts a TEMP table of this name before it.
CREATE TABLE horizon(one INTEGER PRIMARY KEY CHECK(one = 1), day INTEGER, start DATETIME, "end" DATETIME, edtf TEXT);
INSERT INTO horizon VALUES(1, NULL, NULL, NULL, NULL);

-- What made this store: program and gazetteer versions.
CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The names of the numbers, for SQL: filled from lay_term_names() when the store is made.
CREATE TABLE term(list INTEGER NOT NULL, value INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(list, value)) STRICT, WITHOUT ROWID;

-- R*Trees in SpatiaLite's form, kept by our code: a trigger into a virtual table does not run where
-- the schema is not trusted. The id is that of the row whose geom is not NULL.
CREATE VIRTUAL TABLE idx_place_geom USING rtree(pkid, xmin, xmax, ymin, ymax);
CREATE VIRTUAL TABLE idx_event_geom USING rtree(pkid, xmin, xmax, ymin, ymax);
CREATE VIRTUAL TABLE idx_span_geom USING rtree(pkid, xmin, xmax, ymin, ymax);
