"""The people whom the owner of this home knows: what is kept of them here, and what they have done, from signed facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from studio.domain.roster import MAKERS_REASONS, OWNERS_REASONS, RosterEntry, WorkHistory
from studio.domain.stage_states import StageState
from studio.events.state import RoomState
from studio.queries.feedback import feedback_given, feedback_got
from studio.queries.room_facts import DONE, ENDED, RoomFacts, facts_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import productions, rooms_of
from studio.store.roster import roster


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody who is kept, or who has only worked here (``is_kept`` False: the entry has nothing but the name)."""

    entry: RosterEntry
    history: WorkHistory
    is_kept: bool


@dataclass(slots=True)
class _Work:
    name: str
    counts: dict[str, int] = field(default_factory=dict)
    last_ms: int = 0
    roles: dict[str, None] = field(default_factory=dict)
    productions: dict[str, None] = field(default_factory=dict)
    feedback: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number

    @property
    def history(self) -> WorkHistory:
        return WorkHistory(
            **self.counts,
            last_ms=self.last_ms,
            roles=tuple(self.roles),
            productions=tuple(self.productions),
            feedback=tuple(self.feedback),
        )


def roster_rows(home: Home, connection: Connection, now_ms: int) -> tuple[RosterRow, ...]:
    """Everybody, by name; people are told apart by their names, as in offers."""
    worked = work_histories(home, connection, now_ms)
    rows = [RosterRow(entry, _of(worked, entry.name), is_kept=True) for entry in roster(connection)]
    known = {row.entry.name.casefold() for row in rows}
    rows += [
        RosterRow(RosterEntry("", name), history, is_kept=False)
        for key, (name, history) in worked.items()
        if key not in known
    ]
    return tuple(sorted(rows, key=lambda row: (row.entry.name.casefold(), row.entry.id)))


def _of(worked: dict[str, tuple[str, WorkHistory]], name: str) -> WorkHistory:
    return worked.get(name.casefold(), ("", WorkHistory()))[1]


def work_histories(home: Home, connection: Connection, now_ms: int) -> dict[str, tuple[str, WorkHistory]]:
    """Name and history of everybody who was given a stage in one's own productions, by the name without its case."""
    found: dict[str, _Work] = {}
    for here in productions(connection):
        if not here.is_owner:
            continue
        for room in rooms_of(connection, here.prj):
            if room == here.prj:
                continue
            state = home.rooms.view(connection, room, now_ms)
            facts = facts_of(state)
            if facts is None or not facts.person:
                continue
            work = found.setdefault(facts.person.casefold(), _Work(facts.person))
            work.productions[here.title] = None
            _learn(work, state, facts)
    return {key: (work.name, work.history) for key, work in found.items()}


def _learn(work: _Work, state: RoomState, facts: RoomFacts) -> None:
    if facts.state in DONE:
        work.add("done")
        take = facts.take
        if take is not None:
            work.add("on_time", int(take.left_ms >= 0))
            work.last_ms = max(work.last_ms, take.decided_ms)
        if facts.terms.role:
            work.roles[facts.terms.role] = None
    elif facts.state in ENDED:
        # who says no at once has not left anything undone
        work.add("fell_through", int(facts.state is StageState.CANCELLED and facts.hand_off.is_left))
    elif facts.has_begun:
        work.add("at_work")
    given, got = feedback_given(state, is_owner=True), feedback_got(state, is_owner=True)
    if given is not None or got is not None:
        work.feedback.append((facts.terms.title, given[0] if given else "", got[0] if got else ""))
    for cause in rounds_of(state, facts):
        work.add("rounds")
        if cause is RoundCause.MAKER:
            work.add("own_rounds")
        elif cause is RoundCause.OWNER:
            work.add("asked_rounds")


class RoundCause(Enum):
    """Who caused a round of changes, by the reasons of its notes."""

    MAKER = "maker"
    OWNER = "owner"
    UNKNOWN = "unknown"


def rounds_of(state: RoomState, facts: RoomFacts) -> Iterator[RoundCause]:
    """The rounds of changes of a hand-off, by what caused each: one that has both kinds of reasons is the maker's."""
    for number in range(1, facts.hand_off.last_take + 1):
        take = state.take(number)
        if take is None or take.state != "revise":
            continue
        reasons = {note.reason for note in state.table("note").values() if note.take == number and note.reason}
        if reasons & MAKERS_REASONS:
            yield RoundCause.MAKER
        else:
            yield RoundCause.OWNER if reasons & OWNERS_REASONS else RoundCause.UNKNOWN
