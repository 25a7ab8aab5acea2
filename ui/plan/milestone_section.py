"""The milestones of a hand-off in the inspector: accept one, or say what is missing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.agreement_commands import AnswerMilestone
from studio.domain.stage_states import StageState
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.widgets.labels import section_label
from ui.widgets.milestones import MilestoneList
from ui.words import first_name, tr

_S = StageState
_WORKING = frozenset({_S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION})


class MilestoneSection(QWidget):
    """Nothing where the terms have none."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where there are no milestones."""
        terms, stage = detail.terms, detail.stage
        if terms is None or not terms.milestones or stage.is_own:
            return None
        return (stage.hand_off, stage.state in _WORKING, terms.milestones, terms.currency)

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        terms = detail.terms
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section_label(context.theme, tr("Milestones")))
        rows, currency = (terms.milestones, terms.currency) if terms is not None else ((), "")
        may_answer = detail.stage.state in _WORKING
        self.list = MilestoneList(context.theme, rows, currency, is_owner=True, may_answer=may_answer)
        self.list.answered.connect(self.answer)
        column.addWidget(self.list)

    def answer(self, number: int, is_yes: bool, reason: str) -> None:
        """Say it to the collaborator."""
        stage = self._detail.stage
        who = first_name(stage.person) or tr("The person")
        self._context.run(
            AnswerMilestone(stage.hand_off, number, is_yes, reason),
            lambda _result: self._context.show_message(tr("{who} is told with the next sync.", who=who), kind="done"),
        )
