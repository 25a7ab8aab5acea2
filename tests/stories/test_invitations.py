"""Invitations in a folder that others may write, and in the hands of two: who is let in, and what the others hear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.depot import object_names
from studio.domain.errors import PassError
from studio.events.passes import Pass, write_enrolment
from studio.queries.inbox import inbox_rows

if TYPE_CHECKING:
    from studio.app.rounds import RoundResult
    from studio.queries.rows import GigRow
    from tests.world import Person, World


class Invited:
    """Mira has offered the words to Ana; the places of the invitation in the shared folder."""

    def __init__(self, world: World) -> None:
        self.mira, self.ana, self.eve = world.owner("Mira"), world.person("Ana"), world.person("Eve")
        self.mira.starts()
        offer = self.mira.does(c.OfferStage("words", "Ana"))
        self.mira.syncs()
        self.room, self.line = offer["handoff"], offer["pass"]
        self.pass_ = Pass.parse(self.line)
        depot = Path(world.depot_url)
        self.page = depot / object_names.pass_object(self.pass_.prj, self.room, self.pass_.pass_id)
        self.answer = depot / object_names.packet(self.pass_.prj, self.pass_.pass_id, self.room, 0)

    def members(self) -> list[str]:
        """Who is in, beside the owner."""
        people = self.mira.settled(self.room).members().values()
        return [member.name for member in people if member.role == "collaborator" and member.until_n < 0]


def told(result: RoundResult, code: str) -> list[str]:
    return [f"{problem.message} {problem.what_to_do}" for problem in result.problems if problem.code == code]


def gigs(person: Person) -> list[GigRow]:
    home = person.studio.store
    with home.read() as connection:
        return list(inbox_rows(home, connection, person.world.clock()))


def test_who_may_write_the_folder_spoils_an_invitation_only_while_they_go_on_and_nobody_comes_in_by_it(
    world: World,
) -> None:
    at = Invited(world)
    mira, ana, eve = at.mira, at.ana, at.eve.begins()
    kept = at.page.read_bytes()
    # the page is replaced before it was opened
    for data in (b"", b"x" * 300, kept[:-1]):
        at.page.write_bytes(data)
        with pytest.raises(PassError, match="not from the person who sent it"):
            ana.opens(at.line)
    at.page.write_bytes(kept)
    ana.opens(at.line)
    # garbage, or a stranger's own answer, lies where Ana's belongs; Eve may write the folder and has no invitation
    strangers = replace(at.pass_, seed32=b"e" * 32)
    home = eve.studio.store
    forged = write_enrolment(strangers, bytes.fromhex(home.person), home.certificate.fields, "Ana")
    for data in (b"x", forged):
        at.answer.write_bytes(data)
        (words,) = told(ana.syncs(), "spoilt")
        assert "still asking" in words
        assert gigs(ana)[0].next_step.startswith("Something else lies in the shared folder")
        (words,) = told(mira.syncs(), "spoilt")
        assert "“Ana”" in words
        assert at.members() == []
        assert not at.answer.exists()
    # her own answer is deleted, and comes again; the page is replaced by somebody else's ring
    ana.syncs()
    at.answer.unlink()
    assert not ana.syncs().problems
    assert at.answer.exists()
    (other,) = list(Path(world.depot_url).rglob(f"r/{at.room}/g/{mira.studio.store.device}"))
    at.page.write_bytes(other.read_bytes())
    (words,) = told(ana.syncs(), "used_by_another")
    assert "ask for a new one" in words
    mira.syncs()
    assert at.members() == ["Ana"]
    assert not told(ana.syncs(), "used_by_another")
    assert [row.state.value for row in gigs(ana)] == ["offered"]
    assert ana.state(at.room) == "offered"


def test_an_answer_that_was_sent_and_not_noted_before_a_computer_stopped_does_not_wait_for_ever(world: World) -> None:
    at = Invited(world)
    at.ana.opens(at.line)
    with at.ana.studio.store.work() as work:  # as it stood before the sending was noted
        place = object_names.packet(at.pass_.prj, at.pass_.pass_id, at.room, 0)
        work.send_object(at.pass_.prj, at.room, place, at.answer.read_bytes(), is_new=True)
    assert at.ana.studio.synchroniser.outstanding() == 1
    at.mira.syncs()
    at.ana.syncs()
    assert at.members() == ["Ana"]
    assert at.ana.studio.synchroniser.outstanding() == 0


@pytest.mark.parametrize("is_atomic", [True, False])
def test_of_two_who_open_one_invitation_at_once_one_is_in_and_the_other_hears_what_to_do(
    world: World, is_atomic: bool
) -> None:
    at = Invited(world)
    mira, ana, eve = at.mira, at.ana, at.eve
    for person in (ana, eve):
        person.opens(at.line)
    ana.syncs()
    if not is_atomic:  # each wrote in a copy of the folder of their own, and the later one has won
        at.answer.unlink()
    first, second = (ana, eve) if is_atomic else (eve, ana)
    heard = eve.syncs()
    if is_atomic:
        (words,) = told(heard, "used_by_another")
        assert "“Ana”" in words
    world.syncs(2)
    assert at.members() == [first.name]
    (words,) = told(second.syncs(), "used_by_another")
    assert "used by somebody else before you" in words
    assert "new one" in words
    assert gigs(second)[0].next_step == "This invitation was used by somebody else before you."
    first.accepts(at.room)
    world.syncs(2)
    office = mira.view(world.production)
    assert [opened.person for opened in office.table("opened").values()] == [first.studio.store.person]
    assert mira.hand_off(at.room).person == first.studio.store.person
    # and one day the other stops waiting
    world.clock.passes(days=9)
    second.syncs()
    assert not told(second.syncs(), "used_by_another")


def test_a_second_answer_after_the_first_was_let_in_is_told_to_the_owner(world: World) -> None:
    at = Invited(world)
    for person in (at.ana, at.eve):
        person.opens(at.line)
    at.ana.syncs()
    assert not at.mira.syncs().problems
    home = at.eve.studio.store
    at.answer.parent.mkdir(parents=True, exist_ok=True)
    at.answer.write_bytes(write_enrolment(at.pass_, bytes.fromhex(home.person), home.certificate.fields, "Eve"))
    (words,) = told(at.mira.syncs(), "not_admitted")
    assert "“Eve” also tried to use this invitation" in words
    assert "six words" in words
    assert at.members() == ["Ana"]
