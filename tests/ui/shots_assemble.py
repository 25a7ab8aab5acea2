"""Pictures of Assemble, drawn by ``shots_panels.py``."""

# ruff: noqa: SLF001  pictures need rare states

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studio.domain.markers import Marker
from studio.queries.asks import (
    AssembleView,
    WavePeaks,
)
from studio.queries.rows import AssembleRows
from tests.ui import panel_samples as rows
from tests.ui.sample_studio import SamplePeaks
from tests.ui.shots_kit import shot
from ui.context import Context

_PATHS = tuple(f"/tmp/{n}.wav" for n in range(7))
_SET = (
    {"gain_mdb": -3000, "group": "rhythm"},
    {"gain_mdb": -6500, "pan_milli": 0, "group": "rhythm", "is_soloed": False},
    {"gain_mdb": -9000, "is_muted": True},
    {"gain_mdb": -7500, "pan_milli": -450, "start_frame": 48_000 * 8},
    {"gain_mdb": -5000, "pan_milli": 400, "fade_in_ms": 9000, "fade_out_ms": 20_000},
    {"gain_mdb": 0, "takes": (1, 2, 3), "chosen_take": 2},
    {"gain_mdb": -120_000, "missed_take": 4},
)


def _assemble(context: Context, made) -> QWidget:
    from ui.assembly.panel import AssemblePanel

    context.studio.answers[AssembleView] = made
    context.studio.answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + int(ask.path[5]) * 0.7)
    context.set_production("p1")
    panel = AssemblePanel(context)
    panel.refresh()
    return panel


@shot("assemble")
def assemble(context: Context) -> QWidget:
    return _assemble(context, rows.assemble(_PATHS, missing=()))


@shot("assemble-mixer")
def assemble_mixer(context: Context) -> QWidget:
    made = rows.assemble(_PATHS, missing=())
    names = ("Intro", "Verse 1", "Chorus 1", "Verse 2", "Chorus 2", "Bridge", "Last chorus, twice as long")
    markers = tuple(
        Marker(at, at + 18 * (name == "Chorus 2"), name)
        for at, name in zip((0.0, 9.5, 47.0, 66.0, 103.0, 122.0, 140.0), names, strict=True)
    )
    lanes = tuple(map(lambda row, told: replace(row, **told), made.lanes, _SET))
    panel = _assemble(context, replace(made, lanes=lanes, markers=markers))

    def go() -> None:
        import numpy as np

        panel.lanes.choose(4)
        panel.lanes.markers.choose(markers[3])
        panel.lanes.meters.show_peaks(np.geomspace(0.002, 1.2, 14).reshape(7, 2))
        panel.lanes.meters.step()
        panel.lanes.meters._fall.stop()

    QTimer.singleShot(120, go)
    return panel


@shot("assemble-many")
def assemble_many(context: Context) -> QWidget:
    made = rows.assemble(_PATHS)
    names = (
        "Schlagzeug, Raummikrofone links und rechts, ungekürzt",
        "الغناء الرئيسي مع جميع الطبقات الخلفية",
        "Bass DI",
    )
    lanes = tuple(
        replace(made.lanes[n % 7], id=f"l{n}", stage_id=f"s{n}", stage=names[n % 3], gain_mdb=-500 * n, pan_milli=(n * 97) % 2000 - 1000)
        for n in range(64)
    )  # fmt: skip
    return _assemble(context, replace(made, lanes=lanes))


@shot("assemble-running")
def assemble_running(context: Context) -> QWidget:
    panel = _assemble(context, rows.assemble(_PATHS))

    def go() -> None:
        panel._rendering = "p1"
        panel.recipe.show_running(is_running=True)
        panel.recipe.show_progress(0.58, "Mixing", 9.0)

    QTimer.singleShot(60, go)
    return panel


@shot("assemble-first")
def assemble_first(context: Context) -> QWidget:
    return _assemble(context, rows.assemble(_PATHS, is_made=False))


@shot("assemble-blocked")
def assemble_blocked(context: Context) -> QWidget:
    return _assemble(context, rows.blocked(rows.assemble(_PATHS, is_made=False)))


@shot("assemble-twice")
def assemble_twice(context: Context) -> QWidget:
    pairs = (rows.HeardTwiceRow("s5", "takes", "Lead vocal, 3 full takes + doubles", "s6", "", "Comping, timing, tuning"),
             rows.HeardTwiceRow("s0", "drum_multitrack", "drum_multitrack", "s0", "drum_stem", "drum_stem"))  # fmt: skip
    return _assemble(context, rows.assemble(_PATHS, muted=(2, 4), heard_twice=pairs))


@shot("assemble-empty")
def assemble_empty(context: Context) -> QWidget:
    return _assemble(context, AssembleRows("p1", (), ("Drums", "Bass", "Lead vocal"), (), "/tmp"))
