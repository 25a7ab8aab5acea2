"""The list of recipes: each with its state in a word; one or several are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from studio.queries.rows import AssembleRows
from ui import tokens
from ui.assembly.model import RecipeState, recipe_state
from ui.languages import told
from ui.theme import Theme
from ui.widgets.chips import IconLabel
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.words import later, tr

ICONS = {
    "mix": "adjustments-horizontal",
    "master": "vinyl",
    "stems": "stack-2",
    "release": "package",
    "session": "piano",
    "edit": "movie",
    "video": "movie",
    "podcast": "headphones",
    "bundle": "folder",
}
KIND_WORDS = {
    "mix": later("Mix"),
    "master": later("Master"),
    "stems": later("Stems"),
    "release": later("Release"),
    "session": later("DAW session"),
    "edit": later("Edit"),
    "video": later("Video"),
    "podcast": later("Podcast episode"),
    "bundle": later("Bundle"),
}
"""What a recipe of a kind makes."""
_MOST_ROWS = 8
_ROLES = {"accent": "accent", "3": "text3"}
_NAME = Qt.ItemDataRole.UserRole


class RecipeList(QListWidget):
    """``chosen_changed`` when others are chosen. The first chosen one is what form and report are about."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: object = None
        self._production = ""
        self.setAccessibleName(tr("Recipes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemSelectionChanged.connect(self.chosen_changed)

    @property
    def chosen(self) -> list[str]:
        """The names of the chosen recipes, in their order."""
        return [self.item(n).data(_NAME) for n in range(self.count()) if self.item(n).isSelected()]

    def show_recipes(self, rows: AssembleRows, running: Sequence[str] = ()) -> None:
        """Show these; what was chosen stays so, and at first it is what can be made. Of those that are ``running`` all but the first wait."""
        recipes = rows.recipes
        if not rows.lanes:  # no song: what goes on from finished files stands first
            recipes = tuple(sorted(recipes, key=lambda row: bool(row.missing)))
        states = [
            recipe_state(rows, row.name, is_running=row.name in running, is_waiting=row.name in running[1:])
            for row in recipes
        ]
        shown = (recipes, states)
        if shown == self._shown:
            return
        self._shown = shown
        kept = set(self.chosen) if rows.production == self._production else set()
        kept = kept or {next((row.name for row in recipes if not row.missing), "mix")}
        self._production = rows.production
        self.blockSignals(True)
        self.clear()
        for row, state in zip(recipes, states, strict=True):
            item = QListWidgetItem()
            item.setData(_NAME, row.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told(row.title)}, {state.words}")
            item.setSizeHint(QSize(100, tokens.LIST_ROW_PX))
            self.addItem(item)
            self.setItemWidget(item, self._row(row.kind, told(row.title), state))
            item.setSelected(row.name in kept)
            if row.name in kept and self.currentItem() is None:
                self.setCurrentItem(item)
                item.setSelected(True)
        self.setFixedHeight(tokens.LIST_ROW_PX * min(_MOST_ROWS, max(1, self.count())) + 2)
        self.blockSignals(False)
        self.chosen_changed.emit()

    def choose(self, name: str) -> None:
        """Choose one alone."""
        for number in range(self.count()):
            if self.item(number).data(_NAME) == name:
                self.clearSelection()
                self.setCurrentRow(number)
                self.item(number).setSelected(True)
                self.scrollToItem(self.item(number))

    def _row(self, kind: str, title: str, state: RecipeState) -> QWidget:
        theme, row = self._theme, QWidget()
        name = ElidedLabel(theme, title, 13)
        said = label(theme, state.words, 12, tone=state.tone)
        inside = row_of(
            IconLabel(theme, ICONS.get(kind, "file-music"), "text2"), name, said,
            IconLabel(theme, state.icon, _ROLES.get(state.tone, f"{state.tone}.text")),
        )  # fmt: skip
        inside.setStretchFactor(name, 1)
        inside.setContentsMargins(tokens.PANE_PADDING_PX, 0, tokens.PANE_PADDING_PX, 0)
        row.setLayout(inside)
        row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return row
