"""First run: start a production, open an invitation, try the demo. Nothing to sign up for, nothing to set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.dialogs.pictures import ChainPicture, OfferPicture, Picture, WavePicture
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import flowing, label, row_of
from ui.widgets.mark import Mark
from ui.words import tr

if TYPE_CHECKING:
    from ui.context import Context
    from ui.dialogs.demo import DemoPane

_CARDS_PX = 1024


class KeyCap(QWidget):
    """The key that does the same."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self.setFixedSize(18, 18)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.drawRoundedRect(QRectF(0.5, 0.5, 17, 17), 4, 4)
        painter.setPen(self._theme.color("text2"))
        painter.setFont(self._theme.font(11))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._key)


class Choice(QFrame):
    """A card with a picture of what comes, a sentence and a button."""

    chosen = Signal()

    def __init__(
        self, theme: Theme, key: str, picture: Picture, icon: str, words: tuple[str, str, str], *, is_first: bool
    ) -> None:
        super().__init__()
        title, text, action = words
        self.setProperty("kind", "card")
        self.setMinimumWidth(276)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._theme, self._is_first = theme, is_first
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(picture)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 20, 24, 24)
        inner.setSpacing(8)
        head = row_of(IconLabel(theme, icon, "accent", 20))
        head.addWidget(flowing(label(theme, title, 15, 600, wraps=True)), 1)
        head.addWidget(KeyCap(theme, key))
        inner.addLayout(head)
        body = label(theme, text, 13, tone="2", wraps=True)
        body.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        body.setMinimumHeight(62)
        inner.addWidget(body, 1)
        inner.addSpacing(4)
        self.button = Button(
            theme, action, kind="primary" if is_first else "plain", is_big=True, tooltip=tr("Key {key}", key=key)
        )
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self.chosen)
        inner.addWidget(self.button)
        column.addLayout(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first choice has the accent around it."""
        super().paintEvent(event)
        if self._is_first:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class FirstRunPage(QWidget):
    """Three choices; keys 1 to 3."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("first_run")
        self.setAccessibleName(tr("Welcome to Segue"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages = QStackedWidget()
        self.demo: DemoPane | None = None
        self.pages.addWidget(self._choices_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def choose(self, number: int) -> None:
        """1 starts a production, 2 opens an invitation, 3 tries the demo."""
        if number == 1:
            self._context.navigate("new_production")
        elif number == 2:
            self._context.navigate("open_invitation")
        else:
            self.show_demo().start()

    def show_demo(self) -> DemoPane:
        """Show the demo's pane, which does nothing yet."""
        if self.demo is None:
            from ui.dialogs.demo import DemoPane

            self.demo = DemoPane(self._context)
            self.demo.left.connect(lambda: self.pages.setCurrentIndex(0))
            self.pages.addWidget(self.demo)
        self.pages.setCurrentWidget(self.demo)
        return self.demo

    def _explain(self) -> None:
        from ui.help.pane import open_help

        open_help(self._context, "start")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys 1, 2 and 3."""
        if event.text() in {"1", "2", "3"} and self.pages.currentIndex() == 0:
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _choices_page(self) -> QWidget:
        theme, page = self._context.theme, QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(3)
        column.addWidget(Mark(theme, 44), 0, centre)
        column.addSpacing(16)
        column.addWidget(label(theme, tr("Welcome to Segue"), 28, 600), 0, centre)
        column.addSpacing(4)
        column.addWidget(label(theme, tr("What would you like to do first?"), 15, tone="2"), 0, centre)
        column.addSpacing(36)
        cards = QWidget()
        cards.setMaximumWidth(_CARDS_PX)
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        self.choices = self._choices(theme)
        for number, choice in enumerate(self.choices, 1):
            choice.chosen.connect(lambda number=number: self.choose(number))
            row.addWidget(choice, 1)
        centred = QHBoxLayout()
        centred.addWidget(cards, 1)
        column.addLayout(centred)
        column.addSpacing(28)
        again = Button(theme, tr("Add this computer to yours"), kind="link")
        again.clicked.connect(lambda: self._context.navigate("join_device"))
        back = Button(theme, tr("I have a recovery file"), kind="link")
        back.clicked.connect(lambda: self._context.navigate("recover"))
        used = label(theme, tr("Used Segue before?"), 13, tone="2")
        how = Button(theme, tr("How it works"), "lifebuoy", "link", tooltip=tr("The first minutes, in the help (F1)"))
        how.clicked.connect(self._explain)
        column.addLayout(row_of(None, used, again, back, 16, how, None))
        column.addSpacing(20)
        note = label(theme, tr("No account and no server. Your work lies in a folder you can read."), 13, tone="2")
        column.addLayout(row_of(None, IconLabel(theme, "folder", "text3"), note, None))
        column.addStretch(4)
        return page

    @staticmethod
    def _choices(theme: Theme) -> tuple[Choice, Choice, Choice]:
        start = (
            tr("Start a production"),
            tr("Lay out a song, an episode, a video or a launch as stages, and hand each one to the right person."),
            tr("Start a production"),
        )
        invitation = (
            tr("Open an invitation"),
            tr("Someone sent you a file or a line of text. Drop it anywhere in this window, or paste it."),
            tr("Open an invitation"),
        )
        demo = (
            tr("Try the demo"),
            tr("Late Train: a short song made by six people on this computer, from the plan to the mix."),
            tr("Play the demo"),
        )
        return (
            Choice(theme, "1", ChainPicture(theme), "music-plus", start, is_first=True),
            Choice(theme, "2", OfferPicture(theme), "mail-opened", invitation, is_first=False),
            Choice(theme, "3", WavePicture(theme), "headphones", demo, is_first=False),
        )
