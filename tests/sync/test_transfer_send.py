"""Uploads and copies."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.depot.memory import MemoryDepot
from studio.domain.errors import AccessError, BadInputError, DiskError, OfflineError
from studio.store import transfers
from studio.sync.transfer import still_there
from tests.sync.transfer_world import (
    DEVICE,
    OTHER,
    PRJ,
    ROOM,
    Home,
    all_ids,
    chunk_ids,
    in_inbox,
    in_room,
    inbox_name,
    noise,
    room_name,
    tone,
)

FILES = {"kick.wav": noise(900_000), "sub/snare.wav": noise(700_000, 2), "notes.txt": b""}
MakeHome = Callable[..., Home]


def test_an_upload_brings_every_chunk_to_the_inbox(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    transfer_id = home.sends(manifest)
    summary = home.runs()
    assert in_inbox(depot) == all_ids(manifest)
    assert in_room(depot) == set()
    assert summary.sent_chunks == len(all_ids(manifest))
    assert summary.finished == [transfer_id]
    state = home.state(transfer_id)
    assert (state.state, state.done_bytes) == ("done", state.total_bytes)


def test_an_owner_sends_straight_to_the_room(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    home.sends(manifest, to_inbox=False)
    home.runs()
    assert in_room(depot) == all_ids(manifest)
    assert in_inbox(depot) == set()


def test_what_the_depot_has_is_not_sent_again(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    home.sends(manifest)
    home.runs()
    again = home.sends(manifest)
    summary = home.runs()
    assert (summary.sent_chunks, summary.sent_bytes) == (0, 0)
    with home.database.read() as connection:
        assert set(transfers.skipped_chunks(connection, again)) == all_ids(manifest)


def test_what_the_room_has_is_not_sent_to_the_inbox(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    home.sends(manifest, to_inbox=False)
    home.runs()
    home.sends(manifest)
    home.runs()
    assert in_inbox(depot) == set()


def test_a_changed_file_sends_only_what_is_new(make_home: MakeHome) -> None:
    home = make_home()
    data = noise(6_000_000, 5)
    home.sends(home.seal({"mix.wav": data}))
    first = home.runs()
    home.sends(home.seal({"mix.wav": data[:3_000_000] + noise(50_000, 6) + data[3_050_000:]}))
    second = home.runs()
    assert second.sent_bytes < first.sent_bytes / 4


def test_what_was_packed_is_sent_as_it_was_sealed_and_after_a_crash_sealed_to_the_same(
    make_home: MakeHome, depot: FaultyDepot
) -> None:
    home, other_depot = make_home(), MemoryDepot()
    manifest = home.seal({"tone.wav": tone(1_200_000)})
    ids = [ref.id for ref in manifest.files[0].chunks if ref.packed]
    assert len(ids) == len(manifest.files[0].chunks) > 1
    (home.folder / "files" / "tone.wav").rename(home.folder / "elsewhere")
    home.sends(manifest, to_inbox=False)
    assert home.runs().finished, "a piece was packed and sealed a second time"
    assert not any(
        home.chunk_store.spool.read_into(ref.id, memoryview(bytearray(ref.sealed_length)))
        for ref in manifest.files[0].chunks
    ), "what was sent is still kept"

    other = make_home("other", other_depot)
    assert other.seal({"tone.wav": tone(1_200_000)}) == manifest
    other.chunk_store.close()  # as a crash does
    other.sends(manifest, to_inbox=False)
    assert other.runs().finished
    for chunk in ids:
        assert other_depot.get(room_name(chunk)).data == depot.get(room_name(chunk)).data


def test_an_object_of_another_length_is_not_taken_for_the_chunk(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    cut_short = next(iter(chunk_ids(manifest)))
    depot.put(inbox_name(cut_short), b"cut short")
    home.sends(manifest)
    home.runs()
    assert len(depot.get(inbox_name(cut_short)).data) > 100


def test_a_lost_connection_fails_nothing_and_goes_on_later(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home(workers=1)
    manifest = home.seal(FILES)
    transfer_id = home.sends(manifest)
    depot.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "put", skip=3))
    with pytest.raises(OfflineError):
        home.runs()
    assert home.state(transfer_id).state == "waiting"
    sent_before = len(in_inbox(depot))
    assert sent_before >= 3
    summary = home.runs()
    assert summary.sent_chunks == len(all_ids(manifest)) - sent_before
    assert home.state(transfer_id).state == "done"


def test_parts_that_were_sent_are_remembered_without_looking(make_home: MakeHome, depot: FaultyDepot) -> None:
    """The flags are enough: chunks that vanish from the depot meanwhile are the business of ``still_there``."""
    home = make_home(workers=1)
    manifest = home.seal(FILES)
    home.sends(manifest)
    depot.add(ScriptedFault(Fault.BUSY, "put", skip=3))
    with pytest.raises(OfflineError):
        home.runs()
    sent = in_inbox(depot)
    for chunk in sent:
        depot.delete(inbox_name(chunk))
    home.runs()
    assert in_inbox(depot) == all_ids(manifest) - sent


def test_a_run_can_be_stopped_and_taken_up_again(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    transfer_id = home.sends(manifest)
    cancel = threading.Event()
    cancel.set()
    assert home.runs(cancel=cancel).was_cancelled
    assert home.state(transfer_id).state == "waiting"
    home.runs()
    assert in_inbox(depot) == all_ids(manifest)


def test_a_file_that_changed_after_it_was_sealed_fails_its_transfer_only(
    make_home: MakeHome, depot: FaultyDepot
) -> None:
    home = make_home()
    changed, sound = home.seal({"a.wav": noise(500_000)}), home.seal({"b.wav": noise(500_000, 2)})
    home.file("a.wav", noise(500_000, 3))
    failing, fine = home.sends(changed), home.sends(sound)
    summary = home.runs()
    (failed,) = summary.failed
    assert failed.transfer == failing
    assert isinstance(failed.error, BadInputError)
    assert failed.error.subject == str(home.folder / "files" / "a.wav")
    assert "a.wav" in home.state(failing).message
    assert home.state(fine).state == "done"
    assert chunk_ids(changed).isdisjoint(in_inbox(depot))


def test_a_failed_upload_goes_on_when_the_file_is_put_back(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal({"a.wav": noise(500_000)})
    path = home.folder / "files" / "a.wav"
    path.rename(path.with_suffix(".away"))
    transfer_id = home.sends(manifest)
    home.runs()
    assert home.state(transfer_id).state == "failed"
    path.with_suffix(".away").rename(path)
    home.retries(transfer_id)
    home.runs()
    assert home.state(transfer_id).state == "done"


@pytest.mark.parametrize(("fault", "kind"), [(Fault.DENIED, AccessError), (Fault.DISK_FULL, DiskError)])
def test_a_refusal_or_a_full_disk_is_reported(
    make_home: MakeHome, depot: FaultyDepot, fault: Fault, kind: type[Exception]
) -> None:
    home = make_home()
    transfer_id = home.sends(home.seal(FILES))
    depot.add(ScriptedFault(fault, "put"))
    summary = home.runs()
    assert [type(failed.error) for failed in summary.failed] == [kind]
    assert home.state(transfer_id).state == "failed"
    home.retries(transfer_id)
    home.runs()
    assert home.state(transfer_id).state == "done"


def test_a_file_carried_over_from_an_earlier_take_need_not_be_here(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    home.sends(home.seal({"old.wav": noise(400_000)}), to_inbox=False)
    home.runs()
    both = home.seal({"old.wav": noise(400_000), "new.wav": noise(400_000, 2)})
    (home.folder / "files" / "old.wav").unlink()
    transfer_id = home.sends(both, only=["new.wav"])
    home.runs()
    assert home.state(transfer_id).state == "done"


def test_a_carried_over_file_that_is_nowhere_is_missing(make_home: MakeHome) -> None:
    home = make_home()
    both = home.seal({"old.wav": noise(400_000), "new.wav": noise(400_000, 2)})
    transfer_id = home.sends(both, only=["new.wav"])
    summary = home.runs()
    assert summary.stuck == [transfer_id]
    old = next(file for file in both.files if file.path == "old.wav")
    assert set(home.state(transfer_id).missing) == {ref.id for ref in old.chunks}


def test_chunks_that_are_wanted_again_are_sent_over_what_is_there(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    transfer_id = home.sends(manifest)
    home.runs()
    chunk = next(iter(chunk_ids(manifest)))
    good = depot.get(inbox_name(chunk)).data
    depot.put(inbox_name(chunk), bytes(len(good)))
    with home.database.write() as connection:
        transfers.send_again(connection, transfer_id, [chunk])
    assert home.runs().sent_chunks == 1
    assert depot.get(inbox_name(chunk)).data == good


def test_many_small_transfers_run_in_one_go(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifests = [home.seal({f"{n}.txt": b"%d" % n}) for n in range(30)]
    ids = [home.sends(manifest) for manifest in manifests]
    assert sorted(home.runs().finished) == sorted(ids)
    assert in_inbox(depot) == set().union(*map(all_ids, manifests))


def test_only_the_wanted_directions_run(make_home: MakeHome) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    up, down = home.sends(manifest), home.fetches(manifest)
    home.runs(directions=["up"])
    assert (home.state(up).state, home.state(down).state) == ("done", "waiting")


def test_progress_ends_with_everything(make_home: MakeHome) -> None:
    home = make_home()
    transfer_id = home.sends(home.seal(FILES))
    home.runs()
    last = home.told[-1]
    assert (last.transfer, last.done_bytes) == (transfer_id, last.total_bytes)


def test_a_take_is_handed_on_without_passing_through_here(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    home.sends(manifest, to_inbox=False)
    home.runs()
    for name in FILES:
        (home.folder / "files" / name).unlink()
    home.hands_on(manifest)
    summary = home.runs()
    assert in_room(depot, OTHER) == all_ids(manifest)
    assert summary.sent_chunks == 1  # the manifest


def test_a_copy_of_what_is_not_there_says_what_is_missing(make_home: MakeHome, depot: FaultyDepot) -> None:
    home = make_home()
    manifest = home.seal(FILES)
    home.sends(manifest, to_inbox=False)
    home.runs()
    lost = min(chunk_ids(manifest))
    depot.delete(room_name(lost))
    transfer_id = home.hands_on(manifest)
    home.runs()
    state = home.state(transfer_id)
    assert (state.state, state.missing) == ("stuck", [lost])
    assert in_room(depot, OTHER) == all_ids(manifest) - {lost}


@pytest.mark.parametrize("count", [3, 60])
def test_skipped_chunks_are_looked_up_again(depot: FaultyDepot, count: int) -> None:
    ids = [f"{n:064x}" for n in range(count)]
    for chunk in ids[1::2]:
        depot.put(inbox_name(chunk), b"x")
    for chunk in ids[2::2]:
        depot.put(room_name(chunk), b"x")
    assert still_there(depot, PRJ, ROOM, ids, device=DEVICE) == ids[:1]
    assert still_there(depot, PRJ, ROOM, ids) == [ids[0], *ids[1::2]]


def test_a_listing_that_lags_behind_makes_nothing_missing(depot: FaultyDepot) -> None:
    ids = [f"{n:064x}" for n in range(40)]
    for chunk in ids:
        depot.put(room_name(chunk), b"x")
    depot.add(ScriptedFault(Fault.CUT_LIST, "list_after"))
    assert still_there(depot, PRJ, ROOM, ids) == []


def test_a_large_room_is_listed_page_by_page(make_home: MakeHome, depot: FaultyDepot, tmp_path: Path) -> None:
    for n in range(1500):
        depot.put(room_name(f"{n:064x}"), b"x")
    home = make_home()
    manifest = home.seal({f"{n}.txt": b"%d" % n for n in range(40)})
    home.sends(manifest, to_inbox=False)
    home.runs()
    home.sends(manifest, to_inbox=False)
    assert home.runs().sent_chunks == 0
