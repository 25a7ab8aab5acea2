"""PySide6 6.12 on Python 3.11 loses a reference to None with every void call and aborts after some thousands.

None is mortal before Python 3.12, so that a count over the calls that painting makes shows it.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QLine, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QStaticText

CALLS = 400


def painter_calls(painter: QPainter) -> dict[str, object]:
    pixmap, path, text = QPixmap(20, 20), QPainterPath(QPointF(0, 0)), QStaticText("x")
    pen, colour = QPen(QColor("red")), QColor("blue")
    return {
        "setPen": lambda: painter.setPen(pen),
        "setBrush": lambda: painter.setBrush(colour),
        "fillRect": lambda: painter.fillRect(1, 1, 5, 5, colour),
        "drawPixmap": lambda: painter.drawPixmap(1, 1, pixmap, 0, 0, 5, 5),
        "drawLines": lambda: painter.drawLines([QLine(0, 0, 5, 5)]),
        "drawPath": lambda: painter.drawPath(path),
        "drawRoundedRect": lambda: painter.drawRoundedRect(QRectF(1, 1, 9, 9), 3, 3),
        "drawStaticText": lambda: painter.drawStaticText(QPointF(0, 0), text),
        "setClipRect": lambda: painter.setClipRect(QRect(0, 0, 50, 50)),
        "save and restore": lambda: (painter.save(), painter.restore()),
        "translate": lambda: painter.translate(0, 0),
        "setRenderHint": lambda: painter.setRenderHint(QPainter.RenderHint.Antialiasing),
    }


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_painter_calls_keep_their_references_to_none(qapp) -> None:
    canvas = QPixmap(100, 100)
    painter = QPainter(canvas)
    lost = {}
    for name, call in painter_calls(painter).items():
        before = sys.getrefcount(None)
        for _ in range(CALLS):
            call()
        lost[name] = sys.getrefcount(None) - before
    painter.end()
    assert {name: change for name, change in lost.items() if abs(change) > CALLS // 4} == {}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_painting_the_timeline_keeps_its_references_to_none(theme, qtbot) -> None:
    import samples

    from ui.timeline.view import TimelineView

    view = TimelineView(theme)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_plan(samples.song_plan())
    view.show()
    view.grab()
    before = sys.getrefcount(None)
    for _ in range(20):
        view.grab()
    assert abs(sys.getrefcount(None) - before) < 200
