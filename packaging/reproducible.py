#!/usr/bin/env python3
"""Builds the source archive and the wheel twice from what git has committed: the bytes must be the same. `--out DIR` keeps them.

The time in them is SOURCE_DATE_EPOCH, or that of the last commit. setuptools leaves times and owners of the machine in a
source archive, so that it is packed anew here. The wheel is for any machine: it holds the inner loops as C.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Exit status 1 when they differ."""
    parser = argparse.ArgumentParser(prog="reproducible.py", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--python", default="", help="one that has the package `build`, instead of fetching that")
    chosen = parser.parse_args(arguments)
    command = ["git", "log", "-1", "--format=%ct"]
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.check_output(command, cwd=ROOT, text=True).strip()
    with tempfile.TemporaryDirectory(prefix="segue-twice-") as name:
        python = chosen.python or with_build(Path(name) / "tools")
        first, second = (built(Path(name) / place, python, int(seconds)) for place in ("one", "a/longer/place"))
        sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in first}
        again = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in second}
        for file, digest in sums.items():
            print(f"{digest}  {file}  {'the same twice' if again.get(file) == digest else 'DIFFERENT'}")
        if chosen.out:
            chosen.out.mkdir(parents=True, exist_ok=True)
            for path in first:
                shutil.copyfile(path, chosen.out / path.name)
    return 0 if sums == again and len(sums) == 2 else 1


def with_build(folder: Path) -> str:
    """A Python with the package `build`."""
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "build", "setuptools>=77"],
        check=True,
    )
    return python


def built(folder: Path, python: str, seconds: int) -> list[Path]:
    """The archive and the wheel made from it, in a folder of its own."""
    sources, out = folder / "sources", folder / "out"
    sources.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(sources, filter="data")
    command = [python, "-m", "build", "--no-isolation", "--outdir", str(out), str(sources)]
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(seconds)}
    )
    for path in out.glob("*.tar.gz"):
        pack_anew(path, seconds)
    return sorted(out.iterdir())


def pack_anew(path: Path, seconds: int) -> None:
    """The same members in order, without times and owners of a machine."""
    whole = io.BytesIO()
    with tarfile.open(path) as given, tarfile.open(fileobj=whole, mode="w", format=tarfile.PAX_FORMAT) as packed:
        for member in sorted(given.getmembers(), key=lambda one: one.name):
            fresh = tarfile.TarInfo(member.name)
            fresh.size, fresh.type, fresh.linkname, fresh.mtime = member.size, member.type, member.linkname, seconds
            fresh.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            packed.addfile(fresh, given.extractfile(member) if member.isfile() else None)
    path.write_bytes(gzip.compress(whole.getvalue(), 9, mtime=seconds))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
