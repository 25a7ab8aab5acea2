"""The rights in a gig whose terms are signed: what is granted, granting more, and the agreement as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from studio.actions.rights_commands import GrantRights
from studio.domain.errors import BadInputError
from studio.domain.rights import GrantKind, read_grant, short_rights
from ui.dialogs.rights_field import RightsField
from ui.inbox.blocks import Card
from ui.languages import told
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import first_name, tr

if TYPE_CHECKING:
    from studio.queries.rows import GigRow
    from ui.theme import Theme

_INSET_PX = 30
_FORM_PX = 760


class GrantingPane(Card):
    """``wanted`` carries the command and the words for when it is done, ``paper_wanted`` the button below which the
    agreement's language is asked for.
    """

    wanted = Signal(object, str)
    paper_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._shown: object = None
        self._is_open = False
        self._gig: GigRow | None = None

    @staticmethod
    def is_for(gig: GigRow) -> bool:
        """Whether terms are signed, to which something can be added."""
        return bool(gig.terms.signed_ms)

    def show_gig(self, gig: GigRow) -> None:
        """Say what is granted; a form that is open stays open while the same is granted."""
        shown = (gig.hand_off, gig.terms.rights, gig.terms.granted)
        if shown == self._shown:
            return
        self._shown, self._gig, self._is_open = shown, gig, False
        self._build()

    def _build(self) -> None:
        gig = self._gig
        if gig is None:
            return
        self.clear()
        rights = gig.terms.granted or gig.terms.rights
        grant = read_grant(rights)
        theme = self._theme
        icon, tone = ("scale", "text2") if grant.is_usable else ("alert-triangle", "review.text")
        short = told(short_rights(rights))
        title = tr("Rights: {rights}", rights=short) if grant.is_usable else f"{short[:1].upper()}{short[1:]}"
        row = row_of(IconLabel(theme, icon, tone, 20), gap_px=10)
        row.addWidget(label(theme, title, 15, 600, wraps=True), 1)
        self.column.addLayout(row)
        if not grant.is_usable:
            words = tr("{name} cannot deliver anything that is made from this.", name=first_name(gig.owner_name))
            self._say(words)
        if gig.terms.granted:
            self._say(gig.terms.granted)
        if self._is_open:
            self._form(gig)
            return
        buttons = []
        if grant.kind is not GrantKind.BUY_OUT:
            more = Button(theme, tr("Grant rights…"), "signature")
            more.clicked.connect(lambda: self._open(is_open=True))
            buttons.append(more)
        paper = Button(theme, tr("Agreement…"), "file-export", tooltip=tr("Terms, rights, names and hashes as a PDF"))
        paper.clicked.connect(lambda: self.paper_wanted.emit(paper))
        buttons.append(paper)
        line = row_of(*buttons, None, gap_px=8)
        line.setContentsMargins(_INSET_PX, 4, 0, 0)
        self.column.addLayout(line)

    def _say(self, words: str) -> None:
        said = label(self._theme, words, 13, tone="2", wraps=True, is_selectable=True)
        said.setMaximumWidth(_FORM_PX)
        said.setContentsMargins(_INSET_PX, 0, 0, 0)
        row = row_of()
        row.addWidget(said, 1)
        row.addStretch(0)
        self.column.addLayout(row)

    def _open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._build()

    def _form(self, gig: GigRow) -> None:
        theme = self._theme
        self.rights = RightsField(theme)
        self.rights.setMaximumWidth(_FORM_PX - _INSET_PX)
        row = row_of(_INSET_PX, self.rights, None, gap_px=0)
        row.setStretch(1, 1)
        self.column.addLayout(row)
        self._error = label(theme, "", 12, tone="late", wraps=True)
        self._error.hide()
        self.column.addWidget(self._error)
        send = Button(theme, tr("Grant these rights"), "signature")
        send.clicked.connect(lambda: self._grant(gig))
        back = Button(theme, tr("Back"), kind="quiet")
        back.clicked.connect(lambda: self._open(is_open=False))
        note = label(theme, tr("What is granted is signed and cannot be taken back."), 12, tone="2", wraps=True)
        line = row_of(send, back, gap_px=8)
        line.addWidget(note, 1)
        line.setContentsMargins(_INSET_PX, 4, 0, 0)
        self.column.addLayout(line)

    def _grant(self, gig: GigRow) -> None:
        try:
            text = _usable(self.rights.text())
        except BadInputError as error:
            self._error.setText(told(error.message))
            self._error.show()
            return
        self.wanted.emit(GrantRights(gig.hand_off, text), tr("It goes on its way with the next sync."))


def _usable(rights: str) -> str:
    """The same text. Raises BadInputError where it grants nothing."""
    if not read_grant(rights).is_usable:
        raise BadInputError(tr("This grants nothing; choose a grant, or write one."))
    return rights
