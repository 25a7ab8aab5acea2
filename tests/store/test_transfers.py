"""Transfers as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.errors import BadInputError, NotFoundError
from studio.events.chunks import seal_chunk
from studio.events.manifest import FileEntry, Manifest, seal_manifest
from studio.store import transfers
from studio.store.database import Database
from studio.store.sealing import seal_files
from studio.store.transfer_tables import FROM_STORE, NO_FILE, Direction, Flag, Standing

KEY = bytes(32)
PRJ, ROOM, OTHER, DEVICE = "a" * 32, "b" * 32, "c" * 32, "d" * 32


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "segue.db")
    yield database
    database.close()


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    same, empty = tmp_path / "same", tmp_path / "empty"
    same.write_bytes(b"the same bytes")
    empty.write_bytes(b"")
    return seal_files([("a.wav", same), ("b/c.wav", same), ("empty.txt", empty)], KEY)


def upload(database: Database, manifest: Manifest, *, to_inbox: bool = True) -> str:
    with database.write() as connection:
        return transfers.add_upload(
            connection,
            prj=PRJ,
            room=ROOM,
            device=DEVICE,
            to_inbox=to_inbox,
            label="Take 1",
            subject="handoff",
            manifest=manifest,
            local={"a.wav": Path("/a.wav"), "b/c.wav": Path("/c.wav")},
            blobs=seal_manifest(manifest, KEY),
        )


def download(database: Database, manifest: Manifest, folder: Path) -> str:
    with database.write() as connection:
        return transfers.add_download(
            connection, prj=PRJ, room=ROOM, label="Inputs", subject="handoff", manifest=manifest, folder=folder
        )


def plan_of(database: Database, transfer_id: str) -> transfers.TransferPlan:
    with database.read() as connection:
        return transfers.load(connection, transfer_id)


def state_of(database: Database, transfer_id: str) -> transfers.TransferState:
    with database.read() as connection:
        return transfers.transfer_state(connection, transfer_id)


def test_an_upload_sends_each_chunk_once_and_the_manifest(database: Database, manifest: Manifest) -> None:
    plan = plan_of(database, upload(database, manifest))
    assert [(part.file, part.length) for part in plan.parts] == [
        (FROM_STORE, len(manifest.to_bytes())),
        (0, len(b"the same bytes")),
    ]
    assert (plan.direction, plan.device, plan.room) == (Direction.UP, DEVICE, ROOM)


def test_an_upload_to_the_room_has_no_inbox(database: Database, manifest: Manifest) -> None:
    assert plan_of(database, upload(database, manifest, to_inbox=False)).device == ""


def test_a_download_has_a_part_for_each_place(database: Database, manifest: Manifest, tmp_path: Path) -> None:
    plan = plan_of(database, download(database, manifest, tmp_path / "inputs"))
    assert [(part.file, part.start) for part in plan.parts] == [(0, 0), (1, 0)]
    assert [file.path for file in plan.files] == ["a.wav", "b/c.wav", "empty.txt"]
    assert plan.total_bytes == manifest.size


def test_a_copy_knows_what_is_sent_and_what_is_copied(database: Database, manifest: Manifest) -> None:
    blobs = seal_manifest(manifest, KEY)
    with database.write() as connection:
        refs = [ref for file in manifest.files for ref in file.chunks]
        transfer_id = transfers.add_copy(
            connection, prj=PRJ, from_room=ROOM, room=OTHER, label="", subject="", refs=refs, blobs=blobs
        )
    plan = plan_of(database, transfer_id)
    assert [part.file for part in plan.parts] == [FROM_STORE, NO_FILE]
    assert (plan.from_room, plan.room) == (ROOM, OTHER)


def test_names_that_may_not_be_written_are_refused(database: Database, tmp_path: Path) -> None:
    manifest = Manifest((FileEntry("../x", 0, "0" * 64, "raw", ()),))
    with pytest.raises(BadInputError):
        download(database, manifest, tmp_path)


def test_a_coding_that_is_not_known_is_refused(database: Database, manifest: Manifest, tmp_path: Path) -> None:
    packed = Manifest((replace(manifest.files[0], coding="flac"),))
    with pytest.raises(BadInputError, match="packed") as caught:
        download(database, packed, tmp_path)
    assert caught.value.subject == "a.wav"


def test_a_refused_transfer_leaves_no_rows(database: Database, manifest: Manifest, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        download(database, Manifest((replace(manifest.files[0], coding="flac"),)), tmp_path)
    with database.read() as connection:
        assert transfers.transfer_rows(connection) == []


def test_a_new_transfer_waits(database: Database, manifest: Manifest) -> None:
    transfer_id = upload(database, manifest)
    state = state_of(database, transfer_id)
    assert (state.state, state.done_bytes, state.missing, state.clear) == ("waiting", 0, [], [])
    with database.read() as connection:
        assert list(transfers.outstanding(connection, PRJ)) == [transfer_id]
        assert transfers.outstanding(connection, PRJ, [Direction.DOWN]) == {}
        assert transfers.outstanding(connection, OTHER) == {}
        assert not transfers.is_done(connection, transfer_id)


def test_a_stuck_transfer_can_be_retried(database: Database, manifest: Manifest) -> None:
    transfer_id = upload(database, manifest)
    with database.write() as connection:
        transfers.set_flags(connection, transfer_id, [0, 1], Flag.BAD)
        transfers.set_state(connection, transfer_id, Standing.STUCK, missing=["x"], message="why")
        transfers.retry(connection, transfer_id)
    state = state_of(database, transfer_id)
    assert (state.state, state.missing, state.message) == ("waiting", [], "")
    assert {part.flag for part in plan_of(database, transfer_id).parts} == {Flag.WAITING}


def test_a_transfer_that_is_done_is_not_retried(database: Database, manifest: Manifest) -> None:
    transfer_id = upload(database, manifest)
    with database.write() as connection:
        transfers.set_state(connection, transfer_id, Standing.DONE)
        transfers.retry(connection, transfer_id)
        assert transfers.is_done(connection, transfer_id)


def test_chunks_can_be_sent_again(database: Database, manifest: Manifest) -> None:
    transfer_id = upload(database, manifest)
    chunk = manifest.files[0].chunks[0].id
    with database.write() as connection:
        transfers.set_flags(connection, transfer_id, [0, 1], Flag.SKIPPED)
        transfers.set_state(connection, transfer_id, Standing.DONE)
        assert chunk in transfers.skipped_chunks(connection, transfer_id)
        transfers.send_again(connection, transfer_id, [chunk])
        assert chunk not in transfers.skipped_chunks(connection, transfer_id)
        assert list(transfers.outstanding(connection, PRJ)) == [transfer_id]


def test_forgetting_removes_rows_and_half_fetched_files(database: Database, manifest: Manifest, tmp_path: Path) -> None:
    folder = tmp_path / "stage" / "inputs"
    folder.mkdir(parents=True)
    (folder / "whole.wav").write_bytes(b"whole")
    transfer_id = download(database, manifest, folder)
    partial = transfers.partial_folder(folder, transfer_id)
    partial.mkdir(parents=True)
    (partial / "0.part").write_bytes(b"half")
    with database.write() as connection:
        transfers.forget(connection, transfer_id)
        assert transfers.transfer_rows(connection) == []
        assert not transfers.is_done(connection, transfer_id)
    assert not partial.exists()
    assert (folder / "whole.wav").exists()


def test_an_unknown_transfer_is_said_to_be_unknown(database: Database) -> None:
    with database.read() as connection, pytest.raises(NotFoundError):
        transfers.load(connection, "0" * 32)


def test_a_file_of_thousands_of_chunks_is_one_transaction(database: Database, tmp_path: Path) -> None:
    refs = tuple(seal_chunk(KEY, b"%d" % n).ref for n in range(3000))
    size = sum(ref.length for ref in refs)
    manifest = Manifest((FileEntry("long.wav", size, "0" * 64, "raw", refs),))
    transfer_id = download(database, manifest, tmp_path / "in")
    with database.write() as connection:
        transfers.set_flags(connection, transfer_id, range(3000), Flag.DONE)
    assert all(part.flag is Flag.DONE for part in plan_of(database, transfer_id).parts)
