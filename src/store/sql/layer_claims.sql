-- Layer "claims", without geometry. c = claim, r = its report (the newest revision), ct = its texts,
-- cp = its first place as named, p = that place. An undated claim is shown as "by publication".
-- No WHERE, ORDER or GROUP at the end: a query appends its own on these aliases.
SELECT
  c.ref AS id,
  c.start AS start,
  c."end" AS "end",
  c.ongoing AS ongoing,
  coalesce(c.edtf, '') AS edtf,
  p.name AS place,
  p.key AS place_id,
  p.country AS country,
  p.precision AS precision,
  p.radius_m AS radius_m,
  r.key AS report,
  r.source AS source,
  coalesce(r.origin, '') AS origin,
  coalesce(ct.speaker_text, (SELECT name FROM actor WHERE id = c.speaker), '') AS speaker,
  (SELECT name FROM term WHERE list = 1 AND value = c.stance) AS stance,
  (SELECT name FROM term WHERE list = 2 AND value = c.modality) AS modality,
  (SELECT name FROM term WHERE list = 3 AND value = c.aspect) AS aspect,
  (SELECT name FROM term WHERE list = 0 AND value = c.type) AS type,
  coalesce((SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM claim_actor AS ca JOIN actor AS a ON a.id = ca.actor
     WHERE ca.claim = c.id AND ca.role <> 1 ORDER BY ca.seq)), '') AS actor,
  coalesce(ct.as_reported, '') AS as_reported,
  coalesce(ct.when_text, '') AS when_text,
  r.published AS published,
  strftime('%Y-%m-%dT%H:%M:%SZ', r.recorded, 'unixepoch') AS recorded,
  coalesce(ct.quote, '') AS quote,
  coalesce(r.url, '') AS url,
  c.id AS fid
FROM claim AS c
JOIN report AS r ON r.id = c.report AND r.current = 1
LEFT JOIN claim_text AS ct ON ct.claim = c.id
LEFT JOIN claim_place AS cp ON cp.claim = c.id AND cp.seq = 0
LEFT JOIN place AS p ON p.id = cp.place
