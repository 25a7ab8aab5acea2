"""Notes to files and back: the menu beside the notes. Files are read and written in workers; drafts are what comes in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from ui.context import Context
from ui.review.model import NoteDraft, ShownNote
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import tr, tr_n

if TYPE_CHECKING:
    from studio.domain.markers import Marker

_SUFFIXES = {"audacity": ".txt", "reaper": ".csv", "csv": ".csv", "wav": ".wav", "dawproject": ".dawproject"}
_MOST_PASTED = 4_000_000


@dataclass(frozen=True, slots=True)
class NotesShown:
    """What the menu is about: the take, its notes as they are shown, its files, and whether notes may be added."""

    title: str
    notes: Sequence[ShownNote]
    paths: tuple[str, ...]
    may_add: bool
    about: str = ""
    take: int = 0
    person: str = ""


class NoteFiles:
    """The menu and what it does. ``shown`` says what is on the screen, ``add`` takes notes that were read."""

    def __init__(
        self, context: Context, menu: QMenu, shown: Callable[[], NotesShown], add: Callable[[list[NoteDraft]], None]
    ) -> None:
        self._context, self._menu, self._shown, self._add = context, menu, shown, add
        self.save = self._action(tr("Save notes for another program…"), self._ask_where_to)
        self.read = self._action(tr("Read notes from a file…"), self._ask_from_where)
        self.paste = self._action(tr("Paste notes from a listening page"), self._paste)
        menu.addSeparator()
        self.page = self._action(tr("Make a listening page…"), self._ask_page_folder)
        self.link = self._action(tr("Share a listening page by a link…"), self.share)
        menu.aboutToShow.connect(self.follow)

    def follow(self) -> None:
        """Only what is possible now can be chosen."""
        shown = self._shown()
        self.save.setEnabled(bool(shown.notes))
        for action in (self.page, self.link):
            action.setEnabled(bool(shown.paths))
        for action in (self.read, self.paste):
            action.setEnabled(shown.may_add)

    def write(self, path: Path, format_: str) -> None:
        """Write the notes that are shown as a file of one of ``note_files.NOTE_FORMATS``."""
        shown = self._shown()
        out = path if path.suffix.lower() == _SUFFIXES[format_] else path.with_name(path.name + _SUFFIXES[format_])

        def work() -> str:
            from studio.app.note_files import write_note_file

            return write_note_file(
                _markers(shown.notes), out, format_, audio=next(iter(shown.paths), ""), title=shown.title
            )

        def done(_format: str) -> None:
            self._context.show_message(tr("The notes are saved as {name}.", name=out.name), kind="done")

        self._context.do(work, done, self._context.show_error)

    def make_page(self, folder: Path) -> None:
        """Make a page of the take that is shown, as a new folder in ``folder``."""
        shown = self._shown()
        out = folder / shown.title.replace("/", "-").replace("\\", "-")
        by = tr("Take {n} by {name}", n=shown.take, name=shown.person) if shown.person else tr("Take {n}", n=shown.take)

        def work() -> Path:
            from studio.app.listening_page import PageContent, write_listening_page

            notes = _markers(shown.notes)
            done = frozenset(m for m, note in zip(notes, shown.notes, strict=True) if not note.is_open)
            files = [Path(path) for path in shown.paths]
            return write_listening_page(PageContent(shown.title, by, shown.about, shown.take, files, notes, done), out)

        def ready(index: Path) -> None:
            words = tr("Send the whole folder {name}; index.html opens in any browser.", name=index.parent.name)
            self._context.show_message(words, tr("The listening page is made"), "done", action=tr("Show in folder"),
                                       run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(index.parent))))  # fmt: skip

        self._context.show_message(tr("The listening page is being made…"))
        self._context.do(work, ready, self._context.show_error)

    def share(self) -> None:
        """Open the pane that puts the take that is shown behind a link, and says what is shared."""
        from ui.review.share_pane import open_share

        shown = self._shown()
        open_share(self._context, shown.about, shown.title, shown.take)

    def take_file(self, path: Path) -> None:
        """Read a file; its notes are drafts until an answer takes them along."""

        def work() -> Sequence[Marker]:
            from studio.app.note_files import read_note_file

            return read_note_file(path)

        self._context.do(work, self._take_markers, self._context.show_error)

    def take_text(self, text: str) -> None:
        """Read a pasted line."""

        def work() -> Sequence[Marker]:
            from studio.app.note_files import read_notes

            return read_notes(text[:_MOST_PASTED].encode("utf-8", "replace"), tr("What was pasted"))

        self._context.do(work, self._take_markers, self._context.show_error)

    def _take_markers(self, markers: Sequence[Marker]) -> None:
        from studio.app.note_files import spoken_note

        me = self._context.studio.person_name
        known = {(round(note.in_take_s, 2), note.text) for note in self._shown().notes}
        drafts = [NoteDraft(m.start_s, m.end_s, spoken_note(m, me)) for m in markers]
        new = [draft for draft in drafts if (round(draft.in_take_s, 2), draft.text) not in known]
        self._add(new)
        words = tr_n("{n} note was read.", "{n} notes were read.", len(new))
        if len(new) < len(drafts):
            words += " " + tr("The others were here already.")
        self._context.show_message(tr("They are sent with your answer."), words, "done")

    def _action(self, words: str, run: Callable[[], None]) -> QAction:
        action = self._menu.addAction(words)
        action.triggered.connect(lambda _checked=False: run())
        return action

    def _ask_where_to(self) -> None:
        filters = {
            tr("Audacity labels (*.txt)"): "audacity",
            tr("Reaper regions and markers (*.csv)"): "reaper",
            tr("Table (*.csv)"): "csv",
            tr("Copy of the take with cues (*.wav)"): "wav",
            tr("DAWproject with markers (*.dawproject)"): "dawproject",
        }

        def write(path: Path) -> None:
            self.write(path, filters[dialog.selectedNameFilter()])

        dialog: QFileDialog = ask_where_to_save(
            self._menu, tr("Save the notes"), self._shown().title, write, kinds=list(filters)
        )

    def _ask_from_where(self) -> None:
        kinds = tr("Notes (*.txt *.csv *.wav *.dawproject *.json)")
        dialog = QFileDialog(self._menu, tr("Read notes"), str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_page_folder(self) -> None:
        dialog = QFileDialog(self._menu, tr("Where to put the listening page"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.make_page(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _paste(self) -> None:
        self.take_text(QGuiApplication.clipboard().text())


def _markers(notes: Sequence[ShownNote]) -> list[Marker]:
    from studio.domain.markers import Marker

    return [Marker(note.in_take_s, note.end_in_take_s, note.text, note.author) for note in notes]
