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


CreditCommand = AcceptCredit | RefuseCredit | GiveCredit | RevokeCredit | ExportCredits
