"""A co-owner decides too: in turn in a folder, at once in a bucket, after weeks away, and no more when taken out."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from studio.actions import audience_commands as au
from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.domain.errors import RefusedError
from studio.queries import asks
from tests.servers import S3Server, moto_server  # noqa: F401 -- fixture
from tests.stories.device_story import IDEA, owns_too, titles
from tests.stories.test_song_over_s3 import world_over

if TYPE_CHECKING:
    from pathlib import Path

    from tests.world import World


def test_a_co_owner_reads_all_and_decides_when_handed_the_lead(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    otto = owns_too(mira)
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert otto.state(room) == "in_review"
    assert (otto.folder_of(room) / "takes/take-01/words/words.txt").read_text() == "It leaves at nine."
    with pytest.raises(RefusedError, match="of Mira"):
        otto.approves(room)
    mira.does(d.GiveLead(world.production, "Otto"))
    world.syncs()
    asked = otto.does(au.AddAudience(world.production, "Vera", "approver"))
    with pytest.raises(RefusedError, match="not made yet"):
        otto.does(au.AudiencePass(world.production, "Vera"))
    otto.approves(room)
    world.syncs()
    assert ana.state(room) == mira.state(room) == "approved"
    with pytest.raises(RefusedError, match="owner's own devices"):
        otto.does(c.OfferStage("tune", "Ben"))
    with pytest.raises(RefusedError, match="Only the owner"):
        otto.does(d.AddCoOwner(world.production, "Ben"))
    mira.does(d.TakeLead(world.production))
    world.syncs()
    mira.syncs()  # her computer opens the room that he asked for
    otto.syncs()
    told = otto.does(au.AudiencePass(world.production, "Vera"))
    vera = world.person("Vera")
    assert vera.opens(told["pass"])["role"] == "approver"
    world.syncs()
    assert asked["handoff"] == told["handoff"]
    assert sorted(one.title for one in vera.studio.ask(asks.Shown())) == ["Idea", "Words"]
    again = otto.does(au.AudiencePass(world.production, "Vera"))  # for whoever is in, with rights as they are now
    assert vera.opens(again["pass"])["role"] == "approver"
    assert world.all_agree(room)
    assert world.all_agree(world.production)


def test_two_owners_edit_the_plan_at_once_and_undo_takes_back_only_ones_own(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        mira = world.owner("Mira")
        mira.starts()
        mira.syncs()
        otto = owns_too(mira)
        mira.does(c.SetStage("words", {"title": "Text"}))
        otto.does(c.SetStage("tune", {"title": "Melody"}))
        otto.does(c.SetStage("sheet", {"title": "Page"}))
        world.syncs()
        assert titles(mira) == titles(otto)
        mira.does(c.SetStage("tune", {"title": "Air"}))
        world.syncs()
        assert otto.studio.undo(world.production)["undone"] == "Rename Sheet to Page"
        with pytest.raises(RefusedError):
            otto.studio.undo(world.production)  # the tune was changed by Mira since: it is hers
        world.syncs()
        assert titles(mira) == titles(otto)
        assert (titles(mira)["tune"], titles(mira)["sheet"], titles(mira)["words"]) == ("Air", "Sheet", "Text")
        otto.does(c.SetStage("idea", {"title": "Thought"}))  # then away for weeks
        world.people.remove(otto)
        for turn in range(4):
            world.clock.passes(days=8)
            mira.does(c.SetStage("words", {"title": f"Text {turn}"}))
            mira.syncs()
        world.people.append(otto)
        world.syncs()
        assert titles(mira) == titles(otto)
        assert titles(mira)["idea"] == "Thought"
        assert world.all_agree(world.production)


def test_a_co_owner_who_is_taken_out_decides_no_more(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.syncs()
    otto = owns_too(mira)
    room = mira.hands_off("idea", to=ana)
    world.syncs()
    assert otto.state(room) == "offered"
    epochs = len(mira.settled(room).epochs)
    mira.does(d.RemoveCoOwner(world.production, "Otto"))
    world.syncs()
    assert len(mira.settled(room).epochs) == epochs + 1
    assert not mira.settled(room).is_decider(otto.studio.store.device)
    with pytest.raises(RefusedError, match="revoked"):
        otto.does(c.SetStage("tune", {"title": "Melody"}))
    ana.accepts(room)
    world.syncs()
    assert ana.state(room) == mira.state(room) == "in_progress"
