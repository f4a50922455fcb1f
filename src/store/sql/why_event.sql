-- An event. ?1 = event.id; the text goes on with "WHERE" or with the join of a stay's events.
SELECT e.id, e.key,
  (SELECT name FROM term WHERE list = 0 AND value = e.type) AS type,
  (SELECT name FROM term WHERE list = 2 AND value = e.modality) AS modality,
  (SELECT name FROM term WHERE list = 100 AND value = e.status) AS status,
  e.edtf AS "when",
  p.name AS place,
  d.name AS destination,
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 6 AND value = ea.role) || ' ' || a.name AS text
     FROM event_actor AS ea JOIN actor AS a ON a.id = ea.actor WHERE ea.event = e.id ORDER BY ea.seq)) AS who,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM term WHERE list = 3 AND value > 0 AND e.disputed >> value & 1 ORDER BY value)) AS disputed,
  (SELECT group_concat(text, '; ') FROM (SELECT (SELECT name FROM term WHERE list = 3 AND value = x.aspect) || ' by ' || x.voices AS text
     FROM dispute AS x WHERE x.event = e.id AND x.voices <> '' ORDER BY text)) AS disputed_by,
  e.reliability || e.credibility AS grade,
  e.origins AS origins
FROM event AS e LEFT JOIN place AS p ON p.id = e.place LEFT JOIN place AS d ON d.id = e.destination
