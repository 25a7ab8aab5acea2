"""The one place where an error or a result becomes words on the screen.

A message is a banner over the lower edge of the window, never a box that waits for an answer.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from studio.domain.errors import CancelledError, SegueError
from ui.languages import told
from ui.words import later, tr

if TYPE_CHECKING:
    from ui.theme import Theme
    from ui.widgets.banner import Banner

log = logging.getLogger(__name__)

_ID = re.compile("[0-9a-f]{8,64}")
# what lies below a storage's address is named by ids
_DEPOT_INSIDE = re.compile(r"(?<=.)/s/[0-9a-f]{16,}.*$")
# where an error's advice names words of the command line, the window has a place of its own
_ADVICE = {
    "no_person_key": later("Do it on your first device, or name your recovery file here."),
    "leads": later("Take over first, under Settings, Devices."),
    "not_lead": later("Do it on that device, or decide on this one first, under Settings, Devices."),
    "not_admitted": later("Synchronise while the other device is on. If that one is lost, take over from it."),
    "exists": later("Move it under Shared files, or get its files back under Storage care."),
    "not_complete": later("Repair under Storage care first, then try again."),
    "not_chosen": later("Choose one of the candidates first, where the plan shows the stage."),
    "no_release_feed": later("Look where you got Segue from: the package manager, or the page with its releases."),
    "workspace_away": later(
        "Connect its disk, then try again. If your files lie elsewhere now, say where under Settings, General."
    ),
    "workspace_known": later("Go over to it as it is, or choose an empty folder."),
    "workspace_unmarked": later("Name the folder in which the productions’ folders lie."),
    "workspace_shared": later("Move the production under Settings, Shared files, first."),
    "not_followed": later("Wait until they have synchronised and answered, or empty it anyway: its sign-posts stay."),
}
_GAP_PX = 12
_WIDTH_PX = 560
_INFO_MS = 6000
# why something was refused takes longer to read
_HINT_MS = 12_000
_MOST_SHOWN = 3
_BETWEEN_PX = 8


@dataclass(frozen=True, slots=True)
class Message:
    """What is said: ``kind`` is info, done, hint or fault; a fault, and whatever asks for an act, stays until it is closed.

    ``action`` is the word on its button, ``run`` what that does.
    """

    kind: str
    title: str
    text: str = ""
    what_to_do: str = ""
    action: str = ""
    run: Callable[[], None] | None = None


def message_of(error: BaseException) -> Message:
    """An error in words: what happened, to which thing, what to do next."""
    if isinstance(error, CancelledError):
        return Message("info", told(error.title), told(error.message), told(error.what_to_do))
    if isinstance(error, SegueError):
        log.info("told: %s (%s)", error.message, error.code)
        text, subject = told(error.message), _DEPOT_INSIDE.sub("", error.subject)
        # an id tells a person nothing
        if subject and subject not in error.message and not _ID.fullmatch(subject):
            text = f"{subject}: {text}"
        return Message("fault", told(error.title), text, told(_ADVICE.get(error.code, error.what_to_do)))
    log.error("an unexpected error reached the window", exc_info=error)
    return Message(
        "fault",
        tr("Something went wrong inside Segue"),
        tr("{kind}: {text}", kind=type(error).__name__, text=error) if str(error) else type(error).__name__,
        tr("Your work is kept. Try again; if it happens again, run “segue self-test” and send its report."),
    )


class MessageArea(QWidget):
    """The banners over the lower edge of a window, newest at the bottom."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("messages")
        self.setAccessibleName(tr("Messages"))
        self._banners: list[Banner] = []
        parent.installEventFilter(self)
        # above the status line and the button that a page may have at its foot
        self.bottom_gap_px = 88
        self.hide()

    def show_message(self, message: Message) -> None:
        """Say something. The same message twice is said once."""
        from ui.widgets.banner import Banner

        for old in self.banners():
            if old.message == message:
                return
        if message.kind == "hint":
            # why the last thing was refused is of no use beside why this one is
            for old in self.banners():
                if old.message.kind == "hint" and not old.message.action:
                    self._remove(old)
        while len(self.banners()) >= _MOST_SHOWN:
            self._remove(self.banners()[0])
        banner = Banner(self._theme, message, self)
        banner.closed.connect(lambda: self._remove(banner))
        self._banners.append(banner)
        banner.show()
        stays_ms = {"info": _INFO_MS, "done": _INFO_MS, "hint": 0 if message.action else _HINT_MS}.get(message.kind, 0)
        if stays_ms:
            QTimer.singleShot(stays_ms, banner, lambda: self._remove(banner))
        self._place()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{message.title}. {message.text}"))

    def banners(self) -> list[Banner]:
        """The banners on the screen, oldest first."""
        return list(self._banners)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _remove(self, banner: Banner) -> None:
        if banner in self._banners:
            self._banners.remove(banner)
            banner.hide()
            banner.deleteLater()
            self._place()

    def _place(self) -> None:
        self.setVisible(bool(self._banners))
        parent = self.parentWidget()
        width_px = min(_WIDTH_PX, parent.width() - 2 * _GAP_PX)
        top_px = 0
        for banner in self._banners:
            height_px = banner.height_at(width_px)
            banner.setGeometry(0, top_px, width_px, height_px)
            top_px += height_px + _BETWEEN_PX
        height_px = max(0, top_px - _BETWEEN_PX)
        place_px = parent.height() - height_px - self.bottom_gap_px - _GAP_PX
        self.setGeometry((parent.width() - width_px) // 2, place_px, width_px, height_px)
        self.raise_()
