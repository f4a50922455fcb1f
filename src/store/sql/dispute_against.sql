-- What speaks against events. ?1 = JSON array of event.id. stance: 1 denies, 2 doubts, 3 retracts;
-- what names no aspect is against the occurrence (1).
SELECT e.id, coalesce(nullif(c.aspect, 0), 1) AS aspect, c.id
FROM json_each(?1) AS j CROSS JOIN event AS e ON e.id = j.value
CROSS JOIN event_claim AS ec ON ec.event = e.id AND ec.stance <> 0
CROSS JOIN claim AS c ON c.id = ec.claim CROSS JOIN report AS r ON r.id = c.report
ORDER BY aspect, r.published_first, c.ref, e.key
