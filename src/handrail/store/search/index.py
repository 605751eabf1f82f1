"""The database's own full-text index: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Both get words that are folded already (`core.search.words`), so that a search finds the same on
either, in every language, without extensions.
"""

from __future__ import annotations

SQLITE = (
    "CREATE VIRTUAL TABLE store_leadtext_index USING fts5("
    "words, content='store_leadtext', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER store_leadtext_added AFTER INSERT ON store_leadtext BEGIN "
    "INSERT INTO store_leadtext_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER store_leadtext_gone AFTER DELETE ON store_leadtext BEGIN "
    "INSERT INTO store_leadtext_index(store_leadtext_index, rowid, words) "
    "VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER store_leadtext_changed AFTER UPDATE OF words ON store_leadtext BEGIN "
    "INSERT INTO store_leadtext_index(store_leadtext_index, rowid, words) "
    "VALUES ('delete', old.id, old.words); "
    "INSERT INTO store_leadtext_index(rowid, words) VALUES (new.id, new.words); END",
)
POSTGRESQL = (
    "ALTER TABLE store_leadtext ADD COLUMN vector tsvector "
    "GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX store_leadtext_vector ON store_leadtext USING gin (vector)",
)
