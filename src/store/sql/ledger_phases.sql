-- The phases of leaving: events that tell how the actor of a stay leaves its place or passes it on. ?1 = JSON
-- array of stay.id. Roles: 0 subject, 2 giver; modalities as in src/model/terms.h.
SELECT st.id, e.key,
  CASE WHEN e.modality = 2 THEN 'announced' WHEN e.modality = 3 THEN 'demanded' WHEN e.modality = 4 THEN 'refused'
       WHEN e.modality = 1 THEN 'under way'
       WHEN t.name IN ('base_handover', 'replacement') THEN 'handed over'
       WHEN t.name = 'base_closed' THEN 'closed' ELSE 'left' END AS phase,
  e.edtf AS "when",
  t.name AS type,
  e.id AS _event,
  a.name AS _actor,
  (SELECT group_concat(name, '; ') FROM (SELECT r.name AS name FROM event_actor AS ea CROSS JOIN actor AS r ON r.id = ea.actor
     WHERE ea.event = e.id AND ea.role = 3 ORDER BY ea.seq)) AS receiver,
  date(e.first_published * 86400, 'unixepoch') AS told
FROM json_each(?1) AS j CROSS JOIN stay AS st ON st.id = j.value CROSS JOIN actor AS a ON a.id = st.actor
CROSS JOIN stay_event AS se ON se.stay = st.id CROSS JOIN event AS e ON e.id = se.event AND e.status <> 5 AND e.place = st.place
CROSS JOIN term AS t ON t.list = 0 AND t.value = e.type AND t.name IN ('base_handover', 'base_closed', 'departure', 'redeployment', 'replacement')
WHERE EXISTS (SELECT 1 FROM event_actor AS ea WHERE ea.event = e.id AND ea.actor = st.actor AND ea.role IN (0, 2))
ORDER BY CASE WHEN e.modality IN (2, 3, 4) THEN 0 ELSE 1 END, CASE WHEN e.modality IN (2, 3, 4) THEN e.first_published END,
  coalesce(e.start_last, e.end_last), t.name NOT IN ('base_handover', 'replacement'), e.key, a.name
