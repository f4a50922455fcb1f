-- The boundaries of a stay and what gives each. ?1 = JSON array of one stay.id. how: on (the event's own
-- bound), before (the day before its first), told (the day it was told: not done yet means still there), claim
-- (a bound that one of its claims tells); or the rule that gives the day where no event does: year_before, actor_ended, open, rule.
WITH s AS MATERIALIZED (SELECT * FROM stay WHERE id IN (SELECT value FROM json_each(?1))),
told(event, seq, key, first, start_last, last, published, ending) AS MATERIALIZED (
  SELECT e.id, se.seq, e.key, e.start_first, e.start_last, coalesce(e.end_last, e.start_last), e.first_published,
    e.modality = 0 AND t.name IN ('base_handover', 'base_closed', 'base_seized', 'departure', 'redeployment', 'replacement')
  FROM s CROSS JOIN stay_event AS se ON se.stay = s.id CROSS JOIN event AS e ON e.id = se.event
  CROSS JOIN term AS t ON t.list = 0 AND t.value = e.type),
bound(no, name, day) AS (
  SELECT 0, 'possible_from', possible_from FROM s UNION ALL SELECT 1, 'certain_from', certain_from FROM s
  UNION ALL SELECT 2, 'certain_to', certain_to FROM s UNION ALL SELECT 3, 'gone_from', possible_to FROM s),
match(no, rank, how, seq, key) AS MATERIALIZED (
  SELECT no, 0, 'on', seq, key FROM bound CROSS JOIN told ON no = 0 AND coalesce(first, start_last, last) = day
  UNION ALL SELECT no, 0, 'on', seq, key FROM bound CROSS JOIN told ON no = 1 AND (last = day OR start_last = day OR first = day)
  UNION ALL SELECT no, 1, 'before', seq, key FROM bound CROSS JOIN told ON no = 1 AND first - 1 = day AND ending
  UNION ALL SELECT no, 2, 'told', seq, key FROM bound CROSS JOIN told ON no < 3 AND published = day
  UNION ALL SELECT no, 3, 'claim', t.seq, t.key FROM bound AS b CROSS JOIN told AS t ON no < 3 CROSS JOIN event_claim AS ec ON ec.event = t.event AND ec.stance = 0
    CROSS JOIN claim AS c ON c.id = ec.claim AND CASE no WHEN 0 THEN c.start_first = b.day ELSE b.day IN (c.start_last, c.end_first, c.end_last) END
  UNION ALL SELECT no, 0, 'before', -seq, key FROM bound CROSS JOIN told ON no = 2 AND first - 1 = day AND ending
  UNION ALL SELECT no, 1, 'on', -seq, key FROM bound CROSS JOIN told ON no = 2 AND last = day
  UNION ALL SELECT no, 0, 'on', -seq, key FROM bound CROSS JOIN told ON no = 3 AND last = day)
SELECT b.no, b.name,
  date(b.day * 86400, 'unixepoch') AS day,
  (SELECT key FROM match AS m WHERE m.no = b.no ORDER BY rank, seq LIMIT 1) AS event,
  coalesce((SELECT how FROM match AS m WHERE m.no = b.no ORDER BY rank, seq LIMIT 1),
    CASE WHEN b.no = 0 AND b.day = s.certain_from - 365 THEN 'year_before'
         WHEN b.no = 3 AND b.day IS NULL THEN 'open'
         WHEN b.no = 3 AND b.day - 1 IN (SELECT valid_to FROM actor WHERE id = s.actor) THEN 'actor_ended'
         ELSE 'rule' END) AS how
FROM bound AS b CROSS JOIN s WHERE b.day IS NOT NULL OR b.no = 3
ORDER BY b.no
