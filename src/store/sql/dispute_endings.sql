-- Stays of which two events of one kind tell endings that have nothing in common. ?1 = JSON array of stay.id.
-- Gives stay and event. Roles: 0 subject, 2 giver. passing: the base goes to another; else a leaving.
WITH ending(stay, event, passing, first, last) AS (
  SELECT st.id, e.id, t.name IN ('base_handover', 'base_seized', 'replacement'),
    coalesce(e.start_first, e.start_last), coalesce(e.start_last, e.end_last)
  FROM json_each(?1) AS j CROSS JOIN stay AS st ON st.id = j.value AND st.disputed >> 4 & 1
  CROSS JOIN stay_event AS se ON se.stay = st.id CROSS JOIN event AS e ON e.id = se.event AND e.modality = 0 AND e.status <> 5
  CROSS JOIN term AS t ON t.list = 0 AND t.value = e.type
    AND t.name IN ('base_handover', 'base_closed', 'base_seized', 'departure', 'redeployment', 'replacement')
  WHERE EXISTS (SELECT 1 FROM event_actor AS ea WHERE ea.event = e.id AND ea.actor = st.actor AND ea.role IN (0, 2))
    AND NOT EXISTS (SELECT 1 FROM stay_event AS de CROSS JOIN event AS d ON d.id = de.event WHERE de.stay = st.id AND d.disputed >> 4 & 1))
SELECT x.stay, x.event
FROM ending AS x CROSS JOIN event AS e ON e.id = x.event CROSS JOIN stay AS st ON st.id = x.stay
WHERE EXISTS (SELECT 1 FROM ending AS o WHERE o.stay = x.stay AND o.passing = x.passing AND (o.first > x.last OR o.last < x.first))
ORDER BY st.key, x.last, e.key
