"""A portfolio: what somebody shows of their signed credits, as values. No amount of money has a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from studio.domain.rights import GrantKind, read_grant

EXCERPT_MOST_S = 60
"""However much is permitted, an excerpt is no longer."""
_CLAUSE = re.compile(r"\bexcerpt of up to (\d{1,3}) s in the portfolio\b", re.IGNORECASE)


def excerpt_clause(seconds: int) -> str:
    """What has to stand among the rights of the terms, so that an excerpt is permitted by what both have signed."""
    return f"excerpt of up to {seconds} s in the portfolio"


def seconds_permitted(rights: str, granted: Iterable[str] = ()) -> int:
    """How long an excerpt the rights of signed terms permit: as they say word for word, the most where the maker may use the
    work elsewhere (a non-exclusive licence); 0, which is the rule, otherwise.

    ``granted``: what the maker has granted since. It gives away what a non-exclusive licence had left to them, save what
    its own words keep, and never permits more: it is the maker's word alone.
    """
    if read_grant(rights).kind is not GrantKind.NON_EXCLUSIVE:
        return _said(rights)
    given_away = (text for text in granted if read_grant(text).kind is not GrantKind.NON_EXCLUSIVE)
    return min((EXCERPT_MOST_S, *map(_said, given_away)))


def _said(rights: str) -> int:
    found = _CLAUSE.search(" ".join(rights.split()))
    return min(int(found[1]), EXCERPT_MOST_S) if found is not None else 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of the approved sound. ``file`` is named from the portfolio's folder; ``permitted_by`` is terms or owner."""

    file: str
    duration_s: float
    permitted_by: str


@dataclass(frozen=True, slots=True)
class PortfolioEntry:
    """One credit as it is shown.

    ``owner`` and ``issuer`` (did:key) are empty where they are not shown; then the signed credential, which names them, is
    not there either (``folder`` is empty), and ``sha256`` is what proves a credential that is shown later in private.
    """

    id: str
    stage: str
    role: str
    production: str
    owner: str
    issuer: str
    approved_ms: int
    is_on_time: bool
    is_silent: bool
    rounds_used: int
    is_self_issued: bool
    sha256: str
    folder: str = ""
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """``name`` is empty where it is not shown; ``person`` a did:key; ``issuers`` counts the keys that signed, the person's
    own left out. Entries have the newest first.
    """

    name: str
    person: str
    made_ms: int
    issuers: int
    entries: tuple[PortfolioEntry, ...]
