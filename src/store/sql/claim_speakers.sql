-- Who speaks in claims, each once. ?1 = JSON array of claim.id: the actor at the top of the speaker's tree,
-- else the words for the speaker, else the source.
WITH RECURSIVE up(claim, actor) AS (
  SELECT c.id, c.speaker FROM json_each(?1) AS j CROSS JOIN claim AS c ON c.id = j.value WHERE c.speaker IS NOT NULL
  UNION SELECT up.claim, a.parent FROM up CROSS JOIN actor AS a ON a.id = up.actor WHERE a.parent IS NOT NULL)
SELECT group_concat(name, '; ') FROM (SELECT DISTINCT
  coalesce((SELECT a.name FROM up CROSS JOIN actor AS a ON a.id = up.actor WHERE up.claim = c.id AND a.parent IS NULL LIMIT 1),
    nullif(ct.speaker_text, ''), r.source) AS name
  FROM json_each(?1) AS j CROSS JOIN claim AS c ON c.id = j.value CROSS JOIN report AS r ON r.id = c.report
  LEFT JOIN claim_text AS ct ON ct.claim = c.id ORDER BY name)
