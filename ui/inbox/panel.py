"""The inbox: gigs at the left, the chosen one at the right. Files and invitations can be dropped anywhere on it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.app.running_window import PASS_SUFFIXES
from studio.domain.changes import Changes
from studio.queries.asks import Inbox, Shown, WaitingToBeShown
from studio.queries.rows import GigRow
from ui import tokens
from ui.background import LatestOnly
from ui.context import Context
from ui.inbox.gig_list import GigList
from ui.inbox.gig_page import GigPage
from ui.inbox.model import GigGroup, group_of, grouped
from ui.inbox.shown import ShownPage
from ui.widgets.buttons import Button, Segments
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label, row_of, rule
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.audience import ShownRow, WaitingRow

_TOLD = (
    "hand_off",
    "take",
    "note",
    "point",
    "credit",
    "transfer",
    "stage",
    "production",
    "drop",
    "person",
    "given",
    "remark",
    "vote",
    "everything",
)
# words such as "in 3 h" are told anew after so long though nothing has changed
_WORDS_LAST_S = 60.0


class InboxPanel(QWidget):
    """What a collaborator opens to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.gigs: tuple[GigRow, ...] = ()
        self._selected = ""
        self._is_done_shown = False
        self._is_asked = False
        self._shown_s = -_WORDS_LAST_S
        self._questions = LatestOnly(context.ask)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Inbox"))
        theme = context.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(rule(is_strong=True, is_vertical=True))
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self.page = GigPage(context)
        self.page.done.connect(self.refresh)
        self.empty = EmptyState(
            theme,
            "inbox",
            tr("No gigs yet"),
            tr(
                "When somebody offers you a piece of work, it stands here: what it is, what it pays, what you get and hand in. "
                "Open the invitation they sent you to begin."
            ),
            tr("Open an invitation"),
        )
        if self.empty.button is not None:
            self.empty.button.clicked.connect(lambda: context.navigate("open_invitation"))
        self._nothing_chosen = EmptyState(
            theme, "inbox", tr("Nothing to do"), tr("New offers stand here. What is finished stands under Done.")
        )
        self._loading = QWidget()
        self.shown = ShownPage(context)
        self._is_looking = False
        for page in (self._loading, self.empty, self._nothing_chosen, self.page, self.shown):
            self._stack.addWidget(page)
        self.keyboard_starts_at = self.list
        context.changed.connect(self._on_changed)
        context.ready.connect(self.refresh)

    # --- the shell calls these ---

    def refresh(self) -> None:
        """Ask for the gigs again."""
        self._is_asked = True
        self._questions.ask(Inbox(), self.show_gigs, self._context.show_error)

        def looked(rows: tuple[ShownRow, ...]) -> None:
            self._context.ask(WaitingToBeShown(), lambda waiting: self.show_takes(rows, waiting))

        self._context.ask(Shown(), looked)

    def show_takes(self, rows: tuple[ShownRow, ...], waiting: tuple[WaitingRow, ...] = ()) -> None:
        """What others show this person without a gig: above the gigs, and alone where there is none."""
        if (rows, waiting) == (self.shown.rows, self.shown.waiting):
            return
        self.shown.show_rows(rows, waiting)
        self.look_button.setVisible(bool(rows or waiting))
        self.look_button.setText(f"\u2009{tr('Shown to you {n}', n=len(rows))}")
        self._show()

    def look(self) -> None:
        """The takes that one is shown."""
        self._is_looking = True
        self._show()

    def select(self, subject: str) -> None:
        """Select a hand-off."""
        self._selected = subject
        self._is_looking = False
        found = next((gig for gig in self.gigs if gig.hand_off == subject), None)
        if found is not None:
            self._is_done_shown = group_of(found) is GigGroup.DONE
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is first seen."""
        super().showEvent(event)
        if not self._is_asked:
            self.refresh()

    # --- rows in ---

    def show_gigs(self, gigs: tuple[GigRow, ...]) -> None:
        """Show these gigs; the chosen one stays chosen while it is there."""
        if tuple(gigs) == self.gigs and time.monotonic() - self._shown_s < _WORDS_LAST_S:
            return
        self._shown_s = time.monotonic()
        before = self.gig
        self.gigs = tuple(gigs)
        now = self.gig
        if before is not None and now is not None and group_of(before) is not GigGroup.DONE:
            # what was just approved stays in sight: that is the news
            self._is_done_shown = self._is_done_shown or group_of(now) is GigGroup.DONE
        self._show()

    @property
    def gig(self) -> GigRow | None:
        """The chosen gig."""
        return next((gig for gig in self.gigs if gig.hand_off == self._selected), None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TOLD):
            if self.isVisible():
                self.refresh()
            else:
                self._is_asked = False

    def _show(self) -> None:
        done = sum(group_of(gig) is GigGroup.DONE for gig in self.gigs)
        self._segments.button("open").setText(tr("Open {n}", n=len(self.gigs) - done))
        self._segments.button("done").setText(tr("Done {n}", n=done))
        self._segments.show_chosen("done" if self._is_done_shown else "open")
        groups = grouped(self.gigs, is_done=self._is_done_shown)
        shown = [gig.hand_off for _group, gigs in groups for gig in gigs]
        if self._selected not in shown:
            self._selected = shown[0] if shown else ""
        self.list.show_groups(groups, self._selected)
        gig = self.gig
        has_takes = bool(self.shown.rows or self.shown.waiting)
        if has_takes and (self._is_looking or not self.gigs):
            self._stack.setCurrentWidget(self.shown)
        elif gig is not None:
            self.page.show_gig(gig)
            self._stack.setCurrentWidget(self.page)
        else:
            self._stack.setCurrentWidget(self._nothing_chosen if self.gigs else self.empty)

    def _left(self) -> QWidget:
        theme = self._context.theme
        left = QFrame()
        left.setProperty("kind", "panel")
        left.setFixedWidth(tokens.INBOX_LIST_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._segments = Segments(
            theme, (("open", tr("Open {n}", n=0)), ("done", tr("Done {n}", n=0))), tr("Which gigs")
        )
        self._segments.chosen.connect(self._on_segment)
        head = row_of(label(theme, tr("Inbox"), 15, 600), None, self._segments)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 8, tokens.PANE_PADDING_PX, 8)
        column.addLayout(head)
        column.addWidget(rule())
        self.look_button = Button(theme, tr("Shown to you {n}", n=0), "headphones", "quiet")
        self.look_button.clicked.connect(self.look)
        self.look_button.hide()
        shown = row_of(self.look_button, None)
        shown.setContentsMargins(8, 4, 8, 0)
        column.addLayout(shown)
        self.list = GigList(theme)
        self.list.chosen.connect(self._on_chosen)
        column.addWidget(self.list, 1)
        column.addWidget(rule())
        invite = Button(theme, tr("Open or drop an invitation"), "mail-opened", "quiet")
        invite.clicked.connect(lambda: self._context.navigate("open_invitation"))
        foot = row_of(invite, None)
        foot.setContentsMargins(8, 8, 8, 8)
        column.addLayout(foot)
        return left

    def _on_segment(self, key: str) -> None:
        self._is_done_shown = key == "done"
        self._show()

    def _on_chosen(self, hand_off: str) -> None:
        self._selected = hand_off
        self._is_looking = False
        self._show()

    # --- drops anywhere ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Local files are welcome."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._context.expect_files()

    def dropEvent(self, event: QDropEvent) -> None:
        """An invitation is opened, anything else goes to the chosen gig."""
        paths = tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())
        if not paths:
            return
        event.acceptProposedAction()
        if len(paths) == 1 and paths[0].lower().endswith(PASS_SUFFIXES):
            self._context.navigate("open_invitation", paths[0])
        else:
            self.page.drop(paths, "")
