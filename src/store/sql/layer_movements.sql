-- Layer "movements": events told of with an origin and a destination. m = the two and the line between
-- them (none where either is no point), e = event, p = origin, d = destination, h = the data cut-off.
-- No WHERE, ORDER or GROUP at the end: the view adds none, a query appends its own on these aliases.
SELECT
  e.key AS id,
  e.start AS start,
  (SELECT h."end" WHERE e.ongoing AND h."end" > e."end" UNION ALL
   SELECT e."end" WHERE NOT (e.ongoing AND coalesce(h."end" > e."end", 0))) AS "end",
  e.ongoing AS ongoing,
  e.edtf AS edtf,
  p.name AS place,
  p.key AS place_id,
  p.country AS country,
  p.precision AS precision,
  p.radius_m AS radius_m,
  (SELECT name FROM term WHERE list = 0 AND value = e.type) AS type,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
     WHERE ea.event = e.id AND ea.role <> 1 ORDER BY ea.seq)), '') AS actor,
  p.name AS from_place,
  d.name AS to_place,
  e.strength_low AS strength_low,
  e.strength_best AS strength_best,
  e.strength_high AS strength_high,
  coalesce(e.unit, '') AS strength_unit,
  (SELECT name FROM term WHERE list = 9 AND value = e.scope) AS strength_scope,
  (SELECT name FROM term WHERE list = 100 AND value = e.status) AS status,
  e.reliability || e.credibility AS grade,
  e.origins AS origins,
  CASE WHEN e.disputed = 0 THEN '' ELSE coalesce((SELECT group_concat(name, ',') FROM
    (SELECT name FROM term WHERE list = 3 AND value > 0 AND e.disputed >> value & 1 ORDER BY value)), '') END AS disputed,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
     WHERE ea.event = e.id AND ea.role <> 1 ORDER BY ea.seq)), '?') || ', ' || p.name || ' → ' || d.name
    || CASE WHEN e.modality = 0 THEN '' ELSE ' (' || (SELECT name FROM term WHERE list = 2 AND value = e.modality) || ')' END AS label,
  e.id AS fid,
  m.geom AS geom
FROM movement AS m
JOIN event AS e ON e.id = m.event
JOIN place AS p ON p.id = m.origin
JOIN place AS d ON d.id = m.destination
JOIN horizon AS h ON h.one = 1
