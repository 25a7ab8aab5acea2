"""Cancelling a hand-off from the inspector, with what is owed then."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.agreement_commands import CancelHandOff
from studio.queries.ending import EndingRow
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.widgets.ending_form import EndingForm, EndingWords
from ui.words import first_name, money, tr


class EndingSection(QWidget):
    """A link that opens in place; the amount is that of the signed table, as both sides compute it."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nothing can be cancelled."""
        stage = detail.stage
        if detail.ending is None or stage.is_own or detail.candidates:
            return None
        return (stage.hand_off, stage.person, stage.title, detail.ending)

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        who = first_name(detail.stage.person) or tr("the person")
        cost = cancel_words(detail.ending, who) if detail.ending is not None else ""
        words = EndingWords(
            tr("Cancel this gig…"),
            tr("Cancel {title}?", title=detail.stage.title),
            f"{cost} {tr('It cannot be taken back; the stage can be offered to somebody else.')}",
            tr("Cancel the gig"),
        )
        self.form = EndingForm(context.theme, words, is_narrow=True)
        self.form.wanted.connect(self.cancel)
        column.addWidget(self.form)

    def cancel(self, reason: str) -> None:
        """End it, and say what is owed."""
        stage = self._detail.stage
        who = first_name(stage.person) or tr("The person")

        def failed(error: BaseException) -> None:
            self.form.can_try_again()
            self._context.show_error(error)

        self._context.run(
            CancelHandOff(stage.hand_off, reason),
            lambda _result: self._context.show_message(
                tr("{who} is told with the next sync.", who=who), tr("{title} is cancelled", title=stage.title), "done"
            ),
            failed,
        )


def cancel_words(row: EndingRow, who: str) -> str:
    """What is owed when the owner cancels now."""
    if row.is_free and not row.cancel_minor:
        return tr("Nothing is owed to {who}: it is more than a day late.", who=who)
    if not row.cancel_minor:
        return tr("Nothing is owed to {who}.", who=who)
    owed = money(row.cancel_minor, row.currency)
    parts = [tr("By the signed terms {who} is owed {owed}.", who=who, owed=owed)]
    if 0 < row.reached_minor < row.cancel_minor:
        parts.append(tr("{reached} of it is reached already.", reached=money(row.reached_minor, row.currency)))
    if row.paid_minor:
        parts.append(tr("{paid} of it is paid.", paid=money(row.paid_minor, row.currency)))
    return " ".join(parts)
