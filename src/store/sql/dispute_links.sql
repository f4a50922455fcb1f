-- Claims that one actor belongs to, or is, another of these. ?1 = JSON array of actor.id. Roles: 0 subject,
-- 10 principal, 11 identified_as.
SELECT DISTINCT c.id
FROM term AS t JOIN event AS e ON e.type = t.value JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0
JOIN claim AS c ON c.id = ec.claim JOIN report AS r ON r.id = c.report
JOIN claim_actor AS s ON s.claim = c.id AND s.role = 0 JOIN claim_actor AS o ON o.claim = c.id AND o.role IN (10, 11)
WHERE t.list = 0 AND t.name IN ('affiliation', 'identification')
  AND s.actor IN (SELECT value FROM json_each(?1)) AND o.actor IN (SELECT value FROM json_each(?1))
ORDER BY r.published_first, c.ref
