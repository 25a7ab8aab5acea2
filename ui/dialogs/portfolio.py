"""The pane in which a portfolio page is made: which credits, which names, what may be heard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from studio.actions.credit_commands import ExportPortfolio, PermitExcerpt, TakePermits
from studio.queries.asks import Credits
from ui.context import Context
from ui.dialogs.page import Said
from ui.dialogs.side_pane import SidePane
from ui.roles import role_text
from ui.widgets.buttons import Button, Segments, primary_button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.over_pane import window_of
from ui.widgets.save_dialog import ask_where_to_save
from ui.words import day_text, first_name, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.credits import CreditRow

PERMIT_SUFFIX = ".permit.jwt"
PERMIT_S = 30
_INSET_PX = 22


class PortfolioPane(SidePane):
    """``boxes`` are the credits that can be shown, by hand-off."""

    help_page = "people"

    def __init__(self, context: Context, rows: tuple[CreditRow, ...], window: QWidget) -> None:
        super().__init__(context, tr("Portfolio page"), window)
        self.setObjectName("portfolio")
        self._theme = theme = context.theme
        words = tr("A folder with one page for any browser, made of credits that you have accepted. Put it on any web space, "
                   "or send it. There is never a price on it.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.column.addWidget(label(theme, tr("Which credits"), 12, 600))
        self.boxes: dict[str, QCheckBox] = {}
        for row in sorted(rows, key=lambda row: -row.approved_ms):
            self.column.addLayout(self._credit(row))
        if not rows:
            none = tr("You have accepted no credit yet. Each stands under Done in your inbox once a gig is approved.")
            self.column.addWidget(label(theme, none, 12, tone="2", wraps=True))
        self.column.addWidget(rule())
        self.name = self._choice(tr("Show my name"), tr("Without it the page has only your key."))
        self.owners = self._choice(
            tr("Show who approved it"),
            tr(
                "Without it the signed files are left out, since they name the owner; you can still show them in private."
            ),
        )
        self.excerpts = self._choice(
            tr("Sound, where it is permitted"),
            tr("An excerpt is there only if the signed terms or the owner permit one; otherwise none."),
        )
        self.permit_button = Button(theme, tr("Add an owner's permission…"), "signature")
        self.permit_button.clicked.connect(self._ask_for_permit)
        self.column.addLayout(row_of(self.permit_button, None))
        self.language = Segments(theme, (("en", tr("English")), ("de", tr("German"))), tr("Language of the page"))
        self.language.show_chosen("en")
        self.column.addLayout(row_of(label(theme, tr("Language of the page"), 12, 600), None, self.language))
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.open_button = Button(theme, tr("Look at it"), "external-link", is_big=True)
        self.open_button.clicked.connect(self._open_page)
        self.open_button.hide()
        self.make_button = primary_button(theme, tr("Make the page…"), "world", is_big=True)
        self.make_button.clicked.connect(self._ask_where_to)
        self.foot.addWidget(self.open_button)
        self.foot.addWidget(self.make_button, 1)
        self._page = ""
        self._follow()

    def _credit(self, row: CreditRow) -> QVBoxLayout:
        box = QCheckBox(f"{row.stage}, {row.production_title}")
        box.setChecked(True)
        box.toggled.connect(self._follow)
        self.boxes[row.hand_off] = box
        about = tr(
            "{role}, approved by {name} on {day}",
            role=role_text(row.role),
            name=row.issuer_name,
            day=day_text(row.approved_ms),
        )
        return self._explained(box, about)

    def _choice(self, name: str, about: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setChecked(True)
        self.column.addLayout(self._explained(box, about))
        return box

    def _explained(self, box: QCheckBox, about: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(box)
        box.setAccessibleName(box.text())
        box.setAccessibleDescription(about)
        words = label(self._theme, about, 11, tone="3", wraps=True)
        words.setContentsMargins(_INSET_PX, 0, 0, 0)
        column.addWidget(words)
        return column

    def _follow(self) -> None:
        self.make_button.setEnabled(any(box.isChecked() for box in self.boxes.values()))

    def make(self, folder: Path) -> None:
        """Write the page into that folder."""
        chosen = tuple(hand_off for hand_off, box in self.boxes.items() if box.isChecked())
        command = ExportPortfolio(
            chosen,
            str(folder),
            with_name=self.name.isChecked(),
            with_owners=self.owners.isChecked(),
            with_excerpts=self.excerpts.isChecked(),
            language=self.language.current(),
        )
        self.make_button.setEnabled(False)
        self._context.run(command, self._made, self._failed)

    def _made(self, result: dict[str, Any]) -> None:
        self._follow()
        self._page = result["page"]
        self.open_button.show()
        silent = [row for row in result["credits"] if row["no_excerpt"]]
        heard = len(result["credits"]) - len(silent)
        words = tr_n("{n} excerpt can be heard.", "{n} excerpts can be heard.", heard)
        self.said.say("circle-check", "approved.text", tr("The page is made"), (result["folder"], words))

    def _failed(self, error: BaseException) -> None:
        self._follow()
        self.said.say_error(error)

    def _ask_where_to(self) -> None:
        ask_where_to_save(self, tr("Choose a new folder for the portfolio"), tr("Portfolio"), self.make)

    def _ask_for_permit(self) -> None:
        dialog = QFileDialog(
            self, tr("Choose the permission that the owner sent"), str(Path.home()), f"*{PERMIT_SUFFIX}"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.take_permits(tuple(paths)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_permits(self, paths: tuple[str, ...]) -> None:
        """Keep permissions."""

        def done(result: dict[str, Any]) -> None:
            count = len(result["permits"])
            words = tr_n("The permission is kept", "{n} permissions are kept", count)
            self.said.say("circle-check", "approved.text", words)

        self._context.run(TakePermits(paths), done, self._failed)

    def _open_page(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self._page)):
            self._context.show_message(self._page, tr("The page cannot be shown here; it lies at"), "hint")


def open_portfolio(context: Context) -> None:
    """Show the pane over the window, with all credits of this person that were accepted."""

    def show(rows: tuple[CreditRow, ...]) -> None:
        own = tuple(row for row in rows if row.is_yours and row.state == "accepted")
        PortfolioPane(context, own, window_of(context)).open_alone()

    context.ask(Credits(), show, context.show_error)


def ask_for_permit(context: Context, parent: QWidget, hand_off: str, title: str, person: str) -> None:
    """Ask the owner where the permission for an excerpt of that work is to be written."""
    name = f"{title} {first_name(person)}"
    save = lambda path: save_permit(context, hand_off, str(path), person)  # noqa: E731  one line says it
    ask_where_to_save(parent, tr("Save the permission"), name, save, kinds=f"*{PERMIT_SUFFIX}", suffix=PERMIT_SUFFIX)


def save_permit(context: Context, hand_off: str, path: str, person: str) -> None:
    """Sign a permission for 30 seconds and write it."""

    def done(result: dict[str, Any]) -> None:
        words = tr("Send {file} to {name}; it permits {n} s.", file=Path(result["file"]).name, name=first_name(person),
                   n=result["seconds"])  # fmt: skip
        context.show_message(words, tr("The permission is signed"), "done")

    context.run(PermitExcerpt(hand_off, PERMIT_S, path), done)
