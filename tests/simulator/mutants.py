"""Break a copy of the core in each way of the list and see whether the tests notice: ``dev.py mutants``. Prints JSON.

A mutant is caught by the first of the tests it names, the seeds that once failed and more seeds that fails.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.simulator.mutation import REPOSITORY, Mutation, StaleMutationError
from tests.simulator.mutations import MUTATIONS

SEEDS = 60
LIMIT_S = 900
NO_TESTS = 4, 5
"""With these pytest says that it found none: that is no test that failed."""
_LEFT_OUT = shutil.ignore_patterns(".venv", ".git", "__pycache__", "screenshots", ".*_cache", "dist", "build")


def copy_of_tree(folder: Path) -> Path:
    """The sources and tests in a folder of their own."""
    root = folder / "tree"
    shutil.copytree(REPOSITORY, root, ignore=_LEFT_OUT)
    return root


def fails(root: Path, arguments: list[str]) -> str:
    """Run a part of the tests on a tree; what it said last when it failed, empty when it passed.

    Raises StaleMutationError where there are no such tests, or the change makes no program.
    """
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "it did not end"
    if "pytest" in arguments and done.returncode in NO_TESTS:
        raise StaleMutationError(f"There are no such tests any more: {' '.join(arguments)}")
    if "NameError: name" in done.stdout + done.stderr:
        raise StaleMutationError(f"What was changed speaks of a name that is not there: {done.stderr[-200:]}")
    told = (done.stderr.strip() or done.stdout.strip() or "failed").splitlines()
    return told[-1] if done.returncode else ""


def judge(root: Path, mutation: Mutation, seeds: int) -> dict[str, Any]:
    """Break the tree, look whether it is noticed, and mend it again."""
    begun_s = time.monotonic()
    path = root / mutation.file
    kept = path.read_text()
    mutation.apply(root)
    row: dict[str, Any] = {"mutant": mutation.name, "caught_by": "", "said": ""}
    parts: dict[str, list[str]] = {}
    if mutation.tests:
        parts["tests"] = ["-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *mutation.tests]
    parts["known seeds"] = ["-m", "tests.simulator.run", "--known", "--stop"]
    if seeds:
        parts["simulator"] = ["-m", "tests.simulator.run", "--deeds", "--seeds", str(seeds), "--stop"]
    try:
        for name, arguments in parts.items():
            said = fails(root, arguments)
            if said:
                row |= {"caught_by": name, "said": said[:200]}
                break
    finally:
        path.write_text(kept)
    return row | {"wall_s": round(time.monotonic() - begun_s, 1)}


def main() -> int:
    """Run it as a program. Exit status 1 when a mutant survives, or when the unbroken tree does not pass."""
    options = argparse.ArgumentParser(prog="dev.py mutants", description=__doc__)
    options.add_argument("names", nargs="*", help="only mutants whose name has one of these words")
    options.add_argument("--seeds", type=int, default=SEEDS, help=f"seeds of the simulator for each (default {SEEDS})")
    options.add_argument("--results", type=Path, help="keep each result in this file, and leave out what is in it")
    options.add_argument("--list", action="store_true", help="only name them")
    chosen = options.parse_args()
    wanted = [m for m in MUTATIONS if not chosen.names or any(word in m.name for word in chosen.names)]
    if chosen.list:
        sys.stdout.write("".join(f"{mutation.name}\n" for mutation in wanted))
        return 0
    kept = chosen.results
    rows = json.loads(kept.read_text())["rows"] if kept is not None and kept.is_file() else []
    known = {row["mutant"] for row in rows}
    with tempfile.TemporaryDirectory(prefix="segue-mutants-") as folder:
        root = copy_of_tree(Path(folder))
        for mutation in wanted:
            if mutation.name in known:
                continue
            row = judge(root, mutation, chosen.seeds)
            rows.append(row)
            sys.stderr.write(
                f"{row['caught_by'] or 'SURVIVED':10} {row['wall_s']:6} s  {mutation.name}: {row['said']}\n"
            )
            if kept is not None:
                kept.write_text(_told(rows))
    sys.stdout.write(_told(rows))
    return 1 if any(not row["caught_by"] for row in rows) else 0


def _told(rows: list[dict[str, Any]]) -> str:
    survived = [row["mutant"] for row in rows if not row["caught_by"]]
    result = {
        "name": "mutants",
        "mutants": len(rows),
        "caught": len(rows) - len(survived),
        "survived": survived,
        "rows": rows,
    }
    return json.dumps(result, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
