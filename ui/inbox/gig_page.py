"""One gig of the inbox: its card and the panes that its state needs; what a person does there becomes commands."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.actions.agreement_commands import ReachMilestone
from studio.actions.commands import AcceptOffer, DeclineOffer, Deliver, DropFiles, RemoveDrop
from studio.domain.changes import Changes
from studio.domain.stage_states import StageState
from studio.queries.asks import Credits, Stage
from studio.queries.rows import GigRow, StageDetail
from ui.background import LatestOnly
from ui.context import Context
from ui.inbox.asking import AskingPane
from ui.inbox.blocks import Card, CardColumn
from ui.inbox.card import GigCard
from ui.inbox.credit import CreditPane
from ui.inbox.dropped_wave import dropped_wave
from ui.inbox.ending import HistoryPane, LeavePane
from ui.inbox.granting import GrantingPane
from ui.inbox.model import DELIVER_STATES, kept_words
from ui.inbox.money_panes import MinutesPane, PaymentsPane
from ui.inbox.notes_panes import ChecklistPane, NotesPane
from ui.inbox.panes import DeliverBar, DeliveryPane, MilestonesPane, OfferPane, StatusPane, TakesPane
from ui.languages import told
from ui.people.feedback import FeedbackPart
from ui.review.model import audio_files
from ui.review.player import shared_player
from ui.review.transport import PlayerBar
from ui.words import first_name, tr

if TYPE_CHECKING:
    from studio.queries.credits import CreditRow

_PAGE_PX = 1240
_FINISHED = frozenset({StageState.APPROVED, StageState.SETTLED, StageState.CLOSED})


class GigPage(QWidget):
    """Card and panes of one gig. ``done`` is sent when something was carried out: its gig is another one then."""

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._gig: GigRow | None = None
        self._credits, self._histories = LatestOnly(context.ask), LatestOnly(context.ask)
        context.changed.connect(self._on_changed)
        theme = context.theme
        self.area = CardColumn(tr("The chosen gig"), _PAGE_PX)
        self.card, self.offer, self.delivery = GigCard(theme), OfferPane(theme), DeliveryPane(theme)
        self.status, self.notes, self.takes = StatusPane(theme), NotesPane(self._context), TakesPane(theme)
        self.checklist, self.milestones = ChecklistPane(theme), MilestonesPane(theme)
        self.asking, self.credit = AskingPane(theme), CreditPane(theme)
        self.granting, self.leaving, self.history = GrantingPane(theme), LeavePane(theme), HistoryPane(theme)
        self.payments, self.minutes = PaymentsPane(theme), MinutesPane(theme)
        self.feedback_card, self.feedback = Card(), FeedbackPart(theme)
        self.feedback_card.column.addWidget(self.feedback)
        panes = (
            self.card,
            self.offer,
            self.status,
            self.payments,
            self.minutes,
            self.feedback_card,
            self.credit,
            self.notes,
            self.checklist,
            self.milestones,
            self.delivery,
            self.asking,
            self.granting,
        )
        for pane in (*panes, self.takes, self.history, self.leaving):
            self.area.column.addWidget(pane)
        self.area.column.addStretch(1)
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
            (self.status, not is_offer and (bool(gig.unsent) or not (may_hand_in or gig.state is StageState.PAUSED))),
            (self.notes, bool(gig.notes)),
            (self.checklist, any(point.may_change for point in gig.points)),
            (self.milestones, bool(gig.terms.milestones)),
            (self.payments, bool(gig.payments)),
            (self.minutes, gig.call is not None and bool(gig.terms.signed_ms)),
            (self.delivery, may_hand_in),
            (self.deliver_bar, may_hand_in),
            (self.asking, AskingPane.is_for(gig) and not gig.unsent),
            (self.granting, GrantingPane.is_for(gig)),
            (self.takes, bool(gig.takes)),
            (self.leaving, gig.ending is not None and not gig.unsent),
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
            self.history.hide()
        self._ask_credit()
        self._ask_history()

    def _ask_history(self) -> None:
        """Show what happened; before one is let in there is nothing to read."""
        gig = self._gig
        if gig is None or not gig.terms.work_min:
            return

        def shown(detail: StageDetail) -> None:
            if self._gig is not None and self._gig.hand_off == gig.hand_off:
                self.history.show_rows(detail.history)
                self.history.setVisible(bool(detail.history))

        self._histories.ask(Stage(gig.hand_off), shown, lambda _error: self.history.hide())

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
        is_urgent = gig.asked is not None or bool(gig.answered) or gig.state is StageState.PAUSED
        after = self.card if is_urgent else self.delivery
        column = self.area.column
        if column.indexOf(self.asking) != column.indexOf(after) + 1:
            column.removeWidget(self.asking)
            column.insertWidget(column.indexOf(after) + 1, self.asking)

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
        self.leaving.wanted.connect(self._say_of_money)
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
        for money in (self.payments, self.minutes):
            money.wanted.connect(self._say_of_money)

    def _dispute(self) -> None:
        from ui.dialogs.dispute_pane import open_dispute

        gig = self._gig
        if gig is not None:
            open_dispute(self._context, gig.hand_off, gig.state, gig.terms.currency, gig.dispute)

    def _reach(self, number: int, text: str) -> None:
        if self._gig is not None:
            self._context.run(ReachMilestone(self._gig.hand_off, number, text), self._refresh)

    def _refresh(self, _result: Any = None) -> None:
        self.done.emit()

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

    def _say_of_money(self, command: Any, said: str) -> None:
        """As ``_ask``; where it fails, the pane can be used again."""

        def done(_result: Any) -> None:
            self._context.show_message(said, kind="done")
            self._refresh()

        def failed(error: BaseException) -> None:
            self._context.show_error(error)
            if self._gig is not None:
                self.show_gig(self._gig)

        self._context.run(command, done, failed)

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
