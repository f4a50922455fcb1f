-- The events and the order of their rows (see event_row.sql): e = event, p = its place. Sorted are these few columns, not
-- the rows. day is that of `start`, as lay_store_window() takes it.
-- No WHERE, ORDER or GROUP at the end: who writes the rows appends which.
SELECT
  coalesce(e.start_first, e.start_last, e.end_first, e.first_published, e.end_last, 0) AS day,
  coalesce(p.name, '') AS place_name,
  (SELECT name FROM term WHERE list = 0 AND value = e.type) AS type,
  e.id AS fid
FROM event AS e
LEFT JOIN place AS p ON p.id = e.place
