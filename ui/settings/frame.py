"""The frame of a section of the settings: at the left all sections, at the right the chosen one.

A section is built when it is first opened and stays, so that what runs in it goes on while a person looks elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from studio.queries.asks import Productions
from ui.background import LatestOnly
from ui.context import Context
from ui.dialogs.page import Page
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, rule, section_label
from ui.words import later, tr

if TYPE_CHECKING:
    from studio.domain.changes import Changes
    from studio.queries.rows import ProductionRow

_NAV_PX = 216
_HERE = (
    ("settings", later("General"), "settings"),
    ("devices", later("Devices"), "device-laptop"),
    ("recovery", later("Recovery"), "lifebuoy"),
    ("import", later("Import and salvage"), "download"),
    ("log", later("Log"), "history"),
    ("about", later("About Segue"), "info-circle"),
)
_OF_PRODUCTION = (
    ("calendar", later("Working time"), "calendar"),
    ("storage", later("Shared files"), "folder-open"),
    ("care", later("Storage care"), "shield-check"),
    ("export", later("Export"), "file-export"),
    ("closing", later("Closing"), "lock"),
)
_KINDS = ("production", "person", "take", "hand_off")


class Sections(QFrame):
    """The list of sections, and the production that the lower ones are about."""

    def __init__(self, theme: Theme, context: Context, shown: str) -> None:
        super().__init__()
        self._theme, self._context = theme, context
        self.setProperty("kind", "panel")
        self.setFixedWidth(_NAV_PX)
        self.setAccessibleName(tr("Sections of the settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 12, 12)
        column.setSpacing(2)
        head = section_label(theme, tr("This computer"))
        head.setContentsMargins(8, 0, 0, 0)
        column.addWidget(head)
        column.addSpacing(4)
        self.buttons: dict[str, Button] = {}
        for part in _HERE:
            column.addWidget(self._button(*part, shown))
        column.addSpacing(16)
        self.title = ElidedLabel(theme, "", 11, 600, "3")
        self.title.setContentsMargins(8, 0, 0, 0)
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(tr("Production"))
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.activated.connect(self._choose)
        column.addWidget(self.title)
        column.addWidget(self.choice)
        column.addSpacing(4)
        for part in _OF_PRODUCTION:
            column.addWidget(self._button(*part, shown))
        column.addStretch(1)
        self.show_productions((), "")

    def _button(self, page: str, words: str, icon: str, shown: str) -> Button:
        button = Button(self._theme, tr(words), icon, "nav")
        button.setCheckable(True)
        button.setChecked(page == shown)
        button.clicked.connect(lambda: self._go(button, page, shown))
        self.buttons[page] = button
        return button

    def _go(self, button: Button, page: str, shown: str) -> None:
        button.setChecked(page == shown)
        if page != shown:
            self._context.navigate(page)

    def show_productions(self, rows: tuple[ProductionRow, ...], shown: str) -> None:
        """Offer these productions; the lower sections need one."""
        self.choice.clear()
        for row in rows:
            self.choice.addItem(row.title, row.id)
        self.choice.setCurrentIndex(self.choice.findData(shown))
        self.title.setText(rows[0].title if len(rows) == 1 else tr("Production"))
        self.title.setVisible(bool(rows))
        self.choice.setVisible(len(rows) > 1)
        for page, _words, _icon in _OF_PRODUCTION:
            self.buttons[page].setVisible(bool(rows))
        is_owner = any(row.is_owner for row in rows if row.id == shown)
        self.buttons["closing"].setVisible(is_owner)

    def _choose(self, index: int) -> None:
        self._context.choose_subject(str(self.choice.itemData(index)))


class SectionPage(Page):
    """One section. ``row`` is the production it is about, None where there is none; ``refresh`` is called when it is
    shown, when another production is chosen and when something it may show has changed.
    """

    def __init__(self, context: Context, page: str, title: str, sentence: str = "") -> None:
        super().__init__(context, title, sentence)
        self.rows: tuple[ProductionRow, ...] = ()
        self._asked = LatestOnly(context.ask)
        self.sections = Sections(context.theme, context, page)
        self.stands_beside(self.sections, rule(is_vertical=True))
        self.keyboard_starts_at: QWidget = self.sections.buttons[page]
        context.changed.connect(self._changed)
        context.subject_changed.connect(self._ask)

    @property
    def row(self) -> ProductionRow | None:
        """The production that this is about: the chosen one, else the one that the window shows, else the first."""
        wanted = (self._context.subject, self._context.production)
        found = {row.id: row for row in self.rows}
        return next((found[one] for one in wanted if one in found), self.rows[0] if self.rows else None)

    def refresh(self) -> None:
        """Show what is so now."""

    def showEvent(self, event: QShowEvent) -> None:
        """Look again."""
        super().showEvent(event)
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._ask()

    def _ask(self) -> None:
        if self._context.studio is not None and (self.isVisible() or not self.rows):
            self._asked.ask(Productions(), self._take_rows, self._context.show_error)

    def _take_rows(self, rows: tuple[ProductionRow, ...]) -> None:
        self.rows = tuple(rows)
        self.sections.show_productions(self.rows, self.row.id if self.row else "")
        self.refresh()
