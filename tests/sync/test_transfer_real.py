"""Real stems, and a real S3 server."""

from __future__ import annotations

import contextlib
import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.depot.folder import FolderDepot
from studio.depot.retrying import RetryingDepot
from studio.depot.s3 import S3Depot
from studio.store.sealing import seal_files, settings_of
from tests.servers import S3Server, moto_server  # noqa: F401 (a fixture)
from tests.sync.transfer_world import KEY, OTHER, Home, all_ids, in_inbox, in_room, noise

MakeHome = Callable[..., Home]
REWRITTEN_S = 2.0
HEADER_BYTES = 44


@pytest.fixture(scope="module")
def stems(test_data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three stems of a real song as 24-bit WAV files."""
    import soundfile

    folder = tmp_path_factory.mktemp("stems")
    made = []
    for flac in sorted((test_data / "band" / "caesium" / "stems").glob("*.flac"))[:3]:
        frames, rate = soundfile.read(flac, dtype="int32")
        made.append(folder / f"{flac.stem}.wav")
        soundfile.write(made[-1], frames, rate, subtype="PCM_24")
    if not made:
        pytest.skip("the stems of Caesium are not among the test data")
    return made


def rewrite(path: Path, at_fraction: float) -> Path:
    """The same file with two seconds of it replaced by noise."""
    data = bytearray(path.read_bytes())
    channels, rate = int.from_bytes(data[22:24], "little"), int.from_bytes(data[24:28], "little")
    count = int(REWRITTEN_S * rate) * channels * 3
    start = HEADER_BYTES + int((len(data) - HEADER_BYTES - count) * at_fraction)
    data[start : start + count] = random.Random(1).randbytes(count)
    edited = path.with_name(f"{path.stem} edited at {at_fraction}.wav")
    edited.write_bytes(data)
    return edited


@pytest.mark.parametrize("at_fraction", [0.1, 0.5, 0.83])
def test_two_seconds_overwritten_send_at_most_a_tenth_again(stems: list[Path], at_fraction: float) -> None:
    names = [(f"{number}.wav", path) for number, path in enumerate(stems)]
    first = seal_files(names, KEY)
    edited = [(name, rewrite(path, at_fraction)) for name, path in names]
    second = seal_files(edited, KEY, averages=settings_of(first))
    known = {ref.id for file in first.files for ref in file.chunks}
    for file in second.files:
        fresh = {ref.id: ref.sealed_length for ref in file.chunks if ref.id not in known}
        assert sum(fresh.values()) <= 0.10 * file.size, file.path


def test_real_stems_come_through_a_folder_bit_by_bit(make_home: MakeHome, stems: list[Path], tmp_path: Path) -> None:
    depot = FolderDepot.create(tmp_path / "depot")
    member, owner = make_home("member", depot), make_home("owner", depot)
    manifest = member.seal({path.name: path.read_bytes() for path in stems})
    member.sends(manifest)
    member.runs()
    owner.takes_in(manifest)
    owner.runs()
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in owner.arrived("take-01").items()}
    assert hashes == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in stems}


def test_a_delivery_over_s3(make_home: MakeHome, moto_server: S3Server) -> None:  # noqa: F811
    files = {"kick.wav": noise(1_500_000), "sub/snare.wav": noise(300_000, 2), "notes.txt": b""}
    with contextlib.closing(RetryingDepot(moto_server.new_depot())) as depot:
        assert isinstance(depot.inner, S3Depot)
        member, owner, third = (make_home(name, depot) for name in ("member", "owner", "third"))
        manifest = member.seal(files)
        member.sends(manifest)
        member.runs()
        assert in_inbox(depot) == all_ids(manifest)
        owner.takes_in(manifest)
        owner.runs()
        owner.hands_on(manifest)
        owner.runs()
        assert in_room(depot) == in_room(depot, OTHER) == all_ids(manifest)
        third.fetches(manifest, room=OTHER)
        third.runs()
        assert owner.arrived("take-01") == third.arrived("inputs") == files
