-- What event_row holds of each event: what people read of it, made once, when the event is written. e = event,
-- p = its place, k = where it stands in the order of the table, which is that of an export. `ordered` is to be put before
-- this text: sql/event_order.sql with the events that are meant.
SELECT
  k.day AS day,
  k.place_name AS place_name,
  k.type AS type,
  k.fid AS fid,
  e.key AS id,
  e.start AS start,
  e."end" AS "end",
  e.ongoing AS ongoing,
  e.edtf AS edtf,
  e.place AS place,
  p.key AS place_id,
  p.country AS country,
  p.precision AS precision,
  p.radius_m AS radius_m,
  p.geom AS geom,
  e.destination AS destination,
  coalesce(e.start_first, e.start_last, e.end_first, e.end_last) AS first_day,
  e.end_last AS last_day,
  (SELECT name FROM term WHERE list = 100 AND value = e.status) AS status,
  coalesce(
    (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
       WHERE ea.event = e.id AND ea.role IN (0, 4, 5, 7, 8) ORDER BY ea.seq)),
    (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
       WHERE ea.event = e.id AND ea.role = CASE WHEN k.type IN ('base_seized', 'replacement') THEN 3 ELSE 2 END ORDER BY ea.seq)),
    (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
       WHERE ea.event = e.id ORDER BY ea.seq)), '') AS actor,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
     WHERE ea.event = e.id AND ea.role = 2 ORDER BY ea.seq)), '') AS giver,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
     WHERE ea.event = e.id AND ea.role = 3 ORDER BY ea.seq)), '') AS receiver,
  CASE WHEN e.destination IS NULL OR e.destination = e.place THEN '' ELSE k.place_name END AS origin_place,
  e.strength_low AS strength_low,
  e.strength_best AS strength_best,
  e.strength_high AS strength_high,
  coalesce(e.unit, '') AS strength_unit,
  (SELECT name FROM term WHERE list = 9 AND value = e.scope) AS strength_scope,
  e.reliability || e.credibility AS grade,
  e.origins AS origins,
  (SELECT count(*) FROM event_claim AS ec WHERE ec.event = e.id) AS claims,
  CASE WHEN e.disputed = 0 THEN '' ELSE coalesce((SELECT group_concat(name, ',') FROM
    (SELECT name FROM term WHERE list = 3 AND value > 0 AND e.disputed >> value & 1 ORDER BY value)), '') END AS disputed,
  date(e.first_published * 86400, 'unixepoch') || 'T00:00:00Z' AS first_published,
  (SELECT r.url FROM event_claim AS ec JOIN claim AS c ON c.id = ec.claim JOIN report AS r ON r.id = c.report
     WHERE ec.event = e.id ORDER BY r.published_first, r.key LIMIT 1) AS url,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
      WHERE ea.event = e.id AND ea.role IN (0, 2, 4, 5, 7, 8) ORDER BY ea.seq))
    || coalesce(' → ' || (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
      WHERE ea.event = e.id AND ea.role IN (3, 6, 9, 10, 11) ORDER BY ea.seq)), ''),
    (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor
      WHERE ea.event = e.id ORDER BY ea.seq)), '?')
    || ', ' || (SELECT name FROM term WHERE list = 103 AND value = e.type)
    || CASE WHEN e.modality = 0 THEN '' ELSE ' (' || (SELECT name FROM term WHERE list = 2 AND value = e.modality) || ')' END AS label
FROM ordered AS k
CROSS JOIN event AS e ON e.id = k.fid
LEFT JOIN place AS p ON p.id = e.place
