"""The pages of the window: built when they are first wanted, or ahead while nobody waits; one is shown.

Knows nothing of tabs and of what a page shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from ui.pages import FRESH, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ui.context import Context

_IDLE_MS = 120


class PageStack(QStackedWidget):
    """``taken`` names a page that has just become one of the window's. ``wanted`` says which may be built ahead."""

    taken = Signal(str)

    def __init__(self, context: Context, wanted: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._context, self._wanted = context, wanted
        self.pages: dict[str, Any] = {}
        self._spares: dict[str, Any] = {}
        self._is_ahead = False
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._build_ahead)

    def take(self, page: str, made: Any) -> None:
        """A page that was built is one of the window's."""
        self.pages[page] = made
        self.addWidget(made)
        self.taken.emit(page)

    def show_page(self, page: str) -> None:
        """Show a page, built now if it has to be; what begins anew each time is built again."""
        if page in FRESH and page in self.pages:
            old = self.pages.pop(page)
            self.removeWidget(old)
            old.deleteLater()
        if page not in self.pages:
            self.take(page, self._spares.pop(page, None) or PAGES[page](self._context))
        if self._is_ahead:
            self._idle.start()
        self.setCurrentWidget(self.pages[page])
        for other in self.pages.values():
            # only what is shown says how much room is needed
            policy = QSizePolicy.Policy.Preferred if other is self.pages[page] else QSizePolicy.Policy.Ignored
            other.setSizePolicy(policy, policy)

    def start_ahead(self) -> None:
        """Build pages that have not been opened yet from now on, one at a time."""
        self._is_ahead = True
        self._idle.start()

    def _build_ahead(self) -> None:
        wanted = tuple(self._wanted())
        for page in [page for page in self._spares if page not in wanted]:
            self._spares.pop(page).deleteLater()
        page = next((page for page in wanted if page not in self.pages and page not in self._spares), "")
        if page:
            made = self._spares[page] = PAGES[page](self._context)
            made.setParent(self)
            made.hide()
            made.resize(self.size())
            self._idle.start()

    def stop(self) -> None:
        """Build nothing more."""
        self._idle.stop()
