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
CREATE INDEX claim_by_parent ON claim (parent);
CREATE INDEX claim_speaker_by_actor ON claim_speaker (actor, claim);
CREATE INDEX claim_about_by_entity ON claim_about (entity_kind, entity, claim);
CREATE INDEX reference_by_entity ON reference (entity_kind, entity, article_id);
CREATE INDEX article_actor_by_actor ON article_actor (actor);
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
