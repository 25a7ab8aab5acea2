"""Downloads, taking in, manifests."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.depot.depot import ObjectMissingError
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from studio.domain.errors import OfflineError, RefusedError, TrustError
from studio.events.chunks import CHUNK_CONTEXT, ChunkRef
from studio.events.keys import seal_once
from studio.events.manifest import Manifest, seal_manifest
from studio.store import transfers
from studio.sync import transfer_files
from studio.sync.transfer import fetch_manifest
from tests.sync.transfer_world import (
    DEVICE,
    KEY,
    PRJ,
    ROOM,
    Home,
    all_ids,
    chunk_ids,
    in_room,
    inbox_name,
    noise,
    room_name,
)

FILES = {
    "kick.wav": noise(900_000),
    "sub/deep/snare.wav": noise(700_000, 2),
    "notes.txt": b"",
    "silence": bytes(3_000_000),
}
MakeHome = Callable[..., Home]


@pytest.fixture
def sent(make_home: MakeHome) -> Manifest:
    """Files that lie in the room."""
    home = make_home("sender")
    manifest = home.seal(FILES)
    home.sends(manifest, to_inbox=False)
    home.runs()
    return manifest


@pytest.fixture
def delivered(make_home: MakeHome) -> Manifest:
    """Files that lie in a member's inbox."""
    home = make_home("member")
    manifest = home.seal(FILES)
    home.sends(manifest)
    home.runs()
    return manifest


def manifest_refs(manifest: Manifest) -> list[ChunkRef]:
    return [blob.ref for blob in seal_manifest(manifest, KEY)]


# --- downloads --------------------------------------------------------------------------------------------------------


def test_files_arrive_as_they_were_sent(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home()
    transfer_id = home.fetches(sent)
    summary = home.runs()
    assert home.arrived("inputs") == FILES
    assert summary.finished == [transfer_id]
    state = home.state(transfer_id)
    assert (state.state, state.done_bytes) == ("done", sent.size)


def test_nothing_hidden_is_left_beside_them(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home()
    home.fetches(sent)
    home.runs()
    assert [path.name for path in (home.folder / "stage").iterdir()] == ["inputs"]


def test_a_chunk_that_occurs_often_is_fetched_once(make_home: MakeHome, depot: FaultyDepot, sent: Manifest) -> None:
    home = make_home()
    home.fetches(sent)
    summary = home.runs()
    silent = next(file for file in sent.files if file.path == "silence")
    assert len({ref.id for ref in silent.chunks}) < len(silent.chunks)
    assert summary.received_bytes == sum(len(depot.get(room_name(chunk)).data) for chunk in chunk_ids(sent))


def test_a_lost_connection_goes_on_where_it_stopped(make_home: MakeHome, depot: FaultyDepot, sent: Manifest) -> None:
    home = make_home(workers=1)
    home.fetches(sent)
    depot.add(ScriptedFault(Fault.TIMEOUT_BEFORE, "get", skip=4))
    with pytest.raises(OfflineError):
        home.runs()
    second = home.runs()
    assert home.arrived("inputs") == FILES
    everything = sum(len(depot.get(room_name(chunk)).data) for chunk in chunk_ids(sent))
    assert second.received_bytes < everything


def test_a_file_that_is_there_already_is_not_fetched(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home()
    home.fetches(sent)
    home.runs()
    again = home.fetches(sent)
    assert home.runs().received_bytes == 0
    assert home.state(again).state == "done"


def test_a_file_of_other_content_is_never_replaced(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home()
    mine = home.folder / "stage" / "inputs" / "kick.wav"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"my own")
    transfer_id = home.fetches(sent)
    (failed,) = home.runs().failed
    assert isinstance(failed.error, RefusedError)
    assert failed.error.subject == str(mine)
    assert home.arrived("inputs") == {**FILES, "kick.wav": b"my own"}
    mine.rename(mine.with_name("mine.wav"))
    home.retries(transfer_id)
    home.runs()
    assert home.arrived("inputs") == {**FILES, "mine.wav": b"my own"}


def test_a_file_that_comes_in_the_way_at_the_last_moment_stays(
    make_home: MakeHome, sent: Manifest, tmp_path: Path
) -> None:
    partial, folder = tmp_path / "partial", tmp_path / "folder"
    partial.write_bytes(b"new")
    folder.mkdir()
    (folder / "a").write_bytes(b"old")
    with pytest.raises(RefusedError):
        transfer_files.publish(partial, folder, "a")
    assert (folder / "a").read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="making links needs a right on Windows")
def test_nothing_is_written_through_a_link(make_home: MakeHome, sent: Manifest, tmp_path: Path) -> None:
    home = make_home()
    outside = tmp_path / "outside"
    outside.mkdir()
    inputs = home.folder / "stage" / "inputs"
    inputs.mkdir(parents=True)
    (inputs / "sub").symlink_to(outside, target_is_directory=True)
    (inputs / "kick.wav").symlink_to(outside / "kick.wav")
    home.fetches(sent)
    summary = home.runs()
    assert summary.failed
    assert list(outside.iterdir()) == []


def test_a_missing_chunk_holds_up_its_file_alone(make_home: MakeHome, depot: FaultyDepot, sent: Manifest) -> None:
    home = make_home()
    kick = next(file for file in sent.files if file.path == "kick.wav")
    lost = kick.chunks[1].id
    data = depot.get(room_name(lost)).data
    depot.delete(room_name(lost))
    transfer_id = home.fetches(sent)
    assert home.runs().stuck == [transfer_id]
    state = home.state(transfer_id)
    assert (state.state, state.missing) == ("stuck", [lost])
    assert home.arrived("inputs") == {name: data for name, data in FILES.items() if name != "kick.wav"}
    depot.put(room_name(lost), data)
    home.retries(transfer_id)
    assert home.runs().received_bytes == len(data)
    assert home.arrived("inputs") == FILES


def test_a_wrong_chunk_is_missing_and_is_left_where_it_is(
    make_home: MakeHome, depot: FaultyDepot, sent: Manifest
) -> None:
    """Whoever only reads the room has no business deleting there."""
    home = make_home()
    chunk = min(chunk_ids(sent))
    depot.put(room_name(chunk), b"wrong")
    transfer_id = home.fetches(sent)
    home.runs()
    assert home.state(transfer_id).missing == [chunk]
    assert depot.get(room_name(chunk)).data == b"wrong"


@pytest.mark.parametrize("fault", [Fault.BIT_FLIP, Fault.CUT_SHORT])
def test_what_was_spoilt_on_the_way_is_fetched_again(
    make_home: MakeHome, depot: FaultyDepot, sent: Manifest, fault: Fault
) -> None:
    home = make_home()
    depot.add(ScriptedFault(fault, "get"))
    home.fetches(sent)
    home.runs()
    assert home.arrived("inputs") == FILES


def test_a_partial_file_that_vanished_is_fetched_anew(make_home: MakeHome, depot: FaultyDepot, sent: Manifest) -> None:
    home = make_home(workers=1)
    home.fetches(sent)
    depot.add(ScriptedFault(Fault.BUSY, "get", skip=3))
    with pytest.raises(OfflineError):
        home.runs()
    for partial in home.leftovers():
        partial.unlink()
    home.runs()
    assert home.arrived("inputs") == FILES


def test_pieces_that_the_disk_lost_are_fetched_again_and_only_they(
    make_home: MakeHome, depot: FaultyDepot, sent: Manifest
) -> None:
    """As after a power cut: the database says written, the disk says nothing."""
    home = make_home(workers=1)
    transfer_id = home.fetches(sent)
    depot.add(ScriptedFault(Fault.BUSY, "get", skip=3))
    with pytest.raises(OfflineError):
        home.runs()
    with home.database.read() as connection:
        plan = transfers.load(connection, transfer_id)
    kick = next(file for file in plan.files if file.path == "kick.wav")
    written = next(part for part in plan.parts if part.file == kick.n and part.flag)
    partial = transfers.partial_folder(Path(plan.folder), transfer_id) / f"{kick.n}.part"
    with partial.open("r+b") as file:
        file.seek(written.start + 5)
        file.write(bytes(100))
    summary = home.runs()
    assert home.arrived("inputs") == FILES
    assert home.state(transfer_id).done_bytes == sent.size
    everything = sum(len(depot.get(room_name(chunk)).data) for chunk in chunk_ids(sent))
    assert summary.received_bytes < everything


def test_a_manifest_whose_hash_is_a_lie_gives_no_file(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home()
    lie = Manifest(tuple(replace(file, sha256="0" * 64) if file.path == "kick.wav" else file for file in sent.files))
    home.fetches(lie)
    (failed,) = home.runs().failed
    assert isinstance(failed.error, TrustError)
    assert home.arrived("inputs") == {name: data for name, data in FILES.items() if name != "kick.wav"}


def test_a_piece_that_a_member_replaced_under_its_own_key_gives_no_file(
    make_home: MakeHome, sent: Manifest, depot: FaultyDepot
) -> None:
    """Whoever was in the room has the keys, and in a folder could write anything: it opens, and is not what was signed."""
    home = make_home()
    kick = next(file for file in sent.files if file.path == "kick.wav")
    depot.put(
        room_name(kick.chunks[1].id), seal_once(kick.chunks[1].key, noise(kick.chunks[1].length, 9), CHUNK_CONTEXT)
    )
    transfer_id = home.fetches(sent)
    home.runs()
    assert home.state(transfer_id).missing == [kick.chunks[1].id]
    assert home.arrived("inputs") == {name: data for name, data in FILES.items() if name != "kick.wav"}


def test_a_manifest_whose_key_is_a_lie_gives_no_file(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home()
    kick = next(file for file in sent.files if file.path == "kick.wav")
    wrong = ChunkRef(kick.chunks[0].id, bytes(32), kick.chunks[0].length)
    transfer_id = home.fetches(Manifest((replace(kick, chunks=(wrong, *kick.chunks[1:])),)))
    home.runs()
    assert home.state(transfer_id).missing == [wrong.id]
    assert home.arrived("inputs") == {}


def test_a_disk_without_room_is_reported_before_anything_is_fetched(
    make_home: MakeHome, sent: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home()
    monkeypatch.setattr(transfer_files, "_SPARE_BYTES", 2**60)
    transfer_id = home.fetches(sent)
    summary = home.runs()
    assert summary.received_bytes == 0
    assert [failed.error.code for failed in summary.failed] == ["disk"]
    monkeypatch.undo()
    home.retries(transfer_id)
    home.runs()
    assert home.arrived("inputs") == FILES


def test_stopping_leaves_what_a_later_run_needs(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home(workers=1)
    home.fetches(sent)
    cancel = threading.Event()
    cancel.set()
    assert home.runs(cancel=cancel).was_cancelled
    home.runs()
    assert home.arrived("inputs") == FILES


def test_a_transfer_that_was_forgotten_meanwhile_is_passed_over(make_home: MakeHome, sent: Manifest) -> None:
    home = make_home(workers=1)
    first, second = home.fetches(sent), home.fetches(sent, into="more")

    def forget(_progress: object) -> None:
        with home.database.write() as connection:
            transfers.forget(connection, second)

    home.engine._on_progress = forget  # noqa: SLF001 (the callback is where a person's act would come in between)
    assert home.runs().finished == [first]


def test_a_revision_brings_only_what_is_new(make_home: MakeHome, depot: FaultyDepot) -> None:
    sender, home = make_home("sender"), make_home()
    data = noise(6_000_000, 5)
    edited = data[:3_000_000] + noise(50_000, 6) + data[3_050_000:]
    received = []
    for take, content in enumerate((data, edited)):
        manifest = sender.seal({"mix.wav": content})
        sender.sends(manifest, to_inbox=False)
        sender.runs()
        home.fetches(manifest, into=f"take-{take}")
        received.append(home.runs().received_bytes)
        assert home.arrived(f"take-{take}") == {"mix.wav": content}
    assert received[1] < received[0] / 4


def test_an_earlier_take_that_was_changed_here_is_not_believed(
    make_home: MakeHome, depot: FaultyDepot, sent: Manifest
) -> None:
    home = make_home()
    home.fetches(sent)
    home.runs()
    (home.folder / "stage" / "inputs" / "kick.wav").write_bytes(noise(900_000, 9))
    home.fetches(sent, into="again")
    home.runs()
    assert home.arrived("again") == FILES


# --- taking in --------------------------------------------------------------------------------------------------------


def test_a_delivery_is_taken_into_the_room_and_fetched(
    make_home: MakeHome, depot: FaultyDepot, delivered: Manifest
) -> None:
    owner = make_home()
    transfer_id = owner.takes_in(delivered)
    owner.runs()
    assert owner.arrived("take-01") == FILES
    assert in_room(depot) == all_ids(delivered)
    state = owner.state(transfer_id)
    assert state.state == "done"
    assert set(state.clear) == {inbox_name(chunk) for chunk in all_ids(delivered)}


def test_what_the_room_has_is_not_copied_again(make_home: MakeHome, depot: FaultyDepot, delivered: Manifest) -> None:
    owner = make_home()
    owner.takes_in(delivered)
    owner.runs()
    for chunk in all_ids(delivered):
        depot.delete(inbox_name(chunk))
    again = owner.takes_in(delivered, "take-02")
    owner.runs()
    assert owner.state(again).state == "done"
    assert owner.arrived("take-02") == FILES


def test_a_chunk_that_was_never_sent_is_wanted(make_home: MakeHome, depot: FaultyDepot, delivered: Manifest) -> None:
    owner = make_home()
    lost = sorted(chunk_ids(delivered))[:2]
    kept = {chunk: depot.get(inbox_name(chunk)).data for chunk in lost}
    for chunk in lost:
        depot.delete(inbox_name(chunk))
    transfer_id = owner.takes_in(delivered)
    owner.runs()
    state = owner.state(transfer_id)
    assert (state.state, state.missing, state.clear) == ("stuck", lost, [])
    for chunk, data in kept.items():
        depot.put(inbox_name(chunk), data)
    owner.retries(transfer_id)
    owner.runs()
    assert owner.state(transfer_id).state == "done"
    assert owner.arrived("take-01") == FILES


@pytest.mark.parametrize("wrong", [b"", b"wrong", bytes(40_000_000)])
def test_a_wrong_chunk_does_not_stay_in_the_room(
    make_home: MakeHome, depot: FaultyDepot, delivered: Manifest, wrong: bytes
) -> None:
    owner = make_home()
    chunk = min(chunk_ids(delivered))
    depot.put(inbox_name(chunk), wrong)
    transfer_id = owner.takes_in(delivered)
    owner.runs()
    assert owner.state(transfer_id).missing == [chunk]
    assert in_room(depot) == all_ids(delivered) - {chunk}


def test_a_wrong_chunk_does_not_replace_a_good_one(
    make_home: MakeHome, depot: FaultyDepot, delivered: Manifest
) -> None:
    owner = make_home()
    owner.takes_in(delivered)
    owner.runs()
    for chunk in all_ids(delivered):
        depot.put(inbox_name(chunk), b"replaced after it was taken in")
    again = owner.takes_in(delivered, "take-02")
    owner.runs()
    assert owner.state(again).state == "done"
    assert owner.arrived("take-02") == FILES


def test_a_wrong_copy_that_a_crash_left_is_replaced(
    make_home: MakeHome, depot: FaultyDepot, delivered: Manifest
) -> None:
    owner = make_home()
    chunk = min(chunk_ids(delivered))
    size = len(depot.get(inbox_name(chunk)).data)
    depot.put(room_name(chunk), bytes(size))
    transfer_id = owner.takes_in(delivered)
    owner.runs()
    assert owner.state(transfer_id).state == "done"
    assert owner.arrived("take-01") == FILES


def test_a_listing_that_leaves_out_a_chunk_makes_it_not_missing(
    make_home: MakeHome, depot: FaultyDepot, delivered: Manifest
) -> None:
    owner = make_home()
    for _ in range(2):
        depot.add(ScriptedFault(Fault.CUT_LIST, "list_after"))
    transfer_id = owner.takes_in(delivered)
    owner.runs()
    assert owner.state(transfer_id).state == "done"


# --- manifests --------------------------------------------------------------------------------------------------------


def test_a_manifest_is_fetched_from_the_room(depot: FaultyDepot, sent: Manifest) -> None:
    assert fetch_manifest(depot, PRJ, ROOM, manifest_refs(sent), sent.hash) == sent


def test_a_manifest_is_taken_in_from_the_inbox(depot: FaultyDepot, delivered: Manifest) -> None:
    refs = manifest_refs(delivered)
    assert fetch_manifest(depot, PRJ, ROOM, refs, delivered.hash, from_device=DEVICE) == delivered
    assert in_room(depot) == {ref.id for ref in refs}


@pytest.mark.parametrize("spoil", [None, b"wrong"])
def test_a_manifest_that_is_missing_or_wrong_is_named(
    depot: FaultyDepot, delivered: Manifest, spoil: bytes | None
) -> None:
    refs = manifest_refs(delivered)
    if spoil is None:
        depot.delete(inbox_name(refs[0].id))
    else:
        depot.put(inbox_name(refs[0].id), spoil)
    with pytest.raises(ObjectMissingError) as caught:
        fetch_manifest(depot, PRJ, ROOM, refs, delivered.hash, from_device=DEVICE)
    assert caught.value.subject.split() == [refs[0].id]
    assert in_room(depot) == set()


def test_another_manifest_than_the_signed_one_is_not_believed(depot: FaultyDepot, sent: Manifest) -> None:
    with pytest.raises(TrustError):
        fetch_manifest(depot, PRJ, ROOM, manifest_refs(sent), "0" * 64)
