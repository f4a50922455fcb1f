-- Figures told of places. ?1 = JSON array of place.id.
SELECT c.id, c.ref,
  coalesce(c.edtf, '') AS "when",
  (SELECT group_concat(name, '; ') FROM (SELECT a.name AS name FROM claim_actor AS ca CROSS JOIN actor AS a ON a.id = ca.actor
     WHERE ca.claim = c.id AND ca.role <> 1 ORDER BY ca.seq)) AS actor,
  c.strength_low AS low, c.strength_best AS best, c.strength_high AS high, c.unit AS unit,
  (SELECT name FROM term WHERE list = 8 AND value = nullif(c.qualifier, 0)) AS qualifier,
  (SELECT name FROM term WHERE list = 9 AND value = nullif(c.scope, 0)) AS scope,
  (SELECT name FROM term WHERE list = 10 AND value = nullif(c.measure, 0)) AS measure,
  (SELECT name FROM term WHERE list = 2 AND value = nullif(c.modality, 0)) AS modality,
  p.name AS place, ct.strength_text AS told, e.key AS event,
  coalesce(ct.speaker_text, (SELECT name FROM actor WHERE id = c.speaker)) AS speaker,
  r.source AS source, r.published AS published, r.reliability || c.credibility AS grade, r.url AS url,
  coalesce(e.start_first, e.start_last, e.end_first, e.end_last) AS _from, e.end_last AS _to
FROM json_each(?1) AS j CROSS JOIN event AS e ON e.place = j.value CROSS JOIN place AS p ON p.id = j.value
CROSS JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0
CROSS JOIN claim AS c ON c.id = ec.claim AND c.has_strength CROSS JOIN report AS r ON r.id = c.report
LEFT JOIN claim_text AS ct ON ct.claim = c.id
ORDER BY p.level, p.name, e.start, r.published_first, c.ref
