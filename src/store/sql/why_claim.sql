-- A claim. The text goes on with WHERE, or with the join of an event's claims. c = claim, r = report.
SELECT c.id, c.ref,
  (SELECT name FROM term WHERE list = 1 AND value = c.stance) AS stance,
  (SELECT name FROM term WHERE list = 0 AND value = c.type) AS type,
  (SELECT name FROM term WHERE list = 2 AND value = c.modality) AS modality,
  (SELECT name FROM term WHERE list = 3 AND value = nullif(c.aspect, 0)) AS aspect,
  c.about AS about,
  c.edtf AS "when",
  nullif(ct.when_text, '') AS when_text,
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 7 AND value = cp.role) || ' ' || cp.name AS text
     FROM claim_place AS cp WHERE cp.claim = c.id ORDER BY cp.seq)) AS "where",
  (SELECT group_concat(text, '; ') FROM (SELECT p.key || CASE WHEN p.resolved THEN ' of ' || coalesce(CASE WHEN instr(p.gazetteer, ' ') THEN '' ELSE 'gazetteer ' END || p.gazetteer, 'an older gazetteer') ELSE ', unresolved' END AS text
     FROM claim_place AS cp JOIN place AS p ON p.id = cp.place WHERE cp.claim = c.id ORDER BY cp.seq)) AS taken_for,
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 6 AND value = ca.role) || ' ' || ca.name AS text
     FROM claim_actor AS ca WHERE ca.claim = c.id ORDER BY ca.seq)) AS who,
  nullif(ct.strength_text, '') AS strength,
  coalesce(nullif(ct.speaker_text, ''), (SELECT name FROM actor WHERE id = c.speaker)) AS speaker,
  (SELECT name FROM term WHERE list = 5 AND value = nullif(c.basis, 0)) AS basis,
  c.credibility AS credibility,
  nullif(ct.as_reported, '') AS as_reported,
  nullif(ct.quote, '') AS quote,
  nullif(ct.note, '') AS note
FROM claim AS c JOIN report AS r ON r.id = c.report LEFT JOIN claim_text AS ct ON ct.claim = c.id
