"""The whole life of hand-offs over a folder, told with text files so that it is quick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.domain.errors import BadInputError, PassError, RefusedError
from studio.queries import asks
from tests.world import DAY_MS, START_MS

if TYPE_CHECKING:
    from tests.world import Person, World


def begun(world: World) -> tuple[Person, Person]:
    """Mira has started a production and delivered her idea; Ana is there."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", "a late train"))
    mira.syncs()
    return mira, ana


def test_offer_accept_deliver_approve(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    assert mira.state(room) == ana.state(room) == "offered"
    ana.accepts(room)
    world.syncs()
    assert ana.received(room) == {"idea/idea.txt": "a late train"}
    assert mira.state(room) == "in_progress"
    result = ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    assert (result["take"], result["state"], result["settled"]) == (1, "in_review", False)
    world.syncs()
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == "It leaves at nine."
    mira.approves(room)
    world.syncs()
    assert ana.state(room) == "approved"
    assert world.all_agree(room)
    assert not [overruled for _, overruled in mira.history(room) if overruled]


def test_an_approved_take_feeds_the_next_stage(world: World) -> None:
    mira, ana = begun(world)
    ben = world.person("Ben")
    words = mira.hands_off("words", to=ana)
    tune = mira.hands_off("tune", to=ben)
    ben.accepts(tune)
    ana.accepts(words)
    world.syncs()
    assert ben.state(tune) == "awaiting_inputs"
    ana.delivers(words, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    mira.approves(words)
    world.syncs()
    assert ben.state(tune) == "in_progress"
    assert ben.received(tune) == {"words/words.txt": "It leaves at nine."}
    assert ben.hand_off(tune).due_ms > ben.hand_off(tune).started_ms > START_MS


def test_revision_with_notes_and_a_second_take(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "It leaves at ten."))
    world.syncs()
    due_ms = ana.hand_off(room).due_ms
    mira.asks_for_changes(room, "it leaves at nine")
    world.syncs()
    assert ana.state(room) == "revision"
    assert ana.hand_off(room).due_ms >= due_ms, "a round of changes never brings the due date forward"
    assert [note.text for note in ana.view(room).table("note").values()] == ["it leaves at nine"]
    assert ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))["take"] == 2
    world.syncs()
    with pytest.raises(RefusedError, match="rounds of changes"):
        mira.asks_for_changes(room, "now too early")
    mira.approves(room)
    world.syncs()
    assert ana.state(room) == "approved"
    assert not [note for note in ana.view(room).table("note").values() if note.is_open]
    assert (ana.folder_of(room) / "takes/take-01/words/words.txt").read_text() == "It leaves at ten."


def test_changes_need_a_note(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "x"))
    world.syncs()
    with pytest.raises(RefusedError, match="at least one note"):
        mira.does(c.ReviewTake(room, "revise"))


def test_decline_frees_the_stage_for_somebody_else(world: World) -> None:
    mira, ana = begun(world)
    ben = world.person("Ben")
    first = mira.hands_off("words", to=ana)
    ana.does(c.DeclineOffer(first, "no time"))
    world.syncs()
    assert mira.state(first) == "declined"
    second = mira.hands_off("words", to=ben)
    ben.accepts(second)
    world.syncs()
    assert mira.state(second) == "in_progress"
    with pytest.raises(RefusedError):
        ana.accepts(first)


def test_a_stage_is_offered_to_one_person_at_a_time(world: World) -> None:
    mira, ana = begun(world)
    mira.hands_off("words", to=ana)
    with pytest.raises(RefusedError, match="already offered"):
        mira.does(c.OfferStage("words", "Ben"))


def test_accept_and_withdraw_at_once_have_one_winner(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    mira.does(c.WithdrawOffer(room))
    world.syncs()
    assert world.all_agree(room)
    assert mira.state(room) == ana.state(room)
    assert mira.state(room) in ("in_progress", "withdrawn")


def test_an_offer_that_nobody_answers_expires_by_itself(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    world.clock.passes(hours=73)
    assert ana.state(room) == "expired"
    with pytest.raises(RefusedError):
        ana.accepts(room)
    world.syncs()
    assert mira.hands_off("words", to=world.person("Ben"))


def test_silence_approves_a_delivery(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "x"))
    world.syncs()
    answer_by = mira.view(room).take(1).answer_by_ms
    assert answer_by > START_MS + 2 * DAY_MS
    world.clock.passes(days=8)
    assert mira.state(room) == ana.state(room) == "approved"
    assert ana.view(room).take(1).is_silent
    world.syncs()
    (credit,) = ana.studio.ask(asks.Credits())
    assert (credit.state, credit.is_silent, credit.is_on_time) == ("granted", True, True)


def test_a_pass_lets_one_person_in(world: World) -> None:
    mira, ana = begun(world)
    eve = world.person("Eve")
    offer = mira.does(c.OfferStage("words", "Ana"))
    mira.syncs()
    ana.opens(offer["pass"])
    mira.syncs()
    with pytest.raises(PassError, match="used already"):
        eve.opens(offer["pass"])
    assert ana.opens(offer["pass"])["handoff"] == offer["handoff"]


def test_an_expired_pass_says_so(world: World) -> None:
    mira, ana = begun(world)
    offer = mira.does(c.OfferStage("words", "Ana"))
    mira.syncs()
    world.clock.passes(days=8)
    with pytest.raises(PassError, match="expired"):
        ana.opens(offer["pass"])


def test_one_cannot_open_ones_own_pass(world: World) -> None:
    mira, _ = begun(world)
    offer = mira.does(c.OfferStage("words", "Ana"))
    mira.syncs()
    with pytest.raises(PassError, match="your own"):
        mira.opens(offer["pass"])


def test_an_input_without_source_stops_the_offer(world: World) -> None:
    mira = world.owner()
    mira.starts(chain=WITHOUT_SOURCE)
    with pytest.raises(RefusedError, match="nothing provides it"):
        mira.does(c.OfferStage("words", "Ana"))
    mira.does(c.AttachInput("words", "idea", (str(mira.writes("idea.txt", "attached")),)))
    ana = world.person("Ana")
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    assert ana.received(room) == {"idea/idea.txt": "attached"}


WITHOUT_SOURCE = """
title: One stage
ports: {idea: text.plain, words: text.lyrics}
stages:
- {id: words, track: Writing, title: Words, role: Lyricist, days: 2, price: 60, deps: [], in: [idea], out: [words]}
"""


def test_everything_survives_a_restart_between_any_two_steps(world: World) -> None:
    mira, ana = begun(world)
    mira.restarts()
    offer = mira.does(c.OfferStage("words", "Ana"))
    mira.restarts()
    mira.syncs()
    room = ana.opens(offer["pass"])["handoff"]
    ana.restarts()
    mira.syncs()
    ana.syncs()
    ana.restarts()
    ana.accepts(room)
    ana.restarts()
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "x"))
    ana.restarts()
    mira.restarts()
    world.syncs()
    mira.approves(room)
    mira.restarts()
    world.syncs()
    assert ana.state(room) == "approved"
    assert world.all_agree(room)


def test_the_projection_can_be_made_again_from_the_journal(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    for person in (mira, ana):
        before = person.settled(room)
        history = person.history(room)
        person.studio.store.rebuild()
        person.restarts()
        after = person.settled(room)
        assert (after.n, after.hash, after.tables, after.heads) == (before.n, before.hash, before.tables, before.heads)
        assert after.seen == before.seen
        assert person.history(room) == history


def test_nothing_of_one_room_is_in_another_persons_home_or_in_the_depot_in_plain(world: World) -> None:
    mira, ana = begun(world)
    ben = world.person("Ben")
    words = mira.hands_off("words", to=ana, greeting="canary-greeting")
    tune = mira.hands_off("tune", to=ben)
    for person, room in ((ana, words), (ben, tune)):
        person.accepts(room)
    world.syncs()
    ana.delivers(words, ana.writes("canary-name.txt", "canary-text-of-ana"))
    world.syncs()
    mira.asks_for_changes(words, "canary-note")
    world.syncs()
    depot = world.depot_bytes()
    secrets = [b"canary-idea", b"canary-words", b"canary-tune", b"canary-name", b"canary-text", b"canary-note"]
    secrets += [b"canary-greeting", b"Late Train", b'"Mira"', b"a late train"]
    assert [secret for secret in secrets if secret in depot] == []
    for restarted in (mira, ana, ben):
        restarted.restarts()
    of_ben = home_bytes(ben)
    assert [
        s for s in (b"canary-words", b"canary-name", b"canary-text", b"canary-note", b"canary-greeting") if s in of_ben
    ] == []
    of_ana = home_bytes(ana)
    assert b"canary-words" in of_ana
    assert b"canary-tune" not in of_ana


def home_bytes(person: Person) -> bytes:
    """Every byte in a person's home."""
    return b"\n".join(path.read_bytes() for path in sorted(person.home_folder.rglob("*")) if path.is_file())


def test_files_that_fit_no_output_or_are_missing_are_named(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    with pytest.raises(BadInputError, match="no file"):
        ana.delivers(room, "nowhere.txt")
    with pytest.raises(BadInputError, match="nothing to deliver"):
        ana.delivers(room)
    with pytest.raises(BadInputError, match="2 were given"):
        mira.delivers("idea", mira.writes("a.txt", "a"), mira.writes("b.txt", "b"))
    assert ana.state(room) == "in_progress"


def test_dropped_files_are_delivered_from_the_folder(world: World) -> None:
    mira, ana = begun(world)
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.does(c.DropFiles(room, (str(ana.writes("w.txt", "first")),)))
    ana.does(c.DropFiles(room, (str(ana.writes("w.txt", "second")),)))
    deliver = ana.folder_of(room) / "deliver"
    dropped = sorted(path for path in deliver.rglob("*") if path.is_file())
    assert [path.read_text() for path in dropped] == ["second", "first"]
    moved = ana.does(c.RemoveDrop(room, str(dropped[0])))["moved_to"]
    assert Path(moved).read_text() == "second"
    assert ana.delivers(room)["take"] == 1


def test_deliver_before_the_inputs_are_there_is_refused(world: World) -> None:
    mira, ana = begun(world)
    ben = world.person("Ben")
    mira.hands_off("words", to=ana)
    tune = mira.hands_off("tune", to=ben)
    ben.accepts(tune)
    world.syncs()
    with pytest.raises(RefusedError, match="awaiting inputs"):
        ben.delivers(tune, ben.writes("tune.txt", "la"))
