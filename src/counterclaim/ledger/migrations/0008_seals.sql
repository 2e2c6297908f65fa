-- A hash over the reading of each article as it was stored, for verify; empty for articles
-- that were stored before there were seals.

ALTER TABLE article ADD COLUMN seal TEXT NOT NULL DEFAULT '';
