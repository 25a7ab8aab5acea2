"""The way to a dispute from the inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.queries.rows import StageDetail
from ui.context import Context
from ui.dialogs.dispute_pane import MAY_DISPUTE, open_dispute
from ui.widgets.buttons import Button
from ui.words import tr


class DisputeSection(QWidget):
    """A link; what is disputed stands in the pane."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nothing can be disputed and nothing was."""
        stage = detail.stage
        is_for = bool(detail.terms and detail.terms.signed_ms) and not stage.is_own and bool(stage.hand_off)
        if not is_for or (stage.state not in MAY_DISPUTE and detail.dispute is None):
            return None
        return (stage.hand_off, stage.state, detail.dispute)

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.open_button = Button(context.theme, tr("Dispute…"), kind="link")
        stage, currency = detail.stage, detail.terms.currency if detail.terms is not None else ""
        self.open_button.clicked.connect(
            lambda: open_dispute(context, stage.hand_off, stage.state, currency, detail.dispute)
        )
        row.addWidget(self.open_button)
        row.addStretch(1)
