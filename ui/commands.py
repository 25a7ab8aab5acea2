"""The table of commands that feeds menus, shortcuts, tooltips and the palette.

A command is a name and a function; what it does to a production is a value of ``studio.actions``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    ``tab`` limits it to a tab (empty: everywhere), ``shortcut`` is written portably (``Ctrl+K``), ``menu`` the menu
    it stands in (main, edit, view; plan: stages and tracks; empty: palette only), ``is_possible`` says whether it can be done now.
    ``own_key`` is a key for which the command's page listens itself. ``other_key`` does the same as ``shortcut`` and is
    shown nowhere.
    """

    id: str
    label: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    tab: str = ""
    menu: str = ""
    is_possible: Callable[[], bool] = lambda: True
    own_key: str = ""
    other_key: str = ""

    @property
    def keys(self) -> str:
        """The key that does it, whoever listens for it; empty where there is none."""
        return self.shortcut or self.own_key

    @property
    def tooltip(self) -> str:
        """The label with its key."""
        if not self.shortcut:
            return self.label
        from PySide6.QtGui import QKeySequence

        keys = QKeySequence(self.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{self.label}  ({keys})"


def redo_keys(platform: str = sys.platform) -> tuple[str, str]:
    """The key of a redo that menus show, as this system has it, and the other one that hands know."""
    return ("Ctrl+Y", "Ctrl+Shift+Z") if platform == "win32" else ("Ctrl+Shift+Z", "Ctrl+Y")


class CommandTable(QObject):
    """All commands, in the order in which they were added."""

    added = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self.tab = ""

    def add(self, command: Command) -> Command:
        """Add a command. A second one of the same id replaces the first."""
        self._commands[command.id] = command
        self.added.emit(command.id)
        return command

    def relabel(self, command_id: str, label: str) -> None:
        """Call a command by other words, such as what it would undo."""
        self._commands[command_id] = replace(self._commands[command_id], label=label)
        if command_id in self._actions:
            self._actions[command_id].setText(label)

    def all(self) -> list[Command]:
        """Every command."""
        return list(self._commands.values())

    def of_menu(self, menu: str) -> list[Command]:
        """The commands of a menu."""
        return [command for command in self._commands.values() if command.menu == menu]

    def named(self, command_id: str) -> Command:
        """The command of that id."""
        return self._commands[command_id]

    def is_possible(self, command: Command) -> bool:
        """Whether the command can be run now, on this tab."""
        return (not command.tab or command.tab == self.tab) and command.is_possible()

    def set_tab(self, tab: str) -> None:
        """The tab that is shown: only its commands and those of everywhere keep their keys."""
        self.tab = tab
        for command_id, action in self._actions.items():
            limit = self._commands[command_id].tab
            action.setEnabled(not limit or limit == tab)

    def run(self, command_id: str) -> bool:
        """Run it if it is possible now; says whether it ran."""
        command = self._commands[command_id]
        if not self.is_possible(command):
            return False
        command.run()
        return True

    def action(self, command_id: str) -> QAction:
        """The action for a menu or a window's shortcuts, made once."""
        found = self._actions.get(command_id)
        if found is None:
            from PySide6.QtGui import QAction, QKeySequence

            command = self._commands[command_id]
            found = QAction(command.label, self)
            if command.shortcut:
                found.setShortcuts([QKeySequence(key) for key in (command.shortcut, command.other_key) if key])
            found.setEnabled(not command.tab or command.tab == self.tab)
            found.triggered.connect(lambda: self.run(command_id))
            self._actions[command_id] = found
        return found
