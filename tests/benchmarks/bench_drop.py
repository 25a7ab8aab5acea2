"""How long from dropping a five-minute stem on the window until its waveform is painted and all findings are shown.

Each run is a fresh process that opens the real window (offscreen) on a real home, selects stages and drops 24-bit
stereo files of 48 kHz on the plan, as a person does: a drag that takes a third of a second, then the drop, each file on a stage of its own. A file is
copied into the deliver folder, drawn here and checked in the subprocess. ``first`` is the first file of the process,
once the window is idle; ``later`` the next one; ``after_rest`` one for which the subprocess has to start anew, since
nobody needed it for a while. Wall seconds from the drop: ``wave_s`` until the waveform has been painted, ``findings_s``
until all findings have. ``cpu_s`` is the processor time of the window's process from the drag on.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from bench_start import make_home  # noqa: E402 -- after the path
from harness import machine, print_json  # noqa: E402

SECONDS = 300
RATE_HZ = 48000
DRAG_S = 0.33
PARTS = ("first", "later", "after_rest")
TARGET_S = 2.0


def write_stem(path: Path, seed: int) -> Path:
    """Five minutes with a hole, a click and some clipping, so that there is something to find."""
    import numpy as np

    from studio.media.wav_writer import wav_header

    dice = np.random.default_rng(seed)
    with path.open("wb") as file:
        file.write(wav_header(SECONDS * RATE_HZ, 2, RATE_HZ, 24))
        for second in range(SECONDS):
            sound = dice.standard_normal((RATE_HZ, 2)) * 0.08 * (1 + second % 7 / 7)
            if second == 60:
                sound[20000:20100] = 0.0
            if second == 90:
                sound[1000:3000] = np.clip(sound[1000:3000] * 40, -1.0, 8388607 / 8388608)
            words = np.clip(np.rint(sound * 8388608), -8388608, 8388607).astype("<i4")
            file.write(np.ascontiguousarray(words.view(np.uint8).reshape(-1, 4)[:, :3]).data)
    return path


class Desk:
    """The real window in this process, and a hand that drops files on it."""

    def __init__(self, home: str) -> None:
        from PySide6.QtWidgets import QApplication

        from ui.app import Opening
        from ui.inbox.dropped_wave import DroppedWave

        self.app = QApplication([])
        self.opening = Opening(self.app, Path(home), None, "light")
        self.opening.door.show()
        self.until(lambda: self.opening.window is not None and self.opening.context.studio is not None)
        self.window, self.studio = self.opening.window, self.opening.context.studio
        warmed: list[bool] = []
        self.window.warmed.connect(lambda: warmed.append(True))
        self.until(lambda: bool(warmed))
        self.panel = self.window.stack.pages["plan"]
        self.painted: dict[str, float] = {}
        paint, painted = DroppedWave.paintEvent, self.painted

        def paints(wave: DroppedWave, event: Any) -> None:
            paint(wave, event)
            if wave.is_drawn:
                painted.setdefault(wave._drop.name, time.perf_counter())  # noqa: SLF001

        DroppedWave.paintEvent = paints  # type: ignore[method-assign]

    def until(self, is_so: Callable[[], bool], timeout_s: float = 60.0) -> None:
        """Let the window live until something is so."""
        end = time.perf_counter() + timeout_s
        while not is_so():
            self.app.processEvents()
            if time.perf_counter() > end:
                raise TimeoutError
            time.sleep(0.002)

    def rest(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end)

    def stages(self) -> list[str]:
        """Those that hand in sound."""
        from studio.queries.asks import Plan, Stage

        rows = self.studio.ask(Plan(self.opening.context.production)).stages
        outputs = {row.id: self.studio.ask(Stage(row.id)).outputs for row in rows}
        return [stage for stage, ports in outputs.items() if any(port.type.startswith("audio.") for port in ports)]

    def shown(self, name: str) -> Any:
        """A file of the open stage once it has been checked."""
        section = self.panel.inspector.work
        drops = section._detail.drops if section is not None else ()  # noqa: SLF001
        return next((drop for drop in drops if drop.name == name and drop.verdict), None)

    def drop(self, stage: str, file: str) -> dict[str, Any]:
        """Drop a file on a stage and wait until all is shown."""
        from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
        from PySide6.QtGui import QDragEnterEvent, QDropEvent

        panel, name = self.panel, Path(file).name
        panel.timeline.select(stage)
        panel.open_stage(stage)
        self.until(lambda: panel.accepts_files and panel.inspector.detail.stage.id == stage)
        self.rest(0.5)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(file)])
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        used = os.times()
        self.app.sendEvent(panel, QDragEnterEvent(QPoint(5, 5), *how))
        self.rest(DRAG_S)
        began = time.perf_counter()
        self.app.sendEvent(panel, QDropEvent(QPointF(5, 5), *how))
        self.until(lambda: name in self.painted and self.shown(name) is not None)
        self.app.processEvents()  # and painted
        ended, now = time.perf_counter(), os.times()
        self.rest(0.5)
        return {
            "wave_s": round(self.painted[name] - began, 3),
            "findings_s": round(ended - began, 3),
            "cpu_s": round(now.user + now.system - used.user - used.system, 3),
            "findings": len(self.shown(name).findings),
        }


def dropping(home: str, files: list[str]) -> None:
    """A process's life: open the window, drop the files, print what it took."""
    from studio.media import worker

    desk = Desk(home)
    desk.rest(3.0)
    told: dict[str, Any] = {}
    for part, file, stage in zip(PARTS, files, desk.stages(), strict=False):
        if part == "after_rest":
            worker._kept.end()  # noqa: SLF001 -- as when nobody asked for half a minute
        told[part] = desk.drop(stage, file)
    print(json.dumps(told), flush=True)
    os._exit(0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    choice = parser.parse_args()
    if choice.child:
        dropping(choice.child[0], choice.child[1:])
    runs: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="segue-bench-") as name:
        folder = Path(name)
        stems = [write_stem(folder / f"{part} stem.wav", seed) for seed, part in enumerate(PARTS)]
        for run in range(choice.runs):
            (folder / str(run)).mkdir()
            home = make_home(folder / str(run))
            command = [sys.executable, __file__, "--child", str(home), *map(str, stems)]
            environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "SEGUE_KEYS": "file"}
            done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
            runs.append(json.loads(done.stdout.splitlines()[-1]))
    parts = {}
    for part in PARTS:
        keys = [key for key in runs[0][part] if key.endswith("_s")]
        parts[part] = {key: statistics.median(run[part][key] for run in runs) for key in keys}
        parts[part]["findings"] = runs[0][part]["findings"]
        parts[part]["runs_findings_s"] = [run[part]["findings_s"] for run in runs]
    print_json(
        {
            "name": "drop",
            "machine": machine(),
            "file": f"{SECONDS} s, 24 bit, stereo, {RATE_HZ} Hz",
            "target_s": TARGET_S,
            "parts": parts,
        }
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
