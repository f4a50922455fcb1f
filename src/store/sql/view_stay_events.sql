-- View "stay_events": one row for each event that a stay rests on, in the order of the stay. se = the
-- link, st = stay, e = event. Fast where stay_id or event_id is given.
SELECT
  st.key AS stay_id,
  se.seq + 1 AS number,
  e.key AS event_id
FROM stay_event AS se
JOIN stay AS st ON st.id = se.stay
JOIN event AS e ON e.id = se.event
