-- From schema 1 to 2. After it the views are made anew and the lines of movements drawn.
CREATE INDEX place_reach ON place(radius_m) WHERE radius_m IS NOT NULL; -- how far what has a radius may reach
CREATE INDEX claim_place_ends ON claim_place(claim, place) WHERE role IN (2, 3); -- origins and destinations
CREATE TABLE movement(event INTEGER PRIMARY KEY REFERENCES event, origin INTEGER NOT NULL, destination INTEGER NOT NULL, from_lon REAL, from_lat REAL, to_lon REAL, to_lat REAL, geom MULTILINESTRING);
CREATE TABLE document(id INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
ALTER TABLE report ADD COLUMN document INTEGER REFERENCES document;
ALTER TABLE claim ADD COLUMN speaker_name TEXT;
UPDATE claim SET speaker_name = (SELECT name FROM actor WHERE id = speaker) WHERE speaker IS NOT NULL;
CREATE TABLE former(key TEXT PRIMARY KEY, current TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX former_current ON former(current);
ALTER TABLE place ADD COLUMN gazetteer TEXT;
CREATE TABLE area(place INTEGER PRIMARY KEY REFERENCES place ON DELETE CASCADE, geom MULTIPOLYGON NOT NULL);
INSERT INTO geometry_columns(f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled) VALUES
  ('movement', 'geom', 5, 2, 4326, 0), ('area', 'geom', 6, 2, 4326, 0);
INSERT INTO geometry_columns_auth(f_table_name, f_geometry_column, read_only, hidden) VALUES
  ('movement', 'geom', 1, 1), ('area', 'geom', 1, 1);
INSERT INTO views_geometry_columns(view_name, view_geometry, view_rowid, f_table_name, f_geometry_column, read_only) VALUES
  ('movements', 'geom', 'fid', 'movement', 'geom', 1), ('event_areas', 'geom', 'fid', 'area', 'geom', 1);
INSERT INTO views_geometry_columns_auth(view_name, view_geometry, hidden) VALUES
  ('movements', 'geom', 0), ('event_areas', 'geom', 0);
CREATE TABLE IF NOT EXISTS layer_styles(id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
CREATE TABLE event_row(
  day INTEGER NOT NULL, place_name TEXT NOT NULL, type TEXT NOT NULL, fid INTEGER NOT NULL,
  id TEXT NOT NULL, start DATETIME NOT NULL, "end" DATETIME NOT NULL, ongoing BOOLEAN NOT NULL, edtf TEXT NOT NULL,
  place INTEGER, place_id TEXT, country TEXT, precision INTEGER, radius_m REAL, geom POINT,
  destination INTEGER, first_day INTEGER, last_day INTEGER, status TEXT NOT NULL, actor TEXT NOT NULL, giver TEXT NOT NULL, receiver TEXT NOT NULL, origin_place TEXT NOT NULL,
  strength_low INTEGER, strength_best INTEGER, strength_high INTEGER, strength_unit TEXT NOT NULL, strength_scope TEXT NOT NULL,
  grade TEXT NOT NULL, origins INTEGER NOT NULL, claims INTEGER NOT NULL, disputed TEXT NOT NULL, first_published TEXT, url TEXT, label TEXT NOT NULL,
  PRIMARY KEY(day, place_name, type, fid)
) WITHOUT ROWID;
CREATE INDEX event_row_fid ON event_row(fid);
CREATE INDEX event_row_id ON event_row(id);
CREATE TABLE gazetteer_source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE TABLE gazetteer_place(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, names TEXT, codes TEXT, kind TEXT NOT NULL, level INTEGER NOT NULL, country TEXT, above TEXT, lon REAL, lat REAL, precision INTEGER NOT NULL, radius_m REAL, population INTEGER, seat TEXT, own INTEGER NOT NULL, cited TEXT, outline TEXT) STRICT;
CREATE TABLE gazetteer_name(hash INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(hash, place)) STRICT, WITHOUT ROWID; -- of names, codes and keys
CREATE TABLE gazetteer_cell(cell INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(cell, place)) STRICT, WITHOUT ROWID; -- quarters of a degree
CREATE TABLE gazetteer_actor(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, names TEXT, kind TEXT NOT NULL, parent TEXT, valid_from INTEGER, valid_to INTEGER, cited TEXT) STRICT;
