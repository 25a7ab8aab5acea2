"""The folder with everybody's files: where it is, what lies in it, and having it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from studio.actions.workspace_commands import ClearWorkspaceCopies, MoveWorkspace, UseWorkspace
from studio.domain.errors import SegueError
from ui.dialogs.page import FolderField, field
from ui.languages import told
from ui.settings.act import ActCard
from ui.widgets.buttons import Button, Segments
from ui.widgets.labels import label, row_of
from ui.words import size_text, tr, tr_n

if TYPE_CHECKING:
    from ui.context import Context

MOVE, KEEP = "move", "keep"
_KNOWN = "workspace_known"


def _amount(files: int, size_bytes: int) -> str:
    if not files:
        return tr("Nothing lies there yet.")
    return tr("{files}, {size}", files=tr_n("{n} file", "{n} files", files), size=size_text(size_bytes))


class WorkspaceCard(ActCard):
    """Shows where the files lie. A folder that is chosen is where they go; one that holds them already is gone over to."""

    def __init__(self, context: Context) -> None:
        sentence = tr("Every production has a folder here, with what you get, what you deliver and every take.")
        super().__init__(context, tr("Your files"), sentence, title_px=13)
        theme = context.theme
        self.where = label(theme, "", 13, wraps=True, is_selectable=True)
        self.amount = label(theme, "", 12, tone="3", wraps=True)
        self.body.addWidget(self.where)
        self.body.addWidget(self.amount)
        show = Button(theme, tr("Show your files"), "folder-open")
        show.clicked.connect(
            lambda: QDesktopServices.openUrl(
                QUrl.fromLocalFile(str(context.studio.workspace if context.studio else ""))
            )
        )
        self.change_button = Button(theme, tr("Another folder…"), "folder-open", "quiet")
        self.change_button.setAccessibleDescription(tr("Have your files in another folder, or say where they lie now"))
        self.change_button.clicked.connect(self.ask_where)
        self.body.addLayout(row_of(show, self.change_button, None, gap_px=8))
        self.folder = FolderField(theme, tr("New folder"))
        self.folder.path.textEdited.connect(lambda _path: self._follow())
        hint = tr(
            "A new or empty folder; on another disk everything is copied and compared first. Until that is done nothing changes."
        )
        self._folder_field = field(theme, tr("New folder"), self.folder, hint)
        self.ways = Segments(
            theme,
            [(MOVE, tr("Move them there")), (KEEP, tr("Copy, and leave the old ones"))],
            tr("What becomes of the old files"),
        )
        self._way = MOVE
        self.ways.show_chosen(MOVE)
        self.ways.chosen.connect(self._choose_way)
        self._ways_field = field(theme, tr("What becomes of the old files"), self.ways)
        self._fields = (self._folder_field, self._ways_field)
        for one in self._fields:
            self.body.addLayout(one)
        self.move_button = Button(theme, tr("Move your files"), "folder")
        self.move_button.clicked.connect(self.move_files)
        self.use_button = Button(theme, tr("They lie there already"), "circle-check")
        self.use_button.setAccessibleDescription(tr("Go over to this folder as it is; nothing is copied"))
        self.use_button.clicked.connect(self.use)
        self.clear_button = Button(theme, tr("Take the copies away"), "trash")
        self.clear_button.clicked.connect(self.clear_copies)
        self.add_buttons(self.move_button, self.use_button, self.clear_button)
        self._is_there, self._copies, self._is_asking = True, "", False
        self._follow()

    def refresh(self) -> None:
        """Ask where they lie; counting them is work for the background."""
        studio = self._context.studio
        if studio is None or not studio.has_identity:
            return
        self.where.setText(str(studio.workspace))
        self._context.do(studio.workspace_standing, self._show, self._cannot_say)

    def _cannot_say(self, error: BaseException) -> None:
        self.amount.setText(told(error.message) if isinstance(error, SegueError) else "")

    def _show(self, standing: dict[str, Any]) -> None:
        self._is_there, self._copies = bool(standing["is_there"]), str(standing["copies"])
        self.where.setText(standing["workspace"])
        words = _amount(standing["files"], standing["bytes"])
        self.amount.setText(words if self._is_there else told(standing["problem"]))
        if not self._is_there:
            self._is_asking = True
        if self._copies and self.job is None:
            self.say_hint(
                tr("A move was broken off"),
                tr(
                    "Copies of your files lie in {folder}. Move there again to go on, or take them away.",
                    folder=self._copies,
                ),
            )
        self._follow()

    def ask_where(self) -> None:
        """Show the fields, or put them away again."""
        self._is_asking = not self._is_asking
        self._follow()
        if self._is_asking:
            self.folder.path.setFocus()

    def _choose_way(self, way: str) -> None:
        self._way = way
        self.ways.show_chosen(way)
        self._follow()

    def _follow(self) -> None:
        for one, is_wanted in (
            (self._folder_field, self._is_asking),
            (self._ways_field, self._is_asking and self._is_there),
        ):
            for index in range(one.count()):
                one.itemAt(index).widget().setVisible(is_wanted)
        has_path = bool(self.folder.path.text().strip())
        self.move_button.setVisible(self._is_asking and self._is_there)
        self.move_button.setText(f"\u2009{tr('Copy your files') if self._way == KEEP else tr('Move your files')}")
        self.move_button.setEnabled(has_path)
        self.use_button.setVisible(self._is_asking and not self._is_there)
        self.use_button.setEnabled(has_path)
        self.clear_button.setVisible(bool(self._copies))
        self._buttons.setVisible(self.job is None and (self._is_asking or bool(self._copies)))

    def move_files(self) -> None:
        """Do it."""
        command = MoveWorkspace(self.folder.path.text().strip(), is_kept=self._way == KEEP)
        self.run(command, self._moved, tr("Looking through your files…"), can_stop=True, on_error=self._refused)

    def use(self) -> None:
        """They are there already."""
        self.run(
            UseWorkspace(self.folder.path.text().strip()), self._moved, tr("Looking through your files…"), can_stop=True
        )

    def clear_copies(self) -> None:
        """What was broken off has left them."""
        self.run(ClearWorkspaceCopies(), self._cleared, tr("Taking the copies away…"))

    def _refused(self, error: BaseException) -> None:
        """A folder that holds the files already can be gone over to."""
        self.use_button.setVisible(isinstance(error, SegueError) and error.code == _KNOWN)

    def _moved(self, result: dict[str, Any]) -> None:
        self._is_asking = False
        self.folder.path.clear()
        words = _amount(result["files"], result["bytes"])
        stay = tr_n(
            "{n} file stays in the old folder: it has changed meanwhile, or cannot be deleted.",
            "{n} files stay in the old folder: they have changed meanwhile, or cannot be deleted.",
            result["left_count"],
        )
        kept = tr("The old ones are still in {folder}.", folder=result["before"]) if self._way == KEEP else ""
        self.say_done(
            tr("Your files lie in {folder}", folder=result["workspace"]), words, stay if result["left_count"] else kept
        )
        self._copies = ""
        self.refresh()
        self._follow()

    def _cleared(self, result: dict[str, Any]) -> None:
        self.say_done(tr("The copies are gone"), *result["left"][:3])
        self.refresh()
