"""An audition: three candidates in rooms of their own, one is chosen, the others are told and owed their fee."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.actions.audition_commands import ChooseCandidate, OfferAudition
from studio.domain.errors import BadInputError, RefusedError
from studio.queries.asks import Inbox, Plan, PlanMoney, Stage

if TYPE_CHECKING:
    from studio.queries.rows import GigRow
    from tests.world import Person, World


def gig(person: Person) -> GigRow:
    (found,) = person.studio.ask(Inbox())
    return found


class Audition:
    """Mira offers the words to three candidates, for five dollars to those who are not chosen."""

    def __init__(self, world: World) -> None:
        self.world, self.mira = world, world.owner("Mira")
        self.people = {name: world.person(name) for name in ("Ana", "Ben", "Cleo")}
        self.mira.starts()
        self.mira.delivers("idea", self.mira.writes("idea.txt", "A train."))
        made = self.mira.does(OfferAudition("words", ("Ana", "Ben"), 500))["candidates"]
        made += self.mira.does(OfferAudition("words", ("Cleo",), 500))["candidates"]
        self.rooms: dict[str, str] = {one["name"]: one["handoff"] for one in made}
        self.mira.syncs()
        for one in made:
            self.people[one["name"]].opens(one["pass"])
        world.syncs(2)

    def is_heard(self) -> None:
        """Ana and Ben hand in their takes; Cleo never answers."""
        for name in ("Ana", "Ben"):
            self.people[name].accepts(self.rooms[name])
        self.world.syncs(2)
        for name in ("Ana", "Ben"):
            self.people[name].delivers(self.rooms[name], self.people[name].writes("words.txt", f"{name} sings."))
        self.world.syncs(2)


def test_one_of_three_is_chosen_and_the_others_are_told_and_owed_their_fee(world: World) -> None:
    at = Audition(world)
    mira, people, rooms = at.mira, at.people, at.rooms
    refuses_what_is_no_audition(mira)
    assert gig(people["Ana"]).next_step.startswith("An audition: several are asked, and who is not chosen gets 5 USD.")
    at.is_heard()
    # nobody is engaged, no silence approves, no take is answered, and each candidate is alone
    world.clock.passes(days=20)
    world.syncs(1)
    (words,) = [row for row in mira.studio.ask(Plan(world.production)).stages if row.slug == "words"]
    assert words.answer_by_ms == 0  # no clock runs before the choice
    office = mira.settled(world.production).table("opened")
    assert not any(one.person for one in office.values())
    states = {name: mira.state(room) for name, room in rooms.items()}
    assert states == {"Ana": "in_review", "Ben": "in_review", "Cleo": "expired"}
    with pytest.raises(RefusedError, match="Nobody is chosen yet"):
        mira.approves(rooms["Ana"])
    assert {m.name for m in people["Ana"].view(rooms["Ana"]).members().values()} == {"Mira", "Ana"}
    detail = mira.studio.ask(Stage("words"))
    assert [(one.name, one.take, one.may_choose) for one in detail.candidates] == [("Ana", 1, True), ("Ben", 2, True)]
    texts = {take.maker: Path(take.files[0][1].local_path).read_text() for take in detail.takes}
    assert texts == {"Ana": "Ana sings.", "Ben": "Ben sings."}
    assert detail.next_step.startswith("Audition: 2 delivered.")
    (words,) = [row for row in mira.studio.ask(PlanMoney(world.production)).stages if row.slug == "words"]
    assert words.sums.forecast_minor == words.sums.committed_minor + 500, "one of the two gets the fee"
    # one is chosen
    chosen = mira.does(ChooseCandidate(rooms["Ben"]))
    assert (chosen["person"], chosen["others"]) == ("Ben", 1)
    with pytest.raises(RefusedError):
        mira.does(ChooseCandidate(rooms["Ana"]))
    world.syncs(3)
    assert gig(people["Ana"]).next_step == "Somebody else was chosen. You are owed 5 USD."
    assert gig(people["Ben"]).next_step.startswith("You are chosen. Mira listens")
    assert mira.hand_off(rooms["Ana"]).state == "cancelled"
    engaged = [one.to for one in mira.settled(world.production).table("opened").values() if one.person]
    assert engaged == ["Ben"]
    assert all(world.all_agree(rooms[name]) for name in ("Ana", "Ben"))
    is_paid(mira, rooms)


def refuses_what_is_no_audition(mira: Person) -> None:
    with pytest.raises(BadInputError, match="two people"):
        mira.does(OfferAudition("tune", ("Ana",), 500))
    with pytest.raises(BadInputError, match="more than the price"):
        mira.does(OfferAudition("tune", ("Ana", "Ben"), 8001))
    with pytest.raises(RefusedError, match="already"):
        mira.does(OfferAudition("words", ("Ana", "Dora"), 500))
    with pytest.raises(RefusedError):
        mira.does(c.OfferStage("words", "Dora"))


def is_paid(mira: Person, rooms: dict[str, str]) -> None:
    """The fee, and what was agreed with who was chosen."""
    paid = mira.does(c.RecordPayment(rooms["Ana"], "fee"))
    assert (paid["amount_minor"], paid["left_minor"]) == (500, 0)
    mira.approves(rooms["Ben"])
    assert mira.studio.ask(Stage("words")).dues.left_minor == 6000
    assert mira.state(rooms["Ben"]) == "approved"
