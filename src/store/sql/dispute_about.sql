-- What, whom and where some claims speak of. ?1 = JSON array of claim.id.
SELECT
  (SELECT group_concat(name, ', ') FROM (SELECT DISTINCT t.name AS name FROM json_each(?1) AS j CROSS JOIN claim AS c ON c.id = j.value
     CROSS JOIN term AS t ON t.list = 103 AND t.value = c.type ORDER BY t.name)),
  (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM json_each(?1) AS j CROSS JOIN claim_actor AS ca ON ca.claim = j.value AND ca.role <> 1
     CROSS JOIN actor AS a ON a.id = ca.actor GROUP BY a.id ORDER BY min(ca.role), a.name)),
  (SELECT group_concat(name, '; ') FROM (SELECT p.name AS name FROM json_each(?1) AS j CROSS JOIN claim_place AS cp ON cp.claim = j.value
     CROSS JOIN place AS p ON p.id = cp.place GROUP BY p.id ORDER BY p.level DESC, p.name)),
  (SELECT min(r.published_first) FROM json_each(?1) AS j CROSS JOIN claim AS c ON c.id = j.value CROSS JOIN report AS r ON r.id = c.report)
