-- The stays at places, first to come first. ?1 = JSON array of place.id. _from and _to: of being there
-- in whatever state (below 4), or of being told to be absent where that is all.
SELECT st.id, st.key,
  coalesce(min(CASE WHEN sp.state < 4 THEN sp.from_day END), min(sp.from_day)) AS _from,
  max(CASE WHEN sp.state < 4 OR st.last_evidence IS NULL THEN coalesce(sp.to_day - 1, 2932896) END) AS _to,
  (SELECT name FROM actor WHERE id = a.parent) AS parent
FROM stay AS st JOIN span AS sp ON sp.stay = st.id JOIN actor AS a ON a.id = st.actor JOIN horizon AS h
WHERE st.place IN (SELECT value FROM json_each(?1)) AND sp.from_day <= h.day
GROUP BY st.id ORDER BY _from, a.name, st.key
