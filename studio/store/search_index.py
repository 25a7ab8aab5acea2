"""An index of words beside the home's database (SQLite FTS5): what can be found, by the room that it comes from.

It holds nothing that the home does not hold, and is made anew where it is missing, damaged or of another version.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studio.domain.found_words import KINDS, Document, FoundRow, question, spaced, unspaced

INDEX_NAME = "search.db"
_VERSION = 1
_EXCERPT_WORDS = 14
_TABLES = """
CREATE TABLE room(room TEXT PRIMARY KEY, stamp TEXT NOT NULL);
CREATE TABLE document(id INTEGER PRIMARY KEY, room TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL);
CREATE UNIQUE INDEX document_key ON document(room, key);
CREATE VIRTUAL TABLE words USING fts5(title, body, kind, tokenize="unicode61 remove_diacritics 2", prefix="1 2 3");
"""
_FIND = """
SELECT document.body, found.excerpt FROM (
  SELECT rowid, rank, snippet(words, -1, '[', ']', '…', ?) AS excerpt FROM words
  WHERE words MATCH ? AND rank MATCH 'bm25(8.0, 1.0, 0.0)' ORDER BY rank LIMIT ?
) AS found JOIN document ON document.id = found.rowid ORDER BY found.rank, document.id DESC
"""


class SearchIndex:
    """Safe to use from several threads and processes: SQLite's own locks hold."""

    def __init__(self, home: Path) -> None:
        self._path = home / INDEX_NAME
        self._lock = threading.RLock()
        self._made: sqlite3.Connection | None = None

    def stamps(self) -> dict[str, str]:
        """The rooms that are in it, each with what it was made of."""
        with self._lock:
            return dict(self._open().execute("SELECT room, stamp FROM room").fetchall())

    def take(self, room: str, stamp: str, documents: Iterable[Document]) -> int:
        """Put what a room says now in place of what it said. Returns how many of its documents had changed."""
        wanted = {document.key: (document, _written(document)) for document in documents}
        with self._lock, self._open() as db:
            db.execute("BEGIN IMMEDIATE")
            rows = db.execute("SELECT key, id, body FROM document WHERE room = ?", (room,)).fetchall()
            same = {key for key, _number, body in rows if key in wanted and wanted[key][1] == body}
            gone = [(number,) for key, number, _body in rows if key not in same]
            db.executemany("DELETE FROM words WHERE rowid = ?", gone)
            db.executemany("DELETE FROM document WHERE id = ?", gone)
            for key, (document, body) in wanted.items():
                if key not in same:
                    made = db.execute("INSERT INTO document(room, key, body) VALUES (?, ?, ?)", (room, key, body))
                    texts = (made.lastrowid, spaced(document.title), spaced(document.body), document.kind)
                    db.execute("INSERT INTO words(rowid, title, body, kind) VALUES (?, ?, ?, ?)", texts)
            db.execute("INSERT OR REPLACE INTO room(room, stamp) VALUES (?, ?)", (room, stamp))
        return len(gone) + len(wanted) - len(same)

    def forget(self, rooms: Iterable[str]) -> None:
        """Take rooms out that are not here any more."""
        for room in rooms:
            self.take(room, "", ())
            with self._lock, self._open() as db:
                db.execute("DELETE FROM room WHERE room = ?", (room,))

    def find(self, text: str, kind: str = "", limit: int = 50) -> tuple[FoundRow, ...]:
        """What has every word of ``text`` by its beginning, the best first; titles count most."""
        asked = question(text)
        if not asked or (kind and kind not in KINDS):
            return ()
        asked = f"{{title body}} : ({asked})" + (f' AND kind : "{kind}"' if kind else "")
        with self._lock:
            rows = self._open().execute(_FIND, (_EXCERPT_WORDS, asked, limit)).fetchall()
        return tuple(FoundRow(Document(*json.loads(body)), unspaced(excerpt)) for body, excerpt in rows)

    def start_over(self) -> None:
        """Throw the file away; the next question makes it anew."""
        with self._lock:
            self.close()
            for ending in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self._path.with_name(INDEX_NAME + ending).unlink()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._made is not None:
                self._made.close()
                self._made = None

    def _open(self) -> sqlite3.Connection:
        if self._made is None:
            try:
                self._made = self._opened()
            except sqlite3.DatabaseError:
                # damaged, or of another version: there is nothing in it that cannot be made again
                self.start_over()
                self._made = self._opened()
        return self._made

    def _opened(self) -> sqlite3.Connection:
        with suppress(OSError):
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        db = sqlite3.connect(self._path, timeout=30, check_same_thread=False, isolation_level=None)
        try:
            version = _version(db)
            # what a power cut takes away is made again
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=OFF")
            if not version:
                db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {_VERSION}; COMMIT;")
            db.execute("SELECT count(*) FROM room").fetchone()
        except BaseException:
            db.close()
            raise
        return db


def _version(db: sqlite3.Connection) -> int:
    """The version of an index, 0 for a new file. Raises sqlite3.DatabaseError for one of another program's time."""
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found not in (0, _VERSION):
        raise sqlite3.DatabaseError("another version")
    return found


def _written(document: Document) -> str:
    """A document as the index keeps it, and knows it again."""
    return json.dumps([getattr(document, name) for name in Document.__slots__], ensure_ascii=False)
