"""Completes a name after an @ in a line of text, from the people who can read it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from ui.words import tr

_BEGUN = re.compile(r"(?<!\w)@([\w -]*)$")


class Mentions(QObject):
    """Attached to a field: after an @ the names that go on like what was typed; Enter or Tab takes the marked one."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._is_begun = False
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(field)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self.take)
        field.textEdited.connect(self._on_edited)

    def show_names(self, names: Sequence[str]) -> None:
        """Who can be named."""
        self._names.setStringList(list(names))

    @property
    def offered(self) -> QAbstractItemView:
        """The list of names, which has the keys while it is open."""
        return self._completer.popup()

    def _on_edited(self, _text: str) -> None:
        begun = _BEGUN.search(self._field.text()[: self._field.cursorPosition()])
        if begun is None and not self._is_begun:
            return  # the list of names is a window of its own, made when it is first wanted
        names = self._completer
        if not self._is_begun:
            self._is_begun = True
            names.popup().setAccessibleName(tr("People who can be named"))
        names.setCompletionPrefix(begun.group(1) if begun is not None else "")
        if begun is not None and names.completionCount() and names.currentCompletion() != begun.group(1):
            names.complete()
            names.popup().setCurrentIndex(names.completionModel().index(0, 0))
        else:
            names.popup().hide()

    def takes_return(self) -> bool:
        """Whether Enter belongs to the open list: the marked name is taken then. The field is asked first by Qt."""
        if not self._is_begun or not self.offered.isVisible() or not self.offered.currentIndex().isValid():
            return False
        name = str(self.offered.currentIndex().data())
        self.offered.hide()
        self.take(name)
        return True

    def take(self, name: str) -> None:
        """Put a name in place of what was begun after the @."""
        place = self._field.cursorPosition()
        before, after = self._field.text()[:place], self._field.text()[place:]
        begun = _BEGUN.search(before)
        if begun is not None:
            written = f"{before[: begun.start()]}@{name} "
            self._field.setText(written + after.lstrip())
            self._field.setCursorPosition(len(written))
