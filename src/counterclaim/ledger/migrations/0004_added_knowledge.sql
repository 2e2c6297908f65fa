-- The knowledge files that a user laid over the bundled packs, in the order in which they
-- are laid: a ledger carries what it was made with, on whatever machine it is opened.

CREATE TABLE knowledge_file (
  ordinal INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
);
