-- View "actors": who is named in the store, and whom each is undisputedly part of. a = actor, p = its
-- parent.
SELECT
  a.key AS id,
  a.name AS actor,
  a.kind AS kind,
  coalesce(p.name, '') AS parent
FROM actor AS a
LEFT JOIN actor AS p ON p.id = a.parent
