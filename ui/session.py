"""What a person had open when the window was closed: the page, and the stage or gig on it. Opened again at the next start.

Nothing is opened again once the person has gone anywhere, and in safe mode nothing is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.pages import TABS

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.shell import Shell

_PAGE = "session/page"
_SUBJECT = "session/subject"


class Session(QObject):
    """``is_waiting`` until what was open is open again, or the person has gone elsewhere."""

    def __init__(self, shell: Shell, settings: QSettings | None) -> None:
        super().__init__(shell)
        self._shell, self._settings = shell, settings
        kept = str(settings.value(_PAGE) or "") if settings is not None else ""
        self._page = kept if kept in TABS else ""
        self._subject = self._kept_subject(self._page)
        self.is_waiting = bool(self._page)

    def take_page(self, page: str, made: Any) -> None:
        """A page was built: what is chosen on it is remembered from now on."""
        chosen = {
            "plan": lambda: made.timeline.selected,
            "listen": lambda: made.toolbar.stage_chosen,
            "inbox": lambda: made.list.chosen,
        }.get(page)
        if chosen is not None and self._settings is not None:
            chosen().connect(lambda subject: self._note_subject(page, str(subject)))

    def went(self, page: str) -> None:
        """The person, or the window, has gone to a page."""
        self.is_waiting = False
        if self._settings is not None and page in TABS:
            self._settings.setValue(_PAGE, page)

    def restore(self) -> None:
        """Open what was open, where that is there."""
        if self.is_waiting and self._shell.has_tab(self._page):
            self._shell.go(self._page, self._subject)

    def _note_subject(self, page: str, subject: str) -> None:
        if self._settings is not None:
            self._settings.setValue(f"{_SUBJECT}/{page}", f"{self._of(page)}/{subject}" if subject else "")

    def _kept_subject(self, page: str) -> str:
        """What was chosen on a page, in the production that is shown again."""
        if self._settings is None or not page:
            return ""
        production, _, subject = str(self._settings.value(f"{_SUBJECT}/{page}") or "").partition("/")
        is_here = page == "inbox" or production == str(self._settings.value("production") or "")
        return subject if is_here else ""

    def _of(self, page: str) -> str:
        return "" if page == "inbox" else self._shell.context.production
