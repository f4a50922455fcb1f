-- From schema 1 to 2. After it the views are made anew and the lines of movements drawn.
CREATE INDEX place_reach ON place(radius_m) WHERE radius_m IS NOT NULL; -- how far what has a radius may reach
CREATE TABLE movement(event INTEGER PRIMARY KEY REFERENCES event, from_lon REAL NOT NULL, from_lat REAL NOT NULL, to_lon REAL NOT NULL, to_lat REAL NOT NULL, geom MULTILINESTRING);
INSERT INTO geometry_columns(f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled) VALUES
  ('movement', 'geom', 5, 2, 4326, 0);
INSERT INTO geometry_columns_auth(f_table_name, f_geometry_column, read_only, hidden) VALUES
  ('movement', 'geom', 1, 1);
INSERT INTO views_geometry_columns(view_name, view_geometry, view_rowid, f_table_name, f_geometry_column, read_only) VALUES
  ('movements', 'geom', 'fid', 'movement', 'geom', 1);
INSERT INTO views_geometry_columns_auth(view_name, view_geometry, hidden) VALUES
  ('movements', 'geom', 0);
