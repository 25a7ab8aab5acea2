"""The frame of a page that asks for something: a title, labelled fields, one button at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.queries.asks import Productions
from ui.context import Context
from ui.inbox.blocks import Card
from ui.theme import Theme
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of, rule
from ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.queries.rows import ProductionRow


class Page(QWidget):
    """A centred column that scrolls when the window is low; below it, always in sight, a line for the one button.

    Escape goes back; Enter in a line presses ``enter_presses``, the button that the page is for.
    """

    enter_presses: Button | None = None

    def __init__(self, context: Context, title: str, sentence: str, *, width_px: int = 720) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.setAccessibleName(title)
        self.area = QScrollArea()
        self.area.setAccessibleName(title)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setProperty("kind", "window")
        outer = QHBoxLayout(content)
        outer.setContentsMargins(24, 24, 24, 24)
        inner = QWidget()
        inner.setMaximumWidth(width_px)
        outer.addWidget(inner, 1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        close = icon_button(theme, tr("Back"), "x", tr("Back (Esc)"))
        close.clicked.connect(self.go_back)
        head = row_of(gap_px=8)
        head.addWidget(label(theme, title, 20, 600), 1)
        head.addWidget(close)
        self.column.addLayout(head)
        if sentence:
            self.column.addWidget(label(theme, sentence, 13, tone="2", wraps=True))
        self.column.addSpacing(4)
        self.area.setWidget(content)
        self._beside = QHBoxLayout(self)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._whole = QVBoxLayout()
        self._whole.setSpacing(0)
        self._whole.addWidget(self.area, 1)
        self._beside.addLayout(self._whole, 1)
        self._width_px = width_px

    def stands_beside(self, *widgets: QWidget) -> None:
        """What has its place left of the page, over its whole height."""
        for index, widget in enumerate(widgets):
            self._beside.insertWidget(index, widget)

    def set_foot(self, row: QHBoxLayout) -> None:
        """What stays in sight below the page."""
        foot = QFrame()
        foot.setProperty("kind", "panel")
        outer = QHBoxLayout(foot)
        outer.setContentsMargins(24, 10, 24, 10)
        inner = QWidget()
        inner.setMaximumWidth(self._width_px)
        row.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(row)
        outer.addWidget(inner, 1)
        self._whole.addWidget(rule())
        self._whole.addWidget(foot)

    def go_back(self) -> None:
        """To where one came from: the plan, the inbox, or the first choices."""
        context = self._context
        if context.production:
            context.navigate("plan")
        elif context.studio is None:
            context.navigate("first_run")
        else:
            # the window may not have heard yet of a production that has just come
            context.ask(Productions(), lambda rows: context.navigate(_home_of(rows)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back, Enter goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter_presses is not None:
            self.enter_presses.click()
        else:
            super().keyPressEvent(event)


def _home_of(rows: Iterable[ProductionRow]) -> str:
    """The page that a person with these productions begins at."""
    rows = tuple(rows)
    return "plan" if any(row.is_owner for row in rows) else "inbox" if rows else "first_run"


def field(theme: Theme, name: str, widget: QWidget, hint: str = "") -> QVBoxLayout:
    """A field with its name above and a hint below; assistive technology reads both."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = label(theme, name, 12, 600)
    head.setBuddy(widget)
    column.addWidget(head)
    column.addWidget(widget)
    widget.setAccessibleName(name)
    if hint:
        widget.setAccessibleDescription(hint)
        column.addWidget(label(theme, hint, 11, tone="3", wraps=True))
    return column


class FolderField(QWidget):
    """A path with a button that chooses a folder."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.path = QLineEdit()
        self.path.setAccessibleName(name)
        choose = Button(theme, tr("Choose…"), "folder-open")
        choose.setAccessibleName(tr("Choose: {what}", what=name))
        choose.clicked.connect(self._choose)
        row = row_of(gap_px=8)
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        self.setLayout(row)
        self.setFocusProxy(self.path)

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose a folder"), self.path.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, path: str) -> None:
        self.path.setText(path)
        self.path.textEdited.emit(path)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page so that a widget can be seen, once it has its place."""

    def scroll() -> None:
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(widget)

    QTimer.singleShot(0, widget, scroll)


class FileField(FolderField):
    """A path with a button that chooses a file that exists."""

    def __init__(self, theme: Theme, name: str, filter_: str) -> None:
        super().__init__(theme, name)
        self._filter = filter_

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose a file"), self.path.text() or str(Path.home()), self._filter)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        dialog.open()


class Said(Card):
    """What an attempt told: an icon, a headline and sentences, in place. Hidden while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(kind="callout", padding_px=12, gap_px=4)
        self._theme = theme
        self.hide()

    def say(self, icon: str, role: str, title: str, sentences: tuple[str, ...] = ()) -> None:
        """Say it; a former one goes away."""
        self.clear()
        theme = self._theme
        head = row_of(IconLabel(theme, icon, role), gap_px=8)
        head.addWidget(label(theme, title, 13, 600, wraps=True), 1)
        self.column.addLayout(head)
        for sentence in sentences:
            if sentence:
                words = label(theme, sentence, 12, tone="2", wraps=True, is_selectable=True)
                words.setContentsMargins(24, 0, 0, 0)
                self.column.addWidget(words)
        self.setAccessibleName(". ".join((title, *sentences)))
        self.show()
        bring_into_sight(self)

    def say_error(self, error: BaseException) -> None:
        """What went wrong, to which thing, what to do."""
        from ui.messages import message_of

        said = message_of(error)
        self.say("alert-triangle", "late.text", said.title, (said.text, said.what_to_do))
