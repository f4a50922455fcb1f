-- What an id or its beginning ?1 can stand for; ?2 = how many to give. Keys of derived rows are a
-- letter, "-" and hexadecimal digits, so that 'g' comes after all that begin alike.
SELECT kind, id, key FROM (
  SELECT 'p' AS kind, id, key FROM span WHERE key >= ?1 AND key < ?1 || 'g'
  UNION ALL SELECT 's', id, key FROM stay WHERE key >= ?1 AND key < ?1 || 'g'
  UNION ALL SELECT 'e', id, key FROM event WHERE key >= ?1 AND key < ?1 || 'g'
  UNION ALL SELECT 'c', c.id, c.ref FROM claim AS c JOIN report AS r ON r.id = c.report AND r.current = 1 WHERE c.ref = ?1
  UNION ALL SELECT 'r', id, key FROM report WHERE key = ?1 AND current = 1
) ORDER BY kind IN ('p', 's', 'e'), key LIMIT ?2
