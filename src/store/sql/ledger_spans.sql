-- The spans of stays, in order. ?1 = JSON array of stay.id. What goes on ends at the data cut-off (h).
SELECT sp.id, sp.key,
  (SELECT name FROM term WHERE list = 102 AND value = sp.role) AS role,
  (SELECT name FROM term WHERE list = 101 AND value = sp.state) AS state,
  date(sp.from_day * 86400, 'unixepoch') AS "from",
  CASE WHEN sp.to_day <= h.day THEN date((sp.to_day - 1) * 86400, 'unixepoch') END AS until,
  CASE WHEN sp.state = 2 THEN min(h.day, coalesce(sp.to_day - 1, h.day)) -
    CASE WHEN st.last_evidence <= min(h.day, coalesce(sp.to_day - 1, h.day)) THEN st.last_evidence
         ELSE sp.from_day - 1 END END AS days_since,
  nullif(sp.nested, 0) AS nested,
  sp.from_day AS _from, min(coalesce(sp.to_day - 1, h.day), h.day) AS _to, sp.state AS _state, sp.role AS _role,
  coalesce(sp.to_day > h.day, 1) AS _goes_on, a.name AS _actor, st.key AS _stay
FROM json_each(?1) AS j CROSS JOIN stay AS st ON st.id = j.value CROSS JOIN span AS sp ON sp.stay = st.id
CROSS JOIN actor AS a ON a.id = st.actor CROSS JOIN horizon AS h
WHERE sp.from_day <= h.day AND sp.state < 5
ORDER BY st.key, sp.from_day, sp.role
