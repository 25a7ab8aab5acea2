"""The candidates of an audition: how each stands, their invitations, blind listening, and the choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.audition_commands import ChooseCandidate
from studio.actions.commands import MakePass, WithdrawOffer
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Badge, StateChip
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.words import first_name, money, tr, tr_n

if TYPE_CHECKING:
    from studio.queries.rows import CandidateStandRow, StageDetail
    from ui.context import Context

_FEWEST_TO_COMPARE = 2


class AuditionSection(QWidget):
    """One row a candidate. Choosing tells the others, so it asks once more in the row itself."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where there is no audition."""
        return (detail.stage.id, detail.stage.title, detail.candidates) if detail.candidates else None

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._theme = context.theme
        self.choose_buttons: dict[str, Button] = {}
        self._asked = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        fee = detail.candidates[0]
        head = row_of(label(self._theme, tr("Candidates"), 12, 600), None)
        if fee.fee_minor:
            words = tr("{fee} for who is not chosen", fee=money(fee.fee_minor, fee.currency))
            head.addWidget(label(self._theme, words, 11, tone="3"))
        column.addLayout(head)
        for one in detail.candidates:
            column.addWidget(self._row(one))
        if sum(bool(one.take) for one in detail.candidates) >= _FEWEST_TO_COMPARE:
            self.listen_button = Button(self._theme, tr("Hear them, also blind"), "ear")
            self.listen_button.clicked.connect(lambda: context.navigate("listen", detail.stage.id))
            column.addLayout(row_of(self.listen_button, None))

    def _row(self, one: CandidateStandRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        first = row_of(Badge(self._theme, one.name))
        first.addWidget(ElidedLabel(self._theme, one.name, 12, 500), 1)
        first.addWidget(StateChip(self._theme, one.state))
        column.addLayout(first)
        second = row_of(gap_px=4)
        second.setContentsMargins(32, 0, 0, 0)
        if one.take:
            second.addWidget(label(self._theme, tr("Take {n}", n=one.take), 12, tone="2"))
        elif not one.has_joined:
            copy = Button(self._theme, tr("Copy pass"), "copy", "link")
            copy.setAccessibleName(tr("Copy the pass of {name}", name=one.name))
            copy.clicked.connect(partial(self._copy, one))
            second.addWidget(copy)
        second.addStretch(1)
        if one.may_choose:
            choose = Button(self._theme, tr("Choose"), "check", "link")
            choose.setAccessibleName(tr("Choose {name}", name=one.name))
            choose.clicked.connect(partial(self.choose, one))
            self.choose_buttons[one.hand_off] = choose
            second.addWidget(choose)
        else:
            end = icon_button(self._theme, tr("Take the offer to {name} back", name=one.name), "x")
            end.clicked.connect(partial(self._withdraw, one))
            second.addWidget(end)
        column.addLayout(second)
        return made

    def choose(self, one: CandidateStandRow) -> None:
        """The first press says what follows, the second one chooses."""
        button = self.choose_buttons[one.hand_off]
        if self._asked != one.hand_off:
            for other in self.choose_buttons.values():
                other.setText(f"\u2009{tr('Choose')}")
            self._asked = one.hand_off
            others = len(self._detail.candidates) - 1
            button.setText(f"\u2009{tr_n('Sure? {n} other is told', 'Sure? {n} others are told', others)}")
            return
        button.setEnabled(False)
        words = tr("{who} is told with the next sync, and so are the others.", who=first_name(one.name))
        title = tr("{who} is chosen", who=first_name(one.name))

        def failed(error: BaseException) -> None:
            button.setEnabled(True)
            self._context.show_error(error)

        self._context.run(
            ChooseCandidate(one.hand_off), lambda _result: self._context.show_message(words, title, "done"), failed
        )

    def _copy(self, one: CandidateStandRow) -> None:
        def copy(result: dict[str, Any]) -> None:
            QGuiApplication.clipboard().setText(result["pass"])
            words = tr("The pass is on the clipboard. Send it to {who}.", who=first_name(one.name))
            self._context.show_message(words, kind="done")

        self._context.run(MakePass(one.hand_off), copy)

    def _withdraw(self, one: CandidateStandRow) -> None:
        words = tr("The offer to {who} is withdrawn.", who=first_name(one.name))
        self._context.run(WithdrawOffer(one.hand_off), lambda _result: self._context.show_message(words, kind="done"))
