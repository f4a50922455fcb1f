-- The layers as SpatiaLite knows them: run after InitSpatialMetadata. Point (1), MultiLineString (5) or MultiPolygon (6),
-- XY (2), WGS 84.
-- The tables under the views are marked hidden, so that GIS programs offer the layers alone.
INSERT INTO geometry_columns(f_table_name, f_geometry_column, geometry_type, coord_dimension, srid, spatial_index_enabled) VALUES
  ('place', 'geom', 1, 2, 4326, 1),
  ('event', 'geom', 1, 2, 4326, 1),
  ('span', 'geom', 1, 2, 4326, 1),
  ('movement', 'geom', 5, 2, 4326, 0),
  ('area', 'geom', 6, 2, 4326, 0);
INSERT INTO geometry_columns_auth(f_table_name, f_geometry_column, read_only, hidden) VALUES
  ('place', 'geom', 1, 1),
  ('event', 'geom', 1, 1),
  ('span', 'geom', 1, 1),
  ('movement', 'geom', 1, 1),
  ('area', 'geom', 1, 1);
INSERT INTO views_geometry_columns(view_name, view_geometry, view_rowid, f_table_name, f_geometry_column, read_only) VALUES
  ('events', 'geom', 'fid', 'event', 'geom', 1),
  ('presence', 'geom', 'fid', 'span', 'geom', 1),
  ('bases', 'geom', 'fid', 'place', 'geom', 1),
  ('movements', 'geom', 'fid', 'movement', 'geom', 1),
  ('event_areas', 'geom', 'fid', 'area', 'geom', 1);
INSERT INTO views_geometry_columns_auth(view_name, view_geometry, hidden) VALUES
  ('events', 'geom', 0),
  ('presence', 'geom', 0),
  ('bases', 'geom', 0),
  ('movements', 'geom', 0),
  ('event_areas', 'geom', 0);
-- Where QGIS looks for the styles of layers, and keeps those that its users save: in the form that it makes
-- itself. It is no table of ours, and its text is not compared.
CREATE TABLE IF NOT EXISTS layer_styles(id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
