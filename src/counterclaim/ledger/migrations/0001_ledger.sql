-- The ledger, first form. Plain tables hold what was read, understood, resolved and
-- compared, as it was made; tables named in the singular are records, views named in
-- the plural are for people. Offsets are half-open [start, end) and count Unicode code
-- points of article.text. Days are ISO dates, intervals [start, end). Lists are JSON.

-- What this file is -----------------------------------------------------------------

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE run (  -- wall-clock history; no export depends on it
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  started TEXT NOT NULL,
  finished TEXT NOT NULL,
  read INTEGER NOT NULL,
  added INTEGER NOT NULL,
  known INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  warnings TEXT NOT NULL
);

-- Read --------------------------------------------------------------------------------

CREATE TABLE raw (
  sha256 TEXT NOT NULL UNIQUE,
  bytes BLOB NOT NULL
);

CREATE TABLE article (
  key INTEGER PRIMARY KEY,  -- for the full-text index only; in no export
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL REFERENCES raw (sha256),
  version TEXT NOT NULL,  -- of the tool and model that read and understood it
  title TEXT NOT NULL,
  outlet TEXT,
  published_start TEXT,
  published_end TEXT,
  published_granularity TEXT NOT NULL,
  published_basis TEXT NOT NULL,
  published_note TEXT NOT NULL,
  origin TEXT NOT NULL,
  url TEXT,
  media_type TEXT NOT NULL,
  language TEXT,
  encoding TEXT NOT NULL,
  captured_at TEXT,
  warnings TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE boilerplate (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE sentence (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE quarantine (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT,
  raw BLOB NOT NULL
);

-- Every span of every record. record_kind is the table of the record, record_id its id
-- (its ordinal where it has no id), role the part it plays in it.
CREATE TABLE span (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  record_kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  role TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > start),
  surface TEXT NOT NULL,
  PRIMARY KEY (article_id, record_kind, record_id, role, ordinal)
) WITHOUT ROWID;

-- Understood -----------------------------------------------------------------------------

CREATE TABLE mention (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  literal INTEGER,
  PRIMARY KEY (article_id, id)
) WITHOUT ROWID;

CREATE TABLE attribution (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  stance TEXT NOT NULL,
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  kind TEXT NOT NULL,
  polarity INTEGER NOT NULL,
  parent TEXT,
  PRIMARY KEY (article_id, id),
  FOREIGN KEY (article_id, parent) REFERENCES attribution (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE time_expression (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  interval_start TEXT,
  interval_end TEXT,
  interval_granularity TEXT,  -- NULL: not resolved, reason says why
  type TEXT NOT NULL,
  value TEXT,
  anchor TEXT NOT NULL,
  made_by TEXT NOT NULL,
  modifier TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) WITHOUT ROWID;

CREATE TABLE quantity (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  low REAL,
  best REAL,
  high REAL,  -- NULL: open ("at least")
  unit TEXT NOT NULL,
  what TEXT NOT NULL,
  of_whom TEXT NOT NULL,
  made_by TEXT NOT NULL,
  running_total INTEGER NOT NULL,
  PRIMARY KEY (article_id, id)
) WITHOUT ROWID;

CREATE TABLE event (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  factuality TEXT NOT NULL,
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  mode TEXT NOT NULL,
  acled TEXT NOT NULL,
  actor_mention TEXT,
  target_mention TEXT,
  place_mention TEXT,
  time_expression TEXT,
  interval_start TEXT,
  interval_end TEXT,
  interval_granularity TEXT,
  attribution TEXT,
  negated INTEGER NOT NULL,
  PRIMARY KEY (article_id, id),
  FOREIGN KEY (article_id, actor_mention) REFERENCES mention (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (article_id, target_mention) REFERENCES mention (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (article_id, place_mention) REFERENCES mention (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (article_id, time_expression) REFERENCES time_expression (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (article_id, attribution) REFERENCES attribution (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE event_quantity (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  quantity_id TEXT NOT NULL,
  PRIMARY KEY (article_id, event_id, ordinal),
  FOREIGN KEY (article_id, event_id) REFERENCES event (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (article_id, quantity_id) REFERENCES quantity (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE label_use (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  word TEXT NOT NULL,
  label_class TEXT NOT NULL,
  made_by TEXT NOT NULL,
  mention TEXT,
  attribution TEXT,  -- NULL: the outlet's own voice
  PRIMARY KEY (article_id, id),
  FOREIGN KEY (article_id, mention) REFERENCES mention (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (article_id, attribution) REFERENCES attribution (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

-- Resolved ---------------------------------------------------------------------------------

CREATE TABLE resolution (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  mention_id TEXT NOT NULL,
  entity TEXT,  -- NULL: unresolved, reasons say why
  entity_kind TEXT NOT NULL,
  how TEXT NOT NULL,
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  reasons TEXT NOT NULL,
  "precision" TEXT,
  PRIMARY KEY (article_id, ordinal),
  FOREIGN KEY (article_id, mention_id) REFERENCES mention (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

CREATE TABLE speaker (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  attribution_id TEXT NOT NULL,
  actor TEXT,
  how TEXT NOT NULL,
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  description TEXT NOT NULL,
  body TEXT,
  reasons TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal),
  FOREIGN KEY (article_id, attribution_id) REFERENCES attribution (article_id, id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

-- Actors and places as the knowledge packs or the articles gave them, whole; the tables
-- actor, actor_name, actor_role, place and place_name below are made from these.
CREATE TABLE entity_record (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  from_knowledge INTEGER NOT NULL,
  record TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE article_entity (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES entity_record (hash),
  PRIMARY KEY (article_id, kind, ordinal)
) WITHOUT ROWID;

CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,  -- as renamed by a person, if so
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  known INTEGER NOT NULL,
  source TEXT NOT NULL,
  canonical TEXT NOT NULL  -- the actor it was merged into by a person, else its own id
) WITHOUT ROWID;

CREATE TABLE actor_name (
  actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  start TEXT NOT NULL,  -- '' where not known
  "end" TEXT NOT NULL,
  PRIMARY KEY (actor_id, text, start, "end")
) WITHOUT ROWID;

CREATE TABLE actor_role (
  actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  of_actor TEXT NOT NULL,  -- '' where not known
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  PRIMARY KEY (actor_id, title, of_actor, start, "end")
) WITHOUT ROWID;

CREATE TABLE actor_relation (  -- parent, affiliation, predecessor
  actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,
  to_actor TEXT NOT NULL,
  PRIMARY KEY (actor_id, relation, to_actor)
) WITHOUT ROWID;

CREATE TABLE place (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT,
  parent TEXT,
  lat REAL,
  lon REAL,
  uncertainty_km REAL,
  population INTEGER NOT NULL,
  source TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE place_name (
  place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  PRIMARY KEY (place_id, text)
) WITHOUT ROWID;

-- Decisions of people: rows are added, never changed --------------------------------------

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  why TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE decision_undo (
  decision_id TEXT PRIMARY KEY REFERENCES decision (id),
  who TEXT NOT NULL,
  undone_at TEXT NOT NULL,
  why TEXT NOT NULL
) WITHOUT ROWID;

-- Derived from the above and the decisions that stand; rewritten whenever either changes ---

CREATE TABLE claim (  -- an attribution, or a claim that a person added
  key INTEGER PRIMARY KEY,  -- for the full-text index only; in no export
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  outlet TEXT,
  published_start TEXT,
  published_end TEXT,
  parent TEXT,
  stance TEXT NOT NULL,
  kind TEXT NOT NULL,
  polarity INTEGER NOT NULL,
  hedged INTEGER NOT NULL,
  start INTEGER NOT NULL,  -- of the content, or of all parts where it has none
  "end" INTEGER NOT NULL,
  source_text TEXT NOT NULL,
  cue_text TEXT NOT NULL,
  quote TEXT NOT NULL,  -- the content; ' … ' stands between its parts
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  decisions TEXT NOT NULL,  -- ids of the decisions that changed it
  rejected INTEGER NOT NULL
);

CREATE TABLE claim_speaker (
  claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor TEXT,
  description TEXT NOT NULL,
  body TEXT,
  how TEXT NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;

CREATE TABLE claim_about (  -- actors and places named inside the content
  claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (claim, entity_kind, entity)
) WITHOUT ROWID;

CREATE TABLE reference (  -- a mention that resolves to an actor or place
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  mention_id TEXT NOT NULL,
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  claim TEXT,  -- whose content holds it, innermost; NULL: the outlet's own voice
  "precision" TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (article_id, mention_id, entity_kind, entity)
) WITHOUT ROWID;

CREATE TABLE article_actor (  -- counts of one article
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  in_own_voice INTEGER NOT NULL,
  said INTEGER NOT NULL,
  said_about INTEGER NOT NULL,
  PRIMARY KEY (article_id, actor)
) WITHOUT ROWID;

CREATE TABLE actor_count (  -- the sums of article_actor, kept in step with it
  actor TEXT NOT NULL,
  outlet TEXT NOT NULL,  -- '' where none is stated
  articles INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  in_own_voice INTEGER NOT NULL,
  said INTEGER NOT NULL,
  said_about INTEGER NOT NULL,
  PRIMARY KEY (actor, outlet)
) WITHOUT ROWID;

CREATE TABLE coded_event (  -- an event with its arguments resolved
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  outlet TEXT,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  acled TEXT NOT NULL,
  factuality TEXT NOT NULL,
  negated INTEGER NOT NULL,
  actor TEXT,
  target TEXT,
  place TEXT,
  "precision" TEXT,
  interval_start TEXT,
  interval_end TEXT,
  interval_granularity TEXT,
  claim TEXT,  -- NULL: the outlet's own voice
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,
  score REAL NOT NULL,
  made_by TEXT NOT NULL,
  decisions TEXT NOT NULL,
  rejected INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE label (  -- a use of a word for an actor
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  actor TEXT,
  outlet TEXT,
  word TEXT NOT NULL,
  label_class TEXT NOT NULL,
  claim TEXT,  -- NULL: the outlet's own voice
  rejected INTEGER NOT NULL
) WITHOUT ROWID;
