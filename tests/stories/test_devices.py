"""Several devices of one owner: paired, deciding at once or in turn, and the lead going from one to the other."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete

from studio.actions import commands as c
from studio.actions import device_commands as d
from studio.actions.devices import new_epoch
from studio.actions.lead import hand_over
from studio.actions.pairing import admit_by_line
from studio.app.members import refresh_rings
from studio.depot import object_names
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.depot.wrapped import WrappedDepot
from studio.domain.errors import AccessError, BadInputError, RefusedError, SegueError
from studio.events.rings import open_ring
from studio.store.grants import member_grant
from studio.store.outbox import entry_was_sent, unsent_entries, unsettled_packets, waiting_object
from studio.store.productions import production_here
from studio.store.tables import room_key
from tests.servers import S3Server, moto_server  # noqa: F401 -- fixture
from tests.stories.device_story import IDEA, is_lost, owns_too, pairs, recovery_file, titles
from tests.stories.gig_story import comment
from tests.stories.test_song_over_s3 import world_over

if TYPE_CHECKING:
    from pathlib import Path

    from studio.depot.depot import Depot, ObjectInfo
    from tests.world import Person, World


def test_a_second_device_reads_everything_in_a_folder_and_is_refused_to_decide(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    world.syncs()
    ana.delivers(room, ana.writes("words.txt", "It leaves at nine."))
    world.syncs()
    laptop = pairs(mira)
    world.syncs()
    assert titles(laptop) == titles(mira)
    assert laptop.state(room) == "in_review"
    take = laptop.folder_of(room) / "takes/take-01/words/words.txt"
    assert take.read_text() == "It leaves at nine."
    with pytest.raises(RefusedError, match="is decided on") as refused:
        laptop.approves(room)
    assert refused.value.code == "not_lead"
    mira.approves(room)
    world.syncs()
    assert laptop.state(room) == "approved"
    assert world.all_agree(room)
    assert world.all_agree(world.production)


def test_the_lead_hands_over_when_it_is_asked(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.syncs()
    room = mira.hands_off("idea", to=ana)
    laptop = pairs(mira)
    world.syncs()
    asked = laptop.does(d.TakeLead(world.production))
    assert asked["asked"]
    assert not asked["is_here"]
    world.syncs()
    assert laptop.does(d.GiveLead(world.production, mira.studio.store.device))["lead"] == mira.studio.store.device
    world.syncs()
    laptop.does(d.TakeLead(world.production))
    world.syncs()
    with pytest.raises(RefusedError, match="Laptop"):
        mira.does(c.SetStage("words", {"title": "Text"}))
    laptop.does(c.SetStage("words", {"title": "Text"}))
    ana.accepts(room)
    world.syncs()
    assert titles(mira)["words"] == titles(laptop)["words"] == "Text"
    assert mira.state(room) == laptop.state(room) == ana.state(room) == "in_progress"
    assert world.all_agree(room)


def test_a_lead_that_has_just_removed_a_co_owner_hands_over_and_what_is_left_to_do_is_done_by_the_next(
    world: World,
) -> None:
    """The rooms hear of the removal by the new lead; the old one decided nothing more, and stood still over it once."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    prj = mira.starts()
    mira.syncs()
    room = mira.hands_off("idea", to=ana)
    laptop, otto = pairs(mira), owns_too(mira)
    world.syncs(4)
    ana.accepts(room)
    ana.syncs()
    mira.does(d.RemoveCoOwner(prj, "Otto"))
    assert mira.does(d.GiveLead(prj, "Laptop"))["lead_name"] == "Laptop"
    world.syncs()
    for place in (prj, room):
        assert laptop.settled(place).lead[0] == laptop.studio.store.device
        assert laptop.settled(place).member(otto.studio.store.device) is None
    assert laptop.state(room) == mira.state(room) == ana.state(room) == "in_progress"


def test_a_room_that_the_next_lead_is_not_in_yet_goes_over_too(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    prj = mira.starts()
    mira.syncs()
    laptop = pairs(mira)
    world.syncs()
    mira.does(d.GiveLead(prj, "Laptop"))
    home = mira.studio.store
    world.syncs()
    laptop.does(d.GiveLead(prj, home.device))
    world.syncs()
    offer = mira.does(c.OfferStage("idea", "Ana"))
    with home.work() as work:  # before the laptop is in the new room
        hand_over(work, prj, laptop.studio.store.device)
    world.syncs()
    room = offer["handoff"]
    assert laptop.settled(room).lead[0] == laptop.studio.store.device
    ana.opens(offer["pass"])
    world.syncs()
    ana.accepts(room)
    world.syncs()
    assert laptop.state(room) == "in_progress"


def test_a_lost_lead_is_taken_over_and_stops_when_it_comes_back(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.syncs()
    room = mira.hands_off("idea", to=ana)
    laptop = pairs(mira)
    world.syncs()
    recovery = next(mira.home_folder.glob("*.seguerecovery"))
    with pytest.raises(RefusedError, match="person key"):
        laptop.does(d.TakeLead(world.production, is_lost=True))
    mira.does(c.SetStage("tune", {"title": "Melody"}))  # decided on the lost device, never sent
    taken = laptop.does(d.TakeLead(world.production, True, str(recovery), "a passphrase"))
    assert taken["is_here"]
    assert taken["turn"] == 2
    ana.accepts(room)
    ana.syncs()
    laptop.syncs()
    laptop.does(c.SetStage("words", {"title": "Text"}))
    laptop.syncs()
    ana.syncs()
    assert ana.state(room) == laptop.state(room) == "in_progress"
    mira.syncs()
    assert titles(mira)["words"] == "Text"
    assert mira.settled(room).lead == laptop.settled(room).lead
    with pytest.raises(RefusedError, match="Laptop"):
        mira.does(c.SetStage("sheet", {"title": "Page"}))
    assert mira.studio.synchroniser.once().entries == 0
    laptop.does(d.GiveLead(world.production, mira.studio.store.device))
    world.syncs()
    assert titles(laptop)["tune"] == "Melody", "what waited on the old lead counts once it leads again"
    assert world.all_agree(room)


def test_a_lead_whose_last_answer_was_lost_has_nothing_left_to_send_when_it_reads_that_it_is_out(world: World) -> None:
    """Somebody has gone on from its entry, so that it was sent; what it has formed and not sent comes to nothing."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.syncs()
    room = mira.hands_off("idea", to=ana)
    laptop = pairs(mira)
    world.syncs()
    recovery = str(recovery_file(mira))
    mira.depot_wrapper = lambda depot: FaultyDepot(depot, [ScriptedFault(Fault.TIMEOUT_AFTER, "put_new", "/d/")])
    mira.restarts()
    mira.does(c.SetStage("words", {"title": "Text"}))
    assert mira.tries_to_sync() is not None
    with mira.studio.store.work() as work:
        work.decide(room, {"k": "heartbeat"})
        work.form_entry(room)
    laptop.syncs()
    laptop.does(d.TakeLead(world.production, True, recovery, "a passphrase"))
    laptop.syncs()
    laptop.does(d.RevokeDevice(mira.studio.store.device, recovery, "a passphrase"))
    laptop.syncs()
    assert [problem.code for problem in mira.syncs().problems] == ["revoked"]
    with mira.studio.store.read() as connection:
        assert unsent_entries(connection, world.production) == []
    mira.syncs()
    assert mira.settled(room).lead == laptop.settled(room).lead
    assert titles(laptop)["words"] == titles(mira)["words"] == "Text"


@pytest.mark.parametrize("has_key", [True, False], ids=["by itself", "with the recovery file"])
def test_a_room_led_by_a_device_that_was_shut_out_is_taken_over(world: World, has_key: bool) -> None:
    """It came to lead that room while it was revoked in the office, and hands nothing over any more."""
    mira, ana = world.owner("Mira"), world.person("Ana")
    prj = mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    laptop = pairs(mira)
    world.syncs()
    lead, lost = (mira, laptop) if has_key else (laptop, mira)
    recovery = str(recovery_file(mira))
    if not has_key:
        mira.does(d.GiveLead(prj, "Laptop"))
        world.syncs()
    device = lost.studio.store.device
    with lead.studio.store.work() as work:
        work.decide(room, {"k": "lead", "dev": device, "turn": work.folded(room).lead[1] + 1})
        work.form_entry(room)
    lead.does(d.RevokeDevice(device, recovery, "a passphrase"))
    ana.accepts(room)
    ana.syncs()
    problems = {problem.code for problem in lead.syncs().problems}
    if not has_key:
        assert problems == {"led_by_former"}
        lead.does(d.TakeLead(prj, True, recovery, "a passphrase"))
    world.syncs(3)
    assert lead.settled(room).lead[0] == lead.studio.store.device
    assert lead.settled(room).member(device) is None
    assert ana.state(room) == lead.state(room) == "in_progress"
    assert list(ana.received(room).values()) == [IDEA]


def test_rings_tell_of_what_was_sent_and_bring_the_keys_that_it_names(world: World) -> None:
    """Another device may be first to write it: who took it for written would be alarmed for ever, or have a key made later."""
    mira = world.owner("Mira")
    prj = mira.starts()
    mira.syncs()
    sent = mira.settled(prj)
    phone = world.person("Phone")
    line = phone.does(d.AskAsDevice("Phone"))["line"]
    home = mira.studio.store
    with home.work() as work:
        device = admit_by_line(work, line)["device"]
        work.form_entry(prj)
        here = production_here(work.connection, prj)
    assert (mira.settled(prj).n, mira.settled(prj).member(device) is None) == (sent.n + 1, False)
    assert refresh_rings(home, here) == 0
    with home.work() as work:
        entry_was_sent(work.connection, prj, sent.n + 1)
        new_epoch(work, prj)
    assert refresh_rings(home, here) == 1
    with home.read() as connection:
        data = waiting_object(connection, object_names.ring(prj, prj, device))
    assert data is not None
    ring = open_ring(data, phone.studio.store.box)
    settled = mira.settled(prj)
    assert (ring.head, [key.ep for key in ring.keys]) == ((settled.n, settled.hash), settled.epochs)


def test_an_old_lead_with_unsent_entries_gives_way(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.syncs()
    laptop = pairs(mira)
    world.syncs()
    recovery = next(mira.home_folder.glob("*.seguerecovery"))
    offer = mira.does(c.OfferStage("idea", "Ana"))  # formed and signed, not sent
    laptop.does(d.TakeLead(world.production, True, str(recovery), "a passphrase"))
    laptop.does(c.SetStage("words", {"title": "Text"}))
    laptop.syncs()
    mira.syncs()
    assert mira.settled(world.production).lead[1] == 2
    assert titles(mira)["words"] == "Text"
    assert not laptop.settled(world.production).table("opened")
    laptop.does(d.GiveLead(world.production, mira.studio.store.device))
    world.syncs()
    assert offer["handoff"] in laptop.settled(world.production).table("opened")
    ana.opens(offer["pass"])
    world.syncs()
    assert laptop.state(offer["handoff"]) == ana.state(offer["handoff"]) == "offered"


def test_two_devices_decide_at_once_over_a_bucket_and_converge(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        mira, ana = world.owner("Mira"), world.person("Ana")
        mira.starts()
        mira.syncs()
        laptop = pairs(mira)
        world.syncs()
        assert laptop.settled(world.production).may_decide(laptop.studio.store.device)
        mira.does(c.SetStage("words", {"title": "Text"}))
        laptop.does(c.SetStage("words", {"title": "Lyrics"}))
        laptop.does(c.SetStage("tune", {"title": "Melody"}))
        mine = mira.does(c.OfferStage("idea", "Ana"))
        other = laptop.does(c.OfferStage("idea", "Ben"))
        mira.syncs()
        problems = laptop.syncs().problems
        assert any(problem.code == "overruled" for problem in problems)
        world.syncs()
        assert titles(mira) == titles(laptop)
        assert titles(mira)["words"] == "Lyrics"
        assert titles(mira)["tune"] == "Melody"
        assert world.all_agree(world.production)
        assert mira.state(mine["handoff"]) == laptop.state(mine["handoff"]) == "offered"
        assert laptop.state(other["handoff"]) == "withdrawn"
        ana.opens(mine["pass"])
        world.syncs()
        ana.accepts(mine["handoff"])
        ana.syncs()
        laptop.syncs()
        world.syncs()
        assert ana.state(mine["handoff"]) == "in_progress"
        assert world.all_agree(mine["handoff"])
        _says_something_under_a_key_that_never_came_to_be(world, mira, laptop, ana, mine["handoff"])


def _says_something_under_a_key_that_never_came_to_be(
    world: World, mira: Person, laptop: Person, ana: Person, room: str
) -> None:
    with laptop.studio.store.work() as work:  # shut out without a network: the new key lies here only
        work.decide(room, {"k": "member.remove", "device": ana.studio.store.device})
        new_epoch(work, room)
        work.form_entry(room)
    with laptop.studio.store.work() as work:
        work.say(room, comment("heard"))
    mira.does(c.SetStage("idea", {"title": "Idea"}))
    with mira.studio.store.work() as work:
        work.decide(room, {"k": "heartbeat"})
    mira.syncs()  # is first at the number of the entry that names the key
    world.syncs()
    assert len(mira.settled(room).table("comment")) == 1, "it is said again under the key that there is"
    with laptop.studio.store.read() as connection:
        assert not unsettled_packets(connection, world.production, laptop.studio.store.device)
    assert mira.settled(room).member(ana.studio.store.device) is None


def test_a_line_for_another_device_and_a_changed_one_are_refused(world: World) -> None:
    mira = world.owner("Mira")
    mira.starts()
    second, third = world.person("second"), world.person("third")
    line = second.does(d.AskAsDevice("Laptop"))["line"]
    third.does(d.AskAsDevice("Phone"))
    answer = mira.does(d.AdmitDevice(line))["answer"]
    with pytest.raises(BadInputError, match="another device"):
        third.does(d.JoinByAnswer(answer))
    with pytest.raises(BadInputError, match="changed on the way"):
        mira.does(d.AdmitDevice(line[:40] + ("A" if line[40] != "A" else "B") + line[41:]))
    with pytest.raises(SegueError):
        mira.does(d.JoinByAnswer(answer))


# --- revoked, removed ------------------------------------------------------------------------------------------


def test_a_revoked_device_counts_no_more_and_gets_no_new_key(world: World) -> None:
    mira, ana = world.owner("Mira"), world.person("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    laptop = pairs(mira)
    world.syncs()
    epochs = len(mira.settled(room).epochs)
    revoked = mira.does(d.RevokeDevice("Laptop"))
    assert revoked["device"] == laptop.studio.store.device
    ana.accepts(room)
    world.syncs()
    assert ana.state(room) == mira.state(room) == "in_progress"
    for place in (room, world.production):
        assert mira.settled(place).member(revoked["device"]) is None
    assert len(mira.settled(room).epochs) == epochs + 1
    problem = laptop.syncs().problems[0]
    assert (problem.code, problem.title) == ("revoked", "This device was revoked")
    with laptop.studio.store.read() as connection:
        held = laptop.studio.store.room_keys(connection, room)
    assert mira.settled(room).epochs[-1] not in held
    with pytest.raises(RefusedError, match="revoked"):
        laptop.does(c.SetStage("tune", {"title": "Melody"}))
    with pytest.raises(RefusedError, match="revoked"):
        laptop.does(d.TakeLead(world.production, is_lost=True))
    assert world.all_agree(room) or laptop.settled(room).n < mira.settled(room).n


def test_a_collaborators_lost_laptop_is_revoked_and_what_it_still_says_is_ignored(world: World) -> None:
    mira, ana = world.owner("Mira"), world.owner("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    phone = pairs(ana, "Phone")
    world.syncs()
    assert phone.state(room) == "in_progress"
    lost = ana
    world.people.remove(lost)
    recovery = next(ana.home_folder.glob("*.seguerecovery"))
    name = lost.studio.store.device[:8]
    phone.does(d.RevokeDevice(name, str(recovery), "a passphrase"))
    world.syncs()
    lost.delivers(room, lost.writes("words.txt", "written by a thief"))
    lost.tries_to_sync()
    world.syncs()
    assert mira.state(room) == "in_progress"
    phone.delivers(room, phone.writes("words.txt", "It leaves at nine."))
    world.syncs()
    assert mira.view(room).take(1).is_in
    assert (mira.folder_of(room) / "takes/take-01/words/words.txt").read_text() == "It leaves at nine."
    assert world.all_agree(room)


class OthersKeys(WrappedDepot):
    """Reached by keys that were made for another device: nothing of one's own can be looked for."""

    def __init__(self, inner: Depot, own: str) -> None:
        super().__init__(inner)
        self._own = f"/in/q/{own}/"

    def head(self, name: str) -> ObjectInfo | None:
        if self._own in name:
            raise AccessError("The storage refuses these keys.", subject=name)
        return super().head(name)


def test_a_paired_device_that_nobody_tells_of_asks_where_the_keys_it_was_given_reach(world: World) -> None:
    mira, ana = world.owner("Mira"), world.owner("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    away = [ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", "/in/q/", times=99)]
    ana.depot_wrapper = lambda depot: FaultyDepot(depot, away)
    ana.restarts()
    phone = world.person("Ana on Phone")
    phone.depot_wrapper = lambda depot: OthersKeys(depot, phone.studio.store.device)
    line = phone.does(d.AskAsDevice("Phone"))["line"]
    phone.does(d.JoinByAnswer(ana.does(d.AdmitDevice(line))["answer"]))
    is_lost(ana)  # before it could tell of the phone
    world.syncs()
    assert mira.settled(room).member(phone.studio.store.device) is not None
    assert world.all_agree(room)


def test_who_is_taken_out_gets_no_new_key_and_the_rest_go_on(world: World) -> None:
    mira, ana = world.owner("Mira"), world.owner("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    laptop = pairs(mira)
    world.syncs()
    epochs = list(mira.settled(room).epochs)
    mira.does(c.RevokePerson("Ana"))
    world.syncs()
    assert len(mira.settled(room).epochs) == len(epochs) + 1
    assert laptop.settled(room).epochs == mira.settled(room).epochs
    assert world.all_agree(world.production)
    with ana.studio.store.read() as connection:
        assert set(ana.studio.store.room_keys(connection, room)) == set(epochs)


def test_an_older_key_that_is_missing_is_fetched_again(world: World) -> None:
    mira, ana = world.owner("Mira"), world.owner("Ana")
    mira.starts()
    mira.delivers("idea", mira.writes("idea.txt", IDEA))
    mira.syncs()
    room = mira.hands_off("words", to=ana)
    ana.accepts(room)
    laptop = pairs(mira)
    world.syncs()
    with mira.studio.store.work() as work:
        new_epoch(work, room)
    world.syncs()
    older, newest = laptop.settled(room).epochs
    with laptop.studio.store.work() as work:
        work.connection.execute(delete(room_key).where(room_key.c.room == room, room_key.c.ep == older))
    laptop.restarts()
    with laptop.studio.store.read() as connection:
        assert set(laptop.studio.store.room_keys(connection, room)) == {newest}
    ana.delivers(room, ana.writes("words.txt", IDEA))
    world.syncs()
    with laptop.studio.store.read() as connection:
        assert set(laptop.studio.store.room_keys(connection, room)) == {older, newest}
    assert world.all_agree(room)


def test_two_devices_do_not_take_each_others_keys_for_people_away(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        world.access = "users"
        mira, ana = world.owner("Mira"), world.person("Ana")
        mira.starts()
        mira.syncs()
        room = mira.hands_off("idea", to=ana)
        given = keys_of(mira, ana)
        assert given["made"]
        laptop = pairs(mira)
        world.syncs()
        laptop.does(c.SetStage("tune", {"title": "Melody"}))
        world.syncs()
        ana.accepts(room)
        world.syncs()
        assert keys_of(mira, ana) == keys_of(laptop, ana) == given
        assert ana.state(room) == laptop.state(room) == "in_progress"


def keys_of(owner: Person, member: Person) -> dict[str, Any]:
    store = owner.studio.store
    with store.read() as connection:
        return member_grant(store, connection, owner.world.production, member.studio.store.device)
