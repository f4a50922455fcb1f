-- Rows of presence of which some say there and others not there, of one day (state 3, contested). ?1 = JSON
-- array of span.id. Gives place, actor, span, side and claim; a denial is no side here, it is a dispute of its event.
-- Modalities 0, 1, 5: as facts; event status 5: retracted; roles 0 subject, 2 giver.
WITH RECURSIVE s AS MATERIALIZED (
  SELECT sp.id AS span, sp.from_day AS first, coalesce(sp.to_day - 1, 2932896) AS last, st.place AS place, st.actor AS actor
  FROM json_each(?1) AS j CROSS JOIN span AS sp ON sp.id = j.value AND sp.state = 3 CROSS JOIN stay AS st ON st.id = sp.stay),
above(span, place) AS (SELECT span, place FROM s
  UNION SELECT u.span, p.parent FROM above AS u CROSS JOIN place AS p ON p.id = u.place WHERE p.parent IS NOT NULL),
lead(span, actor) AS (SELECT span, actor FROM s
  UNION SELECT u.span, a.parent FROM lead AS u CROSS JOIN actor AS a ON a.id = u.actor WHERE a.parent IS NOT NULL),
near(span, event, absent, first, last, ending) AS MATERIALIZED (
  SELECT s.span, e.id, t.name = 'absence', coalesce(e.start_first, e.start_last), coalesce(e.end_last, e.start_last),
    t.name IN ('base_handover', 'base_closed', 'base_seized', 'departure', 'redeployment', 'replacement')
      AND EXISTS (SELECT 1 FROM event_actor AS ea WHERE ea.event = e.id AND ea.actor = s.actor AND ea.role IN (0, 2))
  FROM s CROSS JOIN stay AS st ON st.place = s.place AND st.actor = s.actor CROSS JOIN stay_event AS se ON se.stay = st.id
  CROSS JOIN event AS e ON e.id = se.event AND e.modality IN (0, 1, 5) AND e.status <> 5 CROSS JOIN term AS t ON t.list = 0 AND t.value = e.type
  UNION SELECT s.span, e.id, 1, coalesce(e.start_first, e.start_last), coalesce(e.end_last, e.start_last), 0
  FROM s CROSS JOIN above AS u ON u.span = s.span CROSS JOIN event AS e ON e.place = u.place AND e.modality IN (0, 1, 5) AND e.status <> 5
  CROSS JOIN term AS t ON t.list = 0 AND t.value = e.type AND t.name = 'absence'
  WHERE EXISTS (SELECT 1 FROM event_actor AS ea CROSS JOIN lead AS l ON l.span = s.span AND l.actor = ea.actor WHERE ea.event = e.id AND ea.role = 0))
SELECT DISTINCT s.place, s.actor, s.span,
  CASE WHEN n.absent OR n.ending THEN 'not there' ELSE 'there' END AS side, c.id
FROM s CROSS JOIN near AS n ON n.span = s.span AND coalesce(n.first <= s.last, 1)
  AND (n.ending OR coalesce(n.last >= s.first, 1))
CROSS JOIN event_claim AS ec ON ec.event = n.event AND ec.stance = 0
CROSS JOIN claim AS c ON c.id = ec.claim CROSS JOIN report AS r ON r.id = c.report
CROSS JOIN actor AS a ON a.id = s.actor CROSS JOIN place AS p ON p.id = s.place
ORDER BY a.name, p.name, p.key, a.key, s.first, s.span, side DESC, r.published_first, c.ref
