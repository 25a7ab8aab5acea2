"""The inbox: gigs at the left, the chosen one at the right. Files and invitations can be dropped anywhere on it."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from studio.actions.agreement_commands import ReachMilestone
from studio.actions.commands import AcceptOffer, DeclineOffer, Deliver, DropFiles, RemoveDrop
from studio.app.running_window import PASS_SUFFIXES
from studio.domain.changes import Changes
from studio.domain.stage_states import StageState
from studio.queries.asks import Credits, Inbox, Shown, WaitingToBeShown
from studio.queries.rows import GigRow
from ui import tokens
from ui.background import LatestOnly
from ui.context import Context
from ui.inbox.asking import AskingPane
from ui.inbox.blocks import Card
from ui.inbox.card import GigCard
from ui.inbox.credit import CreditPane
from ui.inbox.dropped_wave import dropped_wave
from ui.inbox.gig_list import GigList
from ui.inbox.granting import GrantingPane
from ui.inbox.model import DELIVER_STATES, GigGroup, group_of, grouped, kept_words
from ui.inbox.notes_panes import ChecklistPane, NotesPane
from ui.inbox.panes import DeliverBar, DeliveryPane, MilestonesPane, OfferPane, StatusPane, TakesPane
from ui.inbox.shown import ShownPage
from ui.languages import told
from ui.people.feedback import FeedbackPart
from ui.review.model import audio_files
from ui.review.player import shared_player
from ui.review.transport import PlayerBar
from ui.widgets.buttons import Button, Segments
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label, row_of, rule
from ui.words import first_name, tr

if TYPE_CHECKING:
    from studio.queries.audience import ShownRow, WaitingRow
    from studio.queries.credits import CreditRow

_PAGE_PX = 1240
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
_FINISHED = frozenset({StageState.APPROVED, StageState.SETTLED, StageState.CLOSED})
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
        self.page = GigPage(context, self)
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


class GigPage(QWidget):
    """Card and panes of one gig; turns what a person does into commands."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._gig: GigRow | None = None
        self._credits = LatestOnly(context.ask)
        context.changed.connect(self._on_changed)
        theme = context.theme
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("The chosen gig"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        content = QWidget()
        content.setProperty("kind", "window")
        outer = QHBoxLayout(content)
        outer.setContentsMargins(24, 12, 24, 24)
        inner = QWidget()
        inner.setMaximumWidth(_PAGE_PX)
        outer.addWidget(inner, 1)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.CARD_GAP_PX)
        self.card, self.offer, self.delivery = GigCard(theme), OfferPane(theme), DeliveryPane(theme)
        self.status, self.notes, self.takes = StatusPane(theme), NotesPane(self._context), TakesPane(theme)
        self.checklist, self.milestones = ChecklistPane(theme), MilestonesPane(theme)
        self.asking, self.credit = AskingPane(theme), CreditPane(theme)
        self.granting = GrantingPane(theme)
        self.feedback_card, self.feedback = Card(), FeedbackPart(theme)
        self.feedback_card.column.addWidget(self.feedback)
        panes = (
            self.card,
            self.offer,
            self.status,
            self.feedback_card,
            self.credit,
            self.notes,
            self.checklist,
            self.milestones,
            self.delivery,
            self.asking,
            self.granting,
        )
        for pane in (*panes, self.takes):
            self._column.addWidget(pane)
        self._column.addStretch(1)
        self.area.setWidget(content)
        self.delivery.files.make_wave = partial(dropped_wave, context)
        self.delivery.awaited.connect(context.expect_files)
        self.deliver_bar = DeliverBar(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(PlayerBar(context))
        whole.addWidget(self.deliver_bar)
        self._connect()

    def show_gig(self, gig: GigRow) -> None:
        """Show a gig with the panes that its state needs."""
        is_other = self._gig is None or self._gig.hand_off != gig.hand_off
        self._gig = gig
        may_hand_in = gig.state in DELIVER_STATES
        is_offer = gig.state is StageState.OFFERED and gig.may_answer
        panes = (
            (self.card, True),
            (self.offer, is_offer),
            (self.status, not is_offer and (bool(gig.unsent) or not may_hand_in)),
            (self.notes, bool(gig.notes)),
            (self.checklist, any(point.may_change for point in gig.points)),
            (self.milestones, bool(gig.terms.milestones)),
            (self.delivery, may_hand_in),
            (self.deliver_bar, may_hand_in),
            (self.asking, AskingPane.is_for(gig) and not gig.unsent),
            (self.granting, GrantingPane.is_for(gig)),
            (self.takes, bool(gig.takes)),
        )
        if is_other:
            self.deliver_bar.set_busy(is_busy=False)
        self._place_asking(gig)
        for pane, is_shown in panes:
            if is_shown:
                pane.show_gig(gig)
            pane.setVisible(is_shown)
        if gig.feedback is not None:
            self.feedback.show_feedback(gig.hand_off, gig.owner_name, gig.feedback)
        self.feedback_card.setVisible(gig.feedback is not None)
        if is_other:
            self.area.verticalScrollBar().setValue(0)
            self.credit.hide()
        self._ask_credit()

    def _ask_credit(self) -> None:
        """Show the credit of a gig that is finished, if there is one."""
        gig = self._gig
        if gig is None or gig.state not in _FINISHED:
            self.credit.hide()
            return

        def shown(rows: tuple[CreditRow, ...]) -> None:
            if self._gig is None or self._gig.hand_off != gig.hand_off:
                return
            row = next((row for row in reversed(rows) if row.hand_off == gig.hand_off and row.is_yours), None)
            if row is not None:
                self.credit.show_credit(row)
            self.credit.setVisible(row is not None)

        self._credits.ask(Credits(gig.production), shown, self._context.show_error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("credit"):
            self._ask_credit()

    def _open_invoice(self, button: QWidget) -> None:
        from ui.money.invoice_menu import open_invoice_menu

        if self._gig is not None:
            open_invoice_menu(self._context, button, self._gig.hand_off, self._gig.title)

    def _open_agreement(self, button: QWidget) -> None:
        from ui.money.agreement_menu import open_agreement_menu

        if self._gig is not None:
            open_agreement_menu(self._context, button, self._gig.hand_off, self._gig.title)

    def _open_portfolio(self) -> None:
        from ui.dialogs.portfolio import open_portfolio

        open_portfolio(self._context)

    def _place_asking(self, gig: GigRow) -> None:
        """What waits for an answer stands right below the card; what could be asked below the work."""
        is_urgent = gig.asked is not None or gig.state is StageState.PAUSED
        after = self.card if is_urgent else self.delivery
        if self._column.indexOf(self.asking) != self._column.indexOf(after) + 1:
            self._column.removeWidget(self.asking)
            self._column.insertWidget(self._column.indexOf(after) + 1, self.asking)

    def drop(self, paths: tuple[str, ...], output: str) -> None:
        """Put files into the deliver folder of the gig."""
        gig = self._gig
        if gig is None:
            return
        if gig.state not in DELIVER_STATES:
            self._context.show_message(
                told(gig.next_step or gig.state.sentence), tr("“{title}” takes no files now", title=gig.title), "hint"
            )
            return
        self._context.run(DropFiles(gig.hand_off, paths, output), self._refresh)

    def _connect(self) -> None:
        self.card.folder_wanted.connect(self._open_folder)
        self.card.listen_wanted.connect(self._listen)
        self.offer.accepted.connect(self._accept)
        self.offer.declined.connect(self._decline)
        self.asking.wanted.connect(self._ask)
        self.granting.wanted.connect(self._ask)
        self.granting.paper_wanted.connect(self._open_agreement)
        self.credit.wanted.connect(self._answer_credit)
        self.feedback.wanted.connect(lambda command: self._ask(command, tr("Sealed: it opens once both have written.")))
        self.credit.portfolio_wanted.connect(self._open_portfolio)
        self.status.invoice_wanted.connect(self._open_invoice)
        self.delivery.dropped.connect(self.drop)
        self.deliver_bar.delivered.connect(self._deliver)
        self.delivery.folder_wanted.connect(self._open_folder)
        self.delivery.files.replace_wanted.connect(self._replace)
        self.delivery.files.remove_wanted.connect(self._remove)
        self.notes.heard.connect(self._hear_take)
        for talking in (self.notes, self.checklist):
            talking.wanted.connect(lambda command: self._context.run(command, self._refresh))
        self.takes.heard.connect(self._hear_take)
        self.milestones.reached.connect(self._reach)
        self.status.dispute_wanted.connect(self._dispute)

    def _dispute(self) -> None:
        from ui.dialogs.dispute_pane import open_dispute

        gig = self._gig
        if gig is not None:
            open_dispute(self._context, gig.hand_off, gig.state, gig.terms.currency, gig.dispute)

    def _reach(self, number: int, text: str) -> None:
        if self._gig is not None:
            self._context.run(ReachMilestone(self._gig.hand_off, number, text), self._refresh)

    def _refresh(self, _result: Any = None) -> None:
        panel = self.parentWidget()
        while panel is not None and not isinstance(panel, InboxPanel):
            panel = panel.parentWidget()
        if panel is not None:
            panel.refresh()

    def _accept(self) -> None:
        gig = self._gig
        if gig is None:
            return
        said = tr("“{title}” is yours. {name} gets your answer with the next sync.",
                  title=gig.title, name=first_name(gig.owner_name))  # fmt: skip
        self._answer(AcceptOffer(gig.hand_off), tr("Accepted"), kept_words(gig) or said)

    def _decline(self, reason: str) -> None:
        gig = self._gig
        if gig is not None:
            said = tr("{name} is told with the next sync.", name=first_name(gig.owner_name))
            self._answer(DeclineOffer(gig.hand_off, reason), tr("Declined"), kept_words(gig) or said)

    def _ask(self, command: Any, said: str) -> None:
        def done(_result: Any) -> None:
            self._context.show_message(said, kind="done")
            self._refresh()

        self._context.run(command, done)

    def _answer_credit(self, command: Any, said: str) -> None:
        def done(result: dict[str, Any]) -> None:
            folders = [str(made["folder"]) for made in result.get("credits", ())]
            self._context.show_message("\n".join(folders), said, "done")
            self._ask_credit()
            for folder in folders:
                self._open_folder(folder)

        self._context.run(command, done)

    def _answer(self, command: AcceptOffer | DeclineOffer, title: str, text: str) -> None:
        def done(_result: Any) -> None:
            self._context.show_message(text, title, "done")
            self._refresh()

        def failed(error: BaseException) -> None:
            self.offer.set_busy(is_busy=False)
            self._context.show_error(error)

        self._context.run(command, done, failed)

    def _deliver(self) -> None:
        gig = self._gig
        if gig is None:
            return

        def done(result: dict[str, Any]) -> None:
            self.deliver_bar.set_busy(is_busy=False)
            text = tr("It travels now; {name} gets it with the next sync.", name=first_name(gig.owner_name))
            self._context.show_message(text, tr("Take {n} is handed in", n=result.get("take", gig.next_take)), "done")
            self._refresh()

        def failed(error: BaseException) -> None:
            self.deliver_bar.set_busy(is_busy=False)
            if self._gig is not None:
                self.deliver_bar.show_gig(self._gig)
            self._context.show_error(error)

        self._context.run(Deliver(gig.hand_off), done, failed)

    def _replace(self, old_path: str, new_path: str) -> None:
        gig = self._gig
        if gig is None:
            return
        output = next((drop.output for drop in gig.drops if drop.path == old_path), "")
        again = DropFiles(gig.hand_off, (new_path,), output)
        self._context.run(RemoveDrop(gig.hand_off, old_path), lambda _result: self._drop_again(again))

    def _drop_again(self, command: DropFiles) -> None:
        self._context.run(command, self._refresh)

    def _remove(self, path: str) -> None:
        gig = self._gig
        if gig is None:
            return

        def done(_result: Any) -> None:
            text = tr("It was moved aside, not deleted.")
            self._context.show_message(text, tr("{file} is out of this take", file=Path(path).name), "info")
            self._refresh()

        self._context.run(RemoveDrop(gig.hand_off, path), done)

    def _open_folder(self, folder: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self._context.show_message(folder, tr("The folder cannot be shown here; it lies at"), "hint")

    def _listen(self, paths: tuple[str, ...]) -> None:
        gig = self._gig
        title = tr("{title}: what you get", title=gig.title) if gig is not None else ""
        shared_player(self._context).load(paths, title=title, play=True)

    def _hear_take(self, number: int, at_s: float) -> None:
        gig = self._gig
        take = next((take for take in gig.takes if take.number == number), None) if gig is not None else None
        paths = tuple(file.local_path for file in audio_files(take)) if take is not None else ()
        if gig is None or not paths:
            self._context.show_message(tr("The files of this take are not on this machine."), kind="hint")
            return
        title = tr("{title}, take {n}", title=gig.title, n=number)
        shared_player(self._context).load(paths, title=title, subject=gig.hand_off, at_s=at_s, play=True)
