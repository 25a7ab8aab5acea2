"""A part of the inspector: keeps what it shows as long as that says the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.tokens import PANE_PADDING_PX
from ui.widgets.labels import rule

if TYPE_CHECKING:
    from studio.queries.rows import StageDetail


class Slot(QWidget):
    """``key`` gives all that ``build`` reads of a stage, None where there is nothing to show.

    With ``is_ruled`` it is a section of its own: padded, with a line above. Hidden while it shows nothing.
    """

    def __init__(
        self,
        key: Callable[[StageDetail], object],
        build: Callable[[StageDetail], QWidget | None],
        *,
        is_ruled: bool = False,
    ) -> None:
        super().__init__()
        self._key_of, self._build = key, build
        self._stage = ""
        self._key: object = None
        self._body: QWidget | None = None
        self._is_ruled = is_ruled
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if is_ruled:
            self._column.addWidget(rule())
        self.hide()

    def is_of(self, detail: StageDetail) -> bool:
        """Whether it shows this stage."""
        return self._stage == detail.stage.id

    def says(self, detail: StageDetail) -> bool:
        """Whether it shows just this already."""
        return self.is_of(detail) and self._key == self._key_of(detail)

    def leave(self, detail: StageDetail) -> None:
        """Another stage is coming: what belongs to the last one must not be seen beside it."""
        if not self.is_of(detail):
            self.hide()

    def show_detail(self, detail: StageDetail) -> None:
        """Show what a stage says now."""
        self._stage, self._key = detail.stage.id, self._key_of(detail)
        old, self._body = self._body, None if self._key is None else self._build(detail)
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        if self._body is not None:
            if self._is_ruled:
                self._body.setContentsMargins(PANE_PADDING_PX + 3, 12, PANE_PADDING_PX, 12)
            self._column.addWidget(self._body)
        self.setVisible(self._body is not None)
