-- A stay with its four dates. ?1 = stay.id. A date's event is the first of the stay's that has it as a
-- bound of its own; where a rule gives the date (no ending told, 365 days before …) there is none.
WITH told(seq, key, first, last) AS (
  SELECT se.seq, e.key, e.start_first, coalesce(e.end_last, e.start_last)
  FROM stay_event AS se JOIN event AS e ON e.id = se.event WHERE se.stay = ?1)
SELECT st.id, st.key,
  a.name AS actor,
  p.name AS place,
  date(st.possible_from * 86400, 'unixepoch') AS possible_from,
  (SELECT key FROM told WHERE first = st.possible_from ORDER BY seq LIMIT 1) AS possible_from_event,
  date(st.certain_from * 86400, 'unixepoch') AS certain_from,
  (SELECT key FROM told WHERE last = st.certain_from OR first = st.certain_from ORDER BY seq LIMIT 1) AS certain_from_event,
  date(st.certain_to * 86400, 'unixepoch') AS certain_to,
  (SELECT key FROM told WHERE first - 1 = st.certain_to OR last = st.certain_to ORDER BY seq DESC LIMIT 1) AS certain_to_event,
  coalesce(date(st.possible_to * 86400, 'unixepoch'), 'open') AS gone_from,
  (SELECT key FROM told WHERE last = st.possible_to ORDER BY seq DESC LIMIT 1) AS gone_from_event,
  date(st.last_evidence * 86400, 'unixepoch') AS last_evidence,
  CASE WHEN st.possible_only THEN 'every day only possible' END AS certainty,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM term WHERE list = 3 AND value > 0 AND st.disputed >> value & 1 ORDER BY value)) AS disputed,
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 3 AND value = d.aspect) || ' by ' || d.voices AS text
     FROM dispute AS d WHERE d.place = st.place AND d.actor = st.actor AND d.voices <> '' ORDER BY text)) AS disputed_by,
  st.reliability || st.credibility AS grade,
  st.origins AS origins
FROM stay AS st JOIN actor AS a ON a.id = st.actor JOIN place AS p ON p.id = st.place
WHERE st.id = ?1
