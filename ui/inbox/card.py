"""The card of one gig: what, for whom, how much, until when; what you get, what you hand in, the terms."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.rights import short_rights
from studio.queries.rows import GigRow, PortRow
from ui.inbox.blocks import Card, PortGlyph, clear_layout
from ui.inbox.model import port_words, term_rows, terms_head
from ui.languages import told_list, told_signed
from ui.review.model import is_audible
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import Badge, IconLabel, StateChip
from ui.widgets.labels import ElidedLabel, KeyValueRows, flowing, label, row_of, rule, section_label
from ui.widgets.tips import tip
from ui.words import money, now_ms, tr

_BRIEF_PX = 760
_COLUMNS_PX = 700
"""From this width on what is got, handed in and agreed stands side by side."""


class _Part(QWidget):
    """A part of the card that is built again only when it says something else."""

    def __init__(self) -> None:
        super().__init__()
        self._key: object = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def keep(self, key: object, build: Callable[[], QVBoxLayout]) -> None:
        """Show what ``build`` makes, unless ``key`` is the last one."""
        if key == self._key:
            return
        self._key = key
        clear_layout(self._outer)
        made = build()
        made.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(made)


class GigCard(Card):
    """``folder_wanted`` asks to show the folder of the inputs, ``listen_wanted`` to play them."""

    folder_wanted = Signal(str)
    listen_wanted = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=0)
        self._theme = theme
        self._head, self._brief, self._left, self._middle, self._right, self._rights = (_Part() for _ in range(6))
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(20)
        self._rules: list[QWidget] = []
        for part, share in ((self._left, 5), (self._middle, 5), (self._right, 8)):
            if part is not self._left:
                self._rules.append(rule(is_vertical=True))
                columns.addWidget(self._rules[-1])
            columns.addWidget(part, share)
        self.column.addWidget(self._head)
        self.column.addWidget(self._brief)
        self.column.addSpacing(16)
        self.column.addLayout(columns)
        self.column.addWidget(self._rights)

    def show_gig(self, gig: GigRow) -> None:
        """Show a gig; a part that says the same is not built again."""
        whom = (gig.title, gig.state, gig.price_minor, gig.currency, gig.owner_name, gig.production_title)
        self._head.keep(whom, lambda: self._top(gig))
        self._brief.keep(gig.brief, lambda: self._words(gig))
        self._left.keep((gig.gets, gig.inputs_dir), lambda: self._gets(gig))
        self._middle.keep(gig.hands_in, lambda: self._hands_in(gig))
        terms = (terms_head(gig), term_rows(gig, now_ms()), bool(gig.terms.signed_ms))
        self._right.keep(terms, lambda: self._terms(gig))
        self._rights.keep(gig.terms.rights, lambda: self._grant(gig))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns, or one where they would be too narrow to read."""
        super().resizeEvent(event)
        is_wide = self.width() >= _COLUMNS_PX
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        if (self._columns.direction() == down) == is_wide:
            self._columns.setDirection(beside if is_wide else down)
            for line in self._rules:
                line.setVisible(is_wide)

    def _top(self, gig: GigRow) -> QVBoxLayout:
        theme, column = self._theme, QVBoxLayout()
        title = label(theme, gig.title, 20, 600, wraps=True)
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        pay = label(theme, money(gig.price_minor, gig.currency), 20, 600)
        column.addLayout(row_of(_grown(title), StateChip(theme, gig.state), None, pay, gap_px=12))
        for_whom = label(theme, tr("for {name},", name=gig.owner_name), tone="2")
        when_paid = flowing(label(theme, tr("paid within 7 days of approval"), 12, tone="2", wraps=True))
        when_paid.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        production = ElidedLabel(theme, gig.production_title, 13, 500)
        column.addSpacing(4)
        whom = row_of(Badge(theme, gig.owner_name), for_whom, production, gap_px=6)
        whom.addWidget(when_paid, 1)
        column.addLayout(whom)
        column.setSpacing(0)
        return column

    def _words(self, gig: GigRow) -> QVBoxLayout:
        column = QVBoxLayout()
        if gig.brief:
            column.addSpacing(12)
            brief = label(self._theme, gig.brief, 13, tone="2", wraps=True, is_selectable=True)
            brief.setMaximumWidth(_BRIEF_PX)
            # in a row of its own, so that its height is reckoned at the width it really gets
            row = row_of()
            row.addWidget(brief, 1)
            row.addStretch(0)
            column.addLayout(row)
        return column

    def _gets(self, gig: GigRow) -> QVBoxLayout:
        column = _section(self._theme, tr("You get"))
        for port in gig.gets:
            mark = IconLabel(self._theme, "shield-check", "approved.text") if port.is_there else None
            waits = mark or IconLabel(self._theme, "hourglass", "text3")
            waits.setToolTip(tr("here and verified") if port.is_there else tr("not here yet"))
            waits.setAccessibleName(waits.toolTip())
            column.addWidget(self._port(port, port_words(port), waits))
        if not gig.gets:
            column.addWidget(label(self._theme, tr("Nothing is needed for this."), 12, tone="2", wraps=True))
        playable = tuple(file.local_path for port in gig.gets for file in port.files if is_audible(file))
        buttons: list[QWidget | int | None] = []
        if gig.inputs_dir and any(port.is_there for port in gig.gets):
            folder = Button(self._theme, tr("Open folder"), "folder-open", "link")
            folder.clicked.connect(lambda: self.folder_wanted.emit(gig.inputs_dir))
            buttons.append(folder)
        if playable:
            listen = Button(self._theme, tr("Listen"), "player-play", "link")
            listen.clicked.connect(lambda: self.listen_wanted.emit(playable))
            buttons.append(listen)
        if buttons:
            column.addLayout(row_of(*buttons, None, gap_px=12))
        column.addStretch(1)
        return column

    def _hands_in(self, gig: GigRow) -> QVBoxLayout:
        column = _section(self._theme, tr("You hand in"))
        specs = [told_list(port.spec_sentence) for port in gig.hands_in]
        is_same = len(specs) > 1 and len(set(specs)) == 1
        for port in gig.hands_in:
            detail = tr("several files") if port.several else tr("one file")
            column.addWidget(self._port(port, detail, None))
            if port.spec_sentence and not is_same:
                column.addWidget(_indented(label(self._theme, told_list(port.spec_sentence), 12, tone="2", wraps=True)))
        if is_same and specs[0]:
            column.addWidget(label(self._theme, specs[0], 12, tone="2", wraps=True))
        column.addStretch(1)
        return column

    def _terms(self, gig: GigRow) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(4)
        head: list[QWidget | int | None] = [section_label(theme, terms_head(gig)), None]
        if gig.terms.signed_ms:
            lock = IconLabel(theme, "lock", "text3")
            lock.setToolTip(tr("Signed terms cannot be changed."))
            head.append(lock)
        column.addLayout(row_of(*head))
        column.addWidget(KeyValueRows(theme, term_rows(gig, now_ms())))
        column.addStretch(1)
        return column

    def _grant(self, gig: GigRow) -> QVBoxLayout:
        """The rights as they are signed, word for word."""
        column = QVBoxLayout()
        column.setSpacing(0)
        if gig.terms.rights != short_rights(gig.terms.rights):  # else they stand among the terms
            column.addSpacing(16)
            column.addWidget(section_label(self._theme, tr("Rights")))
            column.addSpacing(4)
            whole = label(self._theme, told_signed(gig.terms.rights), 12, tone="2", wraps=True, is_selectable=True)
            whole.setToolTip(tip(gig.terms.rights))
            whole.setMaximumWidth(_BRIEF_PX)
            row = row_of()
            row.addWidget(whole, 1)
            row.addStretch(0)
            column.addLayout(row)
        return column

    def _port(self, port: PortRow, detail: str, mark: QWidget | None) -> QWidget:
        theme, box = self._theme, QWidget()
        name = ElidedLabel(theme, port.name, 12, 500)
        words = ElidedLabel(theme, detail, 12, tone="3")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = row_of(PortGlyph(theme, port.type), name, gap_px=8)
        row.addWidget(words, 1)
        if mark is not None:
            row.addWidget(mark)
        box.setLayout(row)
        box.setFixedHeight(24)
        box.setToolTip(tip(port.type))
        box.setAccessibleName(f"{port.name}, {detail}")
        return box


def _section(theme: Theme, title: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(section_label(theme, title))
    return column


def _indented(made: QLabel) -> QLabel:
    made.setContentsMargins(20, 0, 0, 4)
    return made


def _grown(title: QLabel) -> QLabel:
    """A title that takes as much room as its words, and wraps where there is not enough."""
    title.setMinimumWidth(min(title.fontMetrics().horizontalAdvance(title.text()) + 4, 420))
    title.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return title
