-- Events whose own claims tell of days that have nothing in common (aspect 4, time). ?1 = JSON array of event.id.
SELECT e.id
FROM json_each(?1) AS j CROSS JOIN event AS e ON e.id = j.value
WHERE e.disputed >> 4 & 1 AND NOT EXISTS (SELECT 1 FROM event_claim AS ec CROSS JOIN claim AS c ON c.id = ec.claim
  WHERE ec.event = e.id AND ec.stance = 1 AND c.aspect = 4)
ORDER BY e.first_published, e.key
