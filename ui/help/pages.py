"""The help pages as they lie in ``assets/help``: read, found for a screen, searched. No widgets.

A page is Markdown: a title, a paragraph that says what it is about, then sections. ``picture:NAME`` is a picture of the program,
``command:ID`` does something, ``KEY.md`` is another page; a last line ``<!-- words -->`` has words to be found by that stand nowhere in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from studio import assets_dir

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = {
    "start": "music-plus",
    "collaborator": "mail-opened",
    "plan": "calendar",
    "hand-off": "send",
    "deliver": "upload",
    "review": "headphones",
    "assemble": "stack-2",
    "money": "coin",
    "people": "users",
    "storage": "database",
    "recover": "lifebuoy",
    "trouble": "alert-triangle",
    "keys": "menu-deep",
}
"""The pages in their order, each with its icon."""
_OF_SCREEN = {
    "first_run": "start",
    "new_production": "start",
    "open_invitation": "collaborator",
    "inbox": "deliver",
    "plan": "plan",
    "calendar": "plan",
    "listen": "review",
    "assemble": "assemble",
    "money": "money",
    "people": "people",
    "storage": "storage",
    "care": "storage",
    "export": "storage",
    "closing": "storage",
    "import": "recover",
    "devices": "recover",
    "recovery": "recover",
    "recover": "recover",
    "join_device": "recover",
    "log": "trouble",
}
_EXCERPT = 110
_ALSO = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*|[*`]|^- |^#+ ", re.MULTILINE)
PICTURE = re.compile(r"\(picture:([a-z-]+)\)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its head (empty: before the first) and its words, without marks."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; ``source`` is its Markdown, ``also`` the further words by which it is found."""

    key: str
    title: str
    summary: str
    source: str
    sections: tuple[Section, ...]
    also: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search has found: a page, the section with its head, and the words around."""

    page: HelpPage
    section: str
    excerpt: str


def help_folder() -> Path:
    """Where the pages lie, in a folder for each language."""
    return assets_dir() / "help"


@cache
def help_pages(language: str) -> tuple[HelpPage, ...]:
    """All pages in a language, in order; in English where there are none."""
    folder = help_folder() / language
    if not folder.is_dir():
        folder = help_folder() / "en"
    return tuple(_page(key, (folder / f"{key}.md").read_text(encoding="utf-8")) for key in CONTENTS)


def page_of(screen: str) -> str:
    """The page about a screen of the window; empty: there is none, so the contents are shown."""
    return _OF_SCREEN.get(screen, "")


def _page(key: str, text: str) -> HelpPage:
    also = " ".join(_ALSO.findall(text)).strip()
    source = _ALSO.sub("", text).strip()
    parts = re.split(r"^## ", source, flags=re.MULTILINE)
    title, _, rest = parts[0].partition("\n")
    blocks = [_plain(block) for block in rest.strip().split("\n\n") if block and not block.startswith("![")]
    sections = [Section("", "\n".join(blocks))]
    for part in parts[1:]:
        head, _, body = part.partition("\n")
        sections.append(Section(_plain(head), _plain(body)))
    return HelpPage(key, title.removeprefix("# ").strip(), blocks[0] if blocks else "", source, tuple(sections), also)


def _plain(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip()


def search(pages: tuple[HelpPage, ...], query: str) -> list[Hit]:
    """The sections that have all words of a query, best first: words in a title count most, then heads, then text.

    A page none of whose sections has them all is found where the page as a whole has.
    """
    words = query.casefold().split()
    if not words:
        return []
    found: list[tuple[float, Hit]] = []
    for page in pages:
        hits = [
            (_score(words, page, section), Hit(page, section.title, _excerpt(section, words)))
            for section in page.sections
        ]
        fitting = [(score, hit) for score, hit in hits if score]
        whole = " ".join((page.title, page.also, *(f"{one.title} {one.text}" for one in page.sections))).casefold()
        if not fitting and all(word in whole for word in words):
            fitting = [(1.0, Hit(page, "", page.summary))]
        found += fitting
    # sorted() keeps the order of the pages among equals
    return [hit for _score_, hit in sorted(found, key=lambda one: -one[0])]


def _score(words: list[str], page: HelpPage, section: Section) -> float:
    """0 where a word stands nowhere in the section, its head, or (for the first one) the page's title and further words."""
    heads = f"{page.title} {page.also}".casefold() if not section.title else ""
    head, text = section.title.casefold(), section.text.casefold()
    total = 0.0
    for word in words:
        points = 8 * (word in heads) + 4 * (word in head) + min(3, text.count(word)) * 0.5
        if not points:
            return 0.0
        total += points
    return total


def _excerpt(section: Section, words: list[str]) -> str:
    text = " ".join(section.text.split())
    places = [place for word in words if (place := text.casefold().find(word)) >= 0]
    start = max(0, min(places, default=0) - 30)
    if start:
        start = text.find(" ", start) + 1
    cut = text[start : start + _EXCERPT]
    if start + _EXCERPT < len(text):
        cut = f"{cut.rpartition(' ')[0]} …"
    return f"… {cut}" if start else cut
