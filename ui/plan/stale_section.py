"""A stage whose input has changed since it was approved: its take can be kept as it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.rights_commands import KeepStage
from studio.domain.stage_states import StageState
from studio.queries.rows import StageDetail
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.labels import row_of
from ui.words import tr

_DONE = frozenset({StageState.APPROVED, StageState.SETTLED, StageState.CLOSED})


class StaleSection(QWidget):
    """One button; what has changed stands in the callout above it."""

    @staticmethod
    def key(detail: StageDetail) -> object:
        """What it reads; None where nothing is stale, or the work still goes on."""
        stage = detail.stage
        return (stage.id, stage.title, stage.takes) if stage.is_stale and stage.state in _DONE else None

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._stage = context, detail.stage
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        words = tr("Keep take {n} as it is", n=detail.stage.takes)
        tip = tr("It stands although an input has changed; what is made from it counts as up to date again")
        self.keep_button = Button(context.theme, words, "check", tooltip=tip)
        self.keep_button.clicked.connect(self.keep)
        column.addLayout(row_of(self.keep_button, None))

    def keep(self) -> None:
        """Say that the take stands."""
        self.keep_button.setEnabled(False)

        def done(result: dict[str, Any]) -> None:
            self._context.show_message(tr("Take {n} stands as it is", n=result.get("take", 0)), kind="done")

        def failed(error: BaseException) -> None:
            self.keep_button.setEnabled(True)
            self._context.show_error(error)

        self._context.run(KeepStage(self._stage.id), done, failed)
