"""The frozen program against an empty PySide6 window frozen the same way: until its first picture, then at rest.

``python tests/benchmarks/bench_bundle_start.py [--bundle dist/segue] [--idle-s 60]``. Starts take turns, each is a process
of its own, offscreen unless QT_QPA_PLATFORM says otherwise. ``ours`` shows the bars of a production's plan, ``welcome`` is the
first start of all. At rest: memory (USS, what ending it would give back, and RSS) and processor time, with a production of
the song chain open and synchronising over a folder. The empty bundle is made once, in build/empty_window.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from harness import Timing, machine, print_json

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.append(str(REPOSITORY / "packaging"))

from lean_bundle import make_lean  # noqa: E402  (a script beside the packaging, which is no package)

RUNS = 11
PATIENCE_S = 60.0
LIMITS = {"times_an_empty_window": 2.0, "memory_mb": 180, "idle_percent_of_a_core": 0.5}
EMPTY = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Empty(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    with open(os.environ["SEGUE_FIRST_FRAME"], "w") as file:
        file.write(f"{time.time()} {time.process_time()}\\n")
app = QApplication([])
window = Empty()
window.resize(1440, 900)
window.show()
app.exec()
"""


SPEC = """
from PyInstaller.archive.writers import ZlibArchiveWriter
ZlibArchiveWriter._COMPRESSION_LEVEL = 0
analysis = Analysis(["empty.py"])
program = EXE(PYZ(analysis.pure), analysis.scripts, exclude_binaries=True, name="empty")
COLLECT(program, analysis.binaries, analysis.datas, name="empty")
"""


def empty_bundle() -> Path:
    """Made with PyInstaller as the program's is: modules stored, lean libraries."""
    folder = REPOSITORY / "build" / "empty_window"
    program = folder / "dist" / "empty" / "empty"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "empty.py").write_text(EMPTY)
        (folder / "empty.spec").write_text(SPEC)
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "empty.spec"]
        subprocess.run(command, check=True, cwd=folder)
        make_lean(program.parent)
    return program


def surroundings(told: Path) -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ, "SEGUE_KEYS": "file", "SEGUE_FIRST_FRAME": str(told)}


def started(command: list[str], told: Path) -> tuple[subprocess.Popen[bytes], float, float]:
    """The running process, wall and CPU seconds until its first picture."""
    told.unlink(missing_ok=True)
    began = time.time()
    process = subprocess.Popen(command, env=surroundings(told), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while time.time() < began + PATIENCE_S and process.poll() is None:
        if told.is_file() and (words := told.read_text().split()):
            return process, float(words[0]) - began, float(words[1])
        time.sleep(0.02)
    raise SystemExit(f"{command[0]} showed nothing")


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def make_home(program: Path, folder: Path) -> Path:
    """A home with the song production, whose plan has been shown once."""
    home = folder / "home"

    def segue(*words: str) -> None:
        command = [str(program), "--home", str(home), *words]
        subprocess.run(command, env=surroundings(folder / "told"), check=True, capture_output=True)

    segue("init", "--name", "Mira Lindqvist")
    segue("new", "Late Train", "--chain", "song", "--depot", str(folder / "depot"))
    first, _wall, _cpu = started([str(program), "--home", str(home)], folder / "told")
    time.sleep(15)  # until it has kept what it shows first the next time
    end(first)
    return home


def at_rest(program: Path, home: Path, folder: Path, seconds: float) -> dict[str, Any]:
    """Memory and processor time of the window with a production open, half a minute after its start."""
    process, _wall, _cpu = started([str(program), "--home", str(home)], folder / "told")
    time.sleep(30)
    before = used_s(process.pid)
    time.sleep(seconds)
    spent = used_s(process.pid) - before
    rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    sizes = {name: int(kib) * 1024 / 1e6 for name, kib in re.findall(r"^(\w+): +(\d+) kB", rollup, re.MULTILINE)}
    end(process)
    return {
        "rss_mb": round(sizes["Rss"]),
        "pss_mb": round(sizes["Pss"]),
        "uss_mb": round(sizes["Private_Clean"] + sizes["Private_Dirty"]),
        "idle_percent_of_a_core": round(100 * spent / seconds, 3),
        "watched_s": seconds,
    }


def used_s(pid: int) -> float:
    """User and system seconds of a process and of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--bundle", type=Path, default=REPOSITORY / "dist" / "segue")
    options.add_argument("--runs", type=int, default=RUNS)
    options.add_argument("--idle-s", type=float, default=60.0)
    chosen = options.parse_args()
    program, empty = chosen.bundle / "segue", empty_bundle()
    with tempfile.TemporaryDirectory(prefix="segue-bundle-start-") as name:
        folder = Path(name)
        home = make_home(program, folder)
        commands = {
            "ours": [str(program), "--home", str(home)],
            "empty_window": [str(empty)],
            "welcome": [str(program), "--home", str(folder / "nobody")],
        }
        timings = {name: Timing() for name in commands}
        for _ in range(chosen.runs):
            for contender, command in commands.items():
                process, wall_s, cpu_s = started(command, folder / "told")
                end(process)
                timings[contender].wall_s.append(wall_s)
                timings[contender].cpu_s.append(cpu_s)
        rest = at_rest(program, home, folder, chosen.idle_s) if sys.platform == "linux" else {}
    wall = {name: statistics.median(timing.wall_s) for name, timing in timings.items()}
    cpu = {name: statistics.median(timing.cpu_s) for name, timing in timings.items()}
    print_json(
        {
            "name": "bundle_start",
            "machine": machine(),
            "runs": chosen.runs,
            "ours": timings["ours"].as_json(),
            "peers": {"empty_window": timings["empty_window"].as_json()},
            "ratios": {"empty_window": round(wall["empty_window"] / wall["ours"], 3)},
            "parts": {
                name: {
                    **timings[name].as_json(),
                    "times_an_empty_window_wall": round(wall[name] / wall["empty_window"], 3),
                    "times_an_empty_window_cpu": round(cpu[name] / cpu["empty_window"], 3),
                }
                for name in ("ours", "welcome")
            },
            "at_rest": rest,
            "limits": LIMITS,
        }
    )


if __name__ == "__main__":
    main()
