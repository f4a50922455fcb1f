-- Layer "bases": each facility that a current report names, as it stands on the day of the data cut-off. p = place, h = cut-off.
-- The window is that day; ongoing: somebody's span is open. Roles 0 and 1 hold; states as numbered
-- in src/model/laydown.h: 0 to 3 are being there, 4 is absence as told.
-- No WHERE, ORDER or GROUP at the end: a query appends its own on these aliases.
SELECT
  p.key AS id,
  h.start AS start,
  h."end" AS "end",
  EXISTS (SELECT 1 FROM stay AS st JOIN span AS sp ON sp.stay = st.id WHERE st.place = p.id AND sp.from_day <= h.day
    AND sp.to_day IS NULL AND sp.state < 4 AND sp.nested = 0) AS ongoing,
  h.edtf AS edtf,
  p.name AS place,
  p.key AS place_id,
  p.country AS country,
  p.precision AS precision,
  p.radius_m AS radius_m,
  p.name AS name,
  p.kind AS kind,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name || CASE WHEN min(sp.role) = 1 THEN ' (possible)' ELSE '' END AS name
     FROM stay AS st JOIN span AS sp ON sp.stay = st.id JOIN actor AS a ON a.id = st.actor
     WHERE st.place = p.id AND sp.from_day <= h.day AND coalesce(sp.to_day > h.day, 1) AND sp.state < 4 AND sp.nested = 0 AND sp.role < 2
     GROUP BY a.id ORDER BY min(sp.role), a.name)), '') AS holder,
  coalesce((SELECT (SELECT name FROM term WHERE list = 101 AND value = sp.state)
     FROM stay AS st JOIN span AS sp ON sp.stay = st.id
     WHERE st.place = p.id AND sp.from_day <= h.day AND coalesce(sp.to_day > h.day, 1) AND sp.state < 5 AND sp.nested = 0
     ORDER BY sp.state = 4, sp.role >= 2, sp.role, sp.state LIMIT 1), 'unknown') AS state,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name
     FROM stay AS st JOIN span AS sp ON sp.stay = st.id JOIN actor AS a ON a.id = st.actor
     WHERE st.place = p.id AND sp.from_day <= h.day AND coalesce(sp.to_day > h.day, 1) AND sp.state < 4 AND sp.nested = 0
     GROUP BY a.id ORDER BY min(sp.role), a.name)), '') AS actors,
  p.id AS fid,
  p.geom AS geom
FROM place AS p
JOIN horizon AS h ON h.one = 1 AND p.level = 0 AND h.day IS NOT NULL
  AND EXISTS (SELECT 1 FROM claim_place AS cp JOIN claim AS c ON c.id = cp.claim JOIN report AS r ON r.id = c.report
    AND r.current = 1 WHERE cp.place = p.id)
