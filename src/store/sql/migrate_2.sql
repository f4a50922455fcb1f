-- From schema 1 to 2. After it the views are made anew and the lines of movements drawn.
CREATE INDEX place_reach ON place(radius_m) WHERE radius_m IS NOT NULL; -- how far what has a radius may reach
CREATE INDEX claim_place_ends ON claim_place(claim, place) WHERE role IN (2, 3); -- origins and destinations
CREATE TABLE movement(event INTEGER PRIMARY KEY REFERENCES event, origin INTEGER NOT NULL, destination INTEGER NOT NULL, from_lon REAL, from_lat REAL, to_lon REAL, to_lat REAL, geom MULTILINESTRING);
INSERT INTO geometry_columns(f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled) VALUES
  ('movement', 'geom', 5, 2, 4326, 0);
INSERT INTO geometry_columns_auth(f_table_name, f_geometry_column, read_only, hidden) VALUES
  ('movement', 'geom', 1, 1);
INSERT INTO views_geometry_columns(view_name, view_geometry, view_rowid, f_table_name, f_geometry_column, read_only) VALUES
  ('movements', 'geom', 'fid', 'movement', 'geom', 1);
INSERT INTO views_geometry_columns_auth(view_name, view_geometry, hidden) VALUES
  ('movements', 'geom', 0);
CREATE TABLE document(id INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
ALTER TABLE report ADD COLUMN document INTEGER REFERENCES document;
ALTER TABLE claim ADD COLUMN speaker_name TEXT;
UPDATE claim SET speaker_name = (SELECT name FROM actor WHERE id = speaker) WHERE speaker IS NOT NULL;
CREATE TABLE former(key TEXT PRIMARY KEY, current TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX former_current ON former(current);
ALTER TABLE place ADD COLUMN gazetteer TEXT;
CREATE TABLE gazetteer_source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE TABLE gazetteer_place(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, names TEXT, codes TEXT, kind TEXT NOT NULL, level INTEGER NOT NULL, country TEXT, above TEXT, lon REAL, lat REAL, precision INTEGER NOT NULL, radius_m REAL, population INTEGER, seat TEXT, own INTEGER NOT NULL, cited TEXT) STRICT;
CREATE TABLE gazetteer_name(hash INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(hash, place)) STRICT, WITHOUT ROWID; -- of names, codes and keys
CREATE TABLE gazetteer_cell(cell INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(cell, place)) STRICT, WITHOUT ROWID; -- quarters of a degree
CREATE TABLE gazetteer_actor(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, names TEXT, kind TEXT NOT NULL, parent TEXT, valid_from INTEGER, valid_to INTEGER, cited TEXT) STRICT;
