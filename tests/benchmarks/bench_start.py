"""How long until the plan's bars are on the screen, against an empty PySide6 window, each in a fresh process.

The home is a real one (song chain, folder depot), made by the command line; the window is the real one, offscreen unless
QT_QPA_PLATFORM says otherwise. Measured from the start of the process to the end of the first painting with bars;
``first_frame`` is the first painting of anything. Wall and CPU seconds.
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

# the parts of ui.app.run_window, with a look at the clock after the first painting that had bars
OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app as door
app = QApplication([])
window, context = door.build_window(app, None, "dark")
window.resize(1440, 900)
window.show_first_rows(door._first_rows(Path(sys.argv[1])))
timeline = window.page_widget("plan").timeline
frames = []
paint = timeline.paint_part
def painted(painter, exposed):
    paint(painter, exposed)
    frames.append((time.time(), time.process_time(), timeline.bar_count()))
    if timeline.bar_count() > 0:
        QTimer.singleShot(0, app.quit)
timeline.paint_part = painted
window.show()
app.exec()
print(*frames[0][:2], flush=True)
assert frames[-1][2] > 0
sys.stdout.flush()
import os
os._exit(0)
"""


def timed(script: str, *arguments: str) -> tuple[float, float]:
    """Wall and CPU seconds from the start of a process to its picture."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SEGUE_KEYS": "file"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, check=True, capture_output=True, text=True
    )
    painted_at, cpu_s = done.stdout.split()[:2]
    return float(painted_at) - began, float(cpu_s)


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
        home = make_home(Path(folder))
        contenders = {"ours": (OURS, str(home)), "empty_window": (EMPTY,)}
        timings = {name: Timing() for name in contenders}
        for turn in range(RUNS + 1):
            for name, words in contenders.items():
                wall_s, cpu_s = timed(*words)
                if turn:  # the first turn warms the caches
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
                "times_an_empty_window_wall": round(wall["ours"] / wall["empty_window"], 3),
                "times_an_empty_window_cpu": round(cpu["ours"] / cpu["empty_window"], 3),
                "first_frame": "the first frame has the bars: rows are read before the window is shown",
            },
        }
    )


if __name__ == "__main__":
    main()
