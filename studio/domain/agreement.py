"""What two people agreed on for one piece of work, as one value: the signed terms and every right that was granted since."""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.rights import Grant, read_grant
from studio.domain.terms import Terms


@dataclass(frozen=True, slots=True)
class Party:
    """A person's name, and their key in hex ("" while it is not known)."""

    name: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class LaterGrant:
    """Rights that were granted beside the signed terms, word for word; ``at_ms`` UTC."""

    rights: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """``terms_hash`` is what the maker signed; ``signed_ms`` 0 while nobody has (UTC). ``later`` begins with the oldest."""

    hand_off: str
    production: str
    owner: Party
    maker: Party
    terms: Terms
    terms_hash: str
    offered_ms: int
    signed_ms: int = 0
    later: tuple[LaterGrant, ...] = ()

    @property
    def rights(self) -> str:
        """The rights that count now, word for word."""
        return self.later[-1].rights if self.later else self.terms.rights

    @property
    def grant(self) -> Grant:
        """What these grant."""
        return read_grant(self.rights)
