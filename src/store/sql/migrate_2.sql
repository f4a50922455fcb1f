-- From version 1 to 2. The layers are made anew by migrate.c.
CREATE TABLE document(id INTEGER PRIMARY KEY, members TEXT NOT NULL UNIQUE) STRICT;
ALTER TABLE report ADD COLUMN document INTEGER REFERENCES document;
ALTER TABLE claim ADD COLUMN speaker_name TEXT;
UPDATE claim SET speaker_name = (SELECT name FROM actor WHERE id = speaker) WHERE speaker IS NOT NULL;
CREATE TABLE former(key TEXT PRIMARY KEY, current TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX former_current ON former(current);
