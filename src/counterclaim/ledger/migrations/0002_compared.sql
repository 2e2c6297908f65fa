-- What compare finds over the whole corpus; replaced as one, dropped when an article that
-- it was made from is read anew.

CREATE TABLE near_copy (
  ordinal INTEGER PRIMARY KEY,
  a TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  b TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  containment REAL NOT NULL,  -- of the shorter one's word triples in the longer
  UNIQUE (a, b)
);

CREATE TABLE copy_group (  -- articles joined by near-copies; named after its first article
  article_id TEXT PRIMARY KEY REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  group_id TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  interval_start TEXT,
  interval_end TEXT,
  interval_granularity TEXT,
  place TEXT,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  made_by TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE incident_event (
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  event_id TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (incident_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  outlet TEXT,
  speaker TEXT,
  attribution TEXT
) WITHOUT ROWID;

CREATE TABLE account_event (
  account_id TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  event_id TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (account_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE account_value (
  account_id TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  slot TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  counted TEXT NOT NULL,
  PRIMARY KEY (account_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE comparison (
  ordinal INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  slot TEXT NOT NULL,
  a TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  b TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  outcome TEXT NOT NULL,
  rule TEXT NOT NULL,
  kind TEXT
);

CREATE TABLE origin (
  ordinal INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  why TEXT NOT NULL
);

CREATE TABLE origin_account (
  origin INTEGER NOT NULL REFERENCES origin (ordinal) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (origin, ordinal)
) WITHOUT ROWID;

CREATE TABLE ceasefire (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  announced TEXT,
  effective TEXT,
  "end" TEXT,
  parent TEXT,
  relation TEXT,
  places TEXT NOT NULL,
  phrases TEXT NOT NULL,
  source TEXT NOT NULL,
  known INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE ceasefire_party (
  ceasefire_id TEXT NOT NULL REFERENCES ceasefire (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  disputed TEXT NOT NULL,
  PRIMARY KEY (ceasefire_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE ceasefire_term (
  ceasefire_id TEXT NOT NULL REFERENCES ceasefire (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (ceasefire_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE ceasefire_mention (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  ceasefire TEXT,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  attribution TEXT,
  rejected INTEGER NOT NULL DEFAULT 0  -- by a person
) WITHOUT ROWID;

CREATE TABLE allegation (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  act TEXT NOT NULL,
  alleger TEXT,
  perpetrator TEXT,
  outlet_voice INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  alleger_text TEXT NOT NULL,
  perpetrator_text TEXT NOT NULL,
  target TEXT,
  place TEXT,
  interval_start TEXT,
  interval_end TEXT,
  interval_granularity TEXT,
  quantity TEXT,
  attribution TEXT,
  event TEXT,
  ceasefire TEXT,
  breach INTEGER NOT NULL,
  applies TEXT NOT NULL,
  applies_reason TEXT NOT NULL,
  rejected INTEGER NOT NULL DEFAULT 0  -- by a person
) WITHOUT ROWID;

CREATE TABLE reply (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  replier TEXT,
  made_by TEXT NOT NULL,
  allegation TEXT REFERENCES allegation (id) DEFERRABLE INITIALLY DEFERRED,
  attribution TEXT,
  replier_text TEXT NOT NULL,
  reasons TEXT NOT NULL,
  rejected INTEGER NOT NULL DEFAULT 0  -- by a person
) WITHOUT ROWID;

CREATE TABLE tally (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  issuer TEXT,
  count REAL NOT NULL,
  unit TEXT NOT NULL,
  made_by TEXT NOT NULL,
  issuer_text TEXT NOT NULL,
  side TEXT,
  side_text TEXT NOT NULL,
  place TEXT,
  period_start TEXT,
  period_end TEXT,
  period_granularity TEXT,
  running_total INTEGER NOT NULL,
  attribution TEXT,
  ceasefire TEXT,
  sum_check TEXT NOT NULL,
  rejected INTEGER NOT NULL DEFAULT 0  -- by a person
) WITHOUT ROWID;

-- Like span, for the records of this file.
CREATE TABLE compared_span (
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  role TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  surface TEXT NOT NULL,
  PRIMARY KEY (record_kind, record_id, role, ordinal)
) WITHOUT ROWID;
