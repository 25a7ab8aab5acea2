"""The wheel on the plan's drawn views."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.plan.views.wheel import zooms_or_scrolls


@pytest.mark.parametrize(
    ("modifier", "is_ours", "zoomed", "scrolled"),
    [("Control", True, [1.2], 0), ("Shift", True, [], -120), ("No", False, [], 0)],
)
def test_ctrl_zooms_shift_scrolls_sideways_and_all_else_is_left(qtbot, modifier, is_ours, zoomed, scrolled) -> None:
    area, wide, factors = QScrollArea(), QWidget(), []
    qtbot.addWidget(area)
    wide.resize(5000, 100)
    area.setWidget(wide)
    area.resize(300, 200)
    area.show()
    area.horizontalScrollBar().setValue(1000)
    event = QWheelEvent(
        QPointF(10, 10),
        QPointF(10, 10),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        getattr(Qt.KeyboardModifier, f"{modifier}Modifier"),
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert zooms_or_scrolls(area, event, factors.append) == is_ours
    assert (factors, area.horizontalScrollBar().value() - 1000) == (zoomed, scrolled)
