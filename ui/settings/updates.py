"""Whether there is a newer version: looked up when a person asks, never by itself. Nothing is downloaded or installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.dialogs.page import Said
from ui.inbox.blocks import Card
from ui.languages import spoken_language
from ui.widgets.buttons import Button
from ui.widgets.labels import label, row_of
from ui.words import day_of_month, month_word, tr

if TYPE_CHECKING:
    from datetime import date

    from studio.app.release_check import Update
    from ui.context import Context


class UpdateCard(Card):
    """One button, and what came of it. ``page`` is the address of the newer version, empty for none."""

    def __init__(self, context: Context) -> None:
        super().__init__(gap_px=10)
        self._context = context
        theme = context.theme
        self.page = ""
        words = tr("Segue asks nobody by itself. Pressed, this reads one signed page and says whether there is a newer version.")  # fmt: skip
        self.column.addWidget(label(theme, words, 12, tone="2", wraps=True))
        self.look_button = Button(theme, tr("Look for a newer version"), "refresh")
        self.look_button.clicked.connect(self.look)
        self.get_button = Button(theme, tr("Show where it is"), "external-link")
        self.get_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self.page)))
        self.get_button.hide()
        self.column.addLayout(row_of(self.look_button, self.get_button, None))
        self.said = Said(theme)
        self.column.addWidget(self.said)

    def look(self) -> None:
        """Ask once."""
        studio = self._context.studio
        if studio is None:
            return
        self.look_button.setEnabled(False)
        self.get_button.hide()
        home = studio.home

        def check() -> Update:
            from studio.app.release_check import check_release

            return check_release(home)

        self._context.do(check, self._found, self._failed)

    def _found(self, update: Update) -> None:
        self.look_button.setEnabled(True)
        release = update.release
        late = tr("This page was to be renewed by {day}. Somebody may be holding back a newer one.",
                  day=_day(release.renewed_by)) if update.is_late else ""  # fmt: skip
        if not update.is_newer:
            icon, role = ("alert-triangle", "review.text") if late else ("circle-check", "approved.text")
            self.said.say(icon, role, tr("This is the newest version: {version}", version=update.running), (late,))
            return
        title = tr("Segue {version} of {day} is there", version=release.version, day=_day(release.released))
        here = tr("This is {version}.", version=update.running)
        self.said.say("download", "accent", title, (update.notes(spoken_language()), here, late))
        self.page = release.page if release.page.startswith("https://") else ""
        self.get_button.setVisible(bool(self.page))

    def _failed(self, error: BaseException) -> None:
        self.look_button.setEnabled(True)
        self.said.say_error(error)


def _day(day: date) -> str:
    return f"{day_of_month(day)} {month_word(day)} {day.year}"
