-- How an article's bytes came over the network: requests and answers with their headers, a
-- list of lines; empty for what was read from files.

ALTER TABLE article ADD COLUMN exchange TEXT NOT NULL DEFAULT '[]';
