"""Every screen of the window: each control has a name for assistive technology, and Tab comes to each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from shots import sample_window, settle

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
SCREENS = [
    ("plan", "", False),
    ("plan", "s-vocal", False),
    ("plan", "s-release", False),
    ("plan", "s-comp", False),
    ("listen", "s-vocal", False),
    ("assemble", "", False),
    ("inbox", "", True),
    ("new_production", "", False),
    ("open_invitation", "", True),
    ("people", "", False),
    ("people", "m4", False),
    ("money", "", False),
    ("calendar", "", False),
    ("settings", "", False),
    ("devices", "", False),
    ("recovery", "", False),
    ("import", "", True),
    ("storage", "", False),
    ("care", "", False),
    ("export", "", True),
    ("closing", "", False),
    ("join_device", "", False),
    ("recover", "", False),
    ("first_run", "", False),
]


@pytest.fixture
def window(qapp, sample_now, request):
    made = sample_window(qapp, "dark", collaborator=request.param)
    made.resize(1440, 900)
    settle(made)
    yield made
    made.close()
    made.deleteLater()
    qapp.setStyleSheet("")


def is_control(widget: QWidget) -> bool:
    """Whether a person can do something with it, and sees it."""
    if isinstance(widget, QScrollBar) or not widget.isVisible() or not widget.isEnabled():
        return False
    if widget.objectName().startswith("qt_") or isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox):
        return False
    return isinstance(widget, CONTROLS) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def controls(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if is_control(widget)]


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} in {type(widget.parentWidget()).__name__}"


def reached(window: QWidget) -> set[QWidget]:
    """Where Tab leads, once around."""
    found: set[QWidget] = set()
    for _ in range(400):
        focus = window.focusWidget()
        if focus in found:
            break
        if focus is not None:
            found.add(focus)
        window.focusNextPrevChild(True)
        QApplication.processEvents()
    return found


@pytest.mark.parametrize(("page", "subject", "window"), SCREENS, indirect=["window"])
def test_every_control_has_a_name_and_is_reached_by_tab(window, page, subject):
    window.go(page, subject)
    settle(window)
    found = controls(window)
    assert len(found) > 3
    nameless = [told(widget) for widget in found if not widget.accessibleName() and not getattr(widget, "text", str)()]
    assert nameless == []
    tabbed = [widget for widget in found if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    way = reached(window)
    # a group of radio buttons is one stop, within it arrows lead on; a proxy stands for its widget
    missing = [
        told(widget)
        for widget in tabbed
        if widget not in way
        and widget.focusProxy() not in way
        and not (isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.group() is not None)
    ]
    assert missing == []


@pytest.mark.parametrize("window", [False], indirect=True)
def test_the_palette_says_when_nothing_is_found_and_gives_the_keyboard_back(window, qtbot):
    window.go("plan", "")
    timeline = window.page_widget("plan").timeline
    timeline.setFocus()
    assert window.focusWidget() is timeline
    window.open_palette()
    palette = window.command_palette
    palette.field.setText("qqzzqq")
    assert palette.found() == []
    assert palette.nothing.isVisible()
    palette.field.setText("fit")
    assert not palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is timeline
