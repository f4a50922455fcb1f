-- Claims that one actor belongs to, or is, another of these. ?1 = JSON array of actor.id. Roles: 0 subject,
-- 10 principal, 11 identified_as.
SELECT DISTINCT c.id
FROM json_each(?1) AS j CROSS JOIN claim_actor AS s ON s.actor = j.value AND s.role = 0
CROSS JOIN claim AS c ON c.id = s.claim AND c.stance = 0
CROSS JOIN term AS t ON t.list = 0 AND t.value = c.type AND t.name IN ('affiliation', 'identification')
CROSS JOIN claim_actor AS o ON o.claim = c.id AND o.role IN (10, 11) AND o.actor IN (SELECT value FROM json_each(?1))
CROSS JOIN report AS r ON r.id = c.report
WHERE EXISTS (SELECT 1 FROM event_claim AS ec WHERE ec.claim = c.id)
ORDER BY r.published_first, c.ref
