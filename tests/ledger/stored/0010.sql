CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('compared_seal', '1:863b68901ed386a8e41b2f0e087e8ce94240e55f72f7ab398c372047d51caf5b');
INSERT INTO meta VALUES ('comparison_is_stale', '0');
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
INSERT INTO run VALUES (1, '0.0.9+stored', '2024-05-01T12:00:00+00:00', '2024-05-01T12:00:00+00:00', 4, 2, 0, 2, '[]');
CREATE TABLE raw (
  sha256 TEXT NOT NULL UNIQUE,
  bytes BLOB NOT NULL
);
INSERT INTO raw VALUES ('7b7643451262132d00ba9bbff4ccf4c65af69b2ce8e54c6d96f1b76280ddddff', X'506F7274206465736B3A205368656C6C732066616C6C206F6E20746865206D696C6C20726F61640A0A4D696E6973747279206F6620506F7274732073616964206F6E2033204D61792074686174206D696C6974616E7473206F662053746F6E65204272696761646520686164207368656C6C65642054656C6C20416D72612C206B696C6C696E67206174206C656173742031332070656F706C652C206163636F7264696E6720746F2074686520486172626F7572206E657773206167656E63792E20E2809C57652068617665206E6F207061727420696E206974E2809D2C20612073706F6B65736D616E206F662053746F6E65204272696761646520736169642E0A0A52656164206F757220636F6D6D656E7420706F6C6963790A');
INSERT INTO raw VALUES ('e47e69daf9057ed5ddd7b6667b371735ac3039b94447ef44e0c5aaa07f3a2916', X'5368656C6C732066616C6C206F6E20746865206D696C6C20726F61640A0A4D696E6973747279206F6620506F7274732073616964206F6E2033204D61792074686174206D696C6974616E7473206F662053746F6E65204272696761646520686164207368656C6C65642054656C6C20416D72612C206B696C6C696E67206174206C656173742031332070656F706C652C206163636F7264696E6720746F2074686520486172626F7572206E657773206167656E63792E20E2809C57652068617665206E6F207061727420696E206974E2809D2C20612073706F6B65736D616E206F662053746F6E65204272696761646520736169642E0A0A52656164206F757220636F6D6D656E7420706F6C6963790A');
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
, exchange TEXT NOT NULL DEFAULT '[]', seal TEXT NOT NULL DEFAULT '');
INSERT INTO article VALUES (1, 'e47e69daf9057ed5', 'e47e69daf9057ed5ddd7b6667b371735ac3039b94447ef44e0c5aaa07f3a2916', '0.0.9+stored', 'Shells fall on the mill road', 'The Lantern', '2016-05-04', '2016-05-05', 'day', 'dateline', 'by dateline', 'e47e69da.txt', 'https://lantern.example/mill-road', 'text/plain', 'en', 'utf-8', '2016-05-04T09:30:00+00:00', '["two characters were replaced"]', 'Shells fall on the mill road

Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people, according to the Harbour news agency. “We have no part in it”, a spokesman of Stone Brigade said.

Read our comment policy
', '[]', '1:84249d82a976dda6055541cfb199bc7d1c999ff350b72a1475d4a2a51adcf1eb');
INSERT INTO article VALUES (2, '7b7643451262132d', '7b7643451262132d00ba9bbff4ccf4c65af69b2ce8e54c6d96f1b76280ddddff', '0.0.9+stored', 'Shells fall on the mill road', 'Evening Mirror', '2016-05-05', '2016-05-06', 'day', 'dateline', 'by dateline', '7b764345.txt', 'https://lantern.example/mill-road', 'text/plain', 'en', 'utf-8', '2016-05-04T09:30:00+00:00', '["two characters were replaced"]', 'Port desk: Shells fall on the mill road

Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people, according to the Harbour news agency. “We have no part in it”, a spokesman of Stone Brigade said.

Read our comment policy
', '[]', '1:6558b744c1fb423aa90420b86debf27efa58803efff554a5a52f713c274996d1');
CREATE TABLE boilerplate (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;
INSERT INTO boilerplate VALUES ('7b7643451262132d', 0, 'comments', 'comment invitation');
INSERT INTO boilerplate VALUES ('e47e69daf9057ed5', 0, 'comments', 'comment invitation');
CREATE TABLE sentence (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID;
INSERT INTO sentence VALUES ('7b7643451262132d', 0, 11, 39);
INSERT INTO sentence VALUES ('7b7643451262132d', 1, 41, 253);
INSERT INTO sentence VALUES ('e47e69daf9057ed5', 0, 0, 28);
INSERT INTO sentence VALUES ('e47e69daf9057ed5', 1, 30, 242);
CREATE TABLE quarantine (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT,
  raw BLOB NOT NULL
);
INSERT INTO quarantine VALUES ('276e29254dd91d67', 'letter.txt', 'an old fault', '4cacd9fa6e23f884ad8e294fed0c15d10d9aa9dfc4246e4f40b7fa2f97eeb248', X'4665727279206C696E652072656F70656E730A0A484152424F55522C2036204D61792032303136202D20546865204D696E6973747279206F6620506F7274732073616964206F6E2046726964617920746861742074686520666572727920746F20746865206E6F72746820717561792072756E7320616761696E2E20412073706F6B65736D616E206F662074686520646F636B6572732064656E6965642069742E0A');
INSERT INTO quarantine VALUES ('6cb0f785b73a9833', 'picture.html', 'it is a picture', '9656be35bd353ebedd79d7d24a14df408ef96b99fb4e4b4542e3bdd56de73134', X'89504E470D0A1A0A000000000000000000000000000000000000000000000000');
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
INSERT INTO span VALUES ('7b7643451262132d', 'article', '7b7643451262132d', 'evidence', 0, 67, 72, '3 May');
INSERT INTO span VALUES ('7b7643451262132d', 'article', '7b7643451262132d', 'outlet_evidence', 0, 30, 39, 'mill road');
INSERT INTO span VALUES ('7b7643451262132d', 'article', '7b7643451262132d', 'title_span', 0, 11, 39, 'Shells fall on the mill road');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', '928ea8e3bf3f8ff9', 'content', 0, 195, 216, 'We have no part in it');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', '928ea8e3bf3f8ff9', 'cue', 0, 248, 252, 'said');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', '928ea8e3bf3f8ff9', 'hedges', 0, 203, 210, 'no part');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', '928ea8e3bf3f8ff9', 'source', 0, 219, 247, 'a spokesman of Stone Brigade');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'd811d0c8eaacbf78', 'content', 0, 78, 154, 'militants of Stone Brigade had shelled Tell Amra, killing at least 13 people');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'd811d0c8eaacbf78', 'cue', 0, 59, 63, 'said');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'd811d0c8eaacbf78', 'cue', 1, 73, 77, 'that');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'd811d0c8eaacbf78', 'source', 0, 41, 58, 'Ministry of Ports');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'd811d0c8eaacbf78', 'stance_cue', 0, 59, 63, 'said');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'e8326c38fd8e87a5', 'content', 0, 41, 154, 'Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'e8326c38fd8e87a5', 'cue', 0, 156, 168, 'according to');
INSERT INTO span VALUES ('7b7643451262132d', 'attribution', 'e8326c38fd8e87a5', 'source', 0, 169, 192, 'the Harbour news agency');
INSERT INTO span VALUES ('7b7643451262132d', 'boilerplate', '0', 'span', 0, 255, 278, 'Read our comment policy');
INSERT INTO span VALUES ('7b7643451262132d', 'event', '95eebcce1df5db3f', 'trigger', 0, 109, 116, 'shelled');
INSERT INTO span VALUES ('7b7643451262132d', 'label_use', '891054dba1c672d6', 'span', 0, 78, 87, 'militants');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '072a4b34d368e060', 'name', 0, 173, 192, 'Harbour news agency');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '072a4b34d368e060', 'span', 0, 173, 192, 'Harbour news agency');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '24cb30d100892bd6', 'name', 0, 41, 58, 'Ministry of Ports');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '24cb30d100892bd6', 'span', 0, 41, 58, 'Ministry of Ports');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '4ac57d20a850b937', 'name', 0, 117, 126, 'Tell Amra');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '4ac57d20a850b937', 'span', 0, 117, 126, 'Tell Amra');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '7718e51d5657d3d9', 'name', 0, 234, 247, 'Stone Brigade');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '7718e51d5657d3d9', 'span', 0, 234, 247, 'Stone Brigade');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '9d89792f437c528b', 'name', 0, 91, 104, 'Stone Brigade');
INSERT INTO span VALUES ('7b7643451262132d', 'mention', '9d89792f437c528b', 'span', 0, 91, 104, 'Stone Brigade');
INSERT INTO span VALUES ('7b7643451262132d', 'quantity', '961f912ccd444511', 'counted', 0, 148, 154, 'people');
INSERT INTO span VALUES ('7b7643451262132d', 'quantity', '961f912ccd444511', 'span', 0, 136, 147, 'at least 13');
INSERT INTO span VALUES ('7b7643451262132d', 'speaker', '2', 'antecedent', 0, 234, 247, 'Stone Brigade');
INSERT INTO span VALUES ('7b7643451262132d', 'time_expression', '1462967b30105c24', 'span', 0, 67, 72, '3 May');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'article', 'e47e69daf9057ed5', 'evidence', 0, 56, 61, '3 May');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'article', 'e47e69daf9057ed5', 'outlet_evidence', 0, 19, 28, 'mill road');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'article', 'e47e69daf9057ed5', 'title_span', 0, 0, 28, 'Shells fall on the mill road');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '015ec69063e50be5', 'content', 0, 184, 205, 'We have no part in it');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '015ec69063e50be5', 'cue', 0, 237, 241, 'said');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '015ec69063e50be5', 'hedges', 0, 192, 199, 'no part');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '015ec69063e50be5', 'source', 0, 208, 236, 'a spokesman of Stone Brigade');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '02d18f02eede50d5', 'content', 0, 30, 143, 'Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '02d18f02eede50d5', 'cue', 0, 145, 157, 'according to');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', '02d18f02eede50d5', 'source', 0, 158, 181, 'the Harbour news agency');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', 'ea43130b3bb71a6f', 'content', 0, 67, 143, 'militants of Stone Brigade had shelled Tell Amra, killing at least 13 people');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', 'ea43130b3bb71a6f', 'cue', 0, 48, 52, 'said');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', 'ea43130b3bb71a6f', 'cue', 1, 62, 66, 'that');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', 'ea43130b3bb71a6f', 'source', 0, 30, 47, 'Ministry of Ports');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'attribution', 'ea43130b3bb71a6f', 'stance_cue', 0, 48, 52, 'said');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'boilerplate', '0', 'span', 0, 244, 267, 'Read our comment policy');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'event', 'ebf3d43ad1f4b3d6', 'trigger', 0, 98, 105, 'shelled');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'label_use', '279f7c3b0f0bf054', 'span', 0, 67, 76, 'militants');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '08f722529d6a2d39', 'name', 0, 223, 236, 'Stone Brigade');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '08f722529d6a2d39', 'span', 0, 223, 236, 'Stone Brigade');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '1da20ea8a64c6982', 'name', 0, 162, 181, 'Harbour news agency');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '1da20ea8a64c6982', 'span', 0, 162, 181, 'Harbour news agency');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '418f81a3eb9d304d', 'name', 0, 30, 47, 'Ministry of Ports');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '418f81a3eb9d304d', 'span', 0, 30, 47, 'Ministry of Ports');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '5adb5b6715237e01', 'name', 0, 80, 93, 'Stone Brigade');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', '5adb5b6715237e01', 'span', 0, 80, 93, 'Stone Brigade');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', 'e9c919a816f974f2', 'name', 0, 106, 115, 'Tell Amra');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'mention', 'e9c919a816f974f2', 'span', 0, 106, 115, 'Tell Amra');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'quantity', '2ed4423020e2e56c', 'counted', 0, 137, 143, 'people');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'quantity', '2ed4423020e2e56c', 'span', 0, 125, 136, 'at least 13');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'speaker', '2', 'antecedent', 0, 223, 236, 'Stone Brigade');
INSERT INTO span VALUES ('e47e69daf9057ed5', 'time_expression', 'c148d99f69b512c9', 'span', 0, 56, 61, '3 May');
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
INSERT INTO mention VALUES ('7b7643451262132d', 0, '24cb30d100892bd6', 'state_body', 'Ministry of Ports', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('7b7643451262132d', 1, '9d89792f437c528b', 'armed_group', 'Stone Brigade', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('7b7643451262132d', 2, '4ac57d20a850b937', 'place', 'Tell Amra', 0.9, 'factory/1', 1);
INSERT INTO mention VALUES ('7b7643451262132d', 3, '072a4b34d368e060', 'media', 'Harbour news agency', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('7b7643451262132d', 4, '7718e51d5657d3d9', 'armed_group', 'Stone Brigade', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('e47e69daf9057ed5', 0, '418f81a3eb9d304d', 'state_body', 'Ministry of Ports', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('e47e69daf9057ed5', 1, '5adb5b6715237e01', 'armed_group', 'Stone Brigade', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('e47e69daf9057ed5', 2, 'e9c919a816f974f2', 'place', 'Tell Amra', 0.9, 'factory/1', 1);
INSERT INTO mention VALUES ('e47e69daf9057ed5', 3, '1da20ea8a64c6982', 'media', 'Harbour news agency', 0.9, 'factory/1', NULL);
INSERT INTO mention VALUES ('e47e69daf9057ed5', 4, '08f722529d6a2d39', 'armed_group', 'Stone Brigade', 0.9, 'factory/1', NULL);
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
INSERT INTO attribution VALUES ('7b7643451262132d', 0, 'd811d0c8eaacbf78', 'accuses', 0.9, 'factory/1', 'speech', 1, 'e8326c38fd8e87a5');
INSERT INTO attribution VALUES ('7b7643451262132d', 1, 'e8326c38fd8e87a5', 'says', 0.8, 'factory/1', 'speech', 1, NULL);
INSERT INTO attribution VALUES ('7b7643451262132d', 2, '928ea8e3bf3f8ff9', 'denies', 0.7, 'factory/1', 'speech', 0, NULL);
INSERT INTO attribution VALUES ('e47e69daf9057ed5', 0, 'ea43130b3bb71a6f', 'accuses', 0.9, 'factory/1', 'speech', 1, '02d18f02eede50d5');
INSERT INTO attribution VALUES ('e47e69daf9057ed5', 1, '02d18f02eede50d5', 'says', 0.8, 'factory/1', 'speech', 1, NULL);
INSERT INTO attribution VALUES ('e47e69daf9057ed5', 2, '015ec69063e50be5', 'denies', 0.7, 'factory/1', 'speech', 0, NULL);
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
INSERT INTO time_expression VALUES ('7b7643451262132d', 0, '1462967b30105c24', '2016-05-03', '2016-05-04', 'day', 'DATE', '2016-05-03', 'published', 'factory/1', NULL, '');
INSERT INTO time_expression VALUES ('e47e69daf9057ed5', 0, 'c148d99f69b512c9', '2016-05-03', '2016-05-04', 'day', 'DATE', '2016-05-03', 'published', 'factory/1', NULL, '');
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
INSERT INTO quantity VALUES ('7b7643451262132d', 0, '961f912ccd444511', 13.0, 13.0, NULL, 'killed', 'killing', 'people', 'factory/1', 0);
INSERT INTO quantity VALUES ('e47e69daf9057ed5', 0, '2ed4423020e2e56c', 13.0, 13.0, NULL, 'killed', 'killing', 'people', 'factory/1', 0);
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
  negated INTEGER NOT NULL, more_actors TEXT NOT NULL DEFAULT '[]', more_targets TEXT NOT NULL DEFAULT '[]',
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
INSERT INTO event VALUES ('7b7643451262132d', 0, '95eebcce1df5db3f', 'ASSAULT', 'claimed', 0.8, 'factory/1', 'bombard', 'Shelling/artillery/missile attack', '9d89792f437c528b', NULL, '4ac57d20a850b937', '1462967b30105c24', '2016-05-03', '2016-05-04', 'day', 'd811d0c8eaacbf78', 0, '[]', '[]');
INSERT INTO event VALUES ('e47e69daf9057ed5', 0, 'ebf3d43ad1f4b3d6', 'ASSAULT', 'claimed', 0.8, 'factory/1', 'bombard', 'Shelling/artillery/missile attack', '5adb5b6715237e01', NULL, 'e9c919a816f974f2', 'c148d99f69b512c9', '2016-05-03', '2016-05-04', 'day', 'ea43130b3bb71a6f', 0, '[]', '[]');
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
INSERT INTO event_quantity VALUES ('7b7643451262132d', '95eebcce1df5db3f', 0, '961f912ccd444511');
INSERT INTO event_quantity VALUES ('e47e69daf9057ed5', 'ebf3d43ad1f4b3d6', 0, '2ed4423020e2e56c');
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
INSERT INTO label_use VALUES ('7b7643451262132d', 0, '891054dba1c672d6', 'militants', 'delegitimising', 'factory/1', '9d89792f437c528b', 'd811d0c8eaacbf78');
INSERT INTO label_use VALUES ('e47e69daf9057ed5', 0, '279f7c3b0f0bf054', 'militants', 'delegitimising', 'factory/1', '5adb5b6715237e01', 'ea43130b3bb71a6f');
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
INSERT INTO resolution VALUES ('7b7643451262132d', 0, '24cb30d100892bd6', 'actor-ministry-of-ports', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('7b7643451262132d', 1, '9d89792f437c528b', 'actor-stone-brigade', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('7b7643451262132d', 2, '4ac57d20a850b937', 'place-tell-amra', 'place', 'exact', 1.0, 'factory/1', '["same name"]', 'settlement');
INSERT INTO resolution VALUES ('7b7643451262132d', 3, '072a4b34d368e060', 'actor-harbour-news-agency', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('7b7643451262132d', 4, '7718e51d5657d3d9', 'actor-stone-brigade', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('e47e69daf9057ed5', 0, '418f81a3eb9d304d', 'actor-ministry-of-ports', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('e47e69daf9057ed5', 1, '5adb5b6715237e01', 'actor-stone-brigade', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('e47e69daf9057ed5', 2, 'e9c919a816f974f2', 'place-tell-amra', 'place', 'exact', 1.0, 'factory/1', '["same name"]', 'settlement');
INSERT INTO resolution VALUES ('e47e69daf9057ed5', 3, '1da20ea8a64c6982', 'actor-harbour-news-agency', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
INSERT INTO resolution VALUES ('e47e69daf9057ed5', 4, '08f722529d6a2d39', 'actor-stone-brigade', 'actor', 'exact', 1.0, 'factory/1', '["same name"]', NULL);
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
INSERT INTO speaker VALUES ('7b7643451262132d', 0, 'd811d0c8eaacbf78', 'actor-ministry-of-ports', 'exact', 1.0, 'factory/1', '', NULL, '[]');
INSERT INTO speaker VALUES ('7b7643451262132d', 1, 'e8326c38fd8e87a5', 'actor-harbour-news-agency', 'exact', 1.0, 'factory/1', '', NULL, '[]');
INSERT INTO speaker VALUES ('7b7643451262132d', 2, '928ea8e3bf3f8ff9', NULL, 'description', 0.6, 'factory/1', 'a spokesman', 'actor-stone-brigade', '["unnamed"]');
INSERT INTO speaker VALUES ('e47e69daf9057ed5', 0, 'ea43130b3bb71a6f', 'actor-ministry-of-ports', 'exact', 1.0, 'factory/1', '', NULL, '[]');
INSERT INTO speaker VALUES ('e47e69daf9057ed5', 1, '02d18f02eede50d5', 'actor-harbour-news-agency', 'exact', 1.0, 'factory/1', '', NULL, '[]');
INSERT INTO speaker VALUES ('e47e69daf9057ed5', 2, '015ec69063e50be5', NULL, 'description', 0.6, 'factory/1', 'a spokesman', 'actor-stone-brigade', '["unnamed"]');
CREATE TABLE entity_record (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  from_knowledge INTEGER NOT NULL,
  record TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO entity_record VALUES ('2b6952ebb2ef73cd3a0d1ee8', 'actor', 'actor-stone-brigade', 0, '{"affiliations":[],"ambiguous":[],"country":"XX","demonyms":[],"descriptions":[],"designations":[],"id":"actor-stone-brigade","kind":"organisation","known":false,"metonyms":[],"name":"Stone Brigade","names":[{"end":null,"start":null,"text":"Stone Brigade"},{"end":null,"start":"2014-01-01","text":"The Stone Brigade"}],"parents":[],"predecessors":[],"roles":[{"end":null,"of":null,"start":"2015-01-01","title":"spokesman"}],"source":"","type":""}');
INSERT INTO entity_record VALUES ('3edb619d18149aabb4ef3646', 'actor', 'actor-harbour-news-agency', 0, '{"affiliations":[],"ambiguous":[],"country":"XX","demonyms":[],"descriptions":[],"designations":[],"id":"actor-harbour-news-agency","kind":"organisation","known":false,"metonyms":[],"name":"Harbour news agency","names":[{"end":null,"start":null,"text":"Harbour news agency"},{"end":null,"start":"2014-01-01","text":"The Harbour news agency"}],"parents":[],"predecessors":[],"roles":[{"end":null,"of":null,"start":"2015-01-01","title":"spokesman"}],"source":"","type":""}');
INSERT INTO entity_record VALUES ('6f90718c33d82f0c4503848d', 'place', 'place-tell-amra', 0, '{"country":"XX","id":"place-tell-amra","kind":"village","lat":36.1,"lon":37.0,"name":"Tell Amra","parent":null,"population":0,"source":"","uncertainty_km":2.0,"variants":["Tel Amra"]}');
INSERT INTO entity_record VALUES ('8f729e82aa7f8b102fa118f8', 'actor', 'actor-ministry-of-ports', 0, '{"affiliations":[],"ambiguous":[],"country":"XX","demonyms":[],"descriptions":[],"designations":[],"id":"actor-ministry-of-ports","kind":"organisation","known":false,"metonyms":[],"name":"Ministry of Ports","names":[{"end":null,"start":null,"text":"Ministry of Ports"},{"end":null,"start":"2014-01-01","text":"The Ministry of Ports"}],"parents":[],"predecessors":[],"roles":[{"end":null,"of":null,"start":"2015-01-01","title":"spokesman"}],"source":"","type":""}');
CREATE TABLE article_entity (
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES entity_record (hash),
  PRIMARY KEY (article_id, kind, ordinal)
) WITHOUT ROWID;
INSERT INTO article_entity VALUES ('7b7643451262132d', 'actor', 1, '2b6952ebb2ef73cd3a0d1ee8');
INSERT INTO article_entity VALUES ('7b7643451262132d', 'actor', 2, '3edb619d18149aabb4ef3646');
INSERT INTO article_entity VALUES ('7b7643451262132d', 'actor', 0, '8f729e82aa7f8b102fa118f8');
INSERT INTO article_entity VALUES ('7b7643451262132d', 'place', 0, '6f90718c33d82f0c4503848d');
INSERT INTO article_entity VALUES ('e47e69daf9057ed5', 'actor', 1, '2b6952ebb2ef73cd3a0d1ee8');
INSERT INTO article_entity VALUES ('e47e69daf9057ed5', 'actor', 2, '3edb619d18149aabb4ef3646');
INSERT INTO article_entity VALUES ('e47e69daf9057ed5', 'actor', 0, '8f729e82aa7f8b102fa118f8');
INSERT INTO article_entity VALUES ('e47e69daf9057ed5', 'place', 0, '6f90718c33d82f0c4503848d');
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
INSERT INTO actor VALUES ('actor-harbour-news-agency', 'Harbour news agency', 'organisation', '', 'XX', 0, '', 'actor-harbour-news-agency');
INSERT INTO actor VALUES ('actor-ministry-of-ports', 'Ports', 'organisation', '', 'XX', 0, '', 'actor-ministry-of-ports');
INSERT INTO actor VALUES ('actor-stone-brigade', 'Stone Brigade', 'organisation', '', 'XX', 0, '', 'actor-stone-brigade');
CREATE TABLE actor_name (
  actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  start TEXT NOT NULL,  -- '' where not known
  "end" TEXT NOT NULL,
  PRIMARY KEY (actor_id, text, start, "end")
) WITHOUT ROWID;
INSERT INTO actor_name VALUES ('actor-harbour-news-agency', 'Harbour news agency', '', '');
INSERT INTO actor_name VALUES ('actor-harbour-news-agency', 'The Harbour news agency', '2014-01-01', '');
INSERT INTO actor_name VALUES ('actor-ministry-of-ports', 'Ministry of Ports', '', '');
INSERT INTO actor_name VALUES ('actor-ministry-of-ports', 'The Ministry of Ports', '2014-01-01', '');
INSERT INTO actor_name VALUES ('actor-stone-brigade', 'Stone Brigade', '', '');
INSERT INTO actor_name VALUES ('actor-stone-brigade', 'The Stone Brigade', '2014-01-01', '');
CREATE TABLE actor_role (
  actor_id TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  of_actor TEXT NOT NULL,  -- '' where not known
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  PRIMARY KEY (actor_id, title, of_actor, start, "end")
) WITHOUT ROWID;
INSERT INTO actor_role VALUES ('actor-harbour-news-agency', 'spokesman', '', '2015-01-01', '');
INSERT INTO actor_role VALUES ('actor-ministry-of-ports', 'spokesman', '', '2015-01-01', '');
INSERT INTO actor_role VALUES ('actor-stone-brigade', 'spokesman', '', '2015-01-01', '');
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
INSERT INTO place VALUES ('place-tell-amra', 'Tell Amra', 'village', 'XX', NULL, 36.1, 37.0, 2.0, 0, '');
CREATE TABLE place_name (
  place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  PRIMARY KEY (place_id, text)
) WITHOUT ROWID;
INSERT INTO place_name VALUES ('place-tell-amra', 'Tel Amra');
INSERT INTO place_name VALUES ('place-tell-amra', 'Tell Amra');
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  why TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO decision VALUES ('f68926e3983a3b2e', 'reject', '{"article":"e47e69daf9057ed5","id":"ea43130b3bb71a6f","kind":"attribution","spans":[[67,143]]}', '', 'Bo', '2024-05-01T12:00:00+00:00', 'doubt');
INSERT INTO decision VALUES ('f7632612f8117fe1', 'rename', 'actor-ministry-of-ports', 'Ports', 'Ana', '2024-05-01T12:00:00+00:00', '');
CREATE TABLE decision_undo (
  decision_id TEXT PRIMARY KEY REFERENCES decision (id),
  who TEXT NOT NULL,
  undone_at TEXT NOT NULL,
  why TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO decision_undo VALUES ('f68926e3983a3b2e', 'Ana', '2024-05-01T12:00:00+00:00', 'it stands');
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
INSERT INTO claim VALUES (4, 'd811d0c8eaacbf78', '7b7643451262132d', 'Evening Mirror', '2016-05-05', '2016-05-06', 'e8326c38fd8e87a5', 'accuses', 'speech', 1, 0, 78, 154, 'Ministry of Ports', 'said … that', 'militants of Stone Brigade had shelled Tell Amra, killing at least 13 people', 0.9, 'factory/1', '[]', 0);
INSERT INTO claim VALUES (5, 'e8326c38fd8e87a5', '7b7643451262132d', 'Evening Mirror', '2016-05-05', '2016-05-06', NULL, 'says', 'speech', 1, 0, 41, 154, 'the Harbour news agency', 'according to', 'Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people', 0.8, 'factory/1', '[]', 0);
INSERT INTO claim VALUES (6, '928ea8e3bf3f8ff9', '7b7643451262132d', 'Evening Mirror', '2016-05-05', '2016-05-06', NULL, 'denies', 'speech', 0, 1, 195, 216, 'a spokesman of Stone Brigade', 'said', 'We have no part in it', 0.7, 'factory/1', '[]', 0);
INSERT INTO claim VALUES (7, 'ea43130b3bb71a6f', 'e47e69daf9057ed5', 'The Lantern', '2016-05-04', '2016-05-05', '02d18f02eede50d5', 'accuses', 'speech', 1, 0, 67, 143, 'Ministry of Ports', 'said … that', 'militants of Stone Brigade had shelled Tell Amra, killing at least 13 people', 0.9, 'factory/1', '[]', 0);
INSERT INTO claim VALUES (8, '02d18f02eede50d5', 'e47e69daf9057ed5', 'The Lantern', '2016-05-04', '2016-05-05', NULL, 'says', 'speech', 1, 0, 30, 143, 'the Harbour news agency', 'according to', 'Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people', 0.8, 'factory/1', '[]', 0);
INSERT INTO claim VALUES (9, '015ec69063e50be5', 'e47e69daf9057ed5', 'The Lantern', '2016-05-04', '2016-05-05', NULL, 'denies', 'speech', 0, 1, 184, 205, 'a spokesman of Stone Brigade', 'said', 'We have no part in it', 0.7, 'factory/1', '[]', 0);
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
INSERT INTO claim_speaker VALUES (4, 0, 'actor-ministry-of-ports', '', NULL, 'exact', 1.0);
INSERT INTO claim_speaker VALUES (5, 0, 'actor-harbour-news-agency', '', NULL, 'exact', 1.0);
INSERT INTO claim_speaker VALUES (6, 0, NULL, 'a spokesman', 'actor-stone-brigade', 'description', 0.6);
INSERT INTO claim_speaker VALUES (7, 0, 'actor-ministry-of-ports', '', NULL, 'exact', 1.0);
INSERT INTO claim_speaker VALUES (8, 0, 'actor-harbour-news-agency', '', NULL, 'exact', 1.0);
INSERT INTO claim_speaker VALUES (9, 0, NULL, 'a spokesman', 'actor-stone-brigade', 'description', 0.6);
CREATE TABLE claim_about (  -- actors and places named inside the content
  claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  entity_kind TEXT NOT NULL,
  entity TEXT NOT NULL,
  PRIMARY KEY (claim, entity_kind, entity)
) WITHOUT ROWID;
INSERT INTO claim_about VALUES (4, 'actor', 'actor-stone-brigade');
INSERT INTO claim_about VALUES (4, 'place', 'place-tell-amra');
INSERT INTO claim_about VALUES (5, 'actor', 'actor-ministry-of-ports');
INSERT INTO claim_about VALUES (5, 'actor', 'actor-stone-brigade');
INSERT INTO claim_about VALUES (5, 'place', 'place-tell-amra');
INSERT INTO claim_about VALUES (7, 'actor', 'actor-stone-brigade');
INSERT INTO claim_about VALUES (7, 'place', 'place-tell-amra');
INSERT INTO claim_about VALUES (8, 'actor', 'actor-ministry-of-ports');
INSERT INTO claim_about VALUES (8, 'actor', 'actor-stone-brigade');
INSERT INTO claim_about VALUES (8, 'place', 'place-tell-amra');
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
INSERT INTO reference VALUES ('7b7643451262132d', '072a4b34d368e060', 'actor', 'actor-harbour-news-agency', NULL, NULL, 173, 192, 'Harbour news agency');
INSERT INTO reference VALUES ('7b7643451262132d', '24cb30d100892bd6', 'actor', 'actor-ministry-of-ports', 'e8326c38fd8e87a5', NULL, 41, 58, 'Ministry of Ports');
INSERT INTO reference VALUES ('7b7643451262132d', '4ac57d20a850b937', 'place', 'place-tell-amra', 'd811d0c8eaacbf78', 'settlement', 117, 126, 'Tell Amra');
INSERT INTO reference VALUES ('7b7643451262132d', '7718e51d5657d3d9', 'actor', 'actor-stone-brigade', NULL, NULL, 234, 247, 'Stone Brigade');
INSERT INTO reference VALUES ('7b7643451262132d', '9d89792f437c528b', 'actor', 'actor-stone-brigade', 'd811d0c8eaacbf78', NULL, 91, 104, 'Stone Brigade');
INSERT INTO reference VALUES ('e47e69daf9057ed5', '08f722529d6a2d39', 'actor', 'actor-stone-brigade', NULL, NULL, 223, 236, 'Stone Brigade');
INSERT INTO reference VALUES ('e47e69daf9057ed5', '1da20ea8a64c6982', 'actor', 'actor-harbour-news-agency', NULL, NULL, 162, 181, 'Harbour news agency');
INSERT INTO reference VALUES ('e47e69daf9057ed5', '418f81a3eb9d304d', 'actor', 'actor-ministry-of-ports', '02d18f02eede50d5', NULL, 30, 47, 'Ministry of Ports');
INSERT INTO reference VALUES ('e47e69daf9057ed5', '5adb5b6715237e01', 'actor', 'actor-stone-brigade', 'ea43130b3bb71a6f', NULL, 80, 93, 'Stone Brigade');
INSERT INTO reference VALUES ('e47e69daf9057ed5', 'e9c919a816f974f2', 'place', 'place-tell-amra', 'ea43130b3bb71a6f', 'settlement', 106, 115, 'Tell Amra');
CREATE TABLE article_actor (  -- counts of one article
  article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  actor TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  in_own_voice INTEGER NOT NULL,
  said INTEGER NOT NULL,
  said_about INTEGER NOT NULL,
  PRIMARY KEY (article_id, actor)
) WITHOUT ROWID;
INSERT INTO article_actor VALUES ('7b7643451262132d', 'actor-harbour-news-agency', 1, 1, 1, 0);
INSERT INTO article_actor VALUES ('7b7643451262132d', 'actor-ministry-of-ports', 1, 0, 1, 1);
INSERT INTO article_actor VALUES ('7b7643451262132d', 'actor-stone-brigade', 2, 1, 0, 2);
INSERT INTO article_actor VALUES ('e47e69daf9057ed5', 'actor-harbour-news-agency', 1, 1, 1, 0);
INSERT INTO article_actor VALUES ('e47e69daf9057ed5', 'actor-ministry-of-ports', 1, 0, 1, 1);
INSERT INTO article_actor VALUES ('e47e69daf9057ed5', 'actor-stone-brigade', 2, 1, 0, 2);
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
INSERT INTO actor_count VALUES ('actor-harbour-news-agency', 'Evening Mirror', 1, 1, 1, 1, 0);
INSERT INTO actor_count VALUES ('actor-harbour-news-agency', 'The Lantern', 1, 1, 1, 1, 0);
INSERT INTO actor_count VALUES ('actor-ministry-of-ports', 'Evening Mirror', 1, 1, 0, 1, 1);
INSERT INTO actor_count VALUES ('actor-ministry-of-ports', 'The Lantern', 1, 1, 0, 1, 1);
INSERT INTO actor_count VALUES ('actor-stone-brigade', 'Evening Mirror', 1, 2, 1, 0, 2);
INSERT INTO actor_count VALUES ('actor-stone-brigade', 'The Lantern', 1, 2, 1, 0, 2);
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
INSERT INTO coded_event VALUES ('95eebcce1df5db3f', '7b7643451262132d', 'Evening Mirror', 'ASSAULT', 'bombard', 'Shelling/artillery/missile attack', 'claimed', 0, 'actor-stone-brigade', NULL, 'place-tell-amra', 'settlement', '2016-05-03', '2016-05-04', 'day', 'd811d0c8eaacbf78', 109, 116, 'shelled', 0.8, 'factory/1', '[]', 0);
INSERT INTO coded_event VALUES ('ebf3d43ad1f4b3d6', 'e47e69daf9057ed5', 'The Lantern', 'ASSAULT', 'bombard', 'Shelling/artillery/missile attack', 'claimed', 0, 'actor-stone-brigade', NULL, 'place-tell-amra', 'settlement', '2016-05-03', '2016-05-04', 'day', 'ea43130b3bb71a6f', 98, 105, 'shelled', 0.8, 'factory/1', '[]', 0);
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
INSERT INTO label VALUES ('279f7c3b0f0bf054', 'e47e69daf9057ed5', 'actor-stone-brigade', 'The Lantern', 'militants', 'delegitimising', 'ea43130b3bb71a6f', 0);
INSERT INTO label VALUES ('891054dba1c672d6', '7b7643451262132d', 'actor-stone-brigade', 'Evening Mirror', 'militants', 'delegitimising', 'd811d0c8eaacbf78', 0);
CREATE TABLE near_copy (
  ordinal INTEGER PRIMARY KEY,
  a TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  b TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  containment REAL NOT NULL,  -- of the shorter one's word triples in the longer
  UNIQUE (a, b)
);
INSERT INTO near_copy VALUES (0, '7b7643451262132d', 'e47e69daf9057ed5', 0.95);
CREATE TABLE copy_group (  -- articles joined by near-copies; named after its first article
  article_id TEXT PRIMARY KEY REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  group_id TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO copy_group VALUES ('7b7643451262132d', '7b7643451262132d');
INSERT INTO copy_group VALUES ('e47e69daf9057ed5', '7b7643451262132d');
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
INSERT INTO incident VALUES ('04f981e1b55e4e0d', 0, 'Shelling at Tell Amra', 'ASSAULT', '2016-05-03', '2016-05-04', 'day', 'place-tell-amra', 0.9, '["same day","same place"]', 'factory/1');
CREATE TABLE incident_event (
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  event_id TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (incident_id, ordinal)
) WITHOUT ROWID;
INSERT INTO incident_event VALUES ('04f981e1b55e4e0d', 0, 'ebf3d43ad1f4b3d6');
INSERT INTO incident_event VALUES ('04f981e1b55e4e0d', 1, '95eebcce1df5db3f');
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  outlet TEXT,
  speaker TEXT,
  attribution TEXT
) WITHOUT ROWID;
INSERT INTO account VALUES ('b321ba0ed2c10e8c', 1, '04f981e1b55e4e0d', '7b7643451262132d', 'Evening Mirror', 'actor-ministry-of-ports', 'd811d0c8eaacbf78');
INSERT INTO account VALUES ('f0f6c0967c010078', 0, '04f981e1b55e4e0d', 'e47e69daf9057ed5', 'The Lantern', 'actor-ministry-of-ports', 'ea43130b3bb71a6f');
CREATE TABLE account_event (
  account_id TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  event_id TEXT NOT NULL REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (account_id, ordinal)
) WITHOUT ROWID;
INSERT INTO account_event VALUES ('b321ba0ed2c10e8c', 0, '95eebcce1df5db3f');
INSERT INTO account_event VALUES ('f0f6c0967c010078', 0, 'ebf3d43ad1f4b3d6');
CREATE TABLE account_value (
  account_id TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  slot TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  counted TEXT NOT NULL,
  PRIMARY KEY (account_id, ordinal)
) WITHOUT ROWID;
INSERT INTO account_value VALUES ('b321ba0ed2c10e8c', 0, 'killed', '13..', 'at least 13', 'people');
INSERT INTO account_value VALUES ('b321ba0ed2c10e8c', 1, 'existence', 'yes', 'shelled', '');
INSERT INTO account_value VALUES ('f0f6c0967c010078', 0, 'killed', '13..', 'at least 13', 'people');
INSERT INTO account_value VALUES ('f0f6c0967c010078', 1, 'existence', 'yes', 'shelled', '');
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
INSERT INTO comparison VALUES (0, '04f981e1b55e4e0d', 'killed', 'f0f6c0967c010078', 'b321ba0ed2c10e8c', 'conflict', 'figures do not meet', 'figure');
INSERT INTO comparison VALUES (1, '04f981e1b55e4e0d', 'cause', 'f0f6c0967c010078', 'b321ba0ed2c10e8c', 'silent', 'none says', NULL);
CREATE TABLE origin (
  ordinal INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL,
  why TEXT NOT NULL
);
INSERT INTO origin VALUES (0, '04f981e1b55e4e0d', 'copy', 'near-copy');
CREATE TABLE origin_account (
  origin INTEGER NOT NULL REFERENCES origin (ordinal) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (origin, ordinal)
) WITHOUT ROWID;
INSERT INTO origin_account VALUES (0, 0, 'f0f6c0967c010078');
INSERT INTO origin_account VALUES (0, 1, 'b321ba0ed2c10e8c');
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
INSERT INTO ceasefire VALUES ('truce-of-the-mill', 0, 'Truce of the mill', 'local truce', '2016-04-30', '2016-05-01', NULL, NULL, NULL, '["place-tell-amra"]', '["mill truce"]', 'made up for tests', 1);
CREATE TABLE ceasefire_party (
  ceasefire_id TEXT NOT NULL REFERENCES ceasefire (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  disputed TEXT NOT NULL,
  PRIMARY KEY (ceasefire_id, ordinal)
) WITHOUT ROWID;
INSERT INTO ceasefire_party VALUES ('truce-of-the-mill', 0, 'actor-ministry-of-ports', 'bound', '');
INSERT INTO ceasefire_party VALUES ('truce-of-the-mill', 1, 'actor-harbour', 'sponsor', '');
CREATE TABLE ceasefire_term (
  ceasefire_id TEXT NOT NULL REFERENCES ceasefire (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (ceasefire_id, ordinal)
) WITHOUT ROWID;
INSERT INTO ceasefire_term VALUES ('truce-of-the-mill', 0, 'prohibit', 'artillery fire');
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
INSERT INTO ceasefire_mention VALUES ('f49236c5a017b44b', 0, 'e47e69daf9057ed5', 'truce-of-the-mill', 0.7, '["name"]', 'ea43130b3bb71a6f', 0);
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
INSERT INTO allegation VALUES ('42213e0194dd00ae', 0, 'e47e69daf9057ed5', 'shelling', 'actor-ministry-of-ports', 'actor-stone-brigade', 0, 'factory/1', 'Ministry of Ports', 'Stone Brigade', NULL, 'place-tell-amra', '2016-05-03', '2016-05-04', 'day', '2ed4423020e2e56c', 'ea43130b3bb71a6f', 'ebf3d43ad1f4b3d6', 'truce-of-the-mill', 1, 'disputed', 'the group did not sign', 0);
INSERT INTO allegation VALUES ('f3a5b613f1364786', 1, '7b7643451262132d', 'shelling', 'actor-ministry-of-ports', 'actor-stone-brigade', 0, 'factory/1', 'Ministry of Ports', 'Stone Brigade', NULL, 'place-tell-amra', '2016-05-03', '2016-05-04', 'day', '961f912ccd444511', 'd811d0c8eaacbf78', '95eebcce1df5db3f', 'truce-of-the-mill', 1, 'disputed', 'the group did not sign', 0);
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
INSERT INTO reply VALUES ('7be76bed51024ced', 0, 'e47e69daf9057ed5', 'deny', 'actor-stone-brigade', 'factory/1', '42213e0194dd00ae', '015ec69063e50be5', '', '["denies in the next sentence"]', 0);
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
, period_basis TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
INSERT INTO tally VALUES ('65214547ed7b578e', 0, 'e47e69daf9057ed5', 'actor-ministry-of-ports', 13.0, 'breaches', 'factory/1', '', NULL, '', NULL, '2016-05-03', '2016-05-04', 'day', 0, NULL, 'truce-of-the-mill', 'parts sum to 12, total says 13', 0, 'as told');
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
INSERT INTO compared_span VALUES ('account_value', 'b321ba0ed2c10e8c/0', 'spans', 0, '7b7643451262132d', 136, 147, 'at least 13');
INSERT INTO compared_span VALUES ('account_value', 'b321ba0ed2c10e8c/1', 'spans', 0, '7b7643451262132d', 109, 116, 'shelled');
INSERT INTO compared_span VALUES ('account_value', 'f0f6c0967c010078/0', 'spans', 0, 'e47e69daf9057ed5', 125, 136, 'at least 13');
INSERT INTO compared_span VALUES ('account_value', 'f0f6c0967c010078/1', 'spans', 0, 'e47e69daf9057ed5', 98, 105, 'shelled');
INSERT INTO compared_span VALUES ('allegation', '42213e0194dd00ae', 'perpetrator_span', 0, 'e47e69daf9057ed5', 80, 93, 'Stone Brigade');
INSERT INTO compared_span VALUES ('allegation', '42213e0194dd00ae', 'span', 0, 'e47e69daf9057ed5', 67, 143, 'militants of Stone Brigade had shelled Tell Amra, killing at least 13 people');
INSERT INTO compared_span VALUES ('allegation', 'f3a5b613f1364786', 'perpetrator_span', 0, '7b7643451262132d', 91, 104, 'Stone Brigade');
INSERT INTO compared_span VALUES ('allegation', 'f3a5b613f1364786', 'span', 0, '7b7643451262132d', 78, 154, 'militants of Stone Brigade had shelled Tell Amra, killing at least 13 people');
INSERT INTO compared_span VALUES ('ceasefire_mention', 'f49236c5a017b44b', 'says:000:expired', 0, 'e47e69daf9057ed5', 56, 61, '3 May');
INSERT INTO compared_span VALUES ('ceasefire_mention', 'f49236c5a017b44b', 'span', 0, 'e47e69daf9057ed5', 106, 115, 'Tell Amra');
INSERT INTO compared_span VALUES ('comparison', '0', 'spans_a', 0, 'e47e69daf9057ed5', 125, 136, 'at least 13');
INSERT INTO compared_span VALUES ('comparison', '0', 'spans_b', 0, '7b7643451262132d', 136, 147, 'at least 13');
INSERT INTO compared_span VALUES ('demand', '9c04805d118af57e', 'span', 0, 'e47e69daf9057ed5', 184, 205, 'We have no part in it');
INSERT INTO compared_span VALUES ('demand', '9c04805d118af57e', 'what', 0, 'e47e69daf9057ed5', 184, 205, 'We have no part in it');
INSERT INTO compared_span VALUES ('near_copy', '0', 'shared_a', 0, '7b7643451262132d', 41, 253, 'Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people, according to the Harbour news agency. “We have no part in it”, a spokesman of Stone Brigade said.');
INSERT INTO compared_span VALUES ('near_copy', '0', 'shared_b', 0, 'e47e69daf9057ed5', 30, 242, 'Ministry of Ports said on 3 May that militants of Stone Brigade had shelled Tell Amra, killing at least 13 people, according to the Harbour news agency. “We have no part in it”, a spokesman of Stone Brigade said.');
INSERT INTO compared_span VALUES ('reply', '7be76bed51024ced', 'span', 0, 'e47e69daf9057ed5', 184, 205, 'We have no part in it');
INSERT INTO compared_span VALUES ('tally', '65214547ed7b578e', 'span', 0, 'e47e69daf9057ed5', 125, 136, 'at least 13');
CREATE TABLE knowledge_file (
  ordinal INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
);
INSERT INTO knowledge_file VALUES (0, 'quays.toml', 'ba549935f91e7f7916344ed2b55b7245e74b1245527162aba843e59e2ede8623', X'5B5B6163746F725D5D0A6964203D2022717561792D7761746368220A6E616D65203D202251756179205761746368220A6B696E64203D20226F7267616E69736174696F6E220A74797065203D20226D6F6E69746F72220A736F75726365203D20226D61646520757020666F72207465737473220A');
CREATE TABLE article_day (  -- derived, like claim; article keeps what was read
  article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  outlet TEXT,
  published_start TEXT,
  published_end TEXT
) WITHOUT ROWID;
INSERT INTO article_day VALUES ('7b7643451262132d', 'Evening Mirror', '2016-05-05', '2016-05-06');
INSERT INTO article_day VALUES ('e47e69daf9057ed5', 'The Lantern', '2016-05-04', '2016-05-05');
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
INSERT INTO demand VALUES ('9c04805d118af57e', 0, 'e47e69daf9057ed5', 'demand', 'actor-stone-brigade', 'actor-ministry-of-ports', 0, 'factory/1', 'Stone Brigade', '', '015ec69063e50be5', NULL, 'truce-of-the-mill', 0);
CREATE TABLE coded_party (  -- who does it and to whom, as far as that is resolved
  event_id TEXT NOT NULL REFERENCES coded_event (id) ON DELETE CASCADE,
  role TEXT NOT NULL,  -- 'actor' or 'target'
  ordinal INTEGER NOT NULL,  -- in the order of the record; 0 is also in coded_event
  actor TEXT NOT NULL,
  PRIMARY KEY (event_id, role, ordinal)
) WITHOUT ROWID;
INSERT INTO coded_party VALUES ('95eebcce1df5db3f', 'actor', 0, 'actor-stone-brigade');
INSERT INTO coded_party VALUES ('ebf3d43ad1f4b3d6', 'actor', 0, 'actor-stone-brigade');
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
CREATE INDEX coded_event_by_article ON coded_event (article_id, start);
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
CREATE INDEX article_day_by_outlet ON article_day (outlet COLLATE NOCASE, published_start);
CREATE INDEX article_day_by_day ON article_day (published_start, outlet);
CREATE INDEX reference_by_words ON reference (entity_kind, entity, words, article_id, start, "end");
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
CREATE INDEX place_by_name ON place (name COLLATE NOCASE);
CREATE INDEX account_told ON account (incident_id, article_id);
CREATE INDEX comparison_slots ON comparison (outcome, incident_id, slot);
CREATE INDEX claim_outlets ON claim (rejected, outlet);
CREATE INDEX coded_event_by_place
ON coded_event (rejected, place, interval_start, type, outlet, "precision");
CREATE INDEX claim_by_kind ON claim (rejected, kind, outlet, stance, published_start);
CREATE INDEX claim_by_facets ON claim (rejected, outlet, stance, published_start, kind);
CREATE INDEX demand_by_article ON demand (article_id);
CREATE INDEX demand_by_ceasefire ON demand (ceasefire);
CREATE INDEX coded_party_by_actor ON coded_party (actor, event_id);
CREATE VIEW event_parties AS  -- a row per party, by the name it goes under now
SELECT x.event_id, x.role, x.ordinal, coalesce(n.name, x.actor) AS name, x.actor, e.article_id
FROM coded_party AS x JOIN coded_event AS e ON e.id = x.event_id
LEFT JOIN actor AS a ON a.id = x.actor LEFT JOIN actor AS n ON n.id = a.canonical
WHERE NOT e.rejected;
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
CREATE VIRTUAL TABLE article_fts USING fts5 (
  title, text, content = 'article', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_fts (article_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE claim_fts USING fts5 (
  quote, source_text, content = 'claim', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO claim_fts (claim_fts) VALUES ('rebuild');
PRAGMA application_id = 1128483917;
PRAGMA user_version = 10;
