"""All keys of the window, by where they work. Read from the table of commands, so that it says what is so."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.commands import Command, CommandTable
from ui.context import Context
from ui.dialogs.side_pane import SidePane
from ui.palette import key_words
from ui.widgets.buttons import Button
from ui.widgets.labels import label, section_label
from ui.widgets.over_pane import window_of
from ui.words import tr


def keys_by_place(table: CommandTable) -> list[tuple[str, list[Command]]]:
    """Where keys work, and the commands that have one: everywhere first, then the tab that is shown, then the others."""
    places = {
        "": tr("Everywhere"),
        "plan": tr("Plan"),
        "listen": tr("Listen"),
        "assemble": tr("Assemble"),
        "inbox": tr("Inbox"),
        "people": tr("People"),
        "money": tr("Money"),
    }
    order = sorted(places, key=lambda tab: (tab != "", tab != table.tab))
    found = []
    for tab in order:
        commands = [one for one in table.all() if one.tab == tab and one.keys]
        if commands:
            found.append((places[tab], commands))
    return found


class KeysPane(SidePane):
    """Follows the table: pages that are built while it is open add their keys."""

    help_page = "keys"

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, tr("Keys"), window)
        self.setObjectName("keys")
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        close = Button(context.theme, tr("Close"))
        close.clicked.connect(self.close)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self.refresh)
        context.commands.added.connect(self._follow)
        self.refresh()

    def _follow(self, _command: str) -> None:
        self._again.start()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, commands in keys_by_place(self._context.commands):
            self._list.addWidget(self._group(place, commands))

    def _group(self, place: str, commands: list[Command]) -> QWidget:
        theme, group = self._context.theme, QWidget()
        group.setAccessibleName(place)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(section_label(theme, place), 0, 0, 1, 2)
        for row, command in enumerate(commands, 1):
            keys = key_words(command.keys)
            words = label(theme, command.label, 12, wraps=True)
            words.setAccessibleName(f"{command.label}: {keys}")
            grid.addWidget(words, row, 0)
            grid.addWidget(label(theme, keys, 12, 600, tone="2"), row, 1, Qt.AlignmentFlag.AlignRight)
        return group


def open_keys(context: Context) -> KeysPane:
    """Open the pane; one that is open is replaced."""
    pane = KeysPane(context, window_of(context)).open_alone()
    pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pane.setFocus()
    return pane
