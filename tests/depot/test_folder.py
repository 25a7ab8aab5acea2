"""What only a folder can get wrong: mounts, links, strangers' files, half-written ones."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from studio import durable
from studio.depot import disk, object_names
from studio.depot.depot import ObjectMissingError, PutResult
from studio.depot.folder import FolderDepot
from studio.depot.folder_marker import MARKER_NAME
from studio.domain.errors import AccessError, BadInputError, DepotError, DiskError, OfflineError
from tests.contracts.names import Place


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "shared folder ü"


@pytest.fixture
def depot(root: Path) -> FolderDepot:
    return FolderDepot.create(root)


@pytest.fixture
def place() -> Place:
    return Place()


def test_every_folder_needs_a_lead_and_has_no_clock(depot: FolderDepot) -> None:
    assert depot.needs_lead
    assert not depot.has_clock


def test_opening_again_finds_the_same_depot(depot: FolderDepot, root: Path, place: Place) -> None:
    depot.put(place.entry(), b"x")
    assert FolderDepot.open(root, depot.marker).get(place.entry()).data == b"x"
    assert FolderDepot.create(root).marker == depot.marker


def test_several_that_create_one_depot_agree_on_its_marker(root: Path) -> None:
    markers: list[str] = []
    start = threading.Barrier(6)

    def create() -> None:
        start.wait()
        markers.append(FolderDepot.create(root).marker)

    threads = [threading.Thread(target=create) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(markers) == 6
    assert len(set(markers)) == 1


def test_a_folder_without_marker_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(OfflineError, match=MARKER_NAME):
        FolderDepot.open(tmp_path)
    with pytest.raises(OfflineError, match="not there"):
        FolderDepot.open(tmp_path / "missing")


def test_another_depots_folder_is_refused(depot: FolderDepot, root: Path) -> None:
    with pytest.raises(BadInputError, match="another storage"):
        FolderDepot.open(root, "0" * 32)


def test_an_unmounted_folder_is_never_read_as_empty(depot: FolderDepot, root: Path, place: Place) -> None:
    depot.put(place.entry(), b"x")
    root.rename(root.with_name("away"))
    root.mkdir()  # an empty mount point
    for call in (
        lambda: depot.get(place.entry()),
        lambda: depot.head(place.entry()),
        lambda: depot.list_after(place.prefix),
        lambda: depot.delete(place.entry()),
        lambda: depot.put(place.chunk(), b"x"),
        lambda: depot.put_new(place.packet(), b"x"),
    ):
        with pytest.raises(OfflineError):
            call()
    assert list(root.iterdir()) == []
    root.rmdir()
    root.with_name("away").rename(root)
    assert depot.get(place.entry()).data == b"x"


def test_a_changed_marker_is_not_guessed_at(depot: FolderDepot, root: Path, place: Place) -> None:
    (root / MARKER_NAME).write_text("segue-depot 2 something new")
    with pytest.raises(DepotError, match="newer version"):
        depot.head(place.entry())


def test_chunks_lie_on_shelves(depot: FolderDepot, root: Path, place: Place) -> None:
    chunk = "ab" + "0" * 62
    depot.put(place.chunk(chunk), b"x")
    depot.put(place.upload(chunk), b"y")
    assert (root / f"s/{place.production}/r/{place.room}/b/ab/{chunk}").read_bytes() == b"x"
    assert (root / f"s/{place.production}/in/b/{place.device}/ab/{chunk}").read_bytes() == b"y"


def test_strangers_files_are_left_out_and_told_of_once(depot: FolderDepot, root: Path, place: Place) -> None:
    depot.put(place.entry(), b"x")
    depot.put(place.chunk("ab" + "0" * 62), b"x")
    docket = root / object_names.entry_prefix(place.production, place.room)
    (docket / "0000000000 (Ana's conflicted copy)").write_bytes(b"conflict")
    (docket / ".segue-00.tmp").write_bytes(b"half")
    (docket / "ab").mkdir()
    (docket / "ab" / "0000000003").write_bytes(b"no shelf belongs here")
    misplaced = docket.parent / "b" / "cd" / ("ab" + "1" * 62)
    misplaced.parent.mkdir()
    misplaced.write_bytes(b"on the wrong shelf")
    names = [info.name for info in depot.list_after(place.prefix)]
    assert names == [place.chunk("ab" + "0" * 62), place.entry()]
    told = depot.foreign_names()
    assert len(told) == 3
    assert any("conflicted" in name for name in told)
    assert not any(".tmp" in name for name in told)
    depot.list_after(place.prefix)
    assert depot.foreign_names() == []


def test_crashed_writes_leave_nothing_that_counts_and_can_be_swept(
    depot: FolderDepot, root: Path, place: Place
) -> None:
    depot.put(place.entry(), b"x")
    leftover = durable.write_temporary((root / place.entry()).parent, b"half")
    assert [info.name for info in depot.list_after(place.prefix)] == [place.entry()]
    assert depot.sweep_temporary() == 0
    assert leftover.exists()
    assert depot.sweep_temporary(older_than_s=-1) == 1
    assert not leftover.exists()
    assert depot.get(place.entry()).data == b"x"


def test_writing_leaves_no_temporary_files(depot: FolderDepot, root: Path, place: Place) -> None:
    depot.put_new(place.entry(), b"one")
    depot.put_new(place.entry(), b"two")
    depot.put(place.ring(), b"one")
    depot.put(place.ring(), b"two")
    files = sorted(path.name for path in root.rglob("*") if path.is_file())
    assert files == sorted([MARKER_NAME, place.device, "0000000000"])


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
class TestLinks:
    def test_a_linked_folder_is_not_followed(
        self, depot: FolderDepot, root: Path, place: Place, tmp_path: Path
    ) -> None:
        outside = tmp_path / "outside"
        outside.mkdir()
        depot.put(place.entry(), b"x")
        other = Place(production=place.production)
        (root / f"s/{place.production}/r/{other.room}").symlink_to(outside, target_is_directory=True)
        (outside / "d").mkdir()
        (outside / "d" / "0000000000").write_bytes(b"secret")
        for call in (
            lambda: depot.put(other.entry(1), b"y"),
            lambda: depot.put_new(other.entry(1), b"y"),
            lambda: depot.get(other.entry()),
            lambda: depot.delete(other.entry()),
        ):
            with pytest.raises(DepotError, match="link"):
                call()
        assert [info.name for info in depot.list_after(place.prefix)] == [place.entry()]
        assert (outside / "d" / "0000000000").read_bytes() == b"secret"
        assert len(list((outside / "d").iterdir())) == 1

    def test_a_linked_file_is_not_read(self, depot: FolderDepot, root: Path, place: Place, tmp_path: Path) -> None:
        depot.put(place.entry(0), b"x")
        secret = tmp_path / "secret"
        secret.write_bytes(b"secret")
        (root / place.entry(1)).symlink_to(secret)
        with pytest.raises(DepotError):
            depot.get(place.entry(1))
        with pytest.raises(DepotError):
            depot.head(place.entry(1))
        assert [info.name for info in depot.list_after(place.prefix)] == [place.entry(0)]
        depot.put(place.entry(1), b"mine")  # takes the link's place, does not write through it
        assert secret.read_bytes() == b"secret"
        assert depot.get(place.entry(1)).data == b"mine"

    def test_a_pipe_does_not_hang_us(self, depot: FolderDepot, root: Path, place: Place) -> None:
        depot.put(place.entry(0), b"x")
        os.mkfifo(root / place.entry(1))
        with pytest.raises(DepotError, match="not a file"):
            depot.get(place.entry(1))


def test_a_folder_under_a_name_is_no_object(depot: FolderDepot, root: Path, place: Place) -> None:
    (root / place.entry()).mkdir(parents=True)
    with pytest.raises(DepotError):
        depot.get(place.entry())
    assert depot.list_after(place.prefix) == []


def test_a_huge_object_is_not_read(depot: FolderDepot, root: Path, place: Place) -> None:
    depot.put(place.entry(), b"x")
    with (root / place.entry()).open("r+b") as file:
        file.truncate(5 * 1024**3)  # sparse
    with pytest.raises(DepotError, match="none of ours"):
        depot.get(place.entry())


def test_names_of_system_errors() -> None:
    assert isinstance(disk.disk_error(OSError(errno.ENOSPC, "full"), "x"), DiskError)
    assert isinstance(disk.disk_error(OSError(errno.EROFS, "read-only"), "x"), DiskError)
    assert isinstance(disk.disk_error(OSError(errno.EACCES, "no"), "x"), AccessError)
    assert isinstance(disk.disk_error(OSError(errno.EIO, "io"), "x"), OfflineError)
    assert type(disk.disk_error(OSError(errno.ENAMETOOLONG, "long"), "x")) is DepotError


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_leaves_what_was_there(depot: FolderDepot, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    depot.put(place.ring(), b"old")
    real_open = os.open

    def open_on_a_full_disk(path: os.PathLike[str] | str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith(durable.TEMPORARY_SUFFIX):
            real_descriptor = real_open(path, flags, mode)
            full = real_open("/dev/full", os.O_WRONLY)
            os.dup2(full, real_descriptor)
            os.close(full)
            return real_descriptor
        return real_open(path, flags, mode)

    monkeypatch.setattr(os, "open", open_on_a_full_disk)
    with pytest.raises(DiskError, match="full"):
        depot.put(place.ring(), b"new")
    with pytest.raises(DiskError, match="full"):
        depot.put_new(place.entry(), b"new")
    monkeypatch.undo()
    assert depot.get(place.ring()).data == b"old"
    assert depot.head(place.entry()) is None
    assert depot.sweep_temporary(older_than_s=-1) == 0


def test_a_disk_without_links_is_put_up_with(depot: FolderDepot, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """ExFAT and some network drives: a link is refused, and looking first has to do."""

    def no_links(source: object, target: object, **options: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert depot.put_new(place.entry(), b"mine") is PutResult.CREATED
    assert depot.put_new(place.entry(), b"theirs") is PutResult.OTHER
    assert depot.put_new(place.entry(), b"mine") is PutResult.SAME
    assert depot.get(place.entry()).data == b"mine"
    assert depot.sweep_temporary(older_than_s=-1) == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_locked_folder_is_named(depot: FolderDepot, root: Path, place: Place) -> None:
    depot.put(place.entry(), b"x")
    folder = (root / place.entry()).parent
    folder.chmod(0)
    try:
        with pytest.raises(AccessError):
            depot.get(place.entry())
        with pytest.raises(AccessError):
            depot.list_after(place.prefix)
    finally:
        folder.chmod(0o755)


def test_missing_names_its_path(depot: FolderDepot, root: Path, place: Place) -> None:
    with pytest.raises(ObjectMissingError) as caught:
        depot.get(place.entry())
    assert caught.value.subject.startswith(str(root))
