-- Two actors that held one base on one day, neither above the other, who did not come to it together. ?1 = JSON
-- array of span.id, one of the two. Gives place, actor, span, side (the holder) and claim. Roles of spans: 0 holder;
-- of actors: 0 subject, 1 host, 2 giver, 3 receiver.
WITH RECURSIVE up(below, above) AS (SELECT id, id FROM actor
  UNION SELECT u.below, a.parent FROM up AS u JOIN actor AS a ON a.id = u.above WHERE a.parent IS NOT NULL),
pair(span, place, stay, other) AS (
  SELECT min(x.id), s.place, s.id, t.id
  FROM json_each(?1) AS j JOIN span AS x ON x.id = j.value AND x.role = 0 AND x.state < 4 AND x.nested = 0 JOIN stay AS s ON s.id = x.stay
  JOIN place AS p ON p.id = s.place AND p.level = 0
  JOIN stay AS t ON t.place = s.place AND t.actor <> s.actor
  JOIN span AS y ON y.stay = t.id AND y.role = 0 AND y.state < 4 AND y.nested = 0
    AND x.from_day < coalesce(y.to_day, 2932897) AND y.from_day < coalesce(x.to_day, 2932897)
  WHERE NOT EXISTS (SELECT 1 FROM stay_event AS a JOIN stay_event AS b ON b.event = a.event AND b.stay = t.id WHERE a.stay = s.id)
    AND NOT EXISTS (SELECT 1 FROM up WHERE (below = s.actor AND above = t.actor) OR (below = t.actor AND above = s.actor))
  GROUP BY s.id, t.id)
SELECT DISTINCT pr.place, h.actor, pr.span, a.name AS side, c.id
FROM pair AS pr JOIN stay AS h ON h.id IN (pr.stay, pr.other) JOIN actor AS a ON a.id = h.actor
JOIN stay_event AS se ON se.stay = h.id JOIN event AS e ON e.id = se.event AND e.modality IN (0, 1, 5) AND e.status <> 5
JOIN term AS t ON t.list = 0 AND t.value = e.type
JOIN event_actor AS ea ON ea.event = e.id AND ea.actor = h.actor
  AND (ea.role IN (1, 2, 3) OR (ea.role = 0 AND t.name = 'base_established'))
JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0
JOIN claim AS c ON c.id = ec.claim JOIN report AS r ON r.id = c.report JOIN place AS p ON p.id = pr.place
ORDER BY p.name, p.key, pr.span, a.name, a.key, r.published_first, c.ref
