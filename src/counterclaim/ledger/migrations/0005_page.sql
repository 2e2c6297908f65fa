-- For the views of the page: the day of each article as decisions have it, and indexes, so
-- that none of the views walks a whole table of long rows.

CREATE TABLE article_day (  -- derived, like claim; article keeps what was read
  article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  outlet TEXT,
  published_start TEXT,
  published_end TEXT
) WITHOUT ROWID;

INSERT INTO article_day (article_id, outlet, published_start, published_end)
SELECT id, outlet, published_start, published_end FROM article;

-- A claim bears the day of its article as a person set it.
UPDATE article_day SET published_start = c.published_start, published_end = c.published_end
FROM (SELECT DISTINCT article_id, published_start, published_end FROM claim) AS c
WHERE c.article_id = article_day.article_id;

CREATE INDEX article_day_by_outlet ON article_day (outlet COLLATE NOCASE, published_start);
CREATE INDEX article_day_by_day ON article_day (published_start, outlet);

CREATE INDEX reference_by_words ON reference (entity_kind, entity, words, article_id, start, "end");
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
CREATE INDEX place_by_name ON place (name COLLATE NOCASE);
CREATE INDEX account_told ON account (incident_id, article_id);
CREATE INDEX comparison_slots ON comparison (outcome, incident_id, slot);
CREATE INDEX coded_event_by_place ON coded_event (rejected, place, interval_start, type, outlet);
CREATE INDEX claim_outlets ON claim (rejected, outlet);
