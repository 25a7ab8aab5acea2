"""How much of the line sending and fetching may take: the same limits as in the list of transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.queries.asks import SyncState
from studio.queries.rows import SyncRow
from ui.background import LatestOnly
from ui.inbox.blocks import Card
from ui.transfers.limit_fields import LimitFields
from ui.widgets.labels import label
from ui.words import tr

if TYPE_CHECKING:
    from ui.context import Context


class LimitsCard(Card):
    """Shows what holds; what is set holds within a second."""

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=10)
        theme = context.theme
        self._context = context
        self._asked = LatestOnly(context.ask)
        self.column.addWidget(label(theme, tr("Sending and fetching"), 13, 600))
        self.fields = LimitFields(context)
        self.fields.stand_alone()
        self.column.addWidget(self.fields)

    def refresh(self) -> None:
        """Ask what holds."""
        self._asked.ask(SyncState(), self._take, lambda _error: None)

    def _take(self, sync: SyncRow) -> None:
        if isinstance(sync, SyncRow):
            self.fields.show_limits(sync.limits)
