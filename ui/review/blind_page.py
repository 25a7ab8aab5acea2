"""What is seen while takes are compared blind: letters, the round, and at the end the tally. Knows no take by its letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.blind import FEWEST_TAKES, LETTERS, MOST_TAKES, BlindTally
from ui.inbox.blocks import clear_layout
from ui.review.player import Player
from ui.review.transport import PlayButton, SeekLine
from ui.theme import Theme
from ui.widgets.buttons import Button, Segments, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import clock_text, tr, tr_n

ROUNDS = (5, 10, 16)
_WIDTH_PX = 520
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class BlindPage(QWidget):
    """``started`` carries the takes and the number of rounds, ``letter_wanted`` a letter, ``picked`` whether what is heard
    is preferred (else nothing is), ``sought`` a share 0..1.
    """

    started = Signal(object, int)
    letter_wanted = Signal(str)
    picked = Signal(bool)
    play_wanted = Signal()
    sought = Signal(float)
    result_wanted = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, player: Player) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Blind comparison"))
        self.boxes: dict[int, QCheckBox] = {}
        self._is_ready = False
        self.letters: dict[str, Button] = {}
        self._stack = QStackedWidget()
        self._setup, self._running, self._result = self._make_setup(), self._make_running(player), self._make_result()
        for page in (self._setup, self._running, self._result):
            self._stack.addWidget(_centred(page))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    @property
    def is_running(self) -> bool:
        """Whether letters can be heard."""
        return self._stack.currentIndex() == 1

    # --- what is shown ---

    def show_setup(self, takes: Sequence[int]) -> None:
        """Choose among these takes, the newest two to begin with."""
        clear_layout(self._boxes_place)
        self.boxes = {}
        for number in sorted(takes, reverse=True):
            box = QCheckBox(tr("Take {n}", n=number))
            box.setChecked(len(self.boxes) < FEWEST_TAKES)
            box.toggled.connect(self._follow_boxes)
            self._boxes_place.addWidget(box)
            self.boxes[number] = box
        self._stack.setCurrentIndex(0)
        self._follow_boxes()

    def set_ready(self, *, is_ready: bool) -> None:
        """Whether all is known that a comparison needs; until then it cannot be started."""
        self._is_ready = is_ready
        self._follow_boxes()
        if is_ready and self._stack.currentIndex() == 0:
            self.start_button.setFocus()

    def show_round(self, number: int, planned: int, letters: str, heard: str) -> None:
        """A round; nothing here tells one letter from another but which is heard."""
        self._stack.setCurrentIndex(1)
        for letter, button in self.letters.items():
            button.setVisible(letter in letters)
            button.setChecked(letter == heard)
        words = tr("Round {n} of {all}", n=number, all=planned)
        self._round.setText(words)
        self.pick_button.setText(tr("I prefer {letter}", letter=heard))
        self.result_button.setEnabled(number > 1)
        self.setAccessibleDescription(tr("{round}, you hear {letter}", round=words, letter=heard))

    def show_place(self, position_s: float, share: float) -> None:
        """Where it stands."""
        self._time.setText(clock_text(position_s))
        self._line.show_share(share)

    def show_result(self, tally: BlindTally) -> None:
        """What was preferred, and what that means."""
        clear_layout(self._rows_place)
        most = max(1, *tally.picked, tally.none)
        rows = [(tr("Take {n}", n=take), count) for take, count in zip(tally.takes, tally.picked, strict=True)]
        for name, count in [*rows, (tr("No preference"), tally.none)]:
            self._rows_place.addWidget(_TallyRow(self._theme, name, count, count / most))
        self._reading.setText(reading_of(tally))
        self._stack.setCurrentIndex(2)
        self.setAccessibleDescription(self._reading.text())
        self.again_button.setFocus()

    # --- the three pages ---

    def _make_setup(self) -> QVBoxLayout:
        theme, column = self._theme, _column()
        column.addWidget(IconLabel(theme, "ear", "text3", 32), 0, _CENTRE)
        column.addWidget(_head(theme, tr("Hear takes blind")))
        text = tr("Two or three takes get letters, shuffled anew every round and matched in loudness. You say which you prefer; "
                  "which take it was is told at the end.")  # fmt: skip
        column.addWidget(_text(theme, text))
        self._boxes_place = QVBoxLayout()
        boxes = QHBoxLayout()
        boxes.addStretch(1)
        boxes.addLayout(self._boxes_place)
        boxes.addStretch(1)
        column.addLayout(boxes)
        self.rounds = Segments(theme, [(str(n), tr("{n} rounds", n=n)) for n in ROUNDS], tr("How many rounds"))
        self.rounds.show_chosen(str(ROUNDS[1]))
        column.addWidget(self.rounds, 0, _CENTRE)
        self.start_button = primary_button(theme, tr("Start"), "player-play")
        self.start_button.clicked.connect(self._start)
        back = Button(theme, tr("Cancel"))
        back.clicked.connect(self.ended)
        column.addLayout(row_of(None, back, self.start_button, None))
        return column

    def _make_running(self, player: Player) -> QVBoxLayout:
        theme, column = self._theme, _column()
        self._round = _head(theme, "")
        column.addWidget(self._round)
        letters = QHBoxLayout()
        letters.setSpacing(12)
        letters.addStretch(1)
        for letter in LETTERS:
            button = Button(theme, letter, "", "letter", tooltip=tr("Hear {letter} (key {letter})", letter=letter))
            button.setFixedSize(112, 88)
            button.setCheckable(True)
            button.setAccessibleName(tr("Hear {letter}", letter=letter))
            button.clicked.connect(lambda _checked, letter=letter: self.letter_wanted.emit(letter))
            letters.addWidget(button)
            self.letters[letter] = button
        letters.addStretch(1)
        column.addLayout(letters)
        self.play_button = PlayButton(theme, player)
        self.play_button.clicked.connect(self.play_wanted)
        self._time = label(theme, clock_text(0), 13, 600)
        self._time.setMinimumWidth(56)
        self._line = SeekLine(theme)
        self._line.sought.connect(self.sought)
        line = row_of(self.play_button, self._time, gap_px=8)
        line.addWidget(self._line, 1)
        column.addLayout(line)
        self.pick_button = primary_button(theme, "", "check")
        self.pick_button.clicked.connect(lambda: self.picked.emit(True))
        self.none_button = Button(theme, tr("No preference"))
        self.none_button.clicked.connect(lambda: self.picked.emit(False))
        column.addLayout(row_of(None, self.none_button, self.pick_button, None))
        keys = tr("A letter to hear it, Enter to prefer it, 0 for no preference, Space to play or pause, R for the result, Esc to give up")  # fmt: skip
        column.addWidget(_text(theme, keys, 11))
        self.result_button = Button(theme, tr("Show the result"), "", "link")
        self.result_button.clicked.connect(self.result_wanted)
        self.end_button = Button(theme, tr("Give up"), "", "link")
        self.end_button.clicked.connect(self.ended)
        column.addLayout(row_of(None, self.result_button, self.end_button, None, gap_px=24))
        # a click must not take the keys away from the page
        for button in (
            *self.letters.values(),
            self.play_button,
            self.pick_button,
            self.none_button,
            self.result_button,
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return column

    def _make_result(self) -> QVBoxLayout:
        theme, column = self._theme, _column()
        column.addWidget(_head(theme, tr("What you preferred")))
        self._rows_place = QVBoxLayout()
        self._rows_place.setSpacing(8)
        column.addLayout(self._rows_place)
        self._reading = _text(theme, "")
        column.addWidget(self._reading)
        self.again_button = Button(theme, tr("Once more"), "rotate-2")
        self.again_button.clicked.connect(self._start)
        done = primary_button(theme, tr("Done"), "check")
        done.clicked.connect(self.ended)
        column.addLayout(row_of(None, self.again_button, done, None))
        return column

    def _chosen(self) -> tuple[int, ...]:
        return tuple(number for number, box in sorted(self.boxes.items()) if box.isChecked())

    def _follow_boxes(self) -> None:
        is_full = len(self._chosen()) >= MOST_TAKES
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or not is_full)
        self.start_button.setEnabled(self._is_ready and len(self._chosen()) >= FEWEST_TAKES)

    def _start(self) -> None:
        self.started.emit(self._chosen(), int(self.rounds.current()))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter is heard, Enter prefers it, 0 prefers none, R shows the result, Escape gives up."""
        text = event.text().upper()
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif not self.is_running:
            super().keyPressEvent(event)
        elif text and text in self.letters and not self.letters[text].isHidden():
            self.letter_wanted.emit(text)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.picked.emit(True)
        elif text == "0":
            self.picked.emit(False)
        elif text == "R" and self.result_button.isEnabled():
            self.result_wanted.emit()
        else:
            super().keyPressEvent(event)


class _TallyRow(QWidget):
    """A name, a bar, a number."""

    def __init__(self, theme: Theme, name: str, count: int, share: float) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = label(theme, name, 13, 600)
        words.setFixedWidth(max(120, words.fontMetrics().horizontalAdvance(tr("No preference")) + 4))
        row.addWidget(words)
        row.addWidget(_TallyBar(theme, share), 1)
        number = label(theme, str(count), 13, 600)
        number.setFixedWidth(28)
        row.addWidget(number)


class _TallyBar(QWidget):
    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._theme, self._share = theme, share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, whole = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("meter_ground"))
        painter.drawRoundedRect(whole, 3, 3)
        painter.setBrush(self._theme.color("accent"))
        width = whole.width() * self._share
        left = whole.right() - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else whole.left()
        painter.drawRoundedRect(QRectF(left, whole.top(), width, whole.height()), 3, 3)


def reading_of(tally: BlindTally) -> str:
    """What a tally means, in plain words."""
    answered = sum(tally.picked)
    sentences = []
    if tally.rounds < tally.planned:
        sentences.append(tr("Ended after {n} of {all} rounds.", n=tally.rounds, all=tally.planned))
    if not answered:
        sentences.append(tr("You preferred none in any round."))
    elif tally.best:
        most = max(tally.picked)
        sentences.append(tr("You preferred take {take} in {n} of {all} rounds.", take=tally.best, n=most, all=answered))
    else:
        sentences.append(tr("No take was preferred more often than the others."))
    if tally.chance is not None:
        sentences.append(_chance_words(tally.chance))
    elif answered:
        sentences.append(tr_n("By chance alone each take would be preferred in about {n} round.",
                              "By chance alone each take would be preferred in about {n} rounds.",
                              max(1, round(answered / len(tally.takes)))))  # fmt: skip
    return " ".join(sentences)


def _chance_words(chance: float) -> str:
    if chance > 0.4:
        return tr("Somebody who hears no difference often gets this result: it says nothing.")
    one_in = round(1 / chance)
    if chance > 0.05:
        return tr("Somebody who hears no difference gets a result this clear in 1 of {n} comparisons: a leaning, no proof.", n=one_in)  # fmt: skip
    return tr("Somebody who hears no difference gets a result this clear in only 1 of {n} comparisons: you very likely do hear one.", n=one_in)  # fmt: skip


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(16)
    return column


def _centred(column: QVBoxLayout) -> QWidget:
    page, inner = QWidget(), QWidget()
    inner.setFixedWidth(_WIDTH_PX)
    column.setContentsMargins(0, 0, 0, 0)
    inner.setLayout(column)
    whole = QVBoxLayout(page)
    whole.addStretch(2)
    whole.addLayout(row_of(None, inner, None))
    whole.addStretch(3)
    return page


def _head(theme: Theme, words: str) -> QLabel:
    made = label(theme, words, 15, 600)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _text(theme: Theme, words: str, size: int = 13) -> QLabel:
    made = label(theme, words, size, tone="2", wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
