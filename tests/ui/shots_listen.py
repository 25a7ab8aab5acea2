"""Pictures of Listen, drawn by ``shots_panels.py``."""

# ruff: noqa: SLF001  pictures need rare states

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from studio.queries.asks import (
    AssembleView,
    Plan,
    Stage,
    WavePeaks,
)
from tests.ui import panel_samples as rows
from tests.ui.sample_studio import SamplePeaks
from tests.ui.shots_kit import shot
from ui.context import Context


def listen_panel(context: Context, detail=None, plan=None) -> QWidget:
    """Listen with a take of the song."""
    from ui.review.panel import ListenPanel

    detail = detail or rows.review_detail()
    answers = context.studio.answers
    answers[Plan] = plan or rows.plan((detail.stage,))
    answers[Stage] = detail
    answers[AssembleView] = rows.assemble()
    answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + len(ask.path) % 7 + (ask.path.count("b")))
    context.set_production("p1")
    panel = ListenPanel(context)
    panel.refresh()
    return panel


@shot("listen-thread")
def listen_thread(context: Context) -> QWidget:
    panel = listen_panel(context, rows.talked_detail())
    QTimer.singleShot(100, lambda: (panel.noting._choose(1), panel.notes.box.type("hum in the [noise")))
    return panel


@shot("listen-picture")
def listen_picture(context: Context) -> QWidget:
    from io import BytesIO

    from PIL import Image

    from studio.domain.drawing import Shape, ShapeKind
    from studio.domain.stills import Still
    from studio.queries.asks import StillOf

    out = BytesIO()
    Image.radial_gradient("L").resize((900, 900)).convert("RGB").save(out, "JPEG")
    context.studio.answers[StillOf] = Still(out.getvalue(), 3000, 3000)
    panel = listen_panel(context, rows.picture_detail())
    more = (
        Shape(ShapeKind.BOX, ((6000, 5500), (9000, 8000))),
        Shape(ShapeKind.WORDS, ((6000, 8200),), "crop here"),
        Shape(ShapeKind.LINE, tuple((500 + n * 40, 9000 + (n % 9) * 60) for n in range(60))),
    )

    def draw() -> None:
        for shape in more:
            panel._body.picture._on_drawn(shape)
        panel.notes.box.type("a little lighter")

    QTimer.singleShot(80, draw)
    return panel


@shot("share")
def share(context: Context) -> QWidget:
    from studio.actions.commands import SharedPages
    from ui.review.share_pane import SharePane

    pages = [
        {"page": "p1", "take": 2, "kind": "full", "url": "https://a", "expires_utc": "2035-01-04T12:00:00Z", "size_bytes": 41_000_000},
        {"page": "p2", "take": 1, "kind": "marked", "url": "https://b", "expires_utc": "2035-01-02T09:30:00Z", "size_bytes": 4_100_000},
    ]  # fmt: skip
    context.studio.results[SharedPages] = {"pages": pages}
    window = QWidget()
    pane = SharePane(context, "h1", "Lead vocal, take 2", 2, window)

    def go() -> None:
        pane.progress.show()
        pane.progress.show_share(0.4)

    QTimer.singleShot(200, go)
    return window


@shot("listen")
def listen(context: Context) -> QWidget:
    return listen_panel(context)


@shot("listen-in-mix")
def listen_in_mix(context: Context) -> QWidget:
    panel = listen_panel(context)
    context.studio.answers[AssembleView] = rows.assemble(("/tmp/0.wav",), is_made=False, muted=(3,))
    panel.refresh()

    def shows() -> None:
        panel.ensemble.set_in_mix(True)
        panel.ensemble.toggle_mute(4)

    QTimer.singleShot(150, shows)
    return panel


@shot("listen-typing")
def listen_typing(context: Context) -> QWidget:
    from ui.review.model import NoteDraft

    panel = listen_panel(context)
    panel.drafts.add("h1", 2, NoteDraft(40.0, 48.0, "Bring the end of this line up a little, it drowns in the band."))

    def go() -> None:
        panel.playing.set_range((101.3, 120.0))
        panel.notes.box.type("And here")

    QTimer.singleShot(40, go)
    return panel


@shot("listen-meters")
def listen_meters(context: Context) -> QWidget:
    import numpy as np

    from studio.media.live_meter import LiveMeter

    panel = listen_panel(context)
    meter, times = LiveMeter(48000), np.arange(48000 * 3) / 48000
    noise = np.random.default_rng(3).standard_normal((len(times), 2)) * 0.02
    sound = noise + 0.3 * np.sin(times[:, None] * np.array([440.0, 523.3]) * 6.283) + 0.4 * np.sin(times[:, None] * 345)
    readings = [meter.add(block.astype(np.float32)) for block in np.array_split(sound, 141)]

    def go() -> None:
        panel.tools.show_meters(True)
        panel.tools.meters._fall.stop()
        panel.tools.meters.levels.add(readings, 0.05)
        panel.tools.meters.update()

    QTimer.singleShot(40, go)
    return panel


@shot("listen-beats")
def listen_beats(context: Context) -> QWidget:
    plan = rows.plan((rows.review_detail().stage,))
    panel = listen_panel(context, plan=replace(plan, production=replace(plan.production, tempo_mbpm=92_000)))

    def go() -> None:
        panel.ruler.toggle()
        panel.wave._rescale(panel.wave.scale.zoomed(6, 300))
        panel.playing.set_range(panel.wave._snapped(20.3, 33.1, Qt.KeyboardModifier.NoModifier))
        panel.ruler.open_tempo()

    QTimer.singleShot(150, go)
    return panel


def _blind(context: Context, go: Callable[[Any], None]) -> QWidget:
    from random import Random

    from studio.queries.asks import TakeLevels

    context.studio.answers[TakeLevels] = (-14.0, -11.0)
    panel = listen_panel(context)
    panel.blind.random = Random(3)
    panel.blind._levels.measured.connect(lambda: go(panel.blind))
    return panel


@shot("listen-blind-choice")
def listen_blind_choice(context: Context) -> QWidget:
    return _blind(context, lambda blind: blind.open())


@shot("listen-blind")
def listen_blind(context: Context) -> QWidget:
    def go(blind: Any) -> None:
        blind.open()
        blind.page.start_button.click()
        blind.page.picked.emit(True)
        blind.page.letter_wanted.emit("Y")

    return _blind(context, go)


@shot("listen-blind-result")
def listen_blind_result(context: Context) -> QWidget:
    def go(blind: Any) -> None:
        blind.open()
        blind.page.start_button.click()
        for n in range(10):
            blind.page.letter_wanted.emit("X" if blind.test.take_behind("X") == 2 else "Y")
            blind.page.picked.emit(n != 4)

    return _blind(context, go)


@shot("listen-changes")
def listen_changes(context: Context) -> QWidget:
    from studio.domain.take_changes import ChangedRange, ChangeKind, TakeChanges
    from studio.queries.asks import ChangesOfTake
    from studio.queries.take_changes import ChangeRows, FileChanges

    panel = listen_panel(context)
    parts = (
        ChangedRange(20, 45, ChangeKind.LEVEL, -6.0, -6.0),
        ChangedRange(60, 63, ChangeKind.DIFFERENT, 1.4),
        ChangedRange(90, 90.4, ChangeKind.REMOVED, 0.0),
        ChangedRange(120, 150, ChangeKind.ADDED, 0.0),
        ChangedRange(170, 222, ChangeKind.MOVED, 3.0, 0.0, 2.0),
    )
    found = TakeChanges(0.0257, -3.0, is_aligned=True, is_inverted=False, duration_s=222, ranges=parts)

    def rows_of(_ask: object) -> ChangeRows:
        return ChangeRows(2, 1, (FileChanges("takes", "a", panel.hearing.paths[0], "b", found),))

    context.studio.answers[ChangesOfTake] = rows_of
    QTimer.singleShot(40, panel.transport.changes_button.click)
    return panel


@shot("listen-many")
def listen_many(context: Context) -> QWidget:
    from dataclasses import replace

    from studio.queries.rows import FileRow

    detail = rows.review_detail()
    files = tuple(
        ("drum_multitrack", FileRow(f"ML_LateTrain_KM02_Drum{n:02d}.wav", 1, f"/tmp/{'b' * n}.wav", "", 222.0))
        for n in range(7)
    )
    return listen_panel(context, replace(detail, takes=(detail.takes[0], replace(detail.takes[1], files=files))))


@shot("listen-arriving")
def listen_arriving(context: Context) -> QWidget:
    from dataclasses import replace

    detail = rows.review_detail(("", ""))
    return listen_panel(
        context, replace(detail, takes=(replace(detail.takes[1], number=1, state="taking_in", progress=0.4),))
    )


@shot("listen-mix")
def listen_mix(context: Context) -> QWidget:
    panel = listen_panel(context)
    QTimer.singleShot(30, lambda: panel.select("mix"))
    return panel


@shot("listen-empty")
def listen_empty(context: Context) -> QWidget:
    return listen_panel(context, plan=rows.plan(()))
