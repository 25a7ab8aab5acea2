"""How long until the plan's bars are on the screen, against an empty PySide6 window, each in a fresh process.

The home is a real one (song chain, folder depot), made by the command line; the window is the real one, offscreen unless
QT_QPA_PLATFORM says otherwise. Measured from the start of the process to the end of a painting, wall and CPU seconds:
``ours`` is the first frame (the bars as last time's picture), ``live_bars`` the living timeline's first, and
``without_picture`` the very first start on a home, whose first frame is the living one.
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

from harness import RUNS, Timing, machine, print_json

REPOSITORY = Path(__file__).resolve().parents[2]

MEANINGS = {
    "ours": "first frame: the bars as the picture that the last window left",
    "live_bars": "the living timeline has painted its bars over it",
    "without_picture": "the very first start on a home: the first frame is the living one",
}

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Empty(QWidget):
    def paintEvent(self, event):
        print(time.time(), time.process_time(), flush=True)
        QTimer.singleShot(0, app.quit)
app = QApplication([])
window = Empty()
window.resize(1440, 900)
window.show()
app.exec()
"""

# ui.app.run_window without its event loop's end: looks at the clock after the first painting, and after the first one
# in which the living timeline painted its bars
OURS = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app as start
from ui import door
app = QApplication([])
paint = door.Door.paintEvent
frames = []
def painted(self, event):
    paint(self, event)
    frames.append((time.time(), time.process_time()))
door.Door.paintEvent = painted
opening = start.Opening(app, Path(sys.argv[1]), None, "dark")
def look():
    timeline = opening.window.page_widget("plan").timeline
    draw = timeline.paint_part
    def drawn(painter, exposed):
        draw(painter, exposed)
        assert timeline.bar_count() == 12
        frames.append((time.time(), time.process_time()))
        print(*frames[0], *frames[-1], flush=True)
        if "keep" in sys.argv:
            QTimer.singleShot(4000, opening.door.close)
        else:
            os._exit(0)
        timeline.paint_part = draw
    timeline.paint_part = drawn
go_on = opening.build
def build():
    go_on()
    look()
opening.build = build
if opening.window is not None:
    look()
opening.door.show()
app.exec()
opening.end()
"""


def timed(script: str, *arguments: str) -> list[float]:
    """Wall and CPU seconds from the start of a process to its first frame, and to the living bars."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SEGUE_KEYS": "file"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, check=True, capture_output=True, text=True
    )
    times = [float(word) for word in done.stdout.split()]
    return [value - began if place % 2 == 0 else value for place, value in enumerate(times)]


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
    names = ("ours", "live_bars", "empty_window", "without_picture")
    timings = {name: Timing() for name in names}
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder))

        def note(name: str, wall_s: float, cpu_s: float) -> None:
            timings[name].wall_s.append(wall_s)
            timings[name].cpu_s.append(cpu_s)

        for _ in range(RUNS):
            note("without_picture", *timed(OURS, str(home))[:2])
        timed(OURS, str(home), "keep")  # the first window that is closed leaves the picture
        timed(EMPTY)
        for _ in range(RUNS):
            first_wall, first_cpu, live_wall, live_cpu = timed(OURS, str(home))
            note("ours", first_wall, first_cpu)
            note("live_bars", live_wall, live_cpu)
            note("empty_window", *timed(EMPTY)[:2])
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
                    "meaning": meaning,
                }
                for name, meaning in MEANINGS.items()
            },
        }
    )


if __name__ == "__main__":
    main()
