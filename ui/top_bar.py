"""The bar at the top: the mark, the production, the tabs, the search field, how the storage stands, who and menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from studio.queries.rows import SyncRow
from ui.icons import icon_pixmap
from ui.theme import Theme
from ui.tokens import TOP_BADGE_PX, TOP_BAR_PX
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import Badge, IconLabel
from ui.widgets.labels import label, rule
from ui.widgets.mark import Mark
from ui.widgets.tips import tip
from ui.words import ago_text, tr, tr_n

_SEARCH_PX = 268
_PRODUCTION_MOST_PX, _PRODUCTION_LEAST_PX = 240, 96
# from this width on there is room for the longest title
_ROOMY_PX = 1180
_SYNC_ICONS = {
    "idle": ("cloud-check", "text2"),
    "syncing": ("cloud-up", "accent"),
    "offline": ("cloud-off", "review.text"),
    "stopped": ("cloud-off", "text3"),
    "elsewhere": ("cloud-check", "text3"),
}


class SearchButton(QPushButton):
    """Looks like a field; opens the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = tr("Search or run a command")
        self.setAccessibleName(self._words)
        self.setFixedHeight(28)
        self.setMinimumWidth(120)
        self.setMaximumWidth(_SEARCH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", "search")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_SEARCH_PX, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus" if self.hasFocus() else "line2"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        pixmap = icon_pixmap("search", theme.color("text2"), 14, ratio=self.devicePixelRatioF())
        painter.drawPixmap(9, 7, pixmap)
        painter.setFont(theme.font(10.5))
        keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        width = painter.fontMetrics().horizontalAdvance(keys) + 10
        cap = QRectF(self.width() - width - 6.5, 5.5, width, 17)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(theme.color("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        font = theme.font(13)
        painter.setFont(font)
        painter.setPen(theme.color("text3"))
        room = self.rect().adjusted(29, 0, -int(width) - 14, 0)
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)


class SyncButton(QPushButton):
    """How the home stands with its storage; a click sends and fetches now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        self._icon = IconLabel(theme, "cloud-check", "text3")
        self._words = label(theme, "", 13, tone="2")
        for part in (self._icon, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part)
        self._row: SyncRow | None = None
        self._alarm = ""
        self.show_sync(None)

    def sizeHint(self) -> QSize:
        return QSize(self._words.sizeHint().width() + 38, 28)

    def show_sync(self, sync: SyncRow | None) -> None:
        """Show a state; None while the studio is still opening."""
        self._row = sync
        icon, role = _SYNC_ICONS.get(sync.state, ("cloud-check", "text3")) if sync else ("cloud-check", "text3")
        if self._alarm or has_problem(sync):
            icon, role = "alert-triangle", "late.text"
        self._icon.show_icon(icon, role)
        self.retell()

    def show_alarm(self, alarm: str) -> None:
        """A production's record is not what it was; empty: all is well."""
        if alarm != self._alarm:
            self._alarm = alarm
            self.show_sync(self._row)

    def retell(self) -> None:
        """Say it again: time has passed."""
        words = tr("Alarm") if self._alarm else sync_words(self._row)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(tip(self._alarm or sync_tip(self._row)))
        self.updateGeometry()


def has_problem(sync: SyncRow | None) -> bool:
    """Whether the storage was reached and something did not get through, such as an access that has ended."""
    return sync is not None and sync.state == "idle" and bool(sync.message)


def sync_tip(sync: SyncRow | None) -> str:
    """What stands behind the two or three words."""
    if sync is not None and sync.message:
        return sync.message
    if sync is not None and sync.state == "offline":
        return tr("The storage cannot be reached now. What you do is kept here and sent later by itself.")
    return tr("Send and fetch now")


def sync_words(sync: SyncRow | None) -> str:
    """How a home stands with its storage, in two or three words."""
    if sync is None:
        return tr("Opening…")
    waiting = tr_n("{n} to send", "{n} to send", sync.outstanding) if sync.outstanding else ""
    plain = {
        "syncing": tr("Syncing"),
        "offline": tr("Offline"),
        "elsewhere": tr("Synced by another window"),
        "stopped": tr("Not syncing"),
    }.get(sync.state)
    if has_problem(sync):
        plain = tr("Not synced")
    if plain is not None:
        return f"{plain}, {waiting}" if waiting else plain
    return tr("Synced {ago}", ago=ago_text(sync.last_ms)) if sync.last_ms else tr("Nothing to sync yet")


_TAB_EDGES_PX = 24


class TopBar(QFrame):
    """``tab_chosen`` carries a tab's key; the rest are buttons for the shell to connect."""

    tab_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "panel")
        self.setFixedHeight(TOP_BAR_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(Mark(theme))
        row.addWidget(label(theme, "Segue", 13, 600))
        row.addSpacing(4)
        self._line = rule(is_strong=True, is_vertical=True)
        self._line.setFixedHeight(20)
        row.addWidget(self._line)
        self.production = Button(theme, "", kind="quiet")
        self.production.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.production.set_icon("chevron-down")
        self.production.setFont(theme.font(13, 600))
        row.addWidget(self.production)
        row.addSpacing(8)
        self._tabs_row = QHBoxLayout()
        self._tabs_row.setSpacing(4)
        row.addLayout(self._tabs_row)
        row.addStretch(1)
        self.search = SearchButton(theme)
        row.addWidget(self.search, 2)
        row.addSpacing(4)
        self.today = Button(theme, "", "bell", "quiet")
        row.addWidget(self.today)
        self.sync = SyncButton(theme)
        row.addWidget(self.sync)
        self.badge = Badge(theme, "", TOP_BADGE_PX, is_me=True)
        row.addWidget(self.badge)
        self.menu = icon_button(theme, tr("Menu"), "menu-2")
        row.addWidget(self.menu)
        self._group = QButtonGroup(self)
        self._title = ""
        self.tabs: dict[str, Button] = {}
        self.show_production("")
        self.show_person("")
        self.show_waiting(0, tr("Today"))

    def show_production(self, title: str) -> None:
        """Name the production; empty hides the menu."""
        self._title = title
        self.production.setVisible(bool(title))
        self._line.setVisible(bool(title))
        self._fit_title()
        self.production.setAccessibleName(tr("Production: {title}", title=title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the title gives way, so that every tab can be read."""
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        title, missing = self._title, max(0, _ROOMY_PX - self.width())
        room = max(_PRODUCTION_LEAST_PX, _PRODUCTION_MOST_PX - missing)
        shown = QFontMetrics(self._theme.font(13, 600)).elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.production.setText(shown)
        self.production.setToolTip(tip(title if shown != title else ""))

    def show_waiting(self, count: int, words: str) -> None:
        """How much is this person's turn, in all productions."""
        self.today.setText(f"\u2009{count}" if count else "")
        self.today.setToolTip(tip(words))
        self.today.setAccessibleName(words)

    def show_person(self, name: str) -> None:
        """Show who sits here."""
        self.today.setVisible(bool(name))
        self.badge.setVisible(bool(name))
        self.badge.show_name(name)

    def show_tabs(self, tabs: list[tuple[str, str]]) -> None:
        """Offer these tabs (key, words)."""
        if list(self.tabs) == [key for key, _words in tabs]:
            return
        for old in self.tabs.values():
            self._group.removeButton(old)
            self._tabs_row.removeWidget(old)
            old.deleteLater()
        self.tabs = {}
        for key, words in tabs:
            button = Button(self._theme, words, kind="tab")
            button.setFixedHeight(TOP_BAR_PX)
            button.setCheckable(True)
            # the one that is shown is bold, and no other may move for that
            bold_px = QFontMetrics(self._theme.font(13, 600)).horizontalAdvance(words) + _TAB_EDGES_PX
            button.setMinimumWidth(max(button.sizeHint().width(), bold_px) + 4)
            button.clicked.connect(lambda _checked, key=key: self.tab_chosen.emit(key))
            self._group.addButton(button)
            self._tabs_row.addWidget(button)
            self.tabs[key] = button

    def show_tab(self, key: str) -> None:
        """Mark the tab that is shown; none for a page that is no tab."""
        self._group.setExclusive(key in self.tabs)
        for other, button in self.tabs.items():
            button.setChecked(other == key)
