-- View "evidence": one row for each claim that an event rests on, or that denies or doubts it. ec = the
-- link, e = event, c = claim, r = its report, ct = its texts. Fast where event_id, claim_id or report
-- is given.
SELECT
  e.key AS event_id,
  c.ref AS claim_id,
  r.key AS report,
  r.source AS source,
  coalesce(r.origin, '') AS origin,
  coalesce(ct.speaker_text, (SELECT name FROM actor WHERE id = c.speaker), '') AS speaker,
  (SELECT name FROM term WHERE list = 1 AND value = c.stance) AS stance,
  (SELECT name FROM term WHERE list = 2 AND value = c.modality) AS modality,
  (SELECT name FROM term WHERE list = 3 AND value = c.aspect) AS aspect,
  (SELECT name FROM term WHERE list = 0 AND value = c.type) AS type,
  r.published AS published,
  r.reliability || c.credibility AS grade,
  coalesce(ct.quote, '') AS quote,
  coalesce(ct.note, '') AS note,
  coalesce(r.url, '') AS url
FROM event_claim AS ec
JOIN event AS e ON e.id = ec.event
JOIN claim AS c ON c.id = ec.claim
JOIN report AS r ON r.id = c.report
LEFT JOIN claim_text AS ct ON ct.claim = c.id
