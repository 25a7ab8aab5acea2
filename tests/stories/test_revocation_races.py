"""Somebody is shut out just while something else is under way: what they said before counts, what comes after does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.depot import object_names
from studio.events.rings import addressee
from tests.stories.device_story import pairs
from tests.stories.gig_story import comment, forged, gig, lays

if TYPE_CHECKING:
    from studio.app.rounds import RoundResult
    from tests.world import World

WORDS = "It leaves at nine. " * 2000


def codes(result: RoundResult) -> list[str]:
    return [problem.code for problem in result.problems]


def test_what_somebody_said_before_they_were_taken_out_counts_and_what_they_say_after_does_not(world: World) -> None:
    mira, ana, room = gig(world)
    ana.delivers(room, ana.writes("words.txt", WORDS))
    ana.syncs()  # whole in the storage; the owner has not looked yet
    mira.does(c.RevokePerson("Ana"))
    mira.syncs()
    take = mira.settled(room).take(1)
    assert (take.state, take.is_in) == ("in_review", True)
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS
    assert mira.settled(room).member(ana.studio.store.device) is None
    # she goes on: her computer cannot read the new key, and nothing of hers is taken in
    lays(world, ana, room, forged(ana, room, comment("still here")))
    before = mira.settled(room).n
    world.syncs(2)
    assert mira.settled(room).n == before
    assert not mira.settled(room).table("comment")
    with ana.studio.store.read() as connection:
        held = ana.studio.store.room_keys(connection, room)
    assert mira.settled(room).epochs[-1] not in held
    # what she made is hers: it still lies on her computer
    assert (ana.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS
    mira.approves(room)
    mira.syncs()
    assert mira.state(room) == "approved"


def test_taken_out_in_the_middle_of_an_upload_she_is_told_and_keeps_her_files(world: World) -> None:
    mira, ana, room = gig(world)
    ana.delivers(room, ana.writes("words.txt", WORDS))
    mira.does(c.RevokePerson("Ana"))
    mira.syncs()
    told = codes(ana.syncs())
    assert "revoked" in told or "access_ended" in told
    world.syncs(2)
    assert not mira.settled(room).table("take")
    assert (ana.folder_of(room) / "takes/take-01/words/words.txt").read_text() == WORDS
    # no ring that was under way lets her in again
    ring = Path(world.depot_url) / object_names.ring(world.production, room, ana.studio.store.device)
    assert addressee(ring.read_bytes()).n < mira.settled(room).n


def test_shutting_somebody_out_on_a_device_that_has_lost_the_lead_is_said_to_count_not_yet(world: World) -> None:
    mira, ana, room = gig(world)
    laptop = pairs(mira)
    world.syncs()
    recovery = next(mira.home_folder.glob("*.seguerecovery"))
    with mira.studio.store.work() as work:  # decided without a network
        work.decide(room, {"k": "member.remove", "device": ana.studio.store.device})
    laptop.does(d.TakeLead(world.production, True, str(recovery), "a passphrase"))
    laptop.syncs()
    (problem,) = [found for found in mira.syncs().problems if found.code == "waiting_decisions"]
    assert "shut out is still in" in problem.message
    assert "Laptop" in problem.what_to_do
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs(3)
    assert laptop.settled(room).take(1).is_in, "she is still in, and what she does counts"
    laptop.does(d.GiveLead(world.production, mira.studio.store.device))
    world.syncs(3)
    assert mira.settled(room).member(ana.studio.store.device) is None
    assert mira.settled(room).take(1).is_in
    assert "waiting_decisions" not in codes(mira.syncs())


def test_a_member_who_has_read_otherwise_is_told_of_and_stops_nobody(world: World) -> None:
    mira, ana, room = gig(world)
    state = ana.settled(room)
    for seen in ((state.n, "a" * 64), (state.n + 50, "b" * 64)):
        lays(world, ana, room, forged(ana, room, comment(), seen=seen))
        assert codes(mira.syncs()) == ["seen_otherwise"]
        ana.syncs()
    assert len(mira.settled(room).table("comment")) == 2
    ana.delivers(room, ana.writes("words.txt", WORDS))
    world.syncs(3)
    assert mira.state(room) == "in_review"
