-- Layer "presence": one row per span. sp = span, st = its stay, p = place, a = actor, h = the data
-- cut-off. What goes on ends there, what begins later is not shown, "unknown" (5) is no row.
-- f = the figure last told of by the end of the span or the cut-off; none where told to be absent (4).
-- The view leaves out nested rows and told absence, as the command does unless asked for them.
-- No WHERE, ORDER or GROUP at the end: a query appends its own on these aliases.
SELECT
  sp.key AS id,
  sp.start AS start,
  (SELECT sp."end" WHERE sp."end" IS NOT NULL UNION ALL
   SELECT h."end" WHERE sp."end" IS NULL) AS "end",
  sp.ongoing AS ongoing,
  sp.edtf AS edtf,
  p.name AS place,
  p.key AS place_id,
  p.country AS country,
  p.precision AS precision,
  p.radius_m AS radius_m,
  st.key AS stay_id,
  a.name AS actor,
  coalesce((SELECT name FROM actor WHERE id = a.parent), '') AS parent,
  (SELECT name FROM term WHERE list = 102 AND value = sp.role) AS role,
  (SELECT name FROM term WHERE list = 101 AND value = sp.state) AS state,
  -- Evidence that lies somewhere in a range counts from the day before it when the range is not over.
  CASE WHEN sp.state = 2 THEN min(h.day, coalesce(sp.to_day - 1, h.day)) -
    CASE WHEN st.last_evidence <= min(h.day, coalesce(sp.to_day - 1, h.day)) THEN st.last_evidence
         ELSE sp.from_day - 1 END END AS days_since,
  date(st.certain_from * 86400, 'unixepoch') || 'T00:00:00Z' AS certain_start,
  date(st.certain_to * 86400, 'unixepoch') || 'T23:59:59Z' AS certain_end,
  date(st.possible_from * 86400, 'unixepoch') || 'T00:00:00Z' AS possible_start,
  date((st.possible_to - 1) * 86400, 'unixepoch') || 'T23:59:59Z' AS possible_end,
  f.low AS strength_low,
  f.best AS strength_best,
  f.high AS strength_high,
  st.reliability || st.credibility AS grade,
  st.origins AS origins,
  CASE WHEN st.disputed = 0 THEN '' ELSE coalesce((SELECT group_concat(name, ',') FROM
    (SELECT name FROM term WHERE list = 3 AND value > 0 AND st.disputed >> value & 1 ORDER BY value)), '') END AS disputed,
  a.name || ' at ' || p.name || CASE WHEN sp.state = 0 THEN '' ELSE
    ' (' || (SELECT replace(name, '_', ' ') FROM term WHERE list = 101 AND value = sp.state) || ')' END AS label,
  sp.id AS fid,
  sp.geom AS geom
FROM span AS sp
JOIN stay AS st ON st.id = sp.stay
JOIN place AS p ON p.id = st.place
JOIN actor AS a ON a.id = st.actor
JOIN horizon AS h ON h.one = 1 AND sp.from_day <= h.day AND sp.state <> 5
LEFT JOIN stay_figure AS f ON f.stay = st.id AND sp.state <> 4 AND f.day = (SELECT max(day) FROM stay_figure AS g
  WHERE g.stay = st.id AND g.day <= min(h.day, coalesce(sp.to_day - 1, h.day)))
