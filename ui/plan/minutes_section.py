"""The minutes of a call in the inspector: agree to what was stated, or say what is not right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.agreement_commands import AnswerMinutes
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.widgets.call_minutes import CallMinutes
from ui.widgets.labels import section_label
from ui.words import first_name, tr


class MinutesSection(QWidget):
    """Nothing where nothing is billed by the minute."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nothing is billed by the minute."""
        return (detail.stage.hand_off, detail.call, detail.stage.person) if detail.call is not None else None

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_label(context.theme, tr("Minutes")))
        currency = detail.terms.currency if detail.terms is not None else ""
        self.minutes: CallMinutes | None = None
        if detail.call is not None:
            self.minutes = CallMinutes(
                context.theme, detail.call, currency, first_name(detail.stage.person), is_owner=True
            )
            self.minutes.answered.connect(self.answer)
            column.addWidget(self.minutes)

    def answer(self, is_yes: bool, reason: str) -> None:
        """Say it to the collaborator."""
        stage, minutes = self._detail.stage, self.minutes
        who = first_name(stage.person) or tr("The person")

        def failed(error: BaseException) -> None:
            if minutes is not None:
                minutes.setEnabled(True)
            self._context.show_error(error)

        self._context.run(
            AnswerMinutes(stage.hand_off, is_yes, reason),
            lambda _result: self._context.show_message(tr("{who} is told with the next sync.", who=who), kind="done"),
            failed,
        )
