-- A row of presence. ?1 = span.id. Shown columns: those after id and key that are not NULL.
SELECT sp.id, sp.key,
  a.name AS actor,
  p.name AS place,
  (SELECT name FROM term WHERE list = 101 AND value = sp.state) AS state,
  (SELECT name FROM term WHERE list = 102 AND value = sp.role) AS role,
  date(sp.from_day * 86400, 'unixepoch') AS "from",
  coalesce(date((sp.to_day - 1) * 86400, 'unixepoch'), 'goes on') AS until
FROM span AS sp JOIN stay AS st ON st.id = sp.stay JOIN actor AS a ON a.id = st.actor JOIN place AS p ON p.id = st.place
WHERE sp.id = ?1
