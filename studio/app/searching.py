"""Searching everything of a home: before an answer the index takes in the rooms that have changed since the last one."""

from __future__ import annotations

import sqlite3
import threading
from hashlib import blake2b
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from studio.queries.search import room_documents, roster_documents
from studio.store.home import Home
from studio.store.lookups import room_versions
from studio.store.productions import productions
from studio.store.search_index import SearchIndex

if TYPE_CHECKING:
    from studio.domain.found_words import FoundRow

_ROSTER = "roster"
_indexes: WeakKeyDictionary[Home, SearchIndex] = WeakKeyDictionary()
_lock = threading.Lock()


def search(home: Home, text: str, kind: str = "", limit: int = 50) -> tuple[FoundRow, ...]:
    """What has every word of ``text`` by its beginning, in any script, the best first; ``kind`` as in ``found_words.KINDS``."""
    if not text.strip():
        return ()
    with _lock:
        index = _indexes.setdefault(home, SearchIndex(home.path))
        try:
            renew(home, index)
            return index.find(text, kind, limit)
        except sqlite3.DatabaseError:
            # damaged while it was open; there is nothing in it that cannot be made again
            index.start_over()
            renew(home, index)
            return index.find(text, kind, limit)


def renew(home: Home, index: SearchIndex) -> int:
    """Take in what has changed. Returns how many documents that were."""
    known, changed = index.stamps(), 0
    with home.read() as connection:
        wanted: set[str] = {_ROSTER}
        for here in productions(connection):
            for room, version in room_versions(connection, here.prj).items():
                wanted.add(room)
                stamp = f"{version}/{here.title}"
                if known.get(room) != stamp:
                    found = room_documents(home, connection, here, room, home.clock())
                    changed += index.take(room, stamp, found)
        people = list(roster_documents(connection))
        stamp = blake2b(repr(people).encode(), digest_size=16).hexdigest()
        if known.get(_ROSTER) != stamp:
            changed += index.take(_ROSTER, stamp, people)
    index.forget(known.keys() - wanted)
    return changed


def close_index(home: Home) -> None:
    """Close the index of a home that is closed."""
    with _lock:
        index = _indexes.pop(home, None)
    if index is not None:
        index.close()
