"""The notes of a take at the right of the wave, and the box that a typed letter opens at the playhead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.review_notes import REASONS, split_reason
from ui import tokens
from ui.inbox.blocks import clear_layout, name_button
from ui.review.checklist import Checklist
from ui.review.mentions import Mentions
from ui.review.model import ShownNote, reason_word
from ui.review.thread import ReplyLine, Thread
from ui.theme import Theme
from ui.widgets.buttons import Button, Segments, icon_button
from ui.widgets.chips import Badge
from ui.widgets.labels import flowing, label, row_of, rule
from ui.words import clock_text, tr


class NoteNumber(QWidget):
    """The number of a note, as on its flag; a tick where it is resolved."""

    def __init__(self, theme: Theme, note: ShownNote) -> None:
        super().__init__()
        self._theme, self._note = theme, note
        self.setFixedSize(20, 20)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square."""
        theme, note, painter = self._theme, self._note, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue = "review" if note.is_open else "approved"
        is_solid = note.is_open and not note.is_draft
        painter.setPen(QPen(theme.color(f"{hue}.base"), 1))
        painter.setBrush(theme.color(f"{hue}.base") if is_solid else theme.color(f"{hue}.faint"))
        painter.drawRoundedRect(QRectF(1.5, 1.5, 17, 17), 4, 4)
        painter.setPen(theme.color("onaccent" if is_solid else f"{hue}.text"))
        painter.setFont(theme.font(11, 600))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(note.number) if note.is_open else "✓")


class NoteItem(QFrame):
    """One note. ``chosen`` when it is clicked, ``removed`` when a draft is taken out again."""

    chosen = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, note: ShownNote, *, has_time: bool = True) -> None:
        super().__init__()
        self.note = note
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        reason = reason_word(note.reason)
        when = note.time_words if has_time else ""
        about = ", ".join(part for part in (when, reason, note.author) if part)
        self.setAccessibleName(f"{about}: {note.text}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PANE_PADDING_PX, 10, tokens.PANE_PADDING_PX - 8, 10)
        column.setSpacing(2)
        time = label(theme, when, 12, 600)
        state = label(theme, tr("not sent yet") if note.is_draft else "", 11, tone="3")
        head = row_of(NoteNumber(theme, note), time, label(theme, reason, 11, tone="2"), state, gap_px=8)
        if note.is_for_me:
            head.addWidget(label(theme, tr("for you"), 11, 600, "review"))
        head.addStretch(1)
        if note.is_draft:
            remove = icon_button(theme, tr("Take this note out"), "x")
            remove.setFixedSize(24, 24)
            remove.clicked.connect(self.removed)
            head.addWidget(remove)
        else:
            head.addWidget(Badge(theme, note.author))
            head.addSpacing(8)
        column.addLayout(head)
        text = label(theme, note.text, 12, tone="1" if note.is_open else "3", wraps=True)
        text.setContentsMargins(28, 0, 8, 0)
        column.addWidget(text)
        self.talk = Thread(theme, note.replies)
        if not note.replies:
            self.talk.hide()
        inset = row_of(28, gap_px=0)
        inset.addWidget(self.talk, 1)
        inset.addSpacing(8)
        column.addLayout(inset)

    def open_thread(self, people: Sequence[str], *, may_resolve: bool) -> ReplyLine:
        """Let it be answered."""
        self.talk.show()
        return self.talk.add_line(people, is_open=self.note.is_open, may_resolve=may_resolve)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the note."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Delete takes a draft out."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete and self.note.is_draft:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class NoteBox(QFrame):
    """Where a note is typed. It stands at the time at which its first letter was typed. ``written`` carries start, end
    (equal for a point), the text and the reason; ``left`` when it was given up.
    """

    written = Signal(float, float, str, str)
    left = Signal()
    play_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._place_s: tuple[float, float] = (0.0, 0.0)
        self._is_begun = False
        self.setProperty("kind", "callout")
        self._reason = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 3, 10, 3)
        column.setSpacing(0)
        row = row_of(gap_px=8)
        column.addLayout(row)
        self._time = label(theme, clock_text(0), 12, 600, "accent")
        self.field = QLineEdit()
        self.field.setStyleSheet("QLineEdit, QLineEdit:focus { border: none; background: transparent; padding: 0; }")
        self.field.installEventFilter(self)
        self.field.setPlaceholderText(tr("Just type a note"))
        self.field.setAccessibleName(tr("Note at the playhead"))
        self.field.setFont(theme.font(12))
        self.field.setMaxLength(2000)
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_return)
        self._enter = label(theme, tr("Enter"), 11, tone="3")
        self._enter.hide()
        row.addWidget(self._time)
        row.addWidget(self.field, 1)
        row.addWidget(self._enter)
        self.mentions = Mentions(self.field)
        self.reason_button = Button(theme, tr("Reason"), "chevron-down", "quiet", tooltip=tr("Why (Ctrl+R)"))
        self.reason_menu = QMenu(self.reason_button)
        self.reason_menu.setAccessibleName(tr("Reason of the note"))
        for reason in ("", *REASONS):
            words = reason_word(reason) or tr("No reason")
            self.reason_menu.addAction(words, partial(self.set_reason, reason))
        self.reason_button.clicked.connect(self.ask_reason)
        self._more = QWidget()
        more = QHBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 2)
        more.addWidget(self.reason_button)
        more.addStretch(1)
        column.addWidget(self._more)
        self._more.hide()

    def ask_reason(self) -> None:
        """Open the short list of reasons."""
        if self._is_begun:
            self.reason_menu.popup(self.reason_button.mapToGlobal(self.reason_button.rect().topLeft()))

    def set_reason(self, reason: str) -> None:
        """Say why the note that is being typed is written; empty for no reason."""
        self._reason = reason
        name_button(self.reason_button, reason_word(reason) or tr("Reason"))
        self.field.setFocus()

    def set_has_time(self, *, has_time: bool) -> None:
        """Say at which time a note would stand, or nothing of it."""
        self._time.setVisible(has_time)
        self.field.setAccessibleName(tr("Note at the playhead") if has_time else tr("Note on the take"))

    @property
    def is_begun(self) -> bool:
        """Whether a note is being typed."""
        return self._is_begun

    def show_place(self, start_s: float, end_s: float) -> None:
        """Where a note would stand now; while one is typed it stays where it was begun."""
        if not self._is_begun:
            self._place_s = (start_s, end_s)
            has_range = end_s - start_s > 0.05
            self._time.setText(f"{clock_text(start_s)} – {clock_text(end_s)}" if has_range else clock_text(start_s))

    def type(self, text: str) -> None:
        """The first letter was typed somewhere else on the screen."""
        self.field.setFocus()
        self.field.insert(text)
        self._on_edited(self.field.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the note up."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            self.left.emit()
        elif event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.ask_reason()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame shows where the keys go."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring around the box while it takes the keys."""
        super().paintEvent(event)
        if self.field.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("focus"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _on_edited(self, text: str) -> None:
        if text.isspace():  # Space plays until a note has begun
            self.field.clear()
            self.play_wanted.emit()
            return
        self._is_begun = bool(text)
        self._more.setVisible(self._is_begun)
        self._enter.setVisible(self._is_begun)

    def _on_return(self) -> None:
        if self.mentions.takes_return():
            return
        typed, text = split_reason(self.field.text().strip())
        place, reason = self._place_s, typed or self._reason
        self._end()
        if text:
            self.written.emit(*place, text, reason)

    def _end(self) -> None:
        self.field.clear()
        self._is_begun = False
        self._more.hide()
        self.set_reason("")


class NotesPane(QFrame):
    """Heading, checklist, list and box. ``chosen`` carries the place of a note in the list that was given, ``replied`` the id of a
    note and the words, ``resolved`` the id and whether it is open from now on.
    """

    chosen = Signal(int)
    removed = Signal(int)
    replied = Signal(str, str)
    resolved = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._people: tuple[str, ...] = ()
        self._begun: dict[str, str] = {}
        self.reply_line: ReplyLine | None = None
        self._notes: Sequence[ShownNote] = ()
        self._items: list[NoteItem] = []
        self._chosen = -1
        self._is_all = self._has_time = True
        self._is_read = False
        self.setProperty("kind", "panel")
        self.setFixedWidth(tokens.INSPECTOR_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = flowing(label(theme, tr("Notes"), 13, 600, wraps=True))
        self._segments = Segments(
            theme, (("open", tr("Open {n}", n=0)), ("all", tr("All {n}", n=0))), tr("Which notes")
        )
        self._segments.chosen.connect(self._on_segment)
        more = icon_button(theme, tr("More about notes"), "dots")
        self.menu = QMenu(more)
        self.menu.setAccessibleName(tr("More about notes"))
        more.clicked.connect(lambda: self.menu.popup(more.mapToGlobal(more.rect().bottomLeft())))
        head = row_of(self._title, self._segments, more)
        head.setStretch(0, 1)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 8, tokens.PANE_PADDING_PX, 8)
        column.addLayout(head)
        column.addWidget(rule())
        self.checklist = Checklist(theme, is_owner=True)
        self.checklist.setContentsMargins(tokens.PANE_PADDING_PX, 8, tokens.PANE_PADDING_PX - 8, 8)
        self.checklist.hide()
        column.addWidget(self.checklist)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Notes"))
        self._scroll.setWidgetResizable(True)
        content = QWidget()
        content.setProperty("kind", "panel")
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._scroll.setWidget(content)
        column.addWidget(self._scroll, 1)
        self.hint = label(theme, "", 11, tone="3", wraps=True)
        self.hint.setContentsMargins(tokens.PANE_PADDING_PX, 6, tokens.PANE_PADDING_PX, 6)
        column.addWidget(self.hint)
        self.box = NoteBox(theme)
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.PANE_PADDING_PX, 4, tokens.PANE_PADDING_PX, 12)
        foot.addWidget(self.box)
        column.addLayout(foot)

    def show_notes(self, title: str, notes: Sequence[ShownNote], chosen: int = -1) -> None:
        """Show these notes; ``chosen`` is marked and brought into sight."""
        if title == self._title.text() and list(notes) == list(self._notes) and chosen == self._chosen and self._items:
            return
        self._title.setText(title)
        self._notes, self._chosen = notes, chosen
        open_count = sum(note.is_open for note in notes)
        self._segments.button("open").setText(tr("Open {n}", n=open_count))
        self._segments.button("all").setText(tr("All {n}", n=len(notes)))
        self._segments.show_chosen("all" if self._is_all else "open")
        had_focus = self.reply_line is not None and self.reply_line.hasFocus()
        self.reply_line = None
        clear_layout(self._list)
        self._items = []
        for place, note in enumerate(notes):
            if not self._is_all and not note.is_open:
                continue
            item = NoteItem(self._theme, note, has_time=self._has_time)
            item.setProperty("kind", "chosen-note" if place == chosen else "note")
            item.chosen.connect(lambda place=place: self.chosen.emit(place))
            item.removed.connect(lambda place=place: self.removed.emit(place))
            if place == chosen:
                item.setAutoFillBackground(True)
                shade = item.palette()
                shade.setColor(item.backgroundRole(), self._theme.color("select"))
                item.setPalette(shade)
                if note.id:
                    self._open_thread(item, has_focus=had_focus)
            self._items.append(item)
            self._list.addWidget(item)
            self._list.addWidget(rule())
        if not notes:
            self._list.addWidget(self._nothing())
        self._list.addStretch(1)

    def set_has_time(self, *, has_time: bool, is_read: bool = False) -> None:
        """Whether notes stand at times, or on a picture that does not move, or on what is only read."""
        if (has_time, is_read) != (self._has_time, self._is_read):
            self._has_time, self._is_read = has_time, is_read
            self._items = []  # the next list of notes says it
            self.box.set_has_time(has_time=has_time)

    def show_people(self, people: tuple[str, ...]) -> None:
        """Who can be named in notes and replies."""
        if people != self._people:
            self._people = people
            self.box.mentions.show_names(people)
            self._items = []  # the next list of notes has their names

    def _open_thread(self, item: NoteItem, *, has_focus: bool) -> None:
        """The chosen note can be answered; what was begun there is kept while the list is made again."""
        id_ = item.note.id
        line = item.open_thread(self._people, may_resolve=True)
        line.setText(self._begun.get(id_, ""))
        line.textChanged.connect(lambda text: self._begun.update({id_: text}))
        item.talk.replied.connect(lambda text: self.replied.emit(id_, text))
        item.talk.resolved.connect(lambda is_open: self.resolved.emit(id_, is_open))
        self.reply_line = line
        if has_focus:
            line.setFocus()

    @property
    def items(self) -> list[NoteItem]:
        """The notes that are shown, from top to bottom."""
        return self._items

    def _nothing(self) -> QWidget:
        text = tr("No notes yet. Go to a place in the sound and just type; drag over the wave to mark a range.")
        if not self._has_time:
            text = tr("No notes yet. Draw on the picture and say what it is about, or just type.")
        if self._is_read:
            text = tr("No notes yet. Read the take, and just type what is to change.")
        words = label(self._theme, text, 12, tone="2", wraps=True)
        words.setContentsMargins(tokens.PANE_PADDING_PX, 12, tokens.PANE_PADDING_PX, 12)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        return words

    def _on_segment(self, key: str) -> None:
        self._is_all = key == "all"
        notes, chosen, title = self._notes, self._chosen, self._title.text()
        self._items = []
        self.show_notes(title, notes, chosen)
