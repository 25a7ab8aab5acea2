"""Memory while a large file is delivered over a folder depot: sealed, sent, taken in. Under 400 MB, whatever its size.

``python tests/benchmarks/bench_memory.py [--gb 4]``: each step is a process of its own, so that its peak is its own.
Not part of the test run: it writes three times the file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from harness import machine, print_json  # puts the repository on the path

from studio.depot.folder import FolderDepot
from studio.events.manifest import Manifest, seal_manifest
from studio.store import transfers
from studio.store.chunks import ChunkStore
from studio.store.database import Database
from studio.store.sealing import seal_files
from studio.sync.transfer import TransferEngine, fetch_manifest

LIMIT_MB = 400
MB = 1_000_000
PRJ, ROOM, DEVICE, KEY = "a" * 32, "b" * 32, "d" * 32, bytes(range(32))
STEPS = ("nothing", "seal", "send", "take_in")


def make_file(path: Path, size: int) -> None:
    """Noise in which no piece of a chunk's length occurs twice, made without holding it."""
    block = bytearray(random.Random(1).randbytes(1 << 20))
    with path.open("wb") as file:
        for number in range(size >> 20):
            block[number % len(block)] ^= 0xFF
            block[:8] = number.to_bytes(8, "little")
            file.write(block)


def step(name: str, folder: Path) -> None:
    """One step of the delivery, in this process."""
    begun_s, cpu_s = time.perf_counter(), time.process_time()
    big, kept = folder / "big.wav", folder / "manifest"
    database, store = Database(folder / f"{name}.db"), ChunkStore(folder / "chunks")
    engine = TransferEngine(database, store)
    depot = FolderDepot.create(folder / "depot")
    head = {"prj": PRJ, "room": ROOM, "label": "", "subject": ""}
    if name == "seal":
        kept.write_bytes(seal_files([("big.wav", big)], KEY).to_bytes())
    elif name != "nothing":
        manifest = Manifest.from_bytes(kept.read_bytes())
        blobs = seal_manifest(manifest, KEY)
        with database.write() as connection:
            if name == "send":
                for blob in blobs:
                    store.put(blob.id, blob.data)
                to = {"device": DEVICE, "to_inbox": True, "local": {"big.wav": big}}
                transfers.add_upload(connection, **head, **to, manifest=manifest, blobs=blobs)
            else:
                refs = [blob.ref for blob in blobs]
                fetch_manifest(depot, PRJ, ROOM, refs, manifest.hash, from_device=DEVICE)
                into = {"from_device": DEVICE, "manifest_refs": refs, "folder": folder / "stage" / "take-01"}
                transfers.add_take_in(connection, **head, **into, manifest=manifest)
        summary = engine.run(depot, PRJ)
        if summary.failed or summary.stuck:
            raise SystemExit(str(summary))
    database.close()
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {
        "peak_mb": round(peak_kib * 1024 / MB),
        "wall_s": round(time.perf_counter() - begun_s, 1),
        "cpu_s": round(time.process_time() - cpu_s, 1),
    }
    print(json.dumps(figures))


def measure(size: int, within: Path | None) -> dict[str, Any]:
    """All steps, each in its own process."""
    folder = Path(tempfile.mkdtemp(prefix="segue-memory-", dir=within))
    try:
        make_file(folder / "big.wav", size)
        parts = {}
        for name in STEPS:
            command = [sys.executable, __file__, "--step", name, "--folder", str(folder)]
            answer = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
            parts[name] = json.loads(answer.stdout)
        return parts
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Print the JSON that ARCHITECTURE.md section 5 describes; there is no peer, the limit is what counts."""
    options = argparse.ArgumentParser()
    options.add_argument("--gb", type=float, default=4.0)
    options.add_argument("--within", type=Path, help="the folder in which to make the files")
    options.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    options.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.step:
        step(chosen.step, chosen.folder)
        return
    parts = measure(int(chosen.gb * 1024**3), chosen.within)
    peak_mb = max(part["peak_mb"] for part in parts.values())
    print_json(
        {
            "name": "memory",
            "machine": machine(),
            "runs": 1,
            "ours": {"peak_mb": peak_mb, "file_gb": chosen.gb, "limit_mb": LIMIT_MB, "is_under": peak_mb < LIMIT_MB},
            "peers": {},
            "ratios": {},
            "parts": parts,
        }
    )


if __name__ == "__main__":
    main()
