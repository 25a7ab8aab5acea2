"""Whoever is invited answers at once, also while the owner's computer is off; the answer goes out by itself afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.domain.errors import RefusedError
from studio.queries.inbox import inbox_rows
from studio.store.early_answers import EarlyAnswer, early_answer, keep_early_answer

if TYPE_CHECKING:
    from studio.queries.rows import GigRow
    from tests.world import Person, World


def gig_of(person: Person) -> GigRow:
    home = person.studio.store
    with home.read() as connection:
        (gig,) = inbox_rows(home, connection, person.world.clock())
    return gig


@pytest.fixture
def invited(world: World) -> tuple[Person, Person, str]:
    """Mira has offered the words; Ana has opened the invitation, and Mira's computer is off since."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    offer = mira.does(c.OfferStage("words", "Ana"))
    mira.syncs()
    ana.opens(offer["pass"])
    ana.syncs()
    return mira, ana, offer["handoff"]


def test_an_early_yes_is_signed_as_soon_as_one_is_let_in(world: World, invited) -> None:
    mira, ana, room = invited
    assert gig_of(ana).may_answer
    said = ana.accepts(room[:6])
    assert said == {"handoff": room, "state": "offered", "settled": False, "waits_for": "admission"}
    assert (gig_of(ana).early_answer, gig_of(ana).state) == ("accept", "offered")
    assert "You have accepted" in gig_of(ana).next_step
    ana.restarts()
    ana.syncs()
    assert mira.state(room) == "offered", "nothing has been said for her"
    mira.syncs()
    ana.syncs()
    assert gig_of(ana).early_answer == ""
    mira.syncs()
    assert mira.state(room) in {"accepted", "awaiting_inputs", "in_progress"}
    assert mira.settled(room).hand_off.terms_hash == ana.settled(room).hand_off.terms_hash
    world.syncs(3)
    assert world.all_agree(room)


def test_one_may_change_ones_mind_before_it_goes_out(world: World, invited) -> None:
    mira, ana, room = invited
    ana.accepts(room)
    ana.does(c.DeclineOffer("words", "on tour"))
    assert gig_of(ana).early_answer == "decline"
    world.syncs(3)
    assert mira.state(room) == ana.state(room) == "declined"
    assert mira.settled(room).hand_off.reason == "on tour"


def test_an_early_yes_counts_for_the_terms_that_were_read_and_no_others(world: World, invited) -> None:
    mira, ana, room = invited
    ana.accepts(room)
    mira.does(c.WithdrawOffer(room))
    again = mira.does(c.OfferStage("words", "Ana", price_minor=100))
    world.syncs(3)
    assert mira.state(again["handoff"]) == "offered", "what she never read is not signed"
    assert mira.state(room) == "withdrawn"


def test_the_same_room_with_other_terms_asks_again(world: World, invited) -> None:
    mira, ana, room = invited
    ana.accepts(room)
    with ana.studio.store.work() as work:
        kept = early_answer(work.connection, room)
        keep_early_answer(work.connection, room, EarlyAnswer("accept", kept.offer, "0" * 64))
    mira.syncs()
    world.syncs(2)
    assert mira.state(room) == "offered"
    assert gig_of(ana).early_answer == "changed"
    assert gig_of(ana).next_step.startswith("The terms are not those that you accepted.")
    ana.accepts(room)
    assert gig_of(ana).early_answer == ""
    world.syncs(2)
    assert mira.state(room) in {"accepted", "awaiting_inputs", "in_progress"}


def test_an_offer_that_has_lapsed_takes_no_answer(world: World, invited) -> None:
    _mira, ana, room = invited
    world.clock.passes(days=4)
    with pytest.raises(RefusedError, match="lapsed"):
        ana.accepts(room)
