"""An approver, a reviewer and an observer are shown takes; what they say counts as far as the table goes, and they see no terms."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import audience_commands as au
from studio.actions import commands as c
from studio.domain.drawing import Shape, ShapeKind, shapes_from_log
from studio.domain.errors import NotFoundError, RefusedError
from studio.events.state import REVIEW
from studio.queries import asks
from studio.store.productions import rooms_of
from tests.servers import S3Server, moto_server  # noqa: F401 -- fixture
from tests.stories.gig_story import gig
from tests.stories.test_song_over_s3 import world_over

if TYPE_CHECKING:
    from studio.queries.audience import AudienceRow, ShownRow
    from tests.world import Person, World


def invited(mira: Person, name: str, role: str, *stages: str) -> Person:
    """Somebody who is in as this role."""
    world = mira.world
    person = world.person(name)
    told = mira.does(au.AddAudience(world.production, name, role, stages))
    mira.syncs()
    assert person.opens(told["pass"])["role"] == role
    world.syncs()
    return person


def shown(person: Person) -> ShownRow:
    (row,) = person.studio.ask(asks.Shown())
    return row


def people(mira: Person) -> dict[str, AudienceRow]:
    return {row.name: row for row in mira.studio.ask(asks.Audience(mira.world.production))}


def note(text: str, at_s: float = 0.0) -> c.NoteText:
    return c.NoteText(at_s, text)


def test_an_approvers_word_decides_a_reviewer_remarks_and_an_observer_sees(world: World) -> None:
    mira, ana, room = gig(world)
    vera = invited(mira, "Vera", "approver", "words")
    rita, olga = invited(mira, "Rita", "reviewer"), invited(mira, "Olga", "observer")
    assert vera.studio.ask(asks.Shown()) == ()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    row = shown(vera)
    assert (row.title, row.take, row.standing, row.may_vote, row.is_here) == ("Words", 1, "in_review", True, True)
    assert (vera.studio.store.workspace / row.folder / "words/words.txt").read_text() == "It leaves at nine."
    assert sorted(one.title for one in rita.studio.ask(asks.Shown())) == ["Idea", "Words"]  # the own stage, too

    rita.does(au.RemarkOnTake("Words", (note("I like it.", 1.5),)))
    with pytest.raises(RefusedError, match="no approver"):
        rita.does(au.VoteOnTake("Words", "approve"))
    for command in (au.RemarkOnTake("Words", (note("No."),)), au.VoteOnTake("Words", "approve")):
        with pytest.raises(RefusedError, match=r"observe|no approver"):
            olga.does(command)
    with pytest.raises(RefusedError, match="at least one note"):
        vera.does(au.VoteOnTake("Words", "revise"))
    box = Shape(ShapeKind.BOX, ((1000, 2000), (3000, 4000)))
    drawn = c.NoteText(2.0, "At ten.", 3.5, file="words.txt", shapes=(box,))
    vera.does(au.VoteOnTake("Words", "revise", (drawn,)))
    world.syncs()
    assert ana.state(room) == mira.state(room) == "revision"
    (told,) = ana.view(room).table("note").values()
    assert (told.text, told.in_take_ms, told.end_in_take_ms, told.file) == ("At ten.", 2000, 3500, "words.txt")
    assert shapes_from_log(told.marks) == (box,)
    assert people(mira)["Vera"].shown[0].votes[0].notes[0].shapes == (box,)
    (remark,) = {row.title: row for row in people(mira)["Rita"].shown}["Words"].remarks
    assert (remark.text, remark.author, remark.start_s) == ("I like it.", "Rita", 1.5)
    _sees_no_terms(rita)

    mira.does(au.EndAudience(world.production, "Rita"))
    ana.delivers(room, ana.writes("words2.txt", "It leaves at ten."))
    world.syncs()
    assert (shown(vera).take, shown(vera).vote) == (2, "")
    assert people(mira)["Rita"].state == "ended"
    with pytest.raises(NotFoundError, match="goes by “Rita”"):
        mira.does(au.AudiencePass(world.production, "Rita"))
    assert {given.take for given in mira.settled(people(mira)["Rita"].room).table("given").values()} == {1}
    assert mira.hand_off(room).rounds_used == mira.hand_off(room).terms["revisions"]
    vera.does(au.VoteOnTake("Words", "revise", (note("At eleven."),)))
    world.syncs()
    assert mira.state(room) == "in_review"  # more rounds than were agreed are paid for: the owner decides
    assert shown(vera).vote == "revise"
    mira.approves(room)
    world.syncs()
    assert shown(vera).standing == ana.state(room) == "approved"
    assert world.all_agree(room)


def test_an_answer_found_again_after_who_gave_it_was_taken_out_stops_nobody(world: World) -> None:
    mira, ana, room = gig(world)
    rita = world.person("Rita")
    told = mira.does(au.AddAudience(world.production, "Rita", "reviewer"))
    mira.syncs()
    rita.opens(told["pass"])
    rita.syncs()
    answers = {path: path.read_bytes() for path in Path(world.depot_url).glob("**/in/q/*/*/*") if path.is_file()}
    assert answers
    world.syncs()
    mira.does(au.EndAudience(world.production, "Rita"))
    world.syncs()
    for path, data in answers.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert mira.tries_to_sync() is None
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.state(room) == "in_review"
    assert people(mira)["Rita"].state == "ended"


def test_a_vote_that_came_too_late_for_its_take_says_nothing_about_the_next_one(world: World) -> None:
    mira, ana, room = gig(world)
    vera = invited(mira, "Vera", "approver", "words")
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    vera.does(au.VoteOnTake("Words", "approve"))
    mira.asks_for_changes(room, "At ten.")
    world.syncs()
    assert (mira.state(room), shown(vera).vote) == ("revision", "approve")
    ana.delivers(room, ana.writes("words2.txt", "It leaves at ten."))
    world.syncs()
    assert (mira.state(room), shown(vera).take) == ("in_review", 2)


def _sees_no_terms(rita: Person) -> None:
    with rita.studio.store.read() as connection:
        (own,) = rooms_of(connection, rita.world.production)
    state = rita.settled(own)
    assert (state.kind, state.hand_off) == (REVIEW, None)
    told = repr(state.tables) + repr(rita.studio.ask(asks.Shown()))
    assert "Ana" not in told
    assert "price" not in told
    assert rita.studio.ask(asks.Inbox()) == ()


def test_an_approver_over_a_bucket_with_a_policy_of_their_own(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        mira, ana, room = gig(world)
        vera = invited(mira, "Vera", "approver", "words")
        ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
        world.syncs()
        assert shown(vera).is_here
        again = mira.does(au.AudiencePass(world.production, "Vera"))  # for whoever is in, with rights as they are now
        assert vera.opens(again["pass"])["role"] == "approver"
        vera.does(au.VoteOnTake("Words", "approve"))
        world.syncs()
        assert ana.state(room) == "approved"
