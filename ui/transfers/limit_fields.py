"""The limits of transfers: up, down, and by time of day, as people write them."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from studio.actions.transfer_commands import LimitTransfers
from studio.domain.errors import BadInputError
from studio.domain.transfer_limits import Limits, rate_of, rate_text, schedule_of, span_text
from ui.context import Context
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.words import tr


class LimitFields(QWidget):
    """Three fields and a button. What stands in a field that somebody edits is left alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._shown: Limits | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 16, 10)
        self.up, self.down, self.hours = QLineEdit(), QLineEdit(), QLineEdit()
        fields = (
            (tr("Sending, bytes a second"), self.up, tr("no limit")),
            (tr("Fetching, bytes a second"), self.down, tr("no limit")),
            (tr("By time of day"), self.hours, "09:00-18:00=500k, 22:00-06:00=none"),
        )
        for number, (name, field, hint) in enumerate(fields):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.returnPressed.connect(self.apply)
            grid.addWidget(label(theme, name, 12, tone="2"), number, 0)
            grid.addWidget(field, number, 1)
        self.set_button = Button(theme, tr("Set limits"))
        self.set_button.clicked.connect(self.apply)
        grid.addWidget(self.set_button, 2, 2)
        grid.setColumnStretch(1, 1)

    def stand_alone(self) -> None:
        """In a card, which has its own room around."""
        self.layout().setContentsMargins(0, 0, 0, 0)

    def show_limits(self, limits: Limits) -> None:
        """Show what holds, when that is news."""
        if limits == self._shown:
            return
        self._shown = limits
        self.up.setText(rate_text(limits.up))
        self.down.setText(rate_text(limits.down))
        self.hours.setText(", ".join(span_text(span) for span in limits.schedule))

    def apply(self) -> None:
        """Set what stands in the fields."""
        hours = [part.strip() for part in self.hours.text().split(",") if part.strip()]
        try:
            up, down = (rate_of(field.text().strip() or "none") for field in (self.up, self.down))
            command = LimitTransfers(up, down, schedule_of(hours) if hours else ())
        except BadInputError as error:
            self._context.show_error(error)
            return
        self._context.run(command)
