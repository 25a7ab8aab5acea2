"""Who is asked next: an offer that comes to nothing goes on by itself, to people who are in and to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.domain.errors import BadInputError, RefusedError
from studio.queries.stage import stage_detail

if TYPE_CHECKING:
    from tests.world import Person, World


class Asking:
    """Mira offers the tune to Ana; Ben, who works on the words, is next, then Cleo, who is not in."""

    def __init__(self, world: World, *, is_on: bool = True) -> None:
        self.world, self.mira = world, world.owner("Mira")
        self.ana, self.ben, self.cleo = (world.person(name) for name in ("Ana", "Ben", "Cleo"))
        self.mira.starts()
        self.mira.delivers("idea", self.mira.writes("idea.txt", "A train."))
        self.words = self.mira.hands_off("words", self.ben)
        self.first = self.mira.hands_off("tune", self.ana, then=("Ben", "Cleo"), price_minor=7700)
        if not is_on:
            self.mira.does(c.NameUnderstudies("tune", ("Ben", "Cleo"), is_on=False))

    def rooms(self) -> dict[str, tuple[str, bool]]:
        """To whom the tune was offered, in which room, and whether that has ended."""
        opened = self.mira.settled(self.world.production).table("opened").values()
        stages = self.mira.view(self.world.production).table("stage")
        return {one.to: (one.room, one.is_ended) for one in opened if stages[one.stage].slug == "tune"}

    def detail(self) -> object:
        home = self.mira.studio.store
        with home.read() as connection:
            return stage_detail(home, connection, "tune", self.world.clock())


def gigs(person: Person) -> dict[str, str]:
    from studio.queries.asks import Inbox

    return {gig.title: gig.state.value for gig in person.studio.ask(Inbox())}


def test_a_declined_offer_goes_on_to_who_is_in_and_then_to_who_needs_an_invitation(world: World) -> None:
    at = Asking(world)
    at.ana.does(c.DeclineOffer(at.first, "no time"))
    world.syncs(3)
    ben_room, _ = at.rooms()["Ben"]
    assert gigs(at.ben)["Tune"] == "offered"
    assert at.mira.hand_off(ben_room).terms == at.mira.hand_off(at.first).terms
    assert set(at.rooms()) == {"Ana", "Ben"}
    detail = at.detail()
    assert [one.name for one in detail.next_people] == ["Cleo"]
    assert "Ben" in detail.next_step
    assert any("next in line" in line.text for line in detail.history)
    # nobody answers: it expires, and Cleo is asked, who is in no room yet
    world.clock.passes(days=4)
    world.syncs(2)
    cleo_room, has_ended = at.rooms()["Cleo"]
    assert not has_ended
    at.cleo.opens(at.mira.does(c.MakePass(cleo_room))["pass"])
    world.syncs(2)
    at.cleo.accepts(cleo_room)
    world.syncs(2)
    assert at.mira.state(cleo_room) == "awaiting_inputs"
    with pytest.raises(RefusedError):
        at.ben.accepts(ben_room)
    people = [o.person for o in at.mira.settled(world.production).table("opened").values() if not o.is_ended]
    assert sum(bool(person) for person in people) == 1
    assert at.detail().next_people == ()


def test_nobody_is_asked_where_it_is_switched_off_and_a_withdrawn_offer_may_ask_nobody(world: World) -> None:
    at = Asking(world)
    for names in ((" ",), ("x" * 201,), tuple(f"P{n}" for n in range(11))):
        with pytest.raises(BadInputError):
            at.mira.does(c.NameUnderstudies("tune", names))
    made = at.mira.does(c.NameUnderstudies("tune", ("Ben", "ben ", "Cleo")))
    assert made["next"] == [{"name": "Ben", "is_known": True}, {"name": "Cleo", "is_known": False}]
    at.mira.does(c.WithdrawOffer(at.first, asks_nobody=True))
    world.syncs(2)
    assert set(at.rooms()) == {"Ana"}
    detail = at.detail()
    assert ([one.name for one in detail.next_people], detail.asks_next) == (["Ben", "Cleo"], False)
    # what came to nothing before the list was written asks nobody
    at.mira.does(c.NameUnderstudies("tune", ("Ben",)))
    world.syncs(2)
    assert set(at.rooms()) == {"Ana"}
    # somebody who was taken out of the production is passed over
    again = at.mira.hands_off("tune", at.cleo, then=("Ben", "Ana"))
    at.mira.does(c.RevokePerson("Ben"))
    at.mira.does(c.WithdrawOffer(again))
    world.syncs(2)
    assert [name for name, (_, has_ended) in at.rooms().items() if not has_ended] == ["Ana"]
