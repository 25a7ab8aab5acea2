"""Open an invitation: paste a line or drop a file, give a name, say where the shared folder lies if that is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from studio.actions.commands import OpenPass
from studio.app.running_window import INVITATION_NAME
from studio.domain.errors import SegueError
from ui.context import Context
from ui.dialogs.model import pass_in
from ui.dialogs.page import FolderField, Page, Said, field
from ui.inbox.blocks import Card
from ui.widgets.buttons import Button, primary_button
from ui.widgets.labels import label, row_of
from ui.words import tr


class PassField(QPlainTextEdit):
    """Takes a pasted line, or a dropped file as its path."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and text are welcome."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file becomes its path."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.setPlainText(paths[0])
        else:
            super().dropEvent(event)


def name_in(path: str) -> str:
    """The name that an owner wrote on the file of an invitation, to begin with: ``Invitation Ana Ribeiro.seguepass``."""
    stem = Path(path).stem
    return stem.removeprefix(INVITATION_NAME).strip() if stem.startswith(INVITATION_NAME) else ""


class OpenInvitationPage(Page):
    """One field, one name, one button."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            tr("Open an invitation"),
            tr(
                "Someone sent you a file or a line of text. After this you see what it is, what it pays and what you get; "
                "nothing is agreed before you accept."
            ),
            width_px=640,
        )
        theme = context.theme
        self._is_running = False
        self.needs_name = context.studio is None or not context.studio.has_identity
        card = Card(gap_px=16)
        self.text = PassField()
        self.text.setPlaceholderText("SEGUE1-…")
        self.text.setFixedHeight(96)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._follow)
        choose = Button(theme, tr("Choose a file…"), "folder-open")
        choose.clicked.connect(self._choose)
        hint = tr("Paste the line here, or drop the .seguepass file anywhere on this page.")
        card.column.addLayout(field(theme, tr("Invitation"), self.text, hint))
        card.column.addLayout(row_of(choose, None))
        self.name = QLineEdit()
        self.name.setMaxLength(120)
        self.name.textEdited.connect(lambda _text: self._follow())
        self._name_part = Card(kind="", padding_px=0)
        self._name_part.column.addLayout(
            field(
                theme,
                tr("Your name"),
                self.name,
                tr("As you want to be credited. It makes your identity on this computer."),
            )
        )
        self._name_part.setVisible(self.needs_name)
        card.column.addWidget(self._name_part)
        self.folder = FolderField(theme, tr("Shared folder"))
        self.folder.path.textEdited.connect(lambda _text: self._follow())
        self._folder_part = Card(kind="", padding_px=0)
        self._folder_part.column.addLayout(
            field(
                theme,
                tr("Where is the shared folder on this computer?"),
                self.folder,
                tr(
                    "This production lies in a folder that is shared with you, such as a NAS or a synced folder. Segue checks that it is the right one."
                ),
            )
        )
        self._folder_part.hide()
        card.column.addWidget(self._folder_part)
        self.said = Said(theme)
        card.column.addWidget(self.said)
        self._hint = label(theme, "", 12, tone="2", wraps=True)
        self.open_button = primary_button(theme, tr("Open the invitation"), "mail-opened", is_big=True)
        self.open_button.clicked.connect(self.open_pass)
        self.enter_presses = self.open_button
        foot = row_of(gap_px=12)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.open_button)
        card.column.addLayout(foot)
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.setAcceptDrops(True)
        self.keyboard_starts_at = self.text
        if context.studio is None:
            context.ready.connect(self._know_the_person)
        self._follow()

    def _know_the_person(self) -> None:
        """The studio has opened after this page: who has a name is not asked for it."""
        if not self._context.studio.has_identity:
            return
        self.needs_name = False
        had_keyboard = self.name.hasFocus()
        self._name_part.hide()
        self._follow()
        if had_keyboard:
            (self.open_button if self.open_button.isEnabled() else self.text).setFocus()

    def select(self, path: str) -> None:
        """A file that was dropped on the window."""
        self.text.setPlainText(path)
        if self.needs_name and not self.name.text().strip():
            self.name.setText(name_in(path))
            self._follow()
        (self.name if self.needs_name else self.open_button).setFocus()
        self.name.selectAll()

    def problem(self) -> str:
        """What is missing; empty when it can be opened."""
        text = self.text.toPlainText().strip()
        if not text:
            return tr("Paste the invitation first.")
        if not pass_in(text):
            return tr("This is no invitation: it is a line that begins with SEGUE1- or a file that ends in .seguepass.")
        if self.needs_name and not self.name.text().strip():
            return tr("Give your name.")
        return ""

    def open_pass(self) -> None:
        """Open it, then show the gig."""
        if self.problem() or self._is_running:
            return
        self._is_running = True
        self.said.hide()
        self._follow()
        name = self.name.text().strip() if self.needs_name else ""
        command = OpenPass(pass_in(self.text.toPlainText()), name, self.folder.path.text().strip())
        self._context.run(command, self._done, self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file anywhere on the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file's path."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.select(url.toLocalFile())
                return

    def _done(self, result: dict[str, Any]) -> None:
        self._is_running = False
        note = str(result.get("note", ""))
        if note:
            self._context.show_message(note, tr("The invitation is open"), "hint")
        self._context.navigate("inbox", str(result.get("handoff", "")))

    def _failed(self, error: BaseException) -> None:
        self._is_running = False
        code = error.code if isinstance(error, SegueError) else ""
        if code == "where_is_the_folder":
            self._folder_part.show()
            self.folder.path.setFocus()
        if code == "name_needed":
            self.needs_name = True
            self._name_part.show()
            self.name.setFocus()
        is_question = code == "where_is_the_folder" and not self.folder.path.text().strip()
        if not is_question:
            self.said.say_error(error)
        self._follow()

    def _follow(self) -> None:
        problem = self.problem()
        is_empty = not self.text.toPlainText().strip()
        self._hint.setText("" if is_empty else problem)
        self.open_button.setEnabled(not problem and not self._is_running)

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose the invitation"), str(Path.home()), tr("Invitations (*.seguepass)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.select)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
