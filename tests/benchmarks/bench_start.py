"""How long until the plan's bars are on the screen, against an empty PySide6 window, each in a fresh process.

The home is a real one (song chain, folder depot), made by the command line. The program is started as ``segue --home``
starts it, offscreen unless QT_QPA_PLATFORM says otherwise, with compiled modules as an installation has them. Measured
from the start of the process until the first frame has been painted and handed to the screen, wall and CPU seconds.
``ours``: that frame holds the living timeline with its bars, which take clicks; there is no other, earlier one.
``welcome``: the first start of all, where no home is; its first frame is the welcome page. ``whole_window``: bars and
all that stands around them. ``modules`` counts what has been imported by the first frame.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from harness import Timing, machine, print_json

REPOSITORY = Path(__file__).resolve().parents[2]
# starts are short and other work on the machine disturbs them: more runs than elsewhere
RUNS = 11
TIMEOUT_S = 60
"""A start that has painted nothing by then never will."""

MEANINGS = {
    "ours": "first frame: the living timeline has painted its bars",
    "welcome": "first frame of a start without a home: the welcome page",
    "whole_window": "the bars and everything around them are there",
}

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Empty(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, painted)
def painted():
    print(time.time(), time.process_time(), len(sys.modules), flush=True)
    app.quit()
app = QApplication([])
window = Empty()
window.resize(1440, 900)
window.show()
app.exec()
"""

# the program as it is, with a look at the clock after its first frame
OURS = """
import gc, os, sys, time
from studio.app import start
gc.disable()  # both as start does before it reads the window; the hooks below read it earlier
from ui.kept_code import load_qt
load_qt()
from ui import app
opening, painted, waits = [], [], sys.argv[2]
def look():
    print(time.time(), time.process_time(), len(sys.modules), flush=True)
    os._exit(0)
show_bars, show_welcome, step, open_studio = (
    app.Opening._show_bars, app.Opening._show_welcome, app.Opening._step, app.open_studio_behind
)
def bars(self, plan):
    show_bars(self, plan)
    draw = self.timeline.paint_part
    def drawn(painter, exposed):
        draw(painter, exposed)
        painted.append(self.timeline.bar_count())
    self.timeline.paint_part = drawn
def welcome(self):
    show_welcome(self)
    choice = self._welcome.choices[2]
    paint = type(choice).paintEvent
    def paints(self, event):
        paint(self, event)
        painted.append("choice")
    type(choice).paintEvent = paints
def first(self):
    if waits == "bars":
        assert painted[0] == 12
        look()
    if waits == "welcome":
        assert painted.count("choice") == 3
        look()
    step(self)
def whole(*_more, **_named):
    look()
app.Opening._show_bars, app.Opening._show_welcome, app.Opening._step = bars, welcome, first
app.open_studio_behind = whole
start.main(["--home", sys.argv[1]])
"""


def timed(script: str, *arguments: str) -> tuple[float, float, int]:
    """Wall and CPU seconds from the start of a process to the look at the clock, and how many modules it had by then."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SEGUE_KEYS": "file"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
    )
    wall, cpu, modules = done.stdout.split()
    return float(wall) - began, float(cpu), int(modules)


def make_home(folder: Path) -> Path:
    """A home with the song production whose plan has been shown once."""
    home = folder / "home"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SEGUE_HOME": str(home), "SEGUE_KEYS": "file"}

    def segue(*words: str) -> str:
        command = [sys.executable, "-m", "studio.app", *words]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    segue("init", "--name", "Mira Lindqvist")
    production = json.loads(segue("new", "Late Train", "--chain", "song", "--depot", str(folder / "depot"), "--json"))
    keep = "import sys; from pathlib import Path; from studio.app.studio import open_studio\n"
    keep += "studio = open_studio(Path(sys.argv[1])); studio.keep_first_screen(sys.argv[2]); studio.close()"
    subprocess.run([sys.executable, "-c", keep, str(home), production["production"]], env=environment, check=True)
    return home


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = str(make_home(Path(folder)))
        contenders = {
            "ours": (OURS, home, "bars"),
            "empty_window": (EMPTY,),
            "welcome": (OURS, str(Path(folder) / "nobody"), "welcome"),
            "whole_window": (OURS, home, "whole"),
        }
        timings = {name: Timing() for name in contenders}
        # once to warm up: modules are compiled, files are in memory
        modules = {name: timed(*call)[2] for name, call in contenders.items()}
        for _ in range(RUNS):
            for name, call in contenders.items():
                wall_s, cpu_s, _modules = timed(*call)
                timings[name].wall_s.append(wall_s)
                timings[name].cpu_s.append(cpu_s)
    wall = {name: statistics.median(timing.wall_s) for name, timing in timings.items()}
    cpu = {name: statistics.median(timing.cpu_s) for name, timing in timings.items()}
    print_json(
        {
            "name": "start",
            "machine": machine(),
            "runs": RUNS,
            "ours": timings["ours"].as_json(),
            "peers": {"empty_window": timings["empty_window"].as_json()},
            "ratios": {"empty_window": round(wall["empty_window"] / wall["ours"], 3)},
            "parts": {
                name: {
                    **timings[name].as_json(),
                    "times_an_empty_window_wall": round(wall[name] / wall["empty_window"], 3),
                    "times_an_empty_window_cpu": round(cpu[name] / cpu["empty_window"], 3),
                    "modules": modules[name],
                    "meaning": meaning,
                }
                for name, meaning in MEANINGS.items()
            },
        }
    )


if __name__ == "__main__":
    main()
