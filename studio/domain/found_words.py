"""Words as the search knows them: of any script, by their beginnings. What is found, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass

# scripts that are written without blanks between words: each sign is a word, and several in a row are a phrase
_SIGN = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
_WORD = re.compile(r"\w+")
_BETWEEN = "\u2063"  # the invisible separator: no part of a word for SQLite, and in nobody's text
WORDS_MAX = 12
KINDS = ("production", "stage", "person", "note", "message", "brief", "file", "invoice")


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. ``key`` is its own among those of its room; ``subject`` is what a page selects (a stage, a hand-off,
    a name), ``title`` counts more than ``body``; ``is_owner``: it is in a production of one's own.
    """

    key: str
    kind: str
    production: str
    production_title: str
    subject: str
    title: str
    body: str = ""
    hand_off: str = ""
    at_ms: int = 0
    is_owner: bool = True


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Something that was found; ``excerpt`` shows the words in it, each between brackets."""

    document: Document
    excerpt: str


def spaced(text: str) -> str:
    """The text with each sign of a script without blanks by itself."""
    return _SIGN.sub(rf"{_BETWEEN}\1{_BETWEEN}", text)


def unspaced(text: str) -> str:
    """The reverse of ``spaced``."""
    return text.replace(_BETWEEN, "")


def question(text: str) -> str:
    """What a person types as a question of SQLite's FTS5: every word by its beginning; empty where there is no word.

    https://www.sqlite.org/fts5.html#full_text_query_syntax
    """
    parts = []
    for word in _WORD.findall(text)[:WORDS_MAX]:
        signs = filter(None, spaced(word).split(_BETWEEN))
        parts.append('"' + " ".join(signs) + '"*')
    return " ".join(parts)
