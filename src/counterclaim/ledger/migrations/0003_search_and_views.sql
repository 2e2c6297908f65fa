-- Indexes, full-text search, and views for people who open the file with the sqlite3
-- shell or Datasette.

CREATE INDEX article_by_outlet ON article (outlet, published_start, id);
CREATE INDEX article_by_day ON article (published_start, id);
CREATE INDEX article_by_raw ON article (sha256);
CREATE INDEX article_entity_by_record ON article_entity (hash);
CREATE INDEX entity_record_by_entity ON entity_record (kind, entity_id);
CREATE INDEX actor_by_canonical ON actor (canonical);
CREATE INDEX claim_by_article ON claim (article_id, start);
CREATE INDEX claim_by_day ON claim (rejected, published_start, article_id, start, id);
CREATE INDEX claim_by_outlet ON claim (outlet, rejected, published_start);
CREATE INDEX claim_by_facets ON claim (rejected, outlet, stance, published_start);
CREATE INDEX claim_by_parent ON claim (parent);
CREATE INDEX claim_speaker_by_actor ON claim_speaker (actor, claim);
CREATE INDEX claim_about_by_entity ON claim_about (entity_kind, entity, claim);
CREATE INDEX reference_by_entity ON reference (entity_kind, entity, article_id);
CREATE INDEX article_actor_by_actor ON article_actor (actor);
CREATE INDEX coded_event_by_article ON coded_event (article_id, start);
CREATE INDEX coded_event_by_actor ON coded_event (actor);
CREATE INDEX coded_event_by_target ON coded_event (target);
CREATE INDEX coded_event_by_day ON coded_event (interval_start, id);
CREATE INDEX label_by_article ON label (article_id);
CREATE INDEX label_by_actor ON label (actor, rejected);
CREATE INDEX compared_span_by_article ON compared_span (article_id);
CREATE INDEX copy_group_by_group ON copy_group (group_id);
CREATE INDEX incident_event_by_event ON incident_event (event_id);
CREATE INDEX account_by_incident ON account (incident_id, ordinal);
CREATE INDEX account_by_article ON account (article_id);
CREATE INDEX comparison_by_incident ON comparison (incident_id, outcome);
CREATE INDEX origin_by_incident ON origin (incident_id);
CREATE INDEX ceasefire_mention_by_ceasefire ON ceasefire_mention (ceasefire);
CREATE INDEX allegation_by_sides ON allegation (alleger, perpetrator);
CREATE INDEX allegation_by_ceasefire ON allegation (ceasefire);
CREATE INDEX allegation_by_article ON allegation (article_id);
CREATE INDEX reply_by_allegation ON reply (allegation);
CREATE INDEX tally_by_ceasefire ON tally (ceasefire);

-- Full text: the words stay in article and claim, the index points at them by key. Kept in
-- step by code and not by triggers, so that a ledger can be opened with trusted_schema off.

CREATE VIRTUAL TABLE article_fts USING fts5 (
  title, text, content = 'article', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE claim_fts USING fts5 (
  quote, source_text, content = 'claim', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Views for people.

CREATE VIEW outlets AS
SELECT outlet, count(*) AS articles, min(published_start) AS first, max(published_start) AS last
FROM article GROUP BY outlet ORDER BY outlet;

CREATE VIEW actors AS
SELECT a.id, shown.name, a.name AS own_name, a.kind, a.country, a.known,
  sum(c.articles) AS articles, sum(c.mentions) AS mentions, sum(c.said) AS said,
  sum(c.said_about) AS said_about
FROM actor AS a
JOIN actor AS shown ON shown.id = a.canonical
JOIN actor_count AS c ON c.actor = a.id
GROUP BY a.id ORDER BY shown.name, a.id;

CREATE VIEW claim_voices AS  -- who speaks in a claim, by name or in the words of the text
SELECT c.id AS claim_id, coalesce(
  (SELECT group_concat(coalesce(shown.name, s.actor, nullif(s.description, '')), ' and ')
   FROM claim_speaker AS s
   LEFT JOIN actor AS a ON a.id = s.actor LEFT JOIN actor AS shown ON shown.id = a.canonical
   WHERE s.claim = c.key),
  nullif(c.source_text, ''), 'speaker not stated') AS voice
FROM claim AS c;

CREATE VIEW claims AS
SELECT c.id, coalesce(c.outlet, 'outlet not stated') AS outlet, c.published_start AS published,
  coalesce(c.outlet, 'outlet not stated') || ' → ' || (
    WITH RECURSIVE up (id, parent, depth) AS (
      SELECT c.id, c.parent, 0
      UNION
      SELECT p.id, p.parent, depth + 1 FROM up JOIN claim AS p ON p.id = up.parent
      WHERE depth < 16
    )
    SELECT group_concat(voice, ' → ') FROM (
      SELECT v.voice FROM up JOIN claim_voices AS v ON v.claim_id = up.id ORDER BY depth DESC
    )
  ) AS chain,
  (SELECT voice FROM claim_voices AS v WHERE v.claim_id = c.id) AS speaker,
  c.stance, c.polarity, c.hedged, c.cue_text AS cue, c.quote, c.article_id, c.start, c."end",
  c.score, c.made_by
FROM claim AS c WHERE NOT c.rejected;

CREATE VIEW mentions AS
SELECT m.article_id, s.start, s."end", s.surface, m.kind, r.entity_kind, r.entity,
  coalesce(shown.name, p.name) AS name, r.how, m.score, m.made_by
FROM mention AS m
JOIN span AS s ON s.article_id = m.article_id AND s.record_kind = 'mention'
  AND s.record_id = m.id AND s.role = 'span'
LEFT JOIN resolution AS r ON r.article_id = m.article_id AND r.mention_id = m.id
LEFT JOIN actor AS a ON r.entity_kind = 'actor' AND a.id = r.entity
LEFT JOIN actor AS shown ON shown.id = a.canonical
LEFT JOIN place AS p ON r.entity_kind = 'place' AND p.id = r.entity;

CREATE VIEW events AS
SELECT e.id, e.outlet, e.type, e.mode, e.factuality, coalesce(an.name, e.actor) AS actor,
  coalesce(tn.name, e.target) AS target, coalesce(p.name, e.place) AS place, e."precision",
  p.lat, p.lon, e.interval_start, e.interval_end, e.words, e.article_id, e.start, e."end"
FROM coded_event AS e
LEFT JOIN actor AS a ON a.id = e.actor LEFT JOIN actor AS an ON an.id = a.canonical
LEFT JOIN actor AS t ON t.id = e.target LEFT JOIN actor AS tn ON tn.id = t.canonical
LEFT JOIN place AS p ON p.id = e.place
WHERE NOT e.rejected;

CREATE VIEW accounts AS  -- incidents, what each account says, with its words
SELECT i.title AS incident, a.outlet, v.slot, v.shown, v.value, s.surface AS words,
  a.article_id, s.start, s."end", i.id AS incident_id, a.id AS account_id
FROM incident AS i
JOIN account AS a ON a.incident_id = i.id
JOIN account_value AS v ON v.account_id = a.id
LEFT JOIN compared_span AS s ON s.record_kind = 'account_value'
  AND s.record_id = a.id || '/' || v.ordinal
ORDER BY i.id, v.slot, a.outlet, a.id;

CREATE VIEW comparisons AS
SELECT i.title AS incident, c.slot, c.outcome, c.kind, c.rule, a.outlet AS outlet_a,
  b.outlet AS outlet_b, c.incident_id, c.a AS account_a, c.b AS account_b
FROM comparison AS c JOIN incident AS i ON i.id = c.incident_id
JOIN account AS a ON a.id = c.a JOIN account AS b ON b.id = c.b;

CREATE VIEW allegations AS  -- who alleges what of whom; nothing here is asserted
SELECT r.outlet, coalesce(an.name, x.alleger, nullif(x.alleger_text, ''), r.outlet) AS alleger,
  coalesce(pn.name, x.perpetrator, x.perpetrator_text) AS alleged_perpetrator, x.act,
  s.surface AS words, x.article_id, s.start, s."end", x.id
FROM allegation AS x JOIN article AS r ON r.id = x.article_id
LEFT JOIN compared_span AS s ON s.record_kind = 'allegation' AND s.record_id = x.id
  AND s.role = 'span'
LEFT JOIN actor AS a ON a.id = x.alleger LEFT JOIN actor AS an ON an.id = a.canonical
LEFT JOIN actor AS p ON p.id = x.perpetrator LEFT JOIN actor AS pn ON pn.id = p.canonical
WHERE NOT x.rejected;

CREATE VIEW spans AS
SELECT record_kind, record_id, role, ordinal, article_id, start, "end", surface FROM span
UNION ALL
SELECT record_kind, record_id, role, ordinal, article_id, start, "end", surface
FROM compared_span;

-- The rows that a ledger of an earlier version brings along.
INSERT INTO article_fts (article_fts) VALUES ('rebuild');
INSERT INTO claim_fts (claim_fts) VALUES ('rebuild');
