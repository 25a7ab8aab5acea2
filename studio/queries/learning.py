"""The learning report of the person of this home, from the rooms that they are in. Nobody else's home can show it."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.domain.learning import FeedbackGot, Learned, LearningReport, middle
from studio.events.state import RoomState
from studio.queries.feedback import feedback_got
from studio.queries.room_facts import DONE, RoomFacts, facts_of, owner_of
from studio.queries.roster import RoundCause, rounds_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import productions, rooms_of


@dataclass(slots=True)
class _Counting:
    counts: dict[str, int] = field(default_factory=dict)
    work_ms: list[int] = field(default_factory=list)
    answer_ms: list[int] = field(default_factory=list)

    def add(self, what: str, number: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + number

    @property
    def learned(self) -> Learned:
        return Learned(**self.counts, work_ms=middle(self.work_ms), answer_ms=middle(self.answer_ms))


def learning_report(home: Home, connection: Connection, now_ms: int) -> LearningReport:
    """What one did and gave, over all productions."""
    made, given = _Counting(), _Counting()
    feedback: list[FeedbackGot] = []
    for here in productions(connection):
        for room in rooms_of(connection, here.prj):
            if room == here.prj:
                continue
            state = home.rooms.view(connection, room, now_ms)
            facts = facts_of(state)
            if facts is not None and facts.has_begun:
                _count(given if here.is_owner else made, state, facts)
                who = facts.person if here.is_owner else owner_of(state)
                got = feedback_got(state, is_owner=here.is_owner)
                if got is not None:
                    feedback.append(FeedbackGot(who, facts.terms.title, here.title, *got))
    feedback.sort(key=lambda one: -one.at_ms)
    return LearningReport(made.learned, given.learned, tuple(feedback))


def _count(counting: _Counting, state: RoomState, facts: RoomFacts) -> None:
    if facts.state in DONE and facts.take is not None:
        counting.add("gigs")
        counting.add("on_time", int(facts.take.left_ms >= 0))
        counting.add("at_once", int(not facts.hand_off.rounds_used))
        counting.add("silent", int(facts.take.is_silent))
    for number in range(1, facts.hand_off.last_take + 1):
        take = state.take(number)
        if take is None:
            continue
        if number == 1 and facts.hand_off.started_ms:
            counting.work_ms.append(take.at_ms - facts.hand_off.started_ms - take.paused_ms)
        if take.decided_ms:
            counting.answer_ms.append(take.decided_ms - take.at_ms - take.paused_ms)
    for cause in rounds_of(state, facts):
        counting.add("rounds")
        if cause is RoundCause.MAKER:
            counting.add("craft_rounds")
        elif cause is RoundCause.OWNER:
            counting.add("brief_rounds")
