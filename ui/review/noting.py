"""Notes and answers of the take that Listen shows: drafts are kept and written down, notes shown, the answer is sent."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from studio.actions.note_commands import AddPoint, NoteCommand, RemovePoint, ReplyToNote, ResolveNote, TickPoint
from studio.queries.rows import StageDetail
from ui.commands import Command
from ui.context import Context
from ui.review.draft_file import read_drafts, write_drafts
from ui.review.hearing import Hearing
from ui.review.model import (
    DraftNotes,
    NoteDraft,
    ShownNote,
    draft_line,
    has_time,
    is_read_only,
    notes_head,
    notes_of,
    notes_of_take,
    review_command,
    shown_notes,
    take_of,
    take_state_words,
    verdicts,
)
from ui.review.note_files import NoteFiles, NotesShown
from ui.review.notes import NotesPane
from ui.review.picture import PicturePane
from ui.review.toolbar import ListenToolbar
from ui.review.wave_view import WaveView
from ui.words import first_name, tr


class Noting(QObject):
    """``answered`` when an answer was sent: what is shown is to be asked for again."""

    answered = Signal()

    def __init__(
        self,
        context: Context,
        toolbar: ListenToolbar,
        wave: WaveView,
        pane: NotesPane,
        hearing: Hearing,
        picture: PicturePane,
    ) -> None:
        super().__init__(pane)
        self._context, self._toolbar, self._wave, self._pane, self._hearing = context, toolbar, wave, pane, hearing
        self._picture = picture
        picture.drawing_changed.connect(pane.box.field.setFocus)
        self._detail: StageDetail | None = None
        self._take = 0
        self._chosen = -1
        self.shown: list[ShownNote] = []
        self.drafts = DraftNotes()
        self.files = NoteFiles(context, pane.menu, self._notes_shown, self._add)
        toolbar.answered.connect(self._answer)
        wave.note_chosen.connect(self._choose)
        pane.chosen.connect(self._choose)
        pane.removed.connect(self._remove)
        pane.replied.connect(lambda note, text: self._tell(ReplyToNote(self._hand_off, note, text)))
        pane.resolved.connect(lambda note, is_open: self._tell(ResolveNote(self._hand_off, note, is_open)))
        pane.checklist.added.connect(lambda text: self._tell(AddPoint(self._hand_off, text)))
        pane.checklist.removed.connect(lambda point: self._tell(RemovePoint(self._hand_off, point)))
        pane.checklist.ticked.connect(lambda point, is_done: self._tell(TickPoint(self._hand_off, point, is_done)))
        pane.box.written.connect(self._write)
        pane.box.left.connect(wave.setFocus)
        pane.box.play_wanted.connect(hearing.toggle)
        add = context.commands.add
        add(Command("listen.approve", tr("Approve this take"), lambda: self._answer("approve"), icon="circle-check",
                    tab="listen", is_possible=toolbar.approve_button.isVisible))  # fmt: skip
        add(Command("listen.revise", tr("Ask for changes to this take"), lambda: self._answer("revise"), icon="rotate-2",
                    tab="listen", is_possible=toolbar.revise_button.isEnabled))  # fmt: skip
        add(Command("listen.reply", tr("Reply to the chosen note"), self._to_reply, "Ctrl+Shift+R", tab="listen",
                    is_possible=lambda: pane.reply_line is not None))  # fmt: skip
        add(Command("listen.resolve", tr("Resolve the chosen note, or open it again"), self._turn, "Ctrl+Shift+E", tab="listen",
                    is_possible=lambda: pane.reply_line is not None))  # fmt: skip
        add(Command("listen.checklist", tr("Write a point of the checklist"), pane.checklist.line.setFocus, "Ctrl+Shift+L",
                    tab="listen", is_possible=pane.checklist.line.isVisible))  # fmt: skip
        add(Command("listen.next_note", tr("Next note"), lambda: self._step(1), "Ctrl+Down", tab="listen"))
        add(Command("listen.previous_note", tr("Previous note"), lambda: self._step(-1), "Ctrl+Up", tab="listen"))

    @property
    def _hand_off(self) -> str:
        return self._detail.stage.hand_off if self._detail is not None else ""

    def _tell(self, command: NoteCommand) -> None:
        """A reply, a tick and the like go out at once; the screen follows what the record says then."""

        def failed(error: BaseException) -> None:
            self._context.show_error(error)
            self.answered.emit()

        self._context.run(command, lambda _result: self.answered.emit(), failed)

    def _to_reply(self) -> None:
        if self._pane.reply_line is not None:
            self._pane.reply_line.setFocus()

    def _turn(self) -> None:
        if 0 <= self._chosen < len(self.shown) and self.shown[self._chosen].id:
            note = self.shown[self._chosen]
            self._tell(ResolveNote(self._hand_off, note.id, not note.is_open))

    def _step(self, by: int) -> None:
        if self.shown:
            start = self._chosen if self._chosen >= 0 else (-1 if by > 0 else len(self.shown))
            self._choose(min(max(start + by, 0), len(self.shown) - 1))

    def read(self) -> None:
        """Take over the drafts of the last time."""
        home = self._context.studio.home

        def keep(values: object) -> None:
            self.drafts.read_json(values)
            if self._detail is not None:
                self.show_notes()
                self.show_answers()

        self._context.do(lambda: read_drafts(home), keep)

    def show_take(self, detail: StageDetail, take: int) -> None:
        """Another take is shown: what may be answered to it. Its notes follow with ``show_notes`` if it can be heard."""
        self._detail, self._take = detail, take
        self.show_answers()

    def forget(self) -> None:
        """No take is shown (the mix is, or nothing)."""
        self._detail = None
        self._chosen = -1
        self.shown = []
        self._pane.hide()
        self._wave.has_notes = False
        self._wave.show_notes(())

    def choose_none(self) -> None:
        """No note is the chosen one any more."""
        self._chosen = -1

    def show_answers(self) -> None:
        """The two answers, and what they need."""
        detail = self._detail
        if detail is None:
            return
        drafts = self.drafts.of(detail.stage.hand_off, self._take)
        answers = verdicts(detail, self._take, len(drafts))
        self._toolbar.show_stage(detail, self._take, answers)
        self._pane.box.setVisible(answers.may_answer)
        take = take_of(detail, self._take)
        why_not_yet = take_state_words(take, detail.stage.person) if take is not None else ""
        hint = draft_line(len(drafts)) if drafts else answers.why_not or why_not_yet
        self._pane.hint.setText(hint)
        self._pane.hint.setVisible(bool(hint))

    def show_notes(self) -> None:
        """Notes and drafts, in the list and as flags."""
        detail = self._detail
        if detail is None:
            return
        drafts = self.drafts.of(detail.stage.hand_off, self._take)
        self.shown = shown_notes(notes_of_take(detail, self._take), drafts, self._context.studio.person_name)
        self._pane.show()
        self._wave.has_notes = True
        self._pane.show_people(detail.people)
        may_add = detail.points_round >= 0
        checklist = self._pane.checklist
        checklist.show_points(detail.points, may_add=may_add, is_next=detail.points_round > detail.stage.rounds_used)
        checklist.setVisible(may_add or any(point.may_change for point in detail.points))
        take = take_of(detail, self._take)
        is_read = take is not None and is_read_only(take)
        self._pane.set_has_time(has_time=take is None or has_time(take), is_read=is_read)
        self._pane.show_notes(notes_head(detail), self.shown, self._chosen)
        self._wave.show_notes(self.shown, self._chosen)
        self._picture.show_notes(self.shown, self._chosen, may_draw=not self._pane.box.isHidden())

    def _write(self, start_s: float, end_s: float, text: str, reason: str) -> None:
        if self._detail is not None:
            file, shapes = self._picture.drawing
            draft = NoteDraft(start_s, end_s, text, reason, file, shapes)
            self.drafts.add(self._detail.stage.hand_off, self._take, draft)
            self._picture.forget_drawing()
            self._after_drafts()
            (self._wave if self._wave.isVisible() else self._picture.view).setFocus()

    def _add(self, drafts: list[NoteDraft]) -> None:
        if self._detail is not None:
            for draft in drafts:
                self.drafts.add(self._detail.stage.hand_off, self._take, draft)
            self._after_drafts()

    def _notes_shown(self) -> NotesShown:
        stage = self._detail.stage if self._detail is not None else None
        title = tr("{title}, take {n}", title=stage.title, n=self._take) if stage is not None else ""
        about, person = (stage.hand_off or stage.id, stage.person) if stage is not None else ("", "")
        may_add = not self._pane.box.isHidden()
        return NotesShown(title, self.shown, self._hearing.paths, may_add, about, self._take, person)

    def _remove(self, place: int) -> None:
        detail = self._detail
        if detail is not None and self.shown[place].is_draft:
            gone = self.drafts.remove(detail.stage.hand_off, self._take, self.shown[place].draft_place)
            self._after_drafts()
            if gone is not None:
                take, hand_off = self._take, detail.stage.hand_off
                self._context.show_message(gone.text, tr("Note taken out"), "info", action=tr("Put it back"),
                                           run=lambda: self._put_back(hand_off, take, gone))  # fmt: skip

    def _put_back(self, hand_off: str, take: int, draft: NoteDraft) -> None:
        self.drafts.add(hand_off, take, draft)
        self._after_drafts()

    def _after_drafts(self) -> None:
        self.show_notes()
        self.show_answers()
        home, values = self._context.studio.home, self.drafts.as_json()
        self._context.do(lambda: write_drafts(home, values))

    def _choose(self, place: int) -> None:
        self._chosen = place
        self._hearing.seek(self.shown[place].in_take_s)
        self.show_notes()

    def _answer(self, verdict: str) -> None:
        detail, take = self._detail, self._take
        if detail is None:
            return
        hand_off, person = detail.stage.hand_off, first_name(detail.stage.person)
        drafts = self.drafts.of(hand_off, take)
        may = verdicts(detail, take, len(drafts))
        if not (may.may_revise if verdict == "revise" else may.may_answer):
            return
        if verdict == "revise" and may.is_paid:
            from ui.dialogs.change_pane import open_change

            def proposed() -> None:
                self.drafts.clear(hand_off, take)
                self._after_drafts()

            open_change(self._context, detail, notes_of(drafts), proposed)
            return
        self._toolbar.set_busy()

        def done(_result: Any) -> None:
            self.drafts.clear(hand_off, take)
            self._after_drafts()
            title = tr("Take {n} is approved", n=take) if verdict == "approve" else tr("Changes are asked for")
            self._context.show_message(tr("{name} is told with the next sync.", name=person), title, "done")
            self.answered.emit()

        def failed(error: BaseException) -> None:
            self.show_answers()
            self._context.show_error(error)

        self._context.run(review_command(detail, take, verdict, drafts), done, failed)
