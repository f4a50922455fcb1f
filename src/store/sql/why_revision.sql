-- The revisions of the report ?1 of this store, where there are several.
SELECT r.id, r.key || '@' || r.revision,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.recorded, 'unixepoch') AS recorded,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.superseded, 'unixepoch') AS superseded,
  CASE WHEN r.superseded IS NOT NULL THEN r.key || '@' || (r.revision + 1) END AS superseded_by,
  (SELECT count(*) FROM main.claim AS c WHERE c.report = r.id) AS claims
FROM main.report AS r
WHERE r.key = (SELECT key FROM main.report WHERE id = ?1) AND (SELECT count(*) FROM main.report AS o WHERE o.key = r.key) > 1
ORDER BY r.revision
