"""The tables of the read model."""

__all__ = ["SCHEMA", "SCHEMA_VERSION"]

SCHEMA_VERSION = 4
"""A file of another version is deleted and read from Kafka again."""

SCHEMA = """
CREATE TABLE positions (
  kind TEXT, partition INTEGER, next INTEGER NOT NULL,
  PRIMARY KEY (kind, partition)
) WITHOUT ROWID;

CREATE TABLE items (
  id INTEGER PRIMARY KEY, names TEXT, uri TEXT NOT NULL UNIQUE, at INTEGER,
  fetched INTEGER, revision INTEGER, event TEXT, status TEXT,
  urgency INTEGER, language TEXT, base_language TEXT, agency TEXT,
  feed TEXT, story TEXT, headline TEXT, summary TEXT, note TEXT,
  located TEXT, words INTEGER, pictures INTEGER, copies INTEGER,
  relation TEXT, related TEXT, source TEXT, value BLOB,
  sequence INTEGER NOT NULL UNIQUE
);
CREATE INDEX items_agency ON items (agency, id);
CREATE INDEX items_language ON items (base_language, id);
CREATE INDEX items_event ON items (event, id);
CREATE INDEX items_feed ON items (feed, id);
CREATE INDEX items_story ON items (story, id);
CREATE INDEX items_urgency ON items (urgency, id);
CREATE INDEX items_canceled ON items (id) WHERE status = 'canceled';

CREATE TABLE versions (
  uri TEXT, revision INTEGER, at INTEGER, event TEXT, headline TEXT,
  value BLOB, PRIMARY KEY (uri, revision)
) WITHOUT ROWID;

CREATE TABLE names (
  name INTEGER PRIMARY KEY, kind TEXT, value TEXT, label TEXT, folded TEXT,
  UNIQUE (kind, value)
);
CREATE INDEX names_folded ON names (folded, kind);
CREATE TABLE tags (
  name INTEGER, item INTEGER, PRIMARY KEY (name, item)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE texts USING fts5 (
  headline, slug, body, byline, caption, entity, subject,
  tokenize = "unicode61 remove_diacritics 2", prefix = "3"
);
INSERT INTO texts (texts, rank) VALUES ('secure-delete', 1);
INSERT INTO texts (texts, rank)
  VALUES ('rank', 'bm25(10.0, 4.0, 1.0, 3.0, 2.0, 2.0, 2.0)');

CREATE TABLE duplicates (
  uri TEXT PRIMARY KEY, repeats TEXT, story TEXT, kind TEXT, at INTEGER,
  fetched INTEGER, feed TEXT, agency TEXT, headline TEXT, status TEXT,
  value BLOB
);
CREATE INDEX duplicates_repeats ON duplicates (repeats);
CREATE INDEX duplicates_story ON duplicates (story);
CREATE INDEX duplicates_at ON duplicates (at);

CREATE TABLE captions (
  id TEXT PRIMARY KEY, at INTEGER, text TEXT, credit TEXT, uses INTEGER,
  occurrences INTEGER, value BLOB
);
CREATE INDEX captions_uses ON captions (uses, at);
CREATE INDEX captions_at ON captions (at);

CREATE TABLE outcomes (
  source TEXT PRIMARY KEY, uri TEXT, feed TEXT, outcome TEXT, stage TEXT,
  reason TEXT, at INTEGER, fetched INTEGER
);
CREATE INDEX outcomes_uri ON outcomes (uri);
CREATE INDEX outcomes_at ON outcomes (at, outcome);
CREATE INDEX outcomes_feed ON outcomes (feed, at);

CREATE TABLE polls (
  feed TEXT, at INTEGER, outcome TEXT, status INTEGER, error TEXT,
  new INTEGER, unchanged INTEGER, failures INTEGER, due INTEGER, value BLOB,
  PRIMARY KEY (feed, at)
) WITHOUT ROWID;

CREATE TABLE feeds (
  feed TEXT PRIMARY KEY, agency TEXT, language TEXT, url TEXT,
  paused INTEGER, value BLOB
);

CREATE TABLE letters (
  name TEXT PRIMARY KEY, at INTEGER, failed INTEGER, stage TEXT,
  reason TEXT, feed TEXT, error TEXT, uri TEXT, partition INTEGER,
  offset INTEGER, record_topic TEXT, record_partition INTEGER,
  size INTEGER, shown BLOB
);
CREATE INDEX letters_uri ON letters (uri);
CREATE INDEX letters_at ON letters (at);
CREATE TABLE handled (name TEXT PRIMARY KEY, action TEXT, at INTEGER);

CREATE TABLE undelivered (
  hook TEXT, uri TEXT, kind TEXT, attempts INTEGER, status INTEGER,
  error TEXT, at INTEGER, PRIMARY KEY (hook, uri)
) WITHOUT ROWID;

CREATE TABLE stories (
  id TEXT PRIMARY KEY, at INTEGER, status TEXT, merged_into TEXT,
  headline TEXT, size INTEGER, agencies INTEGER, names TEXT, languages TEXT,
  updated INTEGER, value BLOB
);
CREATE INDEX stories_at ON stories (at);
CREATE INDEX stories_status ON stories (status, updated DESC, id);
CREATE INDEX stories_size ON stories (status, size DESC, updated DESC, id);
CREATE INDEX stories_open ON stories (updated DESC, id)
  WHERE status IN ('new', 'developing', 'breaking');
CREATE INDEX stories_open_size ON stories (size DESC, updated DESC, id)
  WHERE status IN ('new', 'developing', 'breaking');
CREATE TABLE story_members (
  uri TEXT, story TEXT, at INTEGER, PRIMARY KEY (uri, story)
) WITHOUT ROWID;
CREATE INDEX story_members_story ON story_members (story, at);
CREATE INDEX story_members_at ON story_members (at, story);
CREATE TABLE story_aliases (
  alias TEXT, story TEXT, PRIMARY KEY (alias, story)
) WITHOUT ROWID;
CREATE INDEX story_aliases_story ON story_aliases (story);
"""
