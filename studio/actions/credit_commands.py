"""What can be done with credits, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AcceptCredit:
    """Accept the credit of a hand-off: sign it too. Result: ``{handoff, credit, state, settled}``."""

    hand_off: str


@dataclass(frozen=True, slots=True)
class RefuseCredit:
    """Say no to the credit of a hand-off. Result as for ``AcceptCredit``."""

    hand_off: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GiveCredit:
    """Give the credit of a hand-off, anew after it was taken back. Result as for ``AcceptCredit``."""

    hand_off: str


@dataclass(frozen=True, slots=True)
class RevokeCredit:
    """Take the credit of a hand-off back; with ``out_dir`` the revocation is also written there, as a file.

    Result as for ``AcceptCredit``, and ``file``.
    """

    hand_off: str
    reason: str
    out_dir: str = ""


@dataclass(frozen=True, slots=True)
class ExportCredits:
    """Write credits of one's own as folders below ``out_dir``: those of some hand-offs, of all without any.

    One that was not answered yet is accepted by it. ``with_name`` opens the hashed name. Result: ``{"credits":
    [{handoff, folder, name, accepted_now}]}``.
    """

    hand_offs: tuple[str, ...]
    out_dir: str
    with_name: bool = False


@dataclass(frozen=True, slots=True)
class ExportPortfolio:
    """Write a portfolio page from credits of one's own that were accepted, of some hand-offs or of all.

    ``out_dir`` is a new folder or one with an earlier portfolio (empty: Portfolio in the workspace). Without owners their
    names are not shown and the signed files, which hold them, are left out. An excerpt is there only where the signed terms
    or the owner permit one. ``permits``: files with permissions of owners, which are kept. Result: ``{folder, page, name,
    "credits": [{handoff, stage, credential, excerpt, no_excerpt}]}``.
    """

    hand_offs: tuple[str, ...] = ()
    out_dir: str = ""
    with_name: bool = True
    with_owners: bool = True
    with_excerpts: bool = True
    language: str = "en"
    permits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PermitExcerpt:
    """Permit, as the owner, an excerpt of so many seconds in the portfolio of whoever made a hand-off's work: a signed file,
    ``path`` or in that folder, to be sent to them. Result: ``{handoff, seconds, file}``.
    """

    hand_off: str
    seconds: int
    path: str


@dataclass(frozen=True, slots=True)
class TakePermits:
    """Keep permissions that owners sent as files. Result: ``{"permits": [{credit, seconds, given_utc}]}``."""

    paths: tuple[str, ...]


CreditCommand = (
    AcceptCredit
    | RefuseCredit
    | GiveCredit
    | RevokeCredit
    | ExportCredits
    | ExportPortfolio
    | PermitExcerpt
    | TakePermits
)
