-- Where claims come from. ?1 = JSON array of claim.id. root: the actor at the top of the speaker's tree.
WITH RECURSIVE up(claim, actor) AS (
  SELECT c.id, c.speaker FROM json_each(?1) AS j CROSS JOIN claim AS c ON c.id = j.value WHERE c.speaker IS NOT NULL
  UNION SELECT up.claim, a.parent FROM up CROSS JOIN actor AS a ON a.id = up.actor WHERE a.parent IS NOT NULL)
SELECT c.id, c.report, r.key, c.basis,
  (SELECT a.key FROM up CROSS JOIN actor AS a ON a.id = up.actor WHERE up.claim = c.id AND a.parent IS NULL LIMIT 1) AS root,
  c.voice
FROM json_each(?1) AS j CROSS JOIN claim AS c ON c.id = j.value CROSS JOIN report AS r ON r.id = c.report
ORDER BY r.key, c.ref
