"""The money of one hand-off as this home sees it: since when it is owed, what was paid, and what is left with its tax.

What the log holds is the same on both sides; the tax on top is as this home knows the payee, or as it was recorded.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.domain.business import taxed
from studio.domain.dues import Dues
from studio.domain.hand_off import HandOff, HistoryLine
from studio.domain.receipts import Receipt, receipt_of
from studio.domain.stage_states import StageState
from studio.events.fold_money import dues_in
from studio.events.state import OWNER_ROLES, RoomState
from studio.store.business import OWN, details_of
from studio.store.database import Connection
from studio.store.lookups import history_of_kinds

_MOST_LINES = 1000


@dataclass(frozen=True, slots=True)
class RecordedPayment:
    """One payment as the log holds it, and when it was recorded. ``tip_minor`` is a part of ``amount_minor``; ``id`` and ``entry`` name it in the log (no
    entry: it is not in the storage yet), ``was_minor`` is what was recorded before a correction (-1: none).
    """

    at_ms: int
    amount_minor: int
    tip_minor: int
    reference: str
    receipt: Receipt
    id: str = ""
    entry: str = ""
    was_minor: int = -1


def collaborator_of(state: RoomState, hand_off: HandOff | None = None) -> tuple[str, str]:
    """Name and public key of who does the work: who accepted, else the last member who is not an owner."""
    others = [member for member in state.members().values() if member.role not in OWNER_ROLES]
    accepted = [member for member in others if hand_off is not None and member.person == hand_off.person]
    found = max(accepted or others, key=lambda member: member.from_n, default=None)
    return (found.name, found.person) if found is not None else ("", "")


def dues_here(connection: Connection, state: RoomState, hand_off: HandOff, *, is_owner: bool) -> Dues:
    """What is owed and paid, with the tax on top that this home keeps for the payee or that was recorded, whichever is more."""
    payee = (collaborator_of(state, hand_off)[0] or hand_off.to) if is_owner else OWN
    plain = dues_in(state)
    details = details_of(connection, payee, made_ms(connection, state, hand_off))
    return dues_in(state, taxed(plain.earned_minor, details).gross_minor - plain.earned_minor)


def made_ms(connection: Connection, state: RoomState, hand_off: HandOff) -> int:
    """Since when it is owed: the approval, or the cancelling; 0 where neither is known."""
    if hand_off.stage_state is not StageState.CANCELLED:
        take = state.take(hand_off.last_take)
        return int(take.decided_ms) if take is not None else 0
    settled = max((int(one.get("settled", 0)) for one in state.table("dispute").values()), default=0)
    lines = [] if settled else _lines(connection, state, "stage.cancel", "leave")
    return lines[-1].at_ms if lines else settled


def payments_of(connection: Connection, state: RoomState) -> tuple[RecordedPayment, ...]:
    """What was recorded as paid for a hand-off, oldest first."""
    records = sorted(state.table("payment").items(), key=lambda one: [int(part) for part in one[0].split("/")])
    if not records:
        return ()
    at = [line.at_ms for line in _lines(connection, state, "pay.sent")]
    return tuple(
        RecordedPayment(
            at_ms,
            int(record["amount"]),
            int(record.get("tip", 0)),
            str(record["reference"]),
            receipt_of(record),
            key,
            str(record.get("entry", "")),
            int(record.get("was", -1)),
        )
        for at_ms, (key, record) in zip(at, records, strict=False)
    )


def _lines(connection: Connection, state: RoomState, *kinds: str) -> list[HistoryLine]:
    """Lines of a room's history that counted, with those that were said here and are not settled yet."""
    settled = history_of_kinds(connection, state.room, kinds, _MOST_LINES)
    lines = {line.id: line for line in [*settled, *state.history] if line.kind in kinds and not line.overruled}
    return list(lines.values())
