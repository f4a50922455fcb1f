-- Layer "movements": events told of with an origin and a destination. m = the two and the line between
-- them (none where either is no point), r = what is shown of the event (sql/event_row.sql), e = the event,
-- p = origin, d = destination.
-- No WHERE, ORDER or GROUP at the end: the view adds none, a query appends its own on these aliases.
SELECT
  r.id AS id,
  r.start AS start,
  (SELECT max(r."end", coalesce((SELECT "end" FROM horizon), '')) WHERE r.ongoing UNION ALL
   SELECT r."end" WHERE NOT r.ongoing) AS "end",
  r.ongoing AS ongoing,
  r.edtf AS edtf,
  p.name AS place,
  p.key AS place_id,
  p.country AS country,
  p.precision AS precision,
  p.radius_m AS radius_m,
  r.type AS type,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
     WHERE ea.event = e.id AND ea.role <> 1 ORDER BY ea.seq)), '') AS actor,
  p.name AS from_place,
  d.name AS to_place,
  r.strength_low AS strength_low,
  r.strength_best AS strength_best,
  r.strength_high AS strength_high,
  r.strength_unit AS strength_unit,
  r.strength_scope AS strength_scope,
  r.status AS status,
  r.grade AS grade,
  r.origins AS origins,
  r.disputed AS disputed,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
     WHERE ea.event = e.id AND ea.role <> 1 ORDER BY ea.seq)), '?') || ', ' || p.name || ' → ' || d.name
    || CASE WHEN e.modality = 0 THEN '' ELSE ' (' || (SELECT name FROM term WHERE list = 2 AND value = e.modality) || ')' END AS label,
  r.fid AS fid,
  m.geom AS geom
FROM movement AS m
JOIN event AS e ON e.id = m.event
JOIN event_row AS r ON r.fid = m.event
JOIN place AS p ON p.id = m.origin
JOIN place AS d ON d.id = m.destination
