"""Where every stage of a production stands: its hand-off as folded, its own takes, what has really happened.

Facts for the other queries, kept per home until a room changes or an instant passes. Shows nothing by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from studio.domain.calendar import work_between
from studio.domain.errors import NotFoundError
from studio.domain.hand_off import Given, Opened, Take
from studio.domain.money import CostLine
from studio.domain.production import Production, Stage, WorkCalendar
from studio.domain.schedule import Actual, own_stages
from studio.domain.stage_states import StageState
from studio.events.fold_changes import CHANGE
from studio.events.fold_hand_off import next_deadline
from studio.events.state import RoomState
from studio.queries.room_facts import DONE, ENDED, RoomFacts, facts_of, is_overdue
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.lookups import room_versions
from studio.store.productions import ProductionHere

_S = StageState
_DELIVERED = frozenset({_S.IN_REVIEW, _S.DISPUTED, *DONE})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one stage stands. ``room`` is that of its open hand-off, or of the last one that ended, or empty;
    ``facts`` are that hand-off's; ``own_take`` the latest take of the owner's own, ``candidates`` the rooms of an
    audition in which nobody is chosen yet (``room`` is that of who is furthest).
    """

    state: StageState
    is_own: bool
    room: str = ""
    facts: RoomFacts | None = None
    own_take: Take | None = None
    own_takes: int = 0
    person: str = ""
    actual: Actual = field(default_factory=Actual)
    is_stale: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def bound(self) -> RoomFacts | None:
        """The hand-off whose terms hold for the stage now; None before it, after it, and for own stages."""
        return None if self.is_own or self.facts is None or self.facts.state in ENDED else self.facts

    @property
    def approved(self) -> Take | None:
        """The approved take, own or handed in."""
        if self.own_take is not None and self.is_own:
            return self.own_take
        facts = self.bound
        return facts.take if facts is not None and self.state in DONE else None


@dataclass(frozen=True, slots=True)
class StageCost:
    """The money of a stage, or of an earlier hand-off of it that left a fee; ``room`` is the hand-off's, or empty;
    ``since_ms`` is when its terms were signed, or before that offered (0: they never were).
    """

    stage: str
    line: CostLine
    room: str = ""
    since_ms: int = 0


@dataclass(frozen=True, slots=True)
class ProductionFacts:
    """A production and all its stages; ``stages`` in the order of tracks and of their positions.

    Holds until a room changes (``stamp``) or ``until_ms`` has passed. ``costs`` are its money,
    ``person`` is who one is oneself.
    """

    production: Production
    office: RoomState
    stages: Mapping[str, Stage]
    standings: Mapping[str, Standing]
    costs: tuple[StageCost, ...]
    owner_person: str
    person: str
    stamp: tuple[int, int]
    from_ms: int
    until_ms: int


# --- rooms -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _KeptRoom:
    version: int
    deadline_ms: int | None
    is_past: bool
    facts: RoomFacts | None

    def holds(self, version: int, now_ms: int) -> bool:
        return version == self.version and self.is_past == _is_past(self.deadline_ms, now_ms)


class _Kept:
    """What is remembered for one home."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.rooms: dict[str, _KeptRoom] = {}
        self.productions: dict[str, ProductionFacts] = {}


_kept: WeakKeyDictionary[Home, _Kept] = WeakKeyDictionary()
_kept_lock = threading.Lock()


def _kept_of(home: Home) -> _Kept:
    with _kept_lock:
        return _kept.setdefault(home, _Kept())


def _is_past(deadline_ms: int | None, now_ms: int) -> bool:
    return deadline_ms is not None and deadline_ms < now_ms


def room_facts(home: Home, connection: Connection, room: str, now_ms: int, version: int) -> RoomFacts | None:
    """The facts of one room; None when it holds no hand-off yet."""
    return _kept_room(_kept_of(home), home, connection, room, now_ms, version).facts


def _kept_room(kept: _Kept, home: Home, connection: Connection, room: str, now_ms: int, version: int) -> _KeptRoom:
    found = kept.rooms.get(room)
    if found is None or not found.holds(version, now_ms):
        # At instant 0 nothing has fallen due: this is the state with what was said here, before what time does.
        deadline_ms = next_deadline(home.rooms.view(connection, room, 0))
        facts = facts_of(home.rooms.view(connection, room, now_ms))
        found = _KeptRoom(version, deadline_ms, _is_past(deadline_ms, now_ms), facts)
        kept.rooms[room] = found
    return found


# --- productions -----------------------------------------------------------------------------------------------


def production_facts(home: Home, connection: Connection, here: ProductionHere, now_ms: int) -> ProductionFacts:
    """The facts of one's own production. Raises NotFoundError while its office is not on this machine."""
    versions = room_versions(connection, here.prj)
    stamp = (max(versions.values(), default=0), len(versions))
    kept = _kept_of(home)
    found = kept.productions.get(here.prj)
    if found is None or found.stamp != stamp or not found.from_ms <= now_ms <= found.until_ms:
        with kept.lock:
            found = _gathered(kept, home, connection, here, now_ms, versions, stamp)
            kept.productions[here.prj] = found
    return found


_MINUTE_MS = 60_000
_ByStage = Mapping[str, list[tuple[Opened, RoomFacts | None]]]


def _gathered(
    kept: _Kept,
    home: Home,
    connection: Connection,
    here: ProductionHere,
    now_ms: int,
    versions: Mapping[str, int],
    stamp: tuple[int, int],
) -> ProductionFacts:
    office = home.rooms.view(connection, here.prj, now_ms)
    production = office.production
    if production is None:
        raise NotFoundError("The production is not complete on this machine yet.", subject=here.slug or here.prj)
    # Dates move with the minute only, so that a drag asks the same plan again and again.
    minute_ms = now_ms - now_ms % _MINUTE_MS
    instants = [minute_ms - 1, minute_ms + _MINUTE_MS - 1]
    by_stage: dict[str, list[tuple[Opened, RoomFacts | None]]] = {}
    for opened in office.table("opened").values():
        facts = None
        if opened.room in versions:
            room = _kept_room(kept, home, connection, opened.room, now_ms, versions[opened.room])
            facts = room.facts
            instants += [room.deadline_ms or 0, facts.hand_off.due_ms if facts else 0]
        by_stage.setdefault(opened.stage, []).append((opened, facts))
    stages = _in_lane_order(office)
    standings = _standings(office, stages, by_stage, production.owner_name or home.name)
    return ProductionFacts(
        production=production,
        office=office,
        stages=stages,
        standings=_with_stale(standings, office),
        costs=tuple(_costs(stages, standings, by_stage, kept.productions.get(here.prj))),
        owner_person=here.owner_person,
        person=home.person,
        stamp=stamp,
        from_ms=max(instant for instant in instants if instant < now_ms) + 1,
        until_ms=min(instant for instant in instants if instant >= now_ms),
    )


def _in_lane_order(office: RoomState) -> dict[str, Stage]:
    lanes = {track.id: (track.position, track.id) for track in office.table("track").values()}
    last = (1 << 62, "")
    stages: Iterable[Stage] = office.table("stage").values()
    ordered = sorted(stages, key=lambda stage: (lanes.get(stage.track, last), stage.position, stage.id))
    return {stage.id: stage for stage in ordered}


def _standings(
    office: RoomState, stages: Mapping[str, Stage], by_stage: _ByStage, owner_name: str
) -> dict[str, Standing]:
    own_takes: dict[str, list[Take]] = {}
    for take in office.table("take").values():
        own_takes.setdefault(take.stage, []).append(take)
    owners, own = own_stages(stages.values()), _own_planned(owner_name)
    return {
        stage_id: _standing(
            by_stage.get(stage_id, []),
            sorted(own_takes.get(stage_id, []), key=lambda take: take.number),
            owner_name,
            is_owners=stage_id in owners,
        )
        if stage_id in by_stage or stage_id in own_takes
        else own
        if stage_id in owners
        else _PLANNED
        for stage_id in stages
    }


_PLANNED = Standing(_S.PLANNED, is_own=False)
"""Where most stages of a large plan stand: one value, so that what did not change is seen at a glance."""


@lru_cache(maxsize=64)
def _own_planned(owner_name: str) -> Standing:
    """The same for an owner's stage."""
    return Standing(_S.PLANNED, is_own=True, person=owner_name)


def _standing(
    rooms: list[tuple[Opened, RoomFacts | None]], own_takes: list[Take], owner_name: str, *, is_owners: bool
) -> Standing:
    """An open hand-off counts first, then own takes, then the last hand-off that came to nothing."""
    open_rooms = [pair for pair in rooms if not pair[0].is_ended]
    if open_rooms:
        if open_rooms[0][0].is_audition and not any(opened.is_chosen for opened, _ in open_rooms):
            return _audition(open_rooms)
        return _handed_off(*max(open_rooms, key=lambda pair: (pair[0].is_chosen, pair[0].at_ms)))
    if own_takes:
        # The first take is what let the work go on; later ones replace its files, not its date.
        first_ms = own_takes[0].decided_ms
        return Standing(
            _S.APPROVED,
            is_own=True,
            own_take=own_takes[-1],
            own_takes=len(own_takes),
            person=owner_name,
            actual=Actual(0, first_ms, first_ms),
        )
    if rooms:
        opened, facts = max(rooms, key=lambda pair: pair[0].at_ms)
        if facts is not None and facts.state in (*ENDED, _S.DISPUTED):
            return Standing(facts.state, is_own=False, room=opened.room, facts=facts, person=facts.person)
        return Standing(_S.PLANNED, is_own=False)
    return _own_planned(owner_name) if is_owners else _PLANNED


def _handed_off(opened: Opened, facts: RoomFacts | None) -> Standing:
    if facts is None:  # the office has opened the room and the offer has not been written yet
        return Standing(_S.DRAFT, is_own=False, room=opened.room, person=opened.to)
    actual = Actual() if facts.state in ENDED else _actual(facts)
    return Standing(
        facts.state, is_own=False, room=opened.room, facts=facts, person=facts.person or opened.to, actual=actual
    )


_FURTHER = (_S.OFFERED, _S.COUNTERED, _S.PAUSED, _S.ACCEPTED, _S.AWAITING_INPUTS, _S.IN_PROGRESS, _S.IN_REVIEW)


def _audition(rooms: list[tuple[Opened, RoomFacts | None]]) -> Standing:
    """Several candidates, of whom nobody is chosen: the stage stands where the one stands who is furthest."""

    def how_far(pair: tuple[Opened, RoomFacts | None]) -> tuple[int, int]:
        facts = pair[1]
        return (_FURTHER.index(facts.state) if facts is not None and facts.state in _FURTHER else -1, -pair[0].at_ms)

    first = _handed_off(*max(rooms, key=how_far))
    asked = tuple(o.room for o, _ in sorted(rooms, key=lambda pair: (pair[0].at_ms, pair[0].to)))
    return replace(first, person=first.person if len(rooms) == 1 else "", candidates=asked)


def _actual(facts: RoomFacts) -> Actual:
    take = facts.take if facts.state in _DELIVERED else None
    return Actual(
        started_ms=facts.hand_off.started_ms,
        delivered_ms=take.at_ms if take else 0,
        approved_ms=max(take.decided_ms, take.at_ms) if take and facts.state in DONE else 0,
    )


def _with_stale(standings: Mapping[str, Standing], office: RoomState) -> dict[str, Standing]:
    """Mark what was made from files that have been superseded since (PRODUCT.md section 2)."""
    attached, kept = office.table("given"), office.table("kept")
    return {
        stage_id: replace(standing, is_stale=True)
        if _is_stale(stage_id, standing, standings, attached, _kept_beside(standing, kept.get(stage_id)))
        else standing
        for stage_id, standing in standings.items()
    }


def _kept_beside(standing: Standing, kept: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Beside which newer files the owner has decided that the approved take stands."""
    is_of_this = kept is not None and standing.approved is not None and standing.approved.number == kept["take"]
    return kept if kept is not None and is_of_this else _NEVER_KEPT


_NEVER_KEPT: Mapping[str, Any] = {"newest": {}, "attached": {}}


def _is_stale(
    stage_id: str,
    standing: Standing,
    standings: Mapping[str, Standing],
    attached: Mapping[str, Given],
    kept: Mapping[str, Any],
) -> bool:
    facts = standing.bound
    if facts is None or not facts.given:
        return False
    for given in facts.given.values():
        source = standings.get(given.source)
        if source is not None:
            newest = source.approved
            if newest is not None and newest.number > given.take and newest.number != kept["newest"].get(given.source):
                return True
        elif not given.source:
            now_attached = attached.get(f"{stage_id}/{given.input}")
            is_newer = now_attached is not None and now_attached.at_ms > given.at_ms
            if (
                now_attached is not None
                and is_newer
                and now_attached.manifest_hash != kept["attached"].get(given.input)
            ):
                return True
    return False


def _costs(
    stages: Mapping[str, Stage], standings: Mapping[str, Standing], by_stage: _ByStage, was: ProductionFacts | None
) -> Iterable[StageCost]:
    """One a stage, and one for each earlier hand-off of it that left a fee or a payment; of what is as it was, the same."""
    known = {cost.stage: cost for cost in was.costs} if was is not None else {}
    for stage_id, stage in stages.items():
        standing = standings[stage_id]
        if was is not None and stage is was.stages.get(stage_id) and standing is was.standings[stage_id]:
            # nothing was ever handed off, so there is one
            yield known[stage_id]
            continue
        facts = None if standing.is_own else standing.facts
        if facts is None:
            is_done = standing.state is _S.APPROVED
            yield StageCost(stage_id, CostLine(standing.state, 0 if is_done else stage.price_minor))
        else:
            fee_minor = facts.fee_minor if facts.state is _S.CANCELLED else 0
            line = _with_payments(facts, CostLine(facts.state, stage.price_minor, facts.terms.price_minor, fee_minor))
            fees, more_fees = _audition_fees(facts, by_stage.get(stage_id, []))
            line = replace(line, fees_minor=fees, beyond_minor=_beyond_minor(facts) + more_fees)
            yield StageCost(stage_id, line, standing.room, facts.hand_off.accepted_ms or facts.hand_off.offered_ms)
        for opened, earlier in by_stage.get(stage_id, []):
            if earlier is not None and earlier is not facts and opened.is_ended and earlier.state in _COUNT_ON:
                fee = _with_payments(earlier, CostLine(_S.CANCELLED, 0, 0, earlier.fee_minor))
                yield StageCost(stage_id, fee, opened.room, earlier.hand_off.accepted_ms)


def _audition_fees(shown: RoomFacts, rooms: list[tuple[Opened, RoomFacts | None]]) -> tuple[int, int]:
    """Of an audition in which nobody is chosen yet: fees of the other candidates who have accepted, and of those who may still."""
    if any(opened.is_chosen for opened, _ in rooms):
        return 0, 0
    sure = may = 0
    for opened, facts in rooms:
        if not opened.is_audition or opened.is_ended or facts is None or facts is shown:
            continue
        fee = facts.terms.audition_fee_minor or 0
        sure += fee if facts.has_begun else 0
        may += fee if facts.state in _MAY_ACCEPT else 0
    return sure, may


_MAY_ACCEPT = frozenset({_S.OFFERED, _S.COUNTERED})
_GROWS = frozenset(
    {*_MAY_ACCEPT, _S.ACCEPTED, _S.AWAITING_INPUTS, _S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION, _S.PAUSED, _S.APPROVED}
)


def _beyond_minor(facts: RoomFacts) -> int:
    """What may be added to signed or offered terms: the rest of a call up to its cap, and a change that waits for an answer."""
    if facts.state not in _GROWS:
        return 0
    call, asked = facts.terms.call, facts.hand_off.question
    rest = max(0, call.cap_minor - facts.terms.price_minor) if call is not None else 0
    is_change = asked is not None and asked.kind == CHANGE
    return rest + (
        max(0, int(asked.terms["price"]) - facts.terms.price_minor) if is_change and asked is not None else 0
    )


_COUNT_ON = frozenset({_S.CANCELLED, _S.DISPUTED})
"""An earlier hand-off of a stage that may have left something to be paid."""


def _with_payments(facts: RoomFacts, line: CostLine) -> CostLine:
    """The line with what was paid; tax and tips are beyond what was agreed, so they count on top."""
    dues = facts.dues
    return replace(
        line,
        paid_minor=dues.paid_minor + dues.tip_minor,
        more_minor=dues.tax_minor + dues.tip_minor,
        tip_minor=dues.tip_minor,
        reached_minor=facts.deed.reached_minor,
    )


def planned_stage(stage: Stage, standing: Standing, calendar: WorkCalendar) -> Stage:
    """The stage as the schedule should take it: signed terms win over the plan, a running clock over both.

    ``calendar`` is that of who does it.
    """
    facts = standing.bound
    if facts is None:
        return stage
    hand_off, terms = facts.hand_off, facts.terms
    work_min = terms.work_min
    if hand_off.started_ms and hand_off.due_ms > hand_off.started_ms:
        work_min = work_between(hand_off.started_ms, hand_off.due_ms, calendar)
    if (work_min, terms.review_days) == (stage.work_min, stage.review_days):
        return stage
    return replace(stage, work_min=max(work_min, 1), review_days=terms.review_days)


def is_late(standing: Standing, now_ms: int) -> bool:
    """Whether the due date of running work has passed."""
    facts = standing.bound
    return facts is not None and is_overdue(facts.hand_off, now_ms)
