"""The pane that answers who could do a stage: the people of one's productions, by role, rate and how free they are then.

Choosing somebody plans the stage for them; nobody is asked anything by that.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from studio.actions.commands import SetStage
from ui import tokens
from ui.languages import told
from ui.roles import role_text
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Badge
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.widgets.over_pane import OverPane, window_of
from ui.words import day_text, money, range_text, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.queries.people_rows import CandidateRow
    from studio.queries.rows import StageDetail
    from ui.context import Context

_MOST_LISTED = 200


def fitting(
    rows: Iterable[CandidateRow], *, role: str = "", most_minor: int = 0, only_free: bool = False, text: str = ""
) -> list[CandidateRow]:
    """The people who pass the filters: a role they have done, at most so much a day, free on those dates, a name.

    Whose rate is not known passes every limit.
    """
    return [
        row
        for row in rows
        if (not role or role in row.roles)
        and (not most_minor or row.day_rate_minor <= most_minor)
        and (not only_free or row.busy_percent < 100)
        and text.casefold() in row.name.casefold()
    ]


class _Load(QWidget):
    """How much of somebody's time on the dates is taken, as a bar."""

    def __init__(self, theme: Theme, percent: int) -> None:
        super().__init__()
        self._theme, self._percent = theme, percent
        self.setFixedSize(72, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is taken and what is left."""
        painter, room = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(room, 3, 3)
        if self._percent:
            hue = "late.base" if self._percent >= 100 else "review.base" if self._percent >= 50 else "progress.base"
            painter.setBrush(self._theme.color(hue))
            painter.drawRoundedRect(QRectF(0, 0, max(6.0, room.width() * self._percent / 100), room.height()), 3, 3)


class CandidatesPane(OverPane):
    """The filters, the people who pass them, and a place for the name of somebody else."""

    help_page = "hand-off"

    def __init__(self, context: Context, detail: StageDetail, window: QWidget) -> None:
        title = tr("Who could do {title}?", title=detail.stage.title)
        super().__init__(context, title, window)
        self._detail = detail
        self.rows: tuple[CandidateRow, ...] = ()
        self.buttons: dict[str, Button] = {}
        theme, stage = context.theme, detail.stage
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        close = icon_button(theme, tr("Close"), "x", tr("Close (Esc)"))
        close.clicked.connect(self.close)
        head = row_of(gap_px=8)
        head.addWidget(label(theme, title, 15, 600, wraps=True), 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 10, 8, 4)
        whole.addLayout(head)
        asks = [part for part in (role_text(stage.role), range_text(stage.start_ms, stage.work_end_ms)) if part]
        if stage.price_minor:
            asks.append(money(stage.price_minor, stage.currency))
        about = label(theme, ", ".join(asks), 12, tone="2", wraps=True)
        about.setContentsMargins(tokens.PANE_PADDING_PX, 0, tokens.PANE_PADDING_PX, 8)
        whole.addWidget(about)
        whole.addLayout(self._filters())
        whole.addWidget(rule())
        self._people = QVBoxLayout()
        self._people.setContentsMargins(tokens.PANE_PADDING_PX, 4, 8, 12)
        self._people.setSpacing(0)
        content = QWidget()
        content.setProperty("kind", "panel")
        content.setLayout(self._people)
        area = QScrollArea()
        area.setAccessibleName(tr("People"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        whole.addWidget(area, 1)
        whole.addWidget(rule())
        whole.addLayout(self._other(theme))
        self._ask()

    def _filters(self) -> QVBoxLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name"))
        self.search.setAccessibleName(tr("Part of a name"))
        self.search.setClearButtonEnabled(True)
        self.role = ChoiceBox()
        self.role.setAccessibleName(tr("Role"))
        self.role.addItem(tr("every role"), "")
        self.rate = ChoiceBox()
        self.rate.setAccessibleName(tr("Most for a day"))
        self.rate.addItem(tr("every rate"), 0)
        self.only_free = QCheckBox(tr("Only who is free then"))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.role.activated.connect(lambda _index: self._fill())
        self.rate.activated.connect(lambda _index: self._fill())
        self.only_free.toggled.connect(lambda _on: self._fill())
        column = QVBoxLayout()
        column.setContentsMargins(tokens.PANE_PADDING_PX, 0, tokens.PANE_PADDING_PX, 10)
        column.setSpacing(8)
        row = row_of(self.role, self.rate, gap_px=8)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        column.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(self.only_free)
        return column

    def _other(self, theme: Theme) -> QVBoxLayout:
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Somebody else: their name"))
        self.name.setAccessibleName(tr("Name of somebody else"))
        self.name.returnPressed.connect(self._plan_other)
        other = Button(theme, tr("Plan it for them"))
        other.clicked.connect(self._plan_other)
        row = row_of(gap_px=8)
        row.addWidget(self.name, 1)
        row.addWidget(other)
        column = QVBoxLayout()
        column.setContentsMargins(tokens.PANE_PADDING_PX, 10, tokens.PANE_PADDING_PX, 10)
        column.setSpacing(8)
        column.addLayout(row)
        self.nobody_button = Button(theme, tr("Plan it for nobody"), "x", "link")
        self.nobody_button.clicked.connect(partial(self.choose, ""))
        self.nobody_button.setVisible(bool(self._detail.stage.meant_for))
        column.addLayout(row_of(self.nobody_button, None))
        return column

    # --- people
    def _ask(self) -> None:
        from studio.queries.asks import Candidates

        self._context.ask(Candidates(self._detail.stage.id), self.show_people)

    def show_people(self, rows: tuple[CandidateRow, ...]) -> None:
        """Show these; those whose role it is stand first, and are the only ones while there are any."""
        self.rows = rows
        roles = sorted({role for row in rows for role in row.roles}, key=str.casefold)
        for role in roles:
            self.role.addItem(role_text(role), role)
        rates = sorted({row.day_rate_minor for row in rows if row.day_rate_minor})
        for rate in rates:
            self.rate.addItem(tr("at most {pay} a day", pay=money(rate, rows[0].currency)), rate)
        if self._detail.stage.role in roles:
            self.role.setCurrentIndex(self.role.findData(self._detail.stage.role))
        self._fill()

    @property
    def shown(self) -> list[CandidateRow]:
        """Who passes the filters."""
        return fitting(
            self.rows,
            role=str(self.role.currentData() or ""),
            most_minor=int(self.rate.currentData() or 0),
            only_free=self.only_free.isChecked(),
            text=self.search.text().strip(),
        )

    def _fill(self) -> None:
        while (item := self._people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        theme, shown = self._context.theme, self.shown
        for row in shown[:_MOST_LISTED]:
            self._people.addWidget(self._person(theme, row))
            self._people.addWidget(rule())
        if not shown:
            words = tr("Nobody passes the filters.") if self.rows else tr("Nobody has worked in your productions yet. Write a name below, or offer the stage to somebody new.")  # fmt: skip
            note = label(theme, words, 12, tone="2", wraps=True)
            note.setContentsMargins(0, 8, 8, 8)
            self._people.addWidget(note)
        self._people.addStretch(1)

    def _person(self, theme: Theme, row: CandidateRow) -> QWidget:
        made = QWidget()
        outer = row_of(Badge(theme, row.name), gap_px=10)
        outer.setContentsMargins(0, 8, 0, 8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(theme, row.name, 13, 500))
        words.addWidget(ElidedLabel(theme, ", ".join(row.roles) or tr("no role known"), 12, tone="2"))
        facts = []
        if row.day_rate_minor:
            facts.append(tr("{pay} a day", pay=money(row.day_rate_minor, row.currency)))
        facts.append(tr_n("{n} stage done", "{n} stages done", row.done) if row.done else tr("nothing done yet"))
        if row.last_ms:
            facts.append(tr("last {day}", day=day_text(row.last_ms)))
        if row.reasons:
            # how free they are is told beside the bar
            facts = [told(reason) for reason in row.reasons if reason != load_text(row)]
            words.addWidget(label(theme, ", ".join(facts), 11, tone="3", wraps=True))
        else:
            words.addWidget(ElidedLabel(theme, ", ".join(facts), 11, tone="3"))
        load = row_of(_Load(theme, row.busy_percent), label(theme, load_text(row), 11, tone="3"), None, gap_px=8)
        words.addLayout(load)
        outer.addLayout(words, 1)
        is_it = row.name == self._detail.stage.meant_for
        button = Button(theme, tr("Planned") if is_it else tr("Plan it"))
        button.setEnabled(not is_it)
        button.setAccessibleName(tr("Plan it for {name}", name=row.name))
        button.clicked.connect(partial(self.choose, row.name))
        self.buttons[row.name] = button
        outer.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        made.setLayout(outer)
        made.setAccessibleName(", ".join([row.name, *row.roles, *facts, load_text(row)]))
        return made

    # --- choosing
    def _plan_other(self) -> None:
        name = self.name.text().strip()
        if name:
            self.choose(name)

    def choose(self, name: str, *_state: bool) -> None:
        """Plan the stage for somebody (empty: for nobody) and close."""
        title = self._detail.stage.title
        words = tr("{title} is planned for {name}.", title=title, name=name) if name else tr("{title} is planned for nobody.", title=title)  # fmt: skip
        self._context.run(
            SetStage(self._detail.stage.id, {"meant_for": name}),
            lambda _result: self._context.show_message(words, kind="done"),
        )
        self.close()


def load_text(row: CandidateRow) -> str:
    """How much of somebody's time on the dates is taken."""
    if row.busy_percent >= 100:
        return tr("no time then")
    return tr("{n} % taken then", n=row.busy_percent) if row.busy_percent else tr("free then")


def open_candidates(context: Context, detail: StageDetail) -> CandidatesPane:
    """Open the pane; an open one is replaced."""
    pane = CandidatesPane(context, detail, window_of(context)).open_alone()
    pane.search.setFocus()
    return pane
