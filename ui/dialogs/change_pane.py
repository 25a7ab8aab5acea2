"""The pane in which an owner proposes a paid change: what is to be done, and what it adds to price, time and rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from studio.actions.agreement_commands import ProposeChange
from studio.domain.change_order import TEXT_MOST
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.languages import told
from ui.widgets.boxes import DecimalBox, NumberBox, quiet_box
from ui.widgets.buttons import primary_button
from ui.widgets.labels import label, row_of
from ui.widgets.over_pane import window_of
from ui.words import first_name, money, tr, tr_n

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.actions.commands import NoteText
    from studio.queries.rows import StageDetail
    from ui.context import Context

_DAY_MIN = 480
_TEXT_PX = 96


class ChangePane(SidePane):
    """``notes`` go with it, of a take in review without a round left; ``done`` is called once it is proposed."""

    def __init__(
        self,
        context: Context,
        detail: StageDetail,
        window: QWidget,
        notes: tuple[NoteText, ...] = (),
        done: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(context, tr("A paid change"), window)
        self.setObjectName("change")
        self._detail, self._notes, self._done = detail, notes, done
        theme, terms = context.theme, detail.terms
        self._price_minor = terms.price_minor if terms is not None else 0
        self._currency = terms.currency if terms is not None else ""
        who = first_name(detail.stage.person) or tr("the person")
        words = tr("More work than was agreed is a change of the terms. Say what is to be done and what it adds; nothing changes before {who} has signed it.", who=who)  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        if notes:
            told_ = tr_n("{n} note goes with it; the round begins once {who} has signed.",
                         "{n} notes go with it; the round begins once {who} has signed.", len(notes), who=who)  # fmt: skip
            self.column.addWidget(label(theme, told_, 12, wraps=True))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_PX)
        self.column.addLayout(field(theme, tr("What is to be done"), self.text))
        self.price, self.days, self.rounds = QLineEdit(), DecimalBox(), NumberBox()
        self.price.setMaxLength(40)
        self.price.setPlaceholderText(format_money(0, self._currency) if self._currency else "")
        self.days.setRange(0, 400)
        self.days.setSingleStep(0.5)
        self.days.setDecimals(1)
        self.rounds.setRange(0, 99)
        self.rounds.setValue(1 if notes else 0)
        row = row_of(gap_px=8)
        more = ((tr("Price, more"), self.price), (tr("Days, more"), self.days), (tr("Rounds, more"), self.rounds))
        for name, widget in more:
            if not isinstance(widget, QLineEdit):
                quiet_box(widget)
            row.addLayout(field(theme, name, widget), 2 if widget is self.price else 1)
        self.column.addLayout(row)
        self._sums = label(theme, "", 12, tone="2", wraps=True)
        self.column.addWidget(self._sums)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.send_button = primary_button(theme, tr("Propose it"), "send", is_big=True)
        self.send_button.clicked.connect(self.send)
        self.foot.addWidget(self.send_button, 1)
        self.price.textChanged.connect(self._show_sums)
        self._show_sums()
        self.text.setFocus()

    def _show_sums(self) -> None:
        """What the price becomes."""
        try:
            more = self._more_minor()
        except BadInputError:
            self._sums.setText("")
            return
        before, after = (money(minor, self._currency) for minor in (self._price_minor, self._price_minor + more))
        self._sums.setText(tr("Agreed: {before}. With the change: {after}.", before=before, after=after))

    def _more_minor(self) -> int:
        return parse_money(self.price.text(), self._currency) if self.price.text().strip() else 0

    def send(self) -> None:
        """Propose it, or say what is missing."""
        try:
            command = ProposeChange(
                self._detail.stage.hand_off,
                self.text.toPlainText().strip()[:TEXT_MOST],
                self._more_minor(),
                round(self.days.value() * _DAY_MIN),
                self.rounds.value(),
                self._notes,
            )
        except BadInputError as error:
            self.said.say("alert-triangle", "late.text", told(error.message))
            return
        who = first_name(self._detail.stage.person) or tr("The person")
        self.send_button.setEnabled(False)

        def done(_result: dict[str, Any]) -> None:
            self._context.show_message(tr("{who} is told with the next sync.", who=who), kind="done")
            self.close()
            self._done()

        def failed(error: BaseException) -> None:
            self.send_button.setEnabled(True)
            self.said.say_error(error)

        self._context.run(command, done, failed)


def open_change(
    context: Context, detail: StageDetail, notes: tuple[NoteText, ...] = (), done: Callable[[], None] = lambda: None
) -> None:
    """Show the pane over the window."""
    ChangePane(context, detail, window_of(context), notes, done).open_alone()
