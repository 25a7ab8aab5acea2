"""The bar in the status line, and the list that opens above it. Both only show; sync goes on by itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from studio.actions.transfer_commands import PauseTransfers, RetryTransfers
from studio.domain.changes import Changes
from studio.domain.transfer_limits import Limits
from studio.queries.asks import SyncState
from studio.queries.rows import SyncRow, TransferRow
from ui.background import LatestOnly
from ui.context import Context
from ui.inbox.blocks import clear_layout
from ui.transfers.limit_fields import LimitFields
from ui.transfers.model import bar_words, percent_words, share_of, size_words, sorted_transfers, state_words
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.widgets.tips import tip
from ui.words import tr

_ASK_MS = 250
_LIST_PX = 520
_MOST_LIST_PX = 360


class TransfersBar(QWidget):
    """One line: what, progress, speed, time left. A click (or Enter) opens the list."""

    list_toggled = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.rows: tuple[TransferRow, ...] = ()
        self.limits = Limits()
        self._questions = LatestOnly(context.ask)
        self.list: TransferList | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(theme, "upload", "accent")
        self._label = ElidedLabel(theme, "", 12, 500)
        self._line = ProgressLine(theme, 96)
        self._detail = ElidedLabel(theme, "", 12, tone="2")
        row = row_of(self._icon, self._label, self._line, self._detail, None, gap_px=8)
        self.setLayout(row)
        # transfers report often; the screen asks at most four times a second
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_MS)
        self._timer.timeout.connect(self.refresh)
        context.changed.connect(self._on_changed)
        context.ready.connect(self.refresh)
        self.show_rows(())
        if context.studio is not None:
            self.refresh()

    def refresh(self) -> None:
        """Ask how things stand."""
        self._questions.ask(SyncState(), self.show_sync, lambda _error: None)

    def show_sync(self, sync: SyncRow) -> None:
        """Show what travels."""
        if isinstance(sync, SyncRow):
            self.limits = sync.limits
            self.show_rows(sync.transfers)

    def show_rows(self, rows: tuple[TransferRow, ...]) -> None:
        """Show these transfers."""
        self.rows = rows
        words = bar_words(rows)
        has_words = bool(words.icon)
        for part in (self._icon, self._label, self._detail):
            part.setVisible(has_words)
        self._line.setVisible(words.share >= 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor if rows else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(
            tr("Transfers: {words}", words=f"{words.label}, {words.detail}") if has_words else tr("No transfers")
        )
        if has_words:
            self._icon.show_icon(words.icon, words.tone)
            self._label.setText(words.label)
            self._detail.setText(words.detail)
            self._line.show_share(max(0.0, words.share))
        if self.list is not None and self.list.isVisible():
            self.list.show_rows(rows, self.limits)

    def toggle_list(self) -> None:
        """Open or close the list above the bar."""
        if self.list is None:
            self.list = TransferList(self._context, self.window())
        if self.list.isVisible():
            self.list.hide()
        else:
            self.list.show_rows(self.rows, self.limits)
            self.list.place_above(self)
            self.list.show()
            self.list.raise_()
        self.list_toggled.emit(self.list.isVisible())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens or closes the list."""
        if event.button() == Qt.MouseButton.LeftButton and (self.rows or self.list is not None):
            self.toggle_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open or close the list, Escape closes it."""
        is_open = self.list is not None and self.list.isVisible()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} or (
            event.key() == Qt.Key.Key_Escape and is_open
        ):
            self.toggle_list()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("transfer", "take", "hand_off", "everything") and not self._timer.isActive():
            self._timer.start()


class TransferList(QFrame):
    """Every transfer on its own line; all or one can be paused, limits stand below the title."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        theme = context.theme
        self._theme = theme
        self._context = context
        self._is_paused = False
        self._bar: QWidget | None = None
        self.lines: dict[str, _TransferLine] = {}
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Transfers"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.pause_button = Button(theme, tr("Pause all"), "player-pause", "quiet")
        self.pause_button.clicked.connect(self._pause_or_go_on)
        self.limits_button = Button(theme, tr("Limits"), "adjustments-horizontal", "quiet")
        self.limits_button.clicked.connect(self._toggle_limits)
        head = row_of(label(theme, tr("Transfers"), 13, 600), None, self.limits_button, self.pause_button)
        head.setContentsMargins(16, 6, 8, 6)
        column.addLayout(head)
        self.limits = LimitFields(context)
        self.limits.hide()
        column.addWidget(self.limits)
        content = QWidget()
        content.setProperty("kind", "panel")
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 4)
        self._list.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Transfers"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        column.addWidget(self._scroll, 1)
        self.hide()

    def _pause_or_go_on(self) -> None:
        self._context.run(PauseTransfers(is_paused=not self._is_paused))

    def _toggle_limits(self) -> None:
        self.limits.setVisible(self.limits.isHidden())
        if self._bar is not None:
            self.place_above(self._bar)

    def show_rows(self, rows: tuple[TransferRow, ...], limits: Limits | None = None) -> None:
        """Show these; lines that stay are only told their progress."""
        if limits is not None:
            self._is_paused = limits.is_paused
            words = tr("Go on with all") if limits.is_paused else tr("Pause all")
            self.pause_button.setText(f"\u2009{words}")
            self.pause_button.setAccessibleName(words)
            self.pause_button.set_icon("player-play" if limits.is_paused else "player-pause")
            self.limits.show_limits(limits)
        shown = sorted_transfers(rows)
        if [row.id for row in shown] != list(self.lines):
            clear_layout(self._list)
            self.lines = {row.id: _TransferLine(self._context) for row in shown}
            for line in self.lines.values():
                self._list.addWidget(line)
            if not shown:
                nothing = label(self._theme, tr("Nothing travels at the moment."), 12, tone="2")
                nothing.setContentsMargins(16, 4, 16, 12)
                self._list.addWidget(nothing)
            self._list.addStretch(1)
        for row in shown:
            # where all rest, none goes on alone
            self.lines[row.id].show_row(row, may_act=not (self._is_paused and row.state == "paused"))

    def place_above(self, bar: QWidget) -> None:
        """Stand right above the bar, inside the window."""
        self._bar = bar
        window = self.parentWidget()
        fields = 0 if self.limits.isHidden() else self.limits.sizeHint().height()
        height = min(_MOST_LIST_PX, 46 + 48 * max(1, len(self.lines))) + fields
        corner = bar.mapTo(window, QPoint(0, 0))
        width = min(_LIST_PX, window.width() - 24)
        self.setGeometry(max(12, min(corner.x(), window.width() - width - 12)), corner.y() - height - 8, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class _TransferLine(QWidget):
    """One transfer in two lines: name and size, progress and state."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._row: TransferRow | None = None
        self.act_button = icon_button(theme, tr("Pause"), "player-pause")
        self.act_button.clicked.connect(self._act)
        self._icon = IconLabel(theme, "upload", "text2")
        self._name = ElidedLabel(theme, "", 12, 500, mode=Qt.TextElideMode.ElideMiddle)
        self._size = label(theme, "", 12, tone="2")
        self._line = ProgressLine(theme, 120)
        self._percent = label(theme, "", 12, tone="2")
        self._state = ElidedLabel(theme, "", 12, tone="2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        words = QVBoxLayout()
        words.setContentsMargins(16, 6, 16, 6)
        words.setSpacing(4)
        first = row_of(self._icon, gap_px=8)
        first.addWidget(self._name, 1)
        first.addWidget(self._size)
        second = QHBoxLayout()
        second.setContentsMargins(24, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(self._line)
        second.addWidget(self._percent)
        second.addWidget(self._state, 1)
        words.addLayout(first)
        words.addLayout(second)
        line = row_of(gap_px=0)
        line.addLayout(words, 1)
        line.addWidget(self.act_button)
        line.setContentsMargins(0, 0, 10, 0)
        column.addLayout(line)

    def _act(self) -> None:
        """Pause, go on or try again: what the button shows."""
        row = self._row
        if row is None:
            return
        is_failed = row.state == "failed"
        self._context.run(RetryTransfers(row.id) if is_failed else PauseTransfers(row.id, row.state != "paused"))

    def _show_act(self, row: TransferRow, *, may_act: bool) -> None:
        name, icon = {
            "failed": (tr("Try again"), "refresh"),
            "paused": (tr("Go on"), "player-play"),
        }.get(row.state, (tr("Pause"), "player-pause"))
        self.act_button.setVisible(may_act and row.state != "done")
        self.act_button.setAccessibleName(f"{name}: {row.label}")
        self.act_button.setToolTip(tip(name))
        self.act_button.set_icon(icon)

    def show_row(self, row: TransferRow, *, may_act: bool) -> None:
        """Show how far it is."""
        self._row = row
        self._show_act(row, may_act=may_act)
        icon = {
            "paused": "player-pause",
            "failed": "alert-triangle",
            "done": "circle-check",
            "waiting": "hourglass",
        }.get(row.state, "upload" if row.is_upload else "download")
        role = {"failed": "review.text", "done": "approved.text", "running": "accent"}.get(row.state, "text3")
        self._icon.show_icon(icon, role)
        self._name.setText(row.label)
        self._size.setText(size_words(row))
        self._line.setVisible(row.state == "running")
        self._percent.setVisible(row.state == "running")
        self._line.show_share(share_of(row))
        self._percent.setText(percent_words(row))
        self._state.setText(state_words(row))
        self.setAccessibleName(f"{row.label}, {size_words(row)}, {percent_words(row)}, {state_words(row)}")
