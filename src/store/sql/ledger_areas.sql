-- Bigger places that hold a place, without its town, of which figures are told of an actor, or of one above
-- or below it in the tree, who has been at the place or in its town (role 0: what came to others is not
-- how many they are). ?1 = JSON array of one place.id. Gives claims
-- beside places: a figure of others is none of the place's business.
WITH RECURSIVE here(id) AS (SELECT p.id FROM json_each(?1) AS j CROSS JOIN place AS p ON p.id = j.value
    UNION SELECT p.locality FROM json_each(?1) AS j CROSS JOIN place AS p ON p.id = j.value),
area(id) AS (SELECT parent FROM here CROSS JOIN place USING(id) WHERE parent IS NOT NULL
    UNION SELECT p.parent FROM area CROSS JOIN place AS p ON p.id = area.id WHERE p.parent IS NOT NULL),
seen(id) AS (SELECT DISTINCT actor FROM stay WHERE place IN (SELECT id FROM here)),
up(id) AS (SELECT id FROM seen UNION SELECT a.parent FROM up CROSS JOIN actor AS a ON a.id = up.id WHERE a.parent IS NOT NULL),
down(id) AS (SELECT id FROM seen UNION SELECT a.id FROM down CROSS JOIN actor AS a ON a.parent = down.id)
SELECT DISTINCT c.id
FROM area CROSS JOIN event AS e ON e.place = area.id CROSS JOIN event_claim AS ec ON ec.event = e.id AND ec.stance = 0
CROSS JOIN claim AS c ON c.id = ec.claim AND c.has_strength
WHERE area.id NOT IN (SELECT id FROM here) AND EXISTS (SELECT 1 FROM claim_actor AS ca WHERE ca.claim = c.id AND ca.role = 0
  AND (ca.actor IN (SELECT id FROM up) OR ca.actor IN (SELECT id FROM down)))
