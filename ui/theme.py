"""The theme as Qt sees it: colours, fonts, palette and the style sheet for standard controls.

Colours come from ``ui/tokens``; which theme is shown follows the system until a person chooses one.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont

from ui import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

_WEIGHTS = {400: QFont.Weight.Normal, 500: QFont.Weight.Medium, 600: QFont.Weight.DemiBold}


class Theme(QObject):
    """The colours and fonts in use. ``changed`` is sent after another palette has been applied.

    What paints itself needs no more than that; without ``is_dressed`` Qt's own controls wait for ``dress``.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system", *, is_dressed: bool = True) -> None:
        super().__init__(app)
        self._app = app
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, int], QFont] = {}
        self._family = app.font().family()
        self.choice = choice
        self.palette = self._wanted()
        self._is_dressed = False
        if is_dressed:
            self.dress()

    def dress(self) -> None:
        """Give Qt's own controls style, palette, font and style sheet, and follow the system from now on."""
        if not self._is_dressed:
            self._is_dressed = True
            if self._app.property("style") != "fusion":
                self._app.setStyle("Fusion")
            self._apply()
            hints = self._app.styleHints()
            hints.colorSchemeChanged.connect(self._follow_system)
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def is_dark(self) -> bool:
        """Whether the dark palette is shown."""
        return self.palette.is_dark

    @property
    def name(self) -> str:
        """Tells the palettes apart: part of the key of cached pixmaps."""
        kind = "high-" if self.palette in (tokens.HIGH_DARK, tokens.HIGH_LIGHT) else ""
        return f"{kind}{'dark' if self.palette.is_dark else 'light'}"

    def choose(self, choice: str) -> None:
        """Show ``dark``, ``light`` or strong ``contrast``, or follow the ``system``."""
        self.choice = choice
        self._follow_system()

    def color(self, role: str) -> QColor:
        """A colour by role (``text2``) or by state hue (``review.text``)."""
        found = self._colours.get(role)
        if found is None:
            hue, _, part = role.partition(".")
            value = getattr(self.palette.hues[hue], part) if part else getattr(self.palette, hue)
            found = self._colours[role] = QColor(value)
        return found

    def font(self, size_px: float = 13, weight: int = 400) -> QFont:
        """The system font at a size in px, with tabular figures."""
        key = (size_px, weight)
        found = self._fonts.get(key)
        if found is None:
            found = QFont(self._family)
            found.setPixelSize(round(size_px))
            found.setWeight(_WEIGHTS[weight])
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = found
        return found

    def _wanted(self) -> tokens.Palette:
        """The palette to show; who asks the system for strong contrast has it in dark and in light."""
        if self.choice == "contrast" or self.asks_for_contrast():
            return tokens.HIGH_DARK if self._wants_dark() else tokens.HIGH_LIGHT
        return tokens.DARK if self._wants_dark() else tokens.LIGHT

    def asks_for_contrast(self) -> bool:
        """Whether the system is asked for strong contrast."""
        # named, since what it gives out is gone as soon as nobody holds it
        hints = self._app.styleHints()
        return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _wants_dark(self) -> bool:
        if self.choice in {"dark", "light"}:
            return self.choice == "dark"
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _follow_system(self) -> None:
        wanted = self._wanted()
        if wanted is self.palette:
            return
        self.palette = wanted
        self._colours.clear()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        from ui.style_sheet import style_sheet

        # Qt walks through every widget there is: none may be collected on the way
        collects = gc.isenabled()
        gc.disable()
        try:
            self._app.setFont(self.font())
            self._app.setPalette(self._qt_palette())
            self._app.setStyleSheet(style_sheet(self.palette))
        finally:
            if collects:
                gc.enable()

    def _qt_palette(self) -> QPalette:
        from PySide6.QtGui import QPalette

        palette, role, disabled = QPalette(), QPalette.ColorRole, QPalette.ColorGroup.Disabled
        for name, colour in (
            (role.Window, "window"),
            (role.Base, "field"),
            (role.AlternateBase, "panel"),
            (role.Button, "raised"),
            (role.ToolTipBase, "raised"),
            (role.Highlight, "accent"),
            (role.Accent, "accent"),
            (role.HighlightedText, "onaccent"),
            (role.Link, "accent"),
            (role.WindowText, "text1"),
            (role.Text, "text1"),
            (role.ButtonText, "text1"),
            (role.ToolTipText, "text1"),
            (role.BrightText, "text1"),
            (role.PlaceholderText, "text3"),
            (role.Light, "line2"),
            (role.Midlight, "line"),
            (role.Mid, "line2"),
            (role.Dark, "line2"),
            (role.Shadow, "line2"),
        ):
            palette.setColor(name, self.color(colour))
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(disabled, name, self.color("text3"))
        return palette
