"""Buttons: primary, plain, quiet, link, icon, tab, and the segmented control.

One primary button a screen. Icons follow the theme by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from ui.icons import icon
from ui.theme import Theme
from ui.widgets.tips import tip

_RIGHT = Qt.TextElideMode.ElideRight
_ICON_ROLE = {"primary": "onaccent", "link": "accent", "danger": "late.text"}


class Button(QPushButton):
    """A push button. ``kind``: plain, primary, danger (takes something away), quiet, link, icon, tab, segment, nav."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon_name: str = "",
        kind: str = "plain",
        *,
        tooltip: str = "",
        is_big: bool = False,
    ) -> None:
        # a thin space widens the style's gap between icon and word to 6 px
        super().__init__("" if kind == "icon" else f"\u2009{text}" if icon_name else text)
        self._theme, self._icon_name = theme, icon_name
        self.setProperty("kind", kind)
        self.setProperty("big", is_big)
        self.setAccessibleName(text)
        self.setToolTip(tip(tooltip or (text if kind == "icon" else "")))
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        # without this a default button would take Enter from a field
        self.setAutoDefault(False)
        if kind == "icon":
            self.setFixedSize(28, 28)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if icon_name:
            self.setIconSize(QSize(16, 16))
            self._tint()
            theme.changed.connect(self._tint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like the space bar does; Qt leaves that to its own dialogs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        if not self._icon_name:
            self._theme.changed.connect(self._tint)
        self._icon_name = icon_name
        self._tint()

    def set_kind(self, kind: str) -> None:
        """Become another kind of button."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            if self._icon_name:
                self._tint()

    def _tint(self) -> None:
        color, theme = _ICON_ROLE.get(self.property("kind"), "text2"), self._theme
        self.setIcon(icon(self._icon_name, theme.color(color), disabled=theme.color("text3")))


class ElidedButton(Button):
    """Shows as much of its words as there is room for; all of them in its tooltip where that is not all."""

    def __init__(self, theme: Theme, text: str, icon_name: str = "", kind: str = "plain") -> None:
        super().__init__(theme, text, icon_name, kind)
        self._lead = "\u2009" if icon_name else ""
        self._words = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self.setText(self._lead + words)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Room for all words."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        beside = hint.width() - metrics.horizontalAdvance(self.text())
        return QSize(beside + metrics.horizontalAdvance(self._lead + self._words), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for the first words."""
        return QSize(min(96, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics, whole = self.fontMetrics(), self.sizeHint().width()
        words_px = metrics.horizontalAdvance(self._words)
        room_px = max(0, self.width() - (whole - words_px))
        shown = self._words if room_px >= words_px else metrics.elidedText(self._words, _RIGHT, room_px)
        self.setToolTip(tip("" if shown == self._words else self._words))
        if self.text() != self._lead + shown:
            self.setText(self._lead + shown)


def primary_button(theme: Theme, text: str, icon_name: str = "", *, is_big: bool = False) -> Button:
    """The one thing this screen is for."""
    return Button(theme, text, icon_name, "primary", is_big=is_big)


def icon_button(theme: Theme, name: str, icon_name: str, tooltip: str = "") -> Button:
    """A button that is only an icon; ``name`` is what it is called."""
    return Button(theme, name, icon_name, "icon", tooltip=tooltip)


class Segments(QFrame):
    """A segmented control: one of a few, all in sight. ``chosen`` carries the key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self.setFixedHeight(28)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for index, (key, text) in enumerate(choices):
            button = Button(theme, text, kind="segment")
            button.setProperty("last", index == len(choices) - 1)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {text}")
            # the bold checked text must not change the width
            bold_px = QFontMetrics(theme.font(13, 600)).horizontalAdvance(text)
            button.setMinimumWidth(max(button.sizeHint().width(), bold_px + 20) + 4)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chosen(self, key: str) -> None:
        """Mark a choice without saying so; an unknown key marks none."""
        button = self._buttons.get(key)
        self._group.setExclusive(button is not None)
        if button is not None:
            button.setChecked(True)
        else:
            for other in self._buttons.values():
                other.setChecked(False)

    def current(self) -> str:
        """The key of the marked choice, empty if none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def button(self, key: str) -> Button:
        """One of the buttons."""
        return self._buttons[key]
