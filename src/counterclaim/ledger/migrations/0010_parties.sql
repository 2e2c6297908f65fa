-- All parties of an event: those beside its first actor and target, and whom they resolve to.

ALTER TABLE event ADD COLUMN more_actors TEXT NOT NULL DEFAULT '[]';  -- ids of mentions
ALTER TABLE event ADD COLUMN more_targets TEXT NOT NULL DEFAULT '[]';

CREATE TABLE coded_party (  -- who does it and to whom, as far as that is resolved
  event_id TEXT NOT NULL REFERENCES coded_event (id) ON DELETE CASCADE,
  role TEXT NOT NULL,  -- 'actor' or 'target'
  ordinal INTEGER NOT NULL,  -- in the order of the record; 0 is also in coded_event
  actor TEXT NOT NULL,
  PRIMARY KEY (event_id, role, ordinal)
) WITHOUT ROWID;

CREATE INDEX coded_party_by_actor ON coded_party (actor, event_id);
DROP INDEX coded_event_by_actor;
DROP INDEX coded_event_by_target;

INSERT INTO coded_party (event_id, role, ordinal, actor)
SELECT id, 'actor', 0, actor FROM coded_event WHERE actor IS NOT NULL;
INSERT INTO coded_party (event_id, role, ordinal, actor)
SELECT id, 'target', 0, target FROM coded_event WHERE target IS NOT NULL;

CREATE VIEW event_parties AS  -- a row per party, by the name it goes under now
SELECT x.event_id, x.role, x.ordinal, coalesce(n.name, x.actor) AS name, x.actor, e.article_id
FROM coded_party AS x JOIN coded_event AS e ON e.id = x.event_id
LEFT JOIN actor AS a ON a.id = x.actor LEFT JOIN actor AS n ON n.id = a.canonical
WHERE NOT e.rejected;

DROP VIEW events;
CREATE VIEW events AS  -- several actors or targets are parted by semicolons
SELECT e.id, e.outlet, e.type, e.mode, e.factuality,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_parties AS y
    WHERE y.event_id = e.id AND y.role = 'actor' ORDER BY y.ordinal)) AS actor,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_parties AS y
    WHERE y.event_id = e.id AND y.role = 'target' ORDER BY y.ordinal)) AS target,
  coalesce(p.name, e.place) AS place, e."precision",
  p.lat, p.lon, e.interval_start, e.interval_end, e.words, e.article_id, e.start, e."end"
FROM coded_event AS e LEFT JOIN place AS p ON p.id = e.place
WHERE NOT e.rejected;
