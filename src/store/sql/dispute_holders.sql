-- Two actors that held one base on one day, neither above the other, who did not come to it together. ?1 = JSON
-- array of span.id, one of the two. Gives place, actor, span, side (the holder) and claim. Roles of spans: 0 holder;
-- of actors: 0 subject, 1 host, 2 giver, 3 receiver.
WITH near(span, place, stay, actor, other, other_actor) AS MATERIALIZED (
  SELECT min(x.id), s.place, s.id, s.actor, t.id, t.actor
  FROM json_each(?1) AS j CROSS JOIN span AS x ON x.id = j.value AND x.role = 0 AND x.state < 4 AND x.nested = 0
  CROSS JOIN stay AS s ON s.id = x.stay CROSS JOIN place AS p ON p.id = s.place AND p.level = 0
  CROSS JOIN stay AS t ON t.place = s.place AND t.actor <> s.actor
  CROSS JOIN span AS y ON y.stay = t.id AND y.role = 0 AND y.state < 4 AND y.nested = 0
    AND x.from_day < coalesce(y.to_day, 2932897) AND y.from_day < coalesce(x.to_day, 2932897)
  GROUP BY s.id, t.id),
pair(span, place, stay, other) AS MATERIALIZED (
  SELECT span, place, stay, other FROM near AS n
  WHERE n.actor NOT IN (WITH RECURSIVE up(id) AS (SELECT n.other_actor
      UNION SELECT a.parent FROM up CROSS JOIN actor AS a ON a.id = up.id WHERE a.parent IS NOT NULL) SELECT id FROM up)
    AND n.other_actor NOT IN (WITH RECURSIVE up(id) AS (SELECT n.actor
      UNION SELECT a.parent FROM up CROSS JOIN actor AS a ON a.id = up.id WHERE a.parent IS NOT NULL) SELECT id FROM up)
    AND NOT EXISTS (SELECT 1 FROM stay_event AS a CROSS JOIN stay_event AS b ON b.stay = n.other AND b.event = a.event WHERE a.stay = n.stay))
SELECT DISTINCT pr.place, h.actor, pr.span, a.name AS side, c.id
FROM pair AS pr CROSS JOIN stay AS h ON h.id IN (pr.stay, pr.other) CROSS JOIN actor AS a ON a.id = h.actor
CROSS JOIN stay_event AS se ON se.stay = h.id CROSS JOIN event AS e ON e.id = se.event AND e.modality IN (0, 1, 5) AND e.status <> 5
CROSS JOIN term AS t ON t.list = 0 AND t.value = e.type
CROSS JOIN event_actor AS ea ON ea.event = e.id AND ea.actor = h.actor
  AND (ea.role IN (1, 2, 3) OR (ea.role = 0 AND t.name = 'base_established'))
CROSS JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0
CROSS JOIN claim AS c ON c.id = ec.claim CROSS JOIN report AS r ON r.id = c.report CROSS JOIN place AS p ON p.id = pr.place
ORDER BY p.name, p.key, pr.span, a.name, a.key, r.published_first, c.ref
