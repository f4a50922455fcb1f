-- What each revision of its report says as the claim ?1, where there are several; a revision without it
-- is no row, but is named as what superseded the one before.
SELECT c.id, c.ref || '@' || r.revision,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.recorded, 'unixepoch') AS recorded,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.superseded, 'unixepoch') AS superseded,
  CASE WHEN r.superseded IS NOT NULL THEN r.key || '@' || (r.revision + 1) END AS superseded_by,
  (SELECT name FROM term WHERE list = 1 AND value = c.stance) AS stance,
  (SELECT name FROM term WHERE list = 0 AND value = c.type) AS type,
  (SELECT name FROM term WHERE list = 2 AND value = c.modality) AS modality,
  c.edtf AS "when",
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 7 AND value = cp.role) || ' ' || cp.name AS text
     FROM main.claim_place AS cp WHERE cp.claim = c.id ORDER BY cp.seq)) AS "where",
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 6 AND value = ca.role) || ' ' || ca.name AS text
     FROM main.claim_actor AS ca WHERE ca.claim = c.id ORDER BY ca.seq)) AS who,
  nullif(ct.quote, '') AS quote
FROM main.claim AS c JOIN main.report AS r ON r.id = c.report LEFT JOIN main.claim_text AS ct ON ct.claim = c.id
WHERE c.ref = (SELECT ref FROM main.claim WHERE id = ?1) AND (SELECT count(*) FROM main.report AS o WHERE o.key = r.key) > 1
ORDER BY r.revision
