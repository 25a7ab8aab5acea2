"""What the owner says about takes, in the inbox: notes with their threads, and the checklist of the round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.actions.note_commands import ReplyToNote, TickPoint
from studio.domain.stage_states import StageState
from studio.queries.asks import StillOf
from studio.queries.rows import GigRow, NoteRow
from ui.context import Context
from ui.inbox.blocks import Card
from ui.inbox.model import position_words
from ui.review.checklist import Checklist
from ui.review.model import reason_word
from ui.review.picture_view import PictureView
from ui.review.thread import ReplyLine, Thread
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import first_name, tr

_THREAD_INSET_PX = 24
_PICTURE_PX = 260


class NotesPane(Card):
    """The notes of a revision at their times, with their threads. ``heard`` asks to play a take (number) from a time in seconds,
    ``wanted`` carries a command.
    """

    heard = Signal(int, float)
    wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=4)
        self._context, self._theme = context, context.theme
        self._shown: object = None
        self._room = ""
        self._begun: dict[str, str] = {}
        self.lines: dict[str, ReplyLine] = {}
        self.pictures: dict[str, PictureView] = {}
        """What notes have drawn, by the note's id."""

    def show_gig(self, gig: GigRow) -> None:
        """Show the notes, open ones first, each at its time."""
        drawn = tuple(self._drawn_on(gig, note) for note in gig.notes)
        key = (
            gig.hand_off,
            gig.state,
            gig.notes,
            gig.rounds_used,
            gig.terms.revisions,
            gig.owner_name,
            gig.people,
            drawn,
        )
        if key == self._shown:
            return
        self._shown, self._room = key, gig.hand_off
        focused = next((id_ for id_, line in self.lines.items() if line.hasFocus()), "")
        self.lines, self.pictures = {}, {}
        self.clear()
        theme, notes = self._theme, gig.notes
        is_open = gig.state is StageState.REVISION and any(note.is_open for note in notes)
        name = first_name(gig.owner_name)
        title = tr("{name} asks for changes", name=name) if is_open else tr("Notes by {name}", name=name)
        rounds = tr("round {n} of {all}", n=max(1, gig.rounds_used), all=gig.terms.revisions)
        self.column.addLayout(row_of(label(theme, title, 15, 600), 4, label(theme, rounds, 12, tone="2"), None))
        for note in sorted(notes, key=lambda note: (not note.is_open, note.take, note.in_take_s)):
            self.column.addLayout(self._note(note))
            if note.shapes:
                self.column.addLayout(self._picture(note, self._drawn_on(gig, note)))
            if note.replies or note.is_open:
                self.column.addLayout(self._talk(note, gig.people))
        if focused in self.lines:
            self.lines[focused].setFocus()

    @staticmethod
    def _drawn_on(gig: GigRow, note: NoteRow) -> str:
        """Where the picture or film lies that a note has drawn on; empty where it is not on this machine."""
        files = [file for take in gig.takes if take.number == note.take for _output, file in take.files]
        found = [file.local_path for file in files if note.file in ("", file.name)]
        return found[0] if note.shapes and found else ""

    def _picture(self, note: NoteRow, path: str) -> QHBoxLayout:
        """The picture, or the film's frame, with what was drawn on it."""
        row = row_of(_THREAD_INSET_PX, gap_px=0)
        if not path:
            words = tr("Something is drawn on “{name}”, which is not on this machine.", name=note.file)
            row.addWidget(label(self._theme, words, 12, tone="2", wraps=True), 1)
            return row
        view = self.pictures[note.id] = PictureView(self._theme)
        view.setFixedHeight(_PICTURE_PX)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.show_shapes([(shape, True) for shape in note.shapes])
        name = note.file or Path(path).name
        self._context.ask(StillOf(path, note.in_take_s), lambda still: view.show_picture(still.jpeg, name))
        row.addWidget(view, 1)
        return row

    def _talk(self, note: NoteRow, people: tuple[str, ...]) -> QHBoxLayout:
        talk = Thread(self._theme, note.replies)
        if note.is_open:
            line = talk.add_line(people, is_open=True, may_resolve=False)
            line.setAccessibleName(tr("Reply to “{text}”", text=note.text))
            line.setText(self._begun.get(note.id, ""))
            line.textChanged.connect(lambda text: self._begun.update({note.id: text}))
            talk.replied.connect(lambda text: self.wanted.emit(ReplyToNote(self._room, note.id, text)))
            self.lines[note.id] = line
        row = row_of(_THREAD_INSET_PX, gap_px=0)
        row.addWidget(talk, 1)
        return row

    def _note(self, note: NoteRow) -> QHBoxLayout:
        theme = self._theme
        words = position_words(note.in_take_s, note.end_in_take_s)
        go = Button(theme, words, "player-play", "link", tooltip=tr("Hear take {n} from here", n=note.take))
        go.setAccessibleName(tr("Hear take {n} at {time}", n=note.take, time=words))
        go.clicked.connect(lambda: self.heard.emit(note.take, note.in_take_s))
        row = row_of(gap_px=12)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        words = f"{reason_word(note.reason)}: {note.text}" if note.reason else note.text
        text = label(theme, words, 13, tone="1" if note.is_open else "3", wraps=True, is_selectable=True)
        text.setContentsMargins(0, 4, 0, 4)
        row.addWidget(text, 1)
        if note.is_for_me:
            mark = label(theme, tr("for you"), 11, 600, "review")
            mark.setContentsMargins(0, 6, 0, 0)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        if not note.is_open:
            row.addWidget(IconLabel(theme, "check", "approved.text"), 0, Qt.AlignmentFlag.AlignTop)
        return row


class ChecklistPane(Card):
    """What the owner will look at in the next take, to be ticked before it is handed in. ``wanted`` carries a command."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=4)
        self.checklist = Checklist(theme, is_owner=False)
        self._room = ""
        self.checklist.ticked.connect(lambda point, is_done: self.wanted.emit(TickPoint(self._room, point, is_done)))
        self.column.addWidget(self.checklist)

    def show_gig(self, gig: GigRow) -> None:
        """Show the points of this round."""
        self._room = gig.hand_off
        self.checklist.show_points(gig.points, may_add=False)
