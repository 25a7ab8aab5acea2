"""What the benchmarks import is there: nothing else runs them between two measurements."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "benchmarks"


def test_every_benchmark_finds_what_it_imports() -> None:
    names = sorted(path.stem for path in FOLDER.glob("*.py"))
    assert len(names) > 15
    script = f"import sys; sys.path.insert(0, {str(FOLDER)!r})\n" + "\n".join(f"import {name}" for name in names)
    environment = {"QT_QPA_PLATFORM": "offscreen", "PATH": "", "PYTHONPATH": str(FOLDER.parents[1])}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
