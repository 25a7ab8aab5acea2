"""What the terms of a hand-off say about rights: ready-made grants in plain words, and how they are read again.

The whole text stands in the terms and is what both sides sign; a grant's kind is only found in it again. Whoever wants
other words writes them, and they count as a grant unless they say that there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from studio.domain.errors import BadInputError
from studio.domain.production import Production, Stage
from studio.domain.terms import Terms

MOST_CHARACTERS = 4000
"""How long a grant in one's own words may be."""
WHOLE_BP = 10_000
"""All of it, in basis points."""


class GrantKind(StrEnum):
    """The ready-made grants, by the word that the command line takes; OWN: in one's own words."""

    BUY_OUT = "buy-out"
    EXCLUSIVE = "exclusive"
    NON_EXCLUSIVE = "non-exclusive"
    SHARE = "share"
    TO_BE_AGREED = "to-be-agreed"
    NONE = "none"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a text grants. ``share_bp``: of a share of royalties, in basis points; ``text``: what is signed."""

    kind: GrantKind
    text: str
    share_bp: int = 0

    @property
    def is_usable(self) -> bool:
        """Whether the owner of the production may publish the work under it."""
        return self.kind not in (GrantKind.TO_BE_AGREED, GrantKind.NONE)


_USE = (
    "in this production: worldwide, without a limit in time, in every medium, and edited where the production needs it"
)
_WITH_PLACES = {
    GrantKind.BUY_OUT: (
        "Buy-out. With the payment of the agreed price the owner of the production gets all rights to use the approved "
        "work: alone, worldwide, without a limit in time, in every medium, with the right to edit it and to pass these "
        "rights on. No royalties are owed beside the price. The maker is credited by name."
    ),
    GrantKind.EXCLUSIVE: (
        "Exclusive licence. The maker keeps the rights in the work. With the payment of the agreed price the owner of the "
        "production may use it {use}. Nobody else, the maker included, may publish it. "
        "The maker is credited by name."
    ),
    GrantKind.NON_EXCLUSIVE: (
        "Non-exclusive licence. The maker keeps the rights in the work. With the payment of the agreed price the owner of "
        "the production may use it {use}. The maker may use it elsewhere and license it to others. "
        "The maker is credited by name."
    ),
    GrantKind.SHARE: (
        "Share of royalties: {share} %. The maker keeps the rights in the work, and only the owner of the production may use "
        "it {use}. Beside the agreed price the maker gets {share} % of what the owner earns "
        "with the recording, accounted for at least once a year. The maker is credited by name."
    ),
    GrantKind.TO_BE_AGREED: (
        "To be agreed. These terms grant no rights yet. Until both sides have agreed on them the owner of the production may "
        "listen to the work and keep it, and may not publish it."
    ),
    GrantKind.NONE: (
        "None. These terms grant no rights. The owner of the production may listen to the work and keep it, and may not "
        "publish it."
    ),
}
_TEXTS = {kind: text.replace("{use}", _USE) for kind, text in _WITH_PLACES.items()}
_NAMES = {
    GrantKind.BUY_OUT: "buy-out",
    GrantKind.EXCLUSIVE: "exclusive licence",
    GrantKind.NON_EXCLUSIVE: "non-exclusive licence",
    GrantKind.SHARE: "{share} % of royalties",
    GrantKind.TO_BE_AGREED: "rights to be agreed",
    GrantKind.NONE: "no rights",
}
_OLDER_BUY_OUT = "buy-out, credited by name"  # what offers said before the whole text stood in them
_SHARE = re.compile(re.escape(_TEXTS[GrantKind.SHARE]).replace(re.escape("{share}"), r"(\d{1,3}(?:\.\d{1,2})?)"))
_NO_GRANT = frozenset({"", "none", "no", "no rights", "nothing", "-", "–", "tba", "tbd"})
_NOT_YET = frozenset({"to be agreed", "to be agreed on", "to be discussed", "to-be-agreed", "open"})
_SHORT = 60


def grant_text(kind: GrantKind, share_bp: int = 0) -> str:
    """The whole text of a ready-made grant. Raises BadInputError for a share that is none."""
    if kind is GrantKind.SHARE and not 0 < share_bp <= WHOLE_BP:
        raise BadInputError(
            "A share of royalties is more than 0 and at most 100 percent.",
            subject="rights",
            what_to_do="Name the share, such as `share:12.5`.",
        )
    return _TEXTS[kind].replace("{share}", f"{share_bp / 100:g}")


def read_grant(text: str) -> Grant:
    """What a text of terms grants."""
    text = text.strip()
    for kind, whole in _TEXTS.items():
        if text == whole:
            return Grant(kind, text)
    found = _SHARE.fullmatch(text)
    if found is not None and found[1] == found[2] and 0 < float(found[1]) <= 100:
        return Grant(GrantKind.SHARE, text, round(float(found[1]) * 100))
    plain = text.casefold().rstrip(".!").strip()
    if plain == _OLDER_BUY_OUT:
        return Grant(GrantKind.BUY_OUT, text)
    if plain in _NO_GRANT:
        return Grant(GrantKind.NONE, text)
    return Grant(GrantKind.TO_BE_AGREED if plain in _NOT_YET else GrantKind.OWN, text)


def rights_from(words: str) -> str:
    """The text of terms for what was typed: the name of a ready-made grant (``share:12.5``), or one's own words.

    Raises BadInputError.
    """
    typed = words.strip()
    name, _, share = typed.casefold().replace("%", "").partition(":")
    if name.strip() == GrantKind.SHARE:
        try:
            share_bp = round(float(share.replace(",", ".")) * 100)
        except (ValueError, OverflowError):
            share_bp = 0
        return grant_text(GrantKind.SHARE, share_bp)
    if typed.casefold() in {kind.value for kind in _TEXTS}:
        return grant_text(GrantKind(typed.casefold()))
    if not typed:
        raise BadInputError(
            "The rights are not said.",
            subject="rights",
            what_to_do="Name a grant, write your own words, or say `to-be-agreed` or `none`.",
        )
    if len(typed) > MOST_CHARACTERS:
        raise BadInputError(
            f"The words on rights have {len(typed)} characters; {MOST_CHARACTERS} are possible.",
            subject="rights",
            what_to_do="Shorten them, or attach the whole contract to the stage as a file.",
        )
    return typed


def default_rights(stage: Stage, production: Production) -> str:
    """What an offer begins with: the stage's own rights, else the production's, else a buy-out."""
    return stage.rights or production.rights or grant_text(GrantKind.BUY_OUT)


def short_rights(text: str) -> str:
    """A grant in a few words: its name, or the beginning of one's own."""
    grant = read_grant(text)
    if grant.kind in _NAMES:
        return _NAMES[grant.kind].replace("{share}", f"{grant.share_bp / 100:g}")
    first = " ".join(grant.text.split())
    return first if len(first) <= _SHORT else first[: _SHORT - 1].rstrip() + "…"


# --- a counter-offer's wish in an older log ---------------------------------------------------------------------

_WISH = "Rights asked for, in place of those offered:\n"
"""How the last paragraph of the brief began in counter-offers of earlier versions, whose rights had no field of their own."""


def without_rights_wish(brief: str) -> tuple[str, str]:
    """The brief and the rights that are wished for at its end; empty where none are."""
    before, found, rights = brief.rpartition(_WISH)
    if not found or (before and not before.endswith("\n\n")):
        return brief, ""
    return before.removesuffix("\n\n"), rights.strip()


def wished_terms(proposed: Terms) -> Terms:
    """Proposed terms with the rights that are wished for where they belong."""
    brief, rights = without_rights_wish(proposed.brief)
    return replace(proposed, brief=brief, rights=rights) if rights else proposed
