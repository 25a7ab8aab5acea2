"""First upload, download, edited files and many small files over S3, encrypted, against rclone, s5cmd and restic.

``python3 packaging/dev.py bench sync [--server rclone|ceph] [--mib 512] [--only PART]``. The server stores on this disk and
shares this machine's cores with whoever sends to it; it is named in the result. Peers that are not here are left out.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from harness import RUNS, Timing, interleaved, print_json, report  # puts the repository on the path
from sync_clients import Peer, with_every_client_of

from studio.media.wav_writer import wav_header
from tests import servers
from tests.servers import REPOSITORY, S3Server, running_ceph, running_rclone

BUCKET = "bench"
GB = 1e9
FILE_MIB = 64


def main() -> None:
    """Print the JSON that ARCHITECTURE.md section 5 describes."""
    options = argparse.ArgumentParser()
    options.add_argument("--server", choices=["rclone", "ceph"], default="rclone")
    options.add_argument("--mib", type=int, default=512, help="how much the stems are together")
    options.add_argument("--runs", type=int, default=RUNS)
    options.add_argument("--only", action="append", default=[], help="download, kept, stems, edits or small")
    options.add_argument("--within", type=Path, help="the folder in which to make the files")
    chosen = options.parse_args()
    servers.CEPH_WANTED = chosen.server == "ceph"
    start = running_ceph if chosen.server == "ceph" else running_rclone
    with folder_in(chosen.within) as folder, start() as server:
        print_json(measure(server, folder, chosen))


@contextlib.contextmanager
def folder_in(within: Path | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="segue-sync-", dir=within))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(server: S3Server, folder: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    """Everything that is asked for; the upload comes first, the others need what it sent."""
    make_bucket(server)
    waves = folder / "waves"
    waves.mkdir()
    for number in range(max(1, chosen.mib // FILE_MIB)):
        write_wave(waves / f"{number:02d}.wav", FILE_MIB * 1024**2)
    size = size_of(waves)
    wanted = chosen.only or ["upload", "download", "kept", "stems", "edits", "small"]
    clients = with_every_client_of(server, BUCKET, folder)
    uploads = timed({client.name: once(client.upload, waves) for client in clients}, chosen.runs)
    parts: dict[str, Any] = {"upload": figures(uploads, size)}
    if "download" in wanted:
        downloads = {c.name: once(c.download, folder / "down" / c.name) for c in clients}
        parts["download"] = figures(timed(downloads, chosen.runs), size)
    if "kept" in wanted:
        kept = {c.name: once(until_kept(c), folder / "down" / c.name) for c in clients}
        parts["kept"] = figures(timed(kept, chosen.runs), size)
    if "stems" in wanted and (stems := real_stems(folder / "stems")):
        timings = timed({client.name: once(client.upload, stems) for client in clients}, chosen.runs)
        parts["stems"] = {"mib": round(size_of(stems) / 1024**2), **figures(timings, size_of(stems))}
        kept = {c.name: once(until_kept(c), folder / "down" / c.name) for c in clients}
        parts["stems_kept"] = figures(timed(kept, chosen.runs), size_of(stems))
    if "edits" in wanted:
        parts["edits"] = edits(clients, folder)
    if "small" in wanted:
        parts["small"] = small_files(clients, folder, chosen.runs)
    return report("sync", uploads, server=server.name, mib=round(size / 1024**2), parts=parts) | {
        "missing_peers": [name for name in ("rclone", "s5cmd", "restic") if name not in uploads]
    }


def write_wave(path: Path, size: int) -> None:
    """A 24-bit mono WAV of noise: no piece of it occurs twice, so that nobody gains by luck."""
    frames = size // 3
    with path.open("wb") as file:
        file.write(wav_header(frames, 1, 48_000, 24))
        file.write(os.urandom(frames * 3))


def real_stems(folder: Path) -> Path | None:
    """The ten stems of a real song as 24-bit WAV; None without them."""
    import soundfile

    source = (
        Path(os.environ.get("SEGUE_TEST_DATA") or REPOSITORY.parent / "shared" / "data") / "band" / "caesium" / "stems"
    )
    if not source.is_dir():
        return None
    folder.mkdir()
    for path in sorted(source.glob("*.flac")):
        samples, rate = soundfile.read(path, dtype="int32")
        soundfile.write(folder / f"{path.stem}.wav", samples, rate, subtype="PCM_24")
    return folder


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


CEPH = ("radosgw", "ceph-osd", "ceph-mon")


def timed(contenders: dict[str, Callable[[], object]], runs: int) -> dict[str, Timing]:
    """In turn, with the servers' processor time where /proc tells it."""
    return interleaved(contenders, runs, server_cpu_s=server_cpu_s if Path("/proc/self/stat").exists() else None)


def server_cpu_s() -> float:
    """Processor time that Ceph's processes here have had, and the ones that this one started: no client runs now."""
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            name, _, rest = (folder / "stat").read_text().partition("(")[2].rpartition(")")
            fields = rest.split()
            if name in CEPH or int(fields[1]) == os.getpid():
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def until_kept(client: Peer) -> Callable[[Path], object]:
    """A download until its files are on the disk, where a power cut finds them: ours always ends there."""

    def download(into: Path) -> None:
        client.download(into)
        for path in into.rglob("*"):
            if path.is_file():
                descriptor = os.open(path, os.O_RDONLY)
                os.fsync(descriptor)
                os.close(descriptor)

    return download


def once(act: Callable[[Path], object], path: Path) -> Callable[[], object]:
    return lambda: act(path)


def figures(timings: dict[str, Timing], size: int) -> dict[str, Any]:
    """MB/s and CPU seconds per GB, and the ratios of the peers' medians to ours."""
    ours = statistics.median(timings["ours"].wall_s)
    return {
        name: {
            "mb_per_s": round(size / 1e6 / statistics.median(timing.wall_s), 1),
            "cpu_s_per_gb": round(statistics.median(timing.cpu_s) / (size / GB), 2),
            "server_cpu_s_per_gb": round(statistics.median(timing.server_cpu_s) / (size / GB), 2),
            "ratio": round(statistics.median(timing.wall_s) / ours, 3),
            "runs_s": [round(value, 2) for value in timing.wall_s],
        }
        for name, timing in timings.items()
    }


# --- edited files ------------------------------------------------------------------------------------------------

RATE_BYTES = 48_000 * 3
EDITS: dict[str, Callable[[bytearray], bytes]] = {
    "10 s overwritten": lambda data: _overwritten(data, 100 * RATE_BYTES, 10 * RATE_BYTES),
    "3 s inserted": lambda data: (
        bytes(data[: 80 * RATE_BYTES]) + os.urandom(3 * RATE_BYTES) + bytes(data[80 * RATE_BYTES :])
    ),
    "header changed": lambda data: bytes(data[:36]) + b"LIST\x00\x10\x00\x00" + bytes(4096) + bytes(data[36:]),
}


def _overwritten(data: bytearray, start: int, length: int) -> bytes:
    return bytes(data[:start]) + os.urandom(length) + bytes(data[start + length :])


def edits(clients: list[Peer], folder: Path) -> dict[str, Any]:
    """Share of the file's bytes that is sent again after an edit of a file of 64 MB, in per cent."""
    source = folder / "edited"
    source.mkdir()
    original = source / "take.wav"
    write_wave(original, 64 * 1024**2)
    data = bytearray(original.read_bytes())
    found: dict[str, Any] = {"file_mb": round(len(data) / 1e6, 1)}
    for name, edit in EDITS.items():
        changed = edit(data)
        shares = {}
        for client in clients:
            sent = client.sent_by_edit(source, original, bytes(data), changed)
            if sent is not None:
                shares[client.name] = round(100 * sent / len(changed), 2)
        found[name] = shares
    return found


# --- small files -------------------------------------------------------------------------------------------------

SMALL_FILES, SMALL_BYTES = 2_000, 16 * 1024


def small_files(clients: list[Peer], folder: Path, runs: int) -> dict[str, Any]:
    """Objects a second for 2,000 files of 16 KiB."""
    source = folder / "small"
    source.mkdir()
    for number in range(SMALL_FILES):
        (source / f"{number:04d}.txt").write_bytes(os.urandom(SMALL_BYTES))
    timings = timed({client.name: once(client.upload, source) for client in clients}, runs)
    ours = statistics.median(timings["ours"].wall_s)
    return {
        name: {
            "files_per_s": round(SMALL_FILES / statistics.median(timing.wall_s)),
            "cpu_s": round(statistics.median(timing.cpu_s), 2),
            "ratio": round(statistics.median(timing.wall_s) / ours, 3),
        }
        for name, timing in timings.items()
    }


def make_bucket(server: S3Server) -> None:
    import boto3

    from studio.depot.s3 import client_config

    config = client_config(path_style=True, connections=2, connect_timeout_s=10, read_timeout_s=60)
    keys = server.owner
    client = boto3.session.Session(keys.key_id, keys.secret, region_name="us-east-1").client(
        "s3", endpoint_url=server.endpoint_url, config=config
    )
    client.create_bucket(Bucket=BUCKET)


if __name__ == "__main__":
    main()
