-- Facilities inside places that something is told of. ?1 = JSON array of place.id, the places inside included.
SELECT p.id, p.key, p.name AS name, p.kind AS place_kind,
  (SELECT name FROM place WHERE id = nullif(p.locality, p.id)) AS town,
  (SELECT group_concat(name, '; ') FROM (SELECT a.name || ' (' || (SELECT name FROM term WHERE list = 101 AND value = sp.state) || ')' AS name
     FROM stay AS st JOIN span AS sp ON sp.stay = st.id JOIN actor AS a ON a.id = st.actor
     WHERE st.place = p.id AND sp.from_day <= h.day AND coalesce(sp.to_day > h.day, 1) AND sp.state < 4 AND sp.nested = 0
     GROUP BY a.id ORDER BY min(sp.role), a.name)) AS present
FROM json_each(?1) AS j JOIN place AS p ON p.id = j.value AND p.level = 0 JOIN horizon AS h
WHERE EXISTS (SELECT 1 FROM stay WHERE place = p.id) OR EXISTS (SELECT 1 FROM event WHERE place = p.id)
ORDER BY p.name, p.key
