-- Layer "events". r = what is shown of an event (sql/event_row.sql); p = its place (none: NULL) and d = a redeployment's
-- destination, for conditions alone: SQLite leaves out the one that nothing asks of.
-- No WHERE, ORDER or GROUP at the end: the view adds none, a query appends its own on these aliases.
-- What goes on ends at the cut-off. The subqueries keep the declared types of "end" and of place, NULL where told of none.
SELECT
  r.id AS id,
  r.start AS start,
  (SELECT max(r."end", coalesce((SELECT "end" FROM horizon), '')) WHERE r.ongoing UNION ALL
   SELECT r."end" WHERE NOT r.ongoing) AS "end",
  r.ongoing AS ongoing,
  r.edtf AS edtf,
  (SELECT r.place_name WHERE r.place IS NOT NULL) AS place,
  r.place_id AS place_id,
  r.country AS country,
  r.precision AS precision,
  r.radius_m AS radius_m,
  r.type AS type,
  r.status AS status,
  r.actor AS actor,
  r.giver AS giver,
  r.receiver AS receiver,
  r.origin_place AS origin_place,
  r.strength_low AS strength_low,
  r.strength_best AS strength_best,
  r.strength_high AS strength_high,
  r.strength_unit AS strength_unit,
  r.strength_scope AS strength_scope,
  r.grade AS grade,
  r.origins AS origins,
  r.claims AS claims,
  r.disputed AS disputed,
  r.first_published AS first_published,
  r.url AS url,
  r.label AS label,
  r.fid AS fid,
  r.geom AS geom
FROM event_row AS r
LEFT JOIN place AS p ON p.id = r.place
LEFT JOIN place AS d ON d.id = r.destination
