"""Takes that somebody shows this person: an approver decides on them, a reviewer writes notes, an observer looks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.actions.audience_commands import RemarkOnTake, VoteOnTake
from studio.actions.commands import NoteText
from studio.queries.rows import FileRow
from ui.inbox.blocks import Card, CardColumn, clear_layout
from ui.inbox.model import position_words
from ui.inbox.shown_take import TakeLook
from ui.review.model import is_audible
from ui.review.transport import PlayerBar
from ui.widgets.buttons import Button, primary_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label, row_of
from ui.words import first_name, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.audience import RemarkRow, ShownRow, WaitingRow
    from ui.context import Context

_PAGE_PX = 860


def standing_words(standing: str) -> str:
    """What has become of a take that was shown."""
    words = {"in_review": tr("waits for an answer"), "approved": tr("approved"), "revise": tr("changes asked for")}
    return words.get(standing, tr("not accepted"))


def role_sentence(row: ShownRow) -> str:
    """What one may do with it."""
    name = first_name(row.owner_name)
    if row.may_vote:
        return tr("Your yes approves it; your no sends it back with your notes.")
    if row.vote:
        return tr("You have approved it.") if row.vote == "approve" else tr("You have asked for changes.")
    if row.may_remark:
        return tr("Say what you think; {name} decides.", name=name)
    return tr("You are shown it; {name} decides.", name=name)


class ShownPage(QWidget):
    """One card for each stage of which something is shown, the newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: tuple[ShownRow, ...] = ()
        self.waiting: tuple[WaitingRow, ...] = ()
        self.cards: list[ShownCard] = []
        self.area = CardColumn(tr("Takes that you are shown"), _PAGE_PX)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = self.area.column
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(PlayerBar(context))

    def show_rows(self, rows: tuple[ShownRow, ...], waiting: tuple[WaitingRow, ...]) -> None:
        """Show these; what is being written stays while nothing has changed."""
        if (rows, waiting) == (self.rows, self.waiting) and self._column.count():
            return
        begun = {card.row.room + card.row.stage: card for card in self.cards}
        self.rows, self.waiting = rows, waiting
        clear_layout(self._column)
        self.cards = []
        for one in waiting:
            words = tr("{name} shows you takes of “{title}” as soon as their computer has let you in.",
                       name=first_name(one.owner_name), title=one.production_title)  # fmt: skip
            card = Card(kind="callout", padding_px=12)
            card.column.addWidget(label(self._context.theme, words, 13, wraps=True))
            self._column.addWidget(card)
        for row in rows:
            shown = ShownCard(self._context, row)
            before = begun.get(row.room + row.stage)
            if before is not None:
                shown.note.setText(before.note.text())
                shown.look.go_on_from(before.look)
            self.cards.append(shown)
            self._column.addWidget(shown)
        if not rows and not waiting:
            words = tr("Takes stand here as soon as there are any.")
            self._column.addWidget(EmptyState(self._context.theme, "headphones", tr("Nothing to look at yet"), words))
        self._column.addStretch(1)


class ShownCard(Card):
    """One take: play it, open its files, say something, decide."""

    def __init__(self, context: Context, row: ShownRow) -> None:
        super().__init__(gap_px=10)
        self._context, self.row = context, row
        theme = context.theme
        self.setAccessibleName(tr("{title}, take {n}", title=row.title, n=row.take))
        state = label(theme, standing_words(row.standing), 12, tone="2")
        self.column.addLayout(row_of(label(theme, row.title, 15, 600), None, state, gap_px=8))
        where = tr("Take {n} · {track} · {production}", n=row.take, track=row.track, production=row.production_title)
        self.column.addWidget(label(theme, where, 12, tone="2", wraps=True))
        self._files()
        said = [*row.remarks, *(note for vote in row.votes for note in vote.notes)]
        self.look = TakeLook(context, self._subject(), self._title(), self._here(), may_draw=row.may_remark)
        self.look.show_remarks([remark for remark in said if remark.take == row.take])
        self.column.addWidget(self.look)
        for remark in said:
            self._said(remark)
        self.place = label(theme, "", 12, 600, "accent")
        self.look.place_changed.connect(self._follow)
        self.column.addWidget(self.place)
        self.note = QLineEdit()
        self.note.setMaxLength(4000)
        self.note.setPlaceholderText(tr("A note; it is set where the player stands, or on the range that you drag"))
        self.note.setAccessibleName(tr("Note on {title}", title=row.title))
        self.note.textEdited.connect(lambda _text: self._follow())
        self.note.returnPressed.connect(self.remark)
        self.column.addWidget(self.note)
        for part in (self.note, self.place):
            part.setVisible(row.may_remark)
        self.column.addWidget(label(theme, role_sentence(row), 12, tone="2", wraps=True))
        self._answers()
        self._follow()

    def _files(self) -> None:
        row, theme = self.row, self._context.theme
        self.play_button = Button(theme, tr("Listen"), "player-play")
        self.play_button.clicked.connect(self.play)
        self.open_button = Button(theme, tr("Show the files"), "folder-open")
        self.open_button.clicked.connect(self._open)
        names = ", ".join(Path(path).name for path in row.files) if row.is_here else tr("The files are on their way.")
        self.column.addWidget(label(theme, names, 12, tone="3", wraps=True))
        self.column.addLayout(row_of(self.play_button, self.open_button, None, gap_px=8))
        self.play_button.setVisible(any(is_audible(file) for file in self._here()))
        self.open_button.setVisible(row.is_here)

    def _answers(self) -> None:
        theme = self._context.theme
        self.send_button = Button(theme, tr("Send the note"), "send")
        self.send_button.clicked.connect(self.remark)
        self.revise_button = Button(theme, tr("Ask for changes"), "arrow-back-up")
        self.revise_button.clicked.connect(lambda: self.vote("revise"))
        self.approve_button = primary_button(theme, tr("Approve"), "check")
        self.approve_button.clicked.connect(lambda: self.vote("approve"))
        buttons = row_of(self.send_button, None, self.revise_button, self.approve_button, gap_px=8)
        self.column.addLayout(buttons)
        self.send_button.setVisible(self.row.may_remark)
        for button in (self.revise_button, self.approve_button):
            button.setVisible(self.row.may_vote)

    def _said(self, remark: RemarkRow) -> None:
        at = position_words(remark.start_s, remark.end_s)
        who = tr("take {n}, {at}, {name}", n=remark.take, at=at, name=remark.author)
        self.column.addWidget(label(self._context.theme, f"{remark.text}  ({who})", 13, wraps=True))

    def _follow(self) -> None:
        place = [position_words(*self.look.place_s)] if self.look.has_time else []
        shapes = len(self.look.drawing[1])
        drawn = [tr_n("{n} shape drawn", "{n} shapes drawn", shapes)] if shapes else []
        self.place.setText(" · ".join([*place, *drawn]))
        self.place.setVisible(self.row.may_remark and bool(place or drawn))
        has_words = bool(self.note.text().strip())
        self.send_button.setEnabled(has_words)
        self.revise_button.setEnabled(has_words)
        self.revise_button.setToolTip("" if has_words else tr("Write first what is to change."))

    def _here(self) -> tuple[FileRow, ...]:
        paths = (str(Path(self.row.folder) / path) for path in self.row.files if self.row.is_here)
        return tuple(FileRow(Path(path).name, 0, path) for path in paths)

    def _title(self) -> str:
        return tr("{title}, take {n}", title=self.row.title, n=self.row.take)

    def _subject(self) -> str:
        return f"{self.row.room}/{self.row.stage}/{self.row.take}"

    def play(self) -> None:
        """Hear it."""
        self.look.hearing.toggle()

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self.row.folder)):
            self._context.show_message(self.row.folder, tr("The files lie here"), "hint")

    def _notes(self) -> tuple[NoteText, ...]:
        text = self.note.text().strip()
        file, shapes = self.look.drawing
        return (NoteText(self.look.place_s[0], text, self.look.place_s[1], file=file, shapes=shapes),) if text else ()

    def remark(self) -> None:
        """Send what was written."""
        if self._notes() and self.row.may_remark:
            self._send(RemarkOnTake(self._named(), self._notes(), self.row.take), tr("Your note is on its way."))

    def vote(self, verdict: str) -> None:
        """Decide."""
        said = tr("Approved by you") if verdict == "approve" else tr("Sent back with your note")
        self._send(VoteOnTake(self._named(), verdict, self._notes()), said)

    def _named(self) -> str:
        return f"{self.row.production}/{self.row.stage}"

    def _send(self, command: Any, said: str) -> None:
        for button in (self.send_button, self.revise_button, self.approve_button):
            button.setEnabled(False)

        def done(_result: object) -> None:
            self.note.clear()
            self.look.forget()
            self._context.show_message(tr("{name} gets it with the next sync.", name=first_name(self.row.owner_name)), said, "done")  # fmt: skip

        def failed(error: BaseException) -> None:
            self.approve_button.setEnabled(True)
            self._follow()
            self._context.show_error(error)

        self._context.run(command, done, failed)
