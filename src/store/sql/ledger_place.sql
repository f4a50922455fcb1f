-- The place of a ledger. ?1 = JSON array of place.id. level: 0 facility, 1 town, above that areas.
SELECT p.id, p.key, p.name AS name, p.kind AS place_kind, p.level AS _level,
  p.country AS country,
  (SELECT name FROM place WHERE id = nullif(p.locality, p.id)) AS town,
  nullif(p.locality, p.id) AS _town,
  p.precision AS precision,
  CASE WHEN p.lon IS NOT NULL THEN printf('%.4f, %.4f', p.lon, p.lat) END AS position
FROM place AS p WHERE p.id IN (SELECT value FROM json_each(?1))
