"""Pictures of the inbox, Listen, Assemble and the transfers, to be looked at.

``python tests/ui/shots_panels.py FOLDER [NAME]`` draws every screen offscreen, light and dark, at both sizes; 2x with
``QT_SCALE_FACTOR=2``.
"""

# ruff: noqa: SLF001  the platform is chosen before Qt is imported; pictures need rare states

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studio.queries.asks import (
    SyncState,
)
from tests.ui import panel_samples as rows
from tests.ui import (  # they add their pictures
    shots_assemble,  # noqa: F401
    shots_inbox,  # noqa: F401
    shots_listen,  # noqa: F401
    shots_people,  # noqa: F401
    shots_receipts,  # noqa: F401
)
from tests.ui.shots_inbox import inbox_panel
from tests.ui.shots_kit import main, shot
from tests.ui.shots_listen import listen_panel
from ui.context import Context
from ui.words import now_ms


@shot("today")
def today(context: Context) -> QWidget:
    from tests.ui.reminder_samples import waiting
    from ui.today.pane import TodayPane

    panel = inbox_panel(context, rows.inbox(), "h1")
    pane = TodayPane(context, panel)
    pane.show_rows(waiting(now_ms()))
    return panel


@shot("how-told")
def how_told(context: Context) -> QWidget:
    from studio.domain.reminder import ReminderSettings
    from studio.queries.asks import HowReminded
    from ui.settings.general import GeneralPage

    context.studio.answers[HowReminded] = ReminderSettings()
    return GeneralPage(context)


@shot("about")
def about(context: Context) -> QWidget:
    from ui.settings.about import AboutPage

    return AboutPage(context)


@shot("keys")
def keys(context: Context) -> QWidget:
    from ui.keys_pane import KeysPane

    window = listen_panel(context)
    KeysPane(context, window).raise_()
    return window


def _spec(context: Context, key: str, port_type: str, why: str = "", wrong: dict[str, str] | None = None) -> QWidget:
    from studio.domain.production import HouseFormat
    from studio.queries.asks import OutputSpec
    from studio.queries.output_specs import OutputSpecRow
    from ui.plan.spec_pane import SpecPane

    house, fixed = HouseFormat(48000, 24, length_frames=222 * 48000), "Withdraw the offer first." if why else ""
    row = OutputSpecRow("s1", "Lead vocal", "vocal_stems", port_type, {}, house, why, fixed)
    context.studio.answers[OutputSpec] = row
    window = QWidget()
    pane = SpecPane(context, "s1", "vocal_stems", window)

    def fill() -> None:
        pane.choose(key)
        for id_, text in (wrong or {}).items():
            pane.lines[id_].edit.setText(text)
            pane._follow()

    QTimer.singleShot(30, fill)
    return window


@shot("spec")
def spec(context: Context) -> QWidget:
    return _spec(context, "podcast", "audio.stem", wrong={"sr": "44.1, fast", "name": "{Song}_{Part.wav"})


@shot("spec-fixed")
def spec_fixed(context: Context) -> QWidget:
    return _spec(
        context, "now", "audio.stem", "“Lead vocal” is offered or given to somebody; its output is part of the terms."
    )


@shot("spec-cover")
def spec_cover(context: Context) -> QWidget:
    return _spec(context, "cover-art", "image.cover")


@shot("transfers")
def transfers(context: Context) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from ui.review.transport import PlayerBar
    from ui.transfers.bar import TransfersBar

    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(12, 0, 12, 4)
    column.addStretch(1)
    bar = TransfersBar(context)
    player = PlayerBar(context)
    column.addWidget(player)
    column.addWidget(bar)
    bar.show_rows(rows.TRANSFERS)
    from ui.review.player import shared_player

    shared_player(context).load(("/tmp/a.wav",), title="Lead vocal, take 2", duration_s=222.0, at_s=80.0, play=True)
    context.studio.answers[SyncState] = rows.SYNC
    QTimer.singleShot(30, bar.toggle_list)
    return window


@shot("transfers-limits")
def transfers_limits(context: Context) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from studio.domain.transfer_limits import Limits, Span
    from ui.transfers.bar import TransfersBar

    window = QWidget()
    column = QVBoxLayout(window)
    column.addStretch(1)
    bar = TransfersBar(context)
    column.addWidget(bar)
    resting = tuple(replace(row, state="paused") for row in rows.TRANSFERS[:3]) + rows.TRANSFERS[3:]
    limits = Limits(is_paused=True, up=2_000_000, schedule=(Span(540, 1080, 500_000, 500_000),))
    context.studio.answers[SyncState] = replace(rows.SYNC, transfers=resting, limits=limits)

    def opens() -> None:
        bar.toggle_list()
        bar.list.limits_button.click()

    QTimer.singleShot(60, opens)
    return window


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
    sys.stdout.write(f"{len(made)} pictures in {sys.argv[1]}\n")
