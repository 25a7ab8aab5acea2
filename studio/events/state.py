"""The folded state of one room: tables of frozen records, plus what opening the next entry needs.

A state is changed only by ``fold``. ``clone`` is cheap: records are frozen, so only the tables are copied.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from studio.domain.hand_off import HandOff, HistoryLine, Member
from studio.domain.production import Production

ZERO_HASH = "0" * 64
ZERO_ID = "0" * 32
FOLD_VERSION = 23
OFFICE = "office"
HAND_OFF = "handoff"
REVIEW = "review"
OWNER_ROLES = frozenset({"owner", "co-owner"})


@dataclass(slots=True)
class RoomState:
    """What a docket says up to entry ``n`` (-1: nothing read yet).

    ``tables`` maps a kind (production, track, stage, link, member, hand_off, take, given, note, point, payment, milestone, call, dispute, opened, invitation,
    muted, recipe, lane, calendar, baseline, nest, seed, revoked, lost, new_device, rotated, epoch, access,
    lead_ask, credit, grant, closed, understudy, feedback, audience, audience_ask, remark, vote) to records by id. ``heads`` is per device the number and hash of its last embedded packet, ``seen`` the
    ``u`` of every packet counted. ``touched`` collects what changed since it was last emptied, ``history`` the new
    history lines; both are for whoever stores the state.
    """

    prj: str
    room: str
    owner_person: str
    kind: str = ""
    n: int = -1
    hash: str = ZERO_HASH
    at_ms: int = 0
    epochs: list[str] = field(default_factory=list)
    lead: tuple[str, int] = ("", 0)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    touched: set[tuple[str, str]] = field(default_factory=set)
    history: list[HistoryLine] = field(default_factory=list)
    lines: int = 0

    def clone(self) -> RoomState:
        """An independent copy; records are shared because they are frozen."""
        return RoomState(
            self.prj,
            self.room,
            self.owner_person,
            self.kind,
            self.n,
            self.hash,
            self.at_ms,
            list(self.epochs),
            self.lead,
            dict(self.heads),
            set(self.seen),
            {kind: dict(table) for kind, table in self.tables.items()},
            lines=self.lines,
        )

    def table(self, kind: str) -> dict[str, Any]:
        """The records of a kind by id; empty when there are none. Not for writing."""
        return self.tables.get(kind, {})

    def put(self, kind: str, key: str, record: Any) -> None:
        """Store a record. Only the fold calls this."""
        self.tables.setdefault(kind, {})[key] = record
        self.touched.add((kind, key))

    def drop(self, kind: str, key: str) -> None:
        """Remove a record. Only the fold calls this."""
        if self.tables.get(kind, {}).pop(key, None) is not None:
            self.touched.add((kind, key))

    @property
    def hand_off(self) -> HandOff | None:
        """The hand-off of this room, if it has one."""
        return next(iter(self.table("hand_off").values()), None)

    @property
    def production(self) -> Production | None:
        """The production, in an office."""
        return self.table("production").get(self.prj)

    def rooms_named(self) -> set[str]:
        """In an office: the rooms that it opened, those of hand-offs and those in which takes are shown."""
        return {*self.table("opened"), *self.table("audience")}

    def members(self) -> dict[str, Member]:
        """Members by device, those removed included."""
        return self.tables.get("member", {})

    def member(self, device: str) -> Member | None:
        """The member with this device, unless removed."""
        found = self.members().get(device)
        return found if found is not None and found.until_n < 0 else None

    def is_decider(self, device: str) -> bool:
        """Whether this device may write entries (the lead apart)."""
        found = self.member(device)
        return found is not None and found.role in OWNER_ROLES

    def may_decide(self, device: str) -> bool:
        """Whether this device may write the next entry: a decider, and the lead where there is one."""
        return self.is_decider(device) and self.lead[0] in ("", device)

    def was_member(self, device: str) -> bool:
        """Whether this device was removed or revoked: it does not come back."""
        found = self.members().get(device)
        return device in self.table("revoked") or (found is not None and found.until_n >= 0)

    def person_key(self, person: str) -> str:
        """The key (hex) that speaks for a person now. A person goes by the first key that was known of them."""
        rotated: dict[str, Any] = self.table("rotated").get(person, {})
        return str(rotated.get("key", person))

    def person_of(self, key: str) -> str:
        """Whose key this is now; empty for one that was replaced. A key that was never replaced is its own person."""
        for person, rotated in self.table("rotated").items():
            if key in rotated["keys"]:
                return str(person) if rotated["key"] == key else ""
            if key == person:
                return ""
        return key

    @property
    def owner_key(self) -> str:
        """The person key (hex) of the owner now."""
        return self.person_key(self.owner_person)

    def take(self, number: int) -> Any:
        """The take of that number in the room of a hand-off, or None."""
        return self.table("take").get(str(number))
