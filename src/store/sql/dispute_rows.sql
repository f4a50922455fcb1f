-- Rows of presence whose actor somebody says is not who it is called. ?1 = JSON array of span.id. Gives
-- place, actor, and each denial.
SELECT d.place, d.actor, c.id
FROM (SELECT DISTINCT st.place AS place, st.actor AS actor FROM json_each(?1) AS j
  CROSS JOIN span AS sp ON sp.id = j.value CROSS JOIN stay AS st ON st.id = sp.stay) AS s
CROSS JOIN dispute AS d ON d.place = s.place AND d.actor = s.actor AND d.event IS NULL
CROSS JOIN dispute_claim AS dc ON dc.dispute = d.id CROSS JOIN claim AS c ON c.id = dc.claim
CROSS JOIN place AS p ON p.id = d.place CROSS JOIN actor AS a ON a.id = d.actor CROSS JOIN report AS r ON r.id = c.report
ORDER BY a.name, a.key, p.name, p.key, r.published_first, c.ref
