-- The figures told of one thing by the claims of an event. ?1 = JSON array of event.id. How many came or
-- left (measures 2 and 3) is counted over days, and compared only where these are the same.
SELECT e.id, c.id, c.strength_low, c.strength_best, c.strength_high, c.qualifier,
  CASE WHEN c.measure IN (2, 3) THEN coalesce(c.edtf, '') ELSE '' END AS days
FROM json_each(?1) AS j CROSS JOIN event AS e ON e.id = j.value AND e.has_strength
CROSS JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0
CROSS JOIN claim AS c ON c.id = ec.claim AND c.has_strength AND c.unit = e.unit AND c.scope = e.scope AND c.measure = e.measure
CROSS JOIN report AS r ON r.id = c.report
ORDER BY e.first_published, e.key, days, r.published_first, c.ref
