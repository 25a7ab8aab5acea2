"""The credit of a finished gig: accepted, refused, and saved as files that anybody can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from studio.actions.credit_commands import AcceptCredit, ExportCredits, RefuseCredit
from ui.inbox.blocks import Card
from ui.roles import role_text
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import first_name, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from studio.queries.credits import CreditRow
    from ui.theme import Theme

_INSET_PX = 30


class CreditPane(Card):
    """``wanted`` carries the command that a person asks for, with the words for when it is done; ``portfolio_wanted``
    asks for the page that shows credits.
    """

    wanted = Signal(object, str)
    portfolio_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._shown: CreditRow | None = None

    def show_credit(self, credit: CreditRow) -> None:
        """Say how it stands, with what can be done."""
        if credit == self._shown:
            return
        self._shown = credit
        self.clear()
        name = first_name(credit.issuer_name)
        if credit.state == "granted":
            signing = tr("Accepting signs it too. It holds no price, and your name only where you show it.")
            self._say("approved.text", tr("{name} signs that this is your work", name=name), _about(credit), signing)
            self._row(self._accept(credit, tr("Accept the credit")), self._refuse(credit))
        elif credit.state == "accepted":
            saving = tr("The files are signed by both of you; anybody can check them, without Segue and for ever.")
            self._say("approved.text", tr("This credit is yours"), _about(credit), saving)
            save = primary_button(self._theme, tr("Save it as files"), "download")
            save.clicked.connect(lambda: self._want(ExportCredits((credit.hand_off,), ""), tr("The credit is saved")))
            named = Button(self._theme, tr("Save it with your name"))
            with_name = ExportCredits((credit.hand_off,), "", with_name=True)
            named.clicked.connect(lambda: self._want(with_name, tr("The credit is saved, with your name")))
            page = Button(self._theme, tr("Portfolio page…"), "world")
            page.clicked.connect(self.portfolio_wanted)
            self._row(save, named, page)
        elif credit.state == "refused":
            self._say("text2", tr("You did not want this credit"), _about(credit))
            self._row(self._accept(credit, tr("Accept it after all")))
        else:
            self._say("text2", tr("{name} has taken this credit back", name=name), credit.reason)

    def _say(self, tone: str, title: str, *sentences: str) -> None:
        row = row_of(IconLabel(self._theme, "certificate", tone, 20), gap_px=10)
        row.addWidget(label(self._theme, title, 15, 600, wraps=True), 1)
        self.column.addLayout(row)
        for sentence in filter(None, sentences):
            words = label(self._theme, sentence, 13, tone="2", wraps=True)
            words.setContentsMargins(_INSET_PX, 0, 0, 0)
            self.column.addWidget(words)

    def _row(self, *buttons: QWidget) -> None:
        row = row_of(*buttons, None, gap_px=8)
        row.setContentsMargins(_INSET_PX, 4, 0, 0)
        self.column.addLayout(row)

    def _accept(self, credit: CreditRow, words: str) -> QWidget:
        button = primary_button(self._theme, words, "signature")
        button.clicked.connect(lambda: self._want(AcceptCredit(credit.hand_off), tr("The credit is yours")))
        return button

    def _refuse(self, credit: CreditRow) -> QWidget:
        button = Button(self._theme, tr("No, thank you"))
        button.clicked.connect(lambda: self._want(RefuseCredit(credit.hand_off), tr("The credit is refused")))
        return button

    def _want(self, command: object, said: str) -> None:
        self.wanted.emit(command, said)


def _about(credit: CreditRow) -> str:
    """What it says of the work, in a line."""
    parts = [
        tr(
            "{role} for {production}, take {n}",
            role=role_text(credit.role),
            production=credit.production_title,
            n=credit.take,
        )
    ]
    if credit.is_on_time:
        parts.append(tr("on time"))
    if credit.rounds_used == 0:
        parts.append(tr("approved at once"))
    return ", ".join(parts) + "."
