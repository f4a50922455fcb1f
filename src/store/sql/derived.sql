-- Schema 2, second part: what follows from the evidence, rebuilt a neighbourhood at a time. The same
-- text makes TEMP tables when a query chooses its evidence: each statement begins in the first column
-- with CREATE TABLE or CREATE INDEX. Ids are made from the keys, so that what is rebuilt keeps its id.
CREATE TABLE event(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- e-…
  type INTEGER NOT NULL, modality INTEGER NOT NULL, status INTEGER NOT NULL, disputed INTEGER NOT NULL,
  place INTEGER REFERENCES place, destination INTEGER REFERENCES place, -- NULL: told of no place
  start_first INTEGER, start_last INTEGER, end_first INTEGER, end_last INTEGER,
  start DATETIME NOT NULL, "end" DATETIME NOT NULL, -- first and last second, UTC; open: the certain day
  ongoing BOOLEAN NOT NULL, edtf TEXT NOT NULL,
  has_strength INTEGER NOT NULL, strength_low INTEGER, strength_best INTEGER, strength_high INTEGER,
  unit TEXT, qualifier INTEGER NOT NULL, scope INTEGER NOT NULL, measure INTEGER NOT NULL,
  reliability TEXT NOT NULL, credibility INTEGER NOT NULL, origins INTEGER NOT NULL,
  first_published INTEGER,
  geom POINT                          -- a copy of the place's
);
CREATE INDEX event_place ON event(place);
CREATE INDEX event_destination ON event(destination) WHERE destination IS NOT NULL;
-- What the layers show of an event, made of it and of what it names by sql/event_row.sql, in the same transaction.
-- In the order of an export, so that a whole one is read from the first page to the last, and nothing is sorted.
-- place_name: '' where told of no place; place_id to geom: copies of the place's, so that no place is looked up; first_day, last_day: between which it lies, NULL: open.
CREATE TABLE event_row(
  day INTEGER NOT NULL, place_name TEXT NOT NULL, type TEXT NOT NULL, fid INTEGER NOT NULL, -- fid: the event
  id TEXT NOT NULL, start DATETIME NOT NULL, "end" DATETIME NOT NULL, ongoing BOOLEAN NOT NULL, edtf TEXT NOT NULL,
  place INTEGER, place_id TEXT, country TEXT, precision INTEGER, radius_m REAL, geom POINT,
  destination INTEGER, first_day INTEGER, last_day INTEGER, status TEXT NOT NULL, actor TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL, origin_place TEXT NOT NULL,
  strength_low INTEGER, strength_best INTEGER, strength_high INTEGER, strength_unit TEXT NOT NULL, strength_scope TEXT NOT NULL,
  grade TEXT NOT NULL, origins INTEGER NOT NULL, claims INTEGER NOT NULL, disputed TEXT NOT NULL, first_published TEXT, url TEXT, label TEXT NOT NULL,
  PRIMARY KEY(day, place_name, type, fid)
) WITHOUT ROWID;
CREATE INDEX event_row_fid ON event_row(fid);
CREATE INDEX event_row_id ON event_row(id);
CREATE TABLE event_actor(event INTEGER NOT NULL REFERENCES event, seq INTEGER NOT NULL, actor INTEGER NOT NULL REFERENCES actor, role INTEGER NOT NULL, PRIMARY KEY(event, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_actor ON event_actor(actor, event);
CREATE TABLE event_claim(event INTEGER NOT NULL REFERENCES event, claim INTEGER NOT NULL REFERENCES claim, stance INTEGER NOT NULL, PRIMARY KEY(event, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX event_claim_claim ON event_claim(claim);
CREATE TABLE stay(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- s-…
  place INTEGER NOT NULL REFERENCES place, actor INTEGER NOT NULL REFERENCES actor,
  possible_from INTEGER, certain_from INTEGER, certain_to INTEGER, possible_to INTEGER,
  last_evidence INTEGER, possible_only INTEGER NOT NULL, disputed INTEGER NOT NULL,
  reliability TEXT NOT NULL, credibility INTEGER NOT NULL, origins INTEGER NOT NULL
) STRICT;
CREATE INDEX stay_place ON stay(place, actor);
CREATE INDEX stay_actor ON stay(actor);
-- How many, by what is told of a day.
CREATE TABLE stay_figure(stay INTEGER NOT NULL REFERENCES stay, day INTEGER NOT NULL, low INTEGER, best INTEGER, high INTEGER, PRIMARY KEY(stay, day)) STRICT, WITHOUT ROWID;
-- No reference to event: an event at another place, which ends or begins the stay, is rebuilt apart.
CREATE TABLE stay_event(stay INTEGER NOT NULL REFERENCES stay, seq INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY(stay, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX stay_event_event ON stay_event(event);
CREATE TABLE span(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,           -- p-…
  stay INTEGER NOT NULL REFERENCES stay,
  from_day INTEGER NOT NULL, to_day INTEGER, -- [from_day, to_day); NULL while it goes on
  start DATETIME NOT NULL, "end" DATETIME,   -- NULL while it goes on
  ongoing BOOLEAN NOT NULL, edtf TEXT NOT NULL,
  state INTEGER NOT NULL, role INTEGER NOT NULL,
  nested INTEGER NOT NULL,            -- 1: a descendant's row here is as strong; hidden unless asked for
  geom POINT                          -- a copy of the place's
);
CREATE INDEX span_stay ON span(stay, from_day);
CREATE TABLE dispute(
  id INTEGER PRIMARY KEY,
  event INTEGER REFERENCES event, place INTEGER REFERENCES place, actor INTEGER REFERENCES actor,
  aspect INTEGER NOT NULL, voices TEXT NOT NULL
) STRICT;
CREATE INDEX dispute_event ON dispute(event);
CREATE INDEX dispute_place ON dispute(place, actor);
CREATE TABLE dispute_claim(dispute INTEGER NOT NULL REFERENCES dispute, claim INTEGER NOT NULL REFERENCES claim, PRIMARY KEY(dispute, claim)) STRICT, WITHOUT ROWID;
-- Events told of with an origin and a destination; the line between them where both are points, made from
-- the two positions beside it. Origin and destination are places.
CREATE TABLE movement(event INTEGER PRIMARY KEY REFERENCES event, origin INTEGER NOT NULL, destination INTEGER NOT NULL, from_lon REAL, from_lat REAL, to_lon REAL, to_lat REAL, geom MULTILINESTRING);
