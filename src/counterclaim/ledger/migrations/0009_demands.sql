-- Demands and unmet obligations, and how the days of a count are known.

CREATE TABLE demand (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  issuer TEXT,
  addressee TEXT,
  outlet_voice INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  issuer_text TEXT NOT NULL,
  addressee_text TEXT NOT NULL,
  attribution TEXT,
  allegation TEXT REFERENCES allegation (id) DEFERRABLE INITIALLY DEFERRED,
  ceasefire TEXT,
  rejected INTEGER NOT NULL DEFAULT 0  -- by a person
) WITHOUT ROWID;

CREATE INDEX demand_by_article ON demand (article_id);
CREATE INDEX demand_by_ceasefire ON demand (ceasefire);

ALTER TABLE tally ADD COLUMN period_basis TEXT NOT NULL DEFAULT '';
