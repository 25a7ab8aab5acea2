"""Feedback after a gig is paid: sealed until both have given theirs, and the end of the hand-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.actions.feedback_commands import GiveFeedback
from studio.domain.errors import BadInputError, RefusedError
from studio.queries.asks import Inbox, Learning, Roster, Stage

if TYPE_CHECKING:
    from tests.world import World

KIND, FAIR = "Fast, kind and in tune. شكرًا", "A clear brief; the answer could have come sooner."


def test_both_read_it_at_once_and_the_hand_off_is_closed(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "A train."))
    room = mira.hands_off("words", ana)
    ana.accepts(room)
    world.syncs(2)
    ana.delivers(room, ana.writes("words.txt", "It rolls."))
    world.syncs(2)
    mira.approves(room)
    with pytest.raises(RefusedError, match="once all is paid"):
        mira.does(GiveFeedback(room, KIND))
    mira.does(c.RecordPayment(room, "bank 1"))
    world.syncs(2)
    with pytest.raises(BadInputError):
        ana.does(GiveFeedback(room, " " * 9))
    ana.does(GiveFeedback(room, FAIR))
    world.syncs(2)
    # Ana's stands, and nobody can read it
    assert FAIR.encode() not in world.depot_bytes()
    detail = mira.studio.ask(Stage("words"))
    assert (detail.feedback.may_give, detail.feedback.has_theirs, detail.feedback.theirs) == (True, True, "")
    assert detail.next_step.startswith("Approved and paid. Say how it was, until ")
    (gig,) = ana.studio.ask(Inbox())
    assert (gig.feedback.is_sealed, gig.feedback.mine) == (True, FAIR)
    with pytest.raises(RefusedError, match="sealed already"):
        ana.does(GiveFeedback(room, KIND))
    mira.does(GiveFeedback(room, KIND))
    world.syncs(4)
    assert mira.state(room) == "closed"
    assert world.all_agree(room)
    assert mira.studio.ask(Stage("words")).feedback.theirs == FAIR
    (gig,) = ana.studio.ask(Inbox())
    assert (gig.state.value, gig.feedback.theirs, gig.feedback.mine) == ("closed", KIND, FAIR)
    assert [(one.person, one.text) for one in ana.studio.ask(Learning()).feedback] == [("Mira", KIND)]
    (row,) = [one for one in mira.studio.ask(Roster()) if one.entry.name == "Ana"]
    assert row.history.feedback == (("Words", KIND, FAIR),)
    assert mira.studio.ask(Stage("words")).dues.left_minor == 0
