-- What an id or its beginning ?1 can stand for; ?2 = how many to give. What there is goes before what
-- was; a claim of the newest revision that has it. Without "#" no claim is meant. Nothing that begins
-- with ?1 comes after ?1 and the last of all characters.
WITH asked(first, last, has_hash) AS (SELECT ?1, ?1 || char(1114111), instr(?1, '#') > 0),
now(kind, id, key, former) AS (
  SELECT 'p', id, key, NULL FROM asked JOIN span ON key >= first AND key < last
  UNION ALL SELECT 's', id, key, NULL FROM asked JOIN stay ON key >= first AND key < last
  UNION ALL SELECT 'e', id, key, NULL FROM asked JOIN event ON key >= first AND key < last
  UNION ALL SELECT 'c', max(c.id), c.ref, NULL FROM asked JOIN claim AS c ON c.ref >= first AND c.ref < last AND has_hash GROUP BY c.ref
  UNION ALL SELECT 'r', id, key, NULL FROM asked JOIN report ON key >= first AND key < last AND current = 1 AND NOT has_hash),
was(kind, id, key, former) AS (
  SELECT substr(f.key, 1, 1), coalesce(sp.id, st.id, e.id), f.current, f.key
  FROM asked JOIN former AS f ON f.key >= first AND f.key < last
  LEFT JOIN span AS sp ON sp.key = f.current LEFT JOIN stay AS st ON st.key = f.current LEFT JOIN event AS e ON e.key = f.current
  WHERE coalesce(sp.id, st.id, e.id) IS NOT NULL)
SELECT kind, id, key, former FROM (
  SELECT * FROM now UNION ALL SELECT * FROM was WHERE NOT EXISTS (SELECT 1 FROM now))
ORDER BY coalesce(former, key) = ?1 DESC, kind IN ('p', 's', 'e'), coalesce(former, key) LIMIT ?2
