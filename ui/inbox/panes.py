"""The panes below a gig's card: answer the offer, hand in, what waits, earlier takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.domain.stage_states import StageState
from studio.queries.rows import GigRow, TakeRow
from ui import tokens
from ui.dialogs.dispute_pane import MAY_DISPUTE
from ui.inbox.blocks import Card, clear_layout, name_button
from ui.inbox.files import FileList
from ui.inbox.model import deliver_button, files_line, headline, kept_words, take_line, take_words
from ui.languages import told_list
from ui.review.model import audio_files
from ui.theme import Theme
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel, ProgressLine
from ui.widgets.drop_zone import DropZone
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.widgets.milestones import MilestoneList
from ui.widgets.tips import tip
from ui.words import first_name, moment_text, money, tr, tr_n


class OfferPane(Card):
    """Accept or decline, without leaving the page. ``declined`` carries the reason, which may be empty."""

    accepted = Signal()
    declined = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=12)
        self._theme = theme
        self._question = label(theme, "", 15, 600, wraps=True)
        self._limit = label(theme, "", 12, tone="2", wraps=True)
        self.accept_button = primary_button(theme, "", "signature")
        self.accept_button.clicked.connect(self._on_accept)
        self.decline_button = Button(theme, tr("Decline"))
        self.decline_button.clicked.connect(lambda: self._show_reason(is_shown=True))
        self._answer = QWidget()
        self._answer.setLayout(row_of(self.accept_button, self.decline_button, None))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("A word on why, if you like"))
        self.reason.setAccessibleName(tr("Reason for declining"))
        self.reason.returnPressed.connect(self._on_decline)
        self.decline_now_button = Button(theme, tr("Decline the offer"))
        self.decline_now_button.clicked.connect(self._on_decline)
        keep = Button(theme, tr("Back"), kind="quiet")
        keep.clicked.connect(lambda: self._show_reason(is_shown=False))
        self._reason_row = QWidget()
        reason_row = row_of(gap_px=8)
        reason_row.addWidget(self.reason, 1)
        reason_row.addWidget(self.decline_now_button)
        reason_row.addWidget(keep)
        self._reason_row.setLayout(reason_row)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._question)
        words.addWidget(self._limit)
        self.column.addLayout(words)
        self.column.addWidget(self._answer)
        self.column.addWidget(self._reason_row)
        self._reason_row.hide()
        self._hand_off = ""

    def show_gig(self, gig: GigRow) -> None:
        """Show the question of an offer."""
        if gig.hand_off != self._hand_off:
            self._hand_off = gig.hand_off
            self.reason.clear()
            self._show_reason(is_shown=False)
        self.set_busy(is_busy=False)
        name, pay = first_name(gig.owner_name), money(gig.price_minor, gig.currency)
        limit = tr("Answer by {when}; after that the offer lapses. ", when=moment_text(gig.answer_by_ms))
        words = (limit if gig.answer_by_ms else "") + tr(
            "Accepting signs exactly the terms above. The clock starts when all inputs are here."
        )
        if gig.early_answer == "accept":
            question, words = tr("You have accepted for {pay}", pay=pay), kept_words(gig)
        elif gig.early_answer == "decline":
            question, words = tr("You have declined"), kept_words(gig)
        elif gig.early_answer == "changed":
            question = tr("{name} offers you other terms than those you accepted, for {pay}", name=name, pay=pay)
        else:
            question = tr("{name} offers you this for {pay}", name=name, pay=pay)
            words = f"{words} {kept_words(gig)}".strip()
        self._question.setText(question)
        self._limit.setText(words)
        name_button(self.accept_button, tr("Accept for {pay}", pay=pay))
        self.accept_button.setVisible(gig.early_answer != "accept")
        self.decline_button.setVisible(gig.early_answer != "decline")
        decline = tr("Decline instead") if gig.early_answer == "accept" else tr("Decline")
        self.decline_button.setText(decline)
        self.decline_button.setAccessibleName(decline)

    def set_busy(self, *, is_busy: bool) -> None:
        """While an answer is being signed it cannot be given again."""
        for button in (self.accept_button, self.decline_button, self.decline_now_button):
            button.setEnabled(not is_busy)

    def _show_reason(self, *, is_shown: bool) -> None:
        self._reason_row.setVisible(is_shown)
        self._answer.setVisible(not is_shown)
        if is_shown:
            self.reason.setFocus()

    def _on_accept(self) -> None:
        self.set_busy(is_busy=True)
        self.accepted.emit()

    def _on_decline(self) -> None:
        self.set_busy(is_busy=True)
        self.declined.emit(self.reason.text().strip())


class DeliveryPane(Card):
    """The next take: the drop zones and the files."""

    dropped = Signal(tuple, str)
    folder_wanted = Signal(str)
    awaited = Signal()
    """Files are over a zone, or about to be chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(padding_px=0, gap_px=0)
        self._theme = theme
        self._ports: object = None
        self._deliver_dir = ""
        pad = tokens.PANE_PADDING_PX
        head = QHBoxLayout()
        head.setContentsMargins(pad, 10, 8, 6)
        self._title = label(theme, "", 15, 600)
        self._counts = label(theme, "", 12, tone="2")
        self._folder = Button(theme, "", "folder", "quiet", tooltip=tr("Open the deliver folder"))
        self._folder.clicked.connect(lambda: self.folder_wanted.emit(self._deliver_dir))
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self._counts, 1)
        head.addWidget(self._folder)
        self.column.addLayout(head)
        self._zones = QHBoxLayout()
        self._zones.setContentsMargins(pad, 0, pad, 12)
        self._zones.setSpacing(12)
        self.column.addLayout(self._zones)
        self.files = FileList(theme)
        self.column.addWidget(self.files)

    def show_gig(self, gig: GigRow) -> None:
        """Show what lies in the deliver folder now."""
        self._title.setText(tr("Take {n}", n=gig.next_take))
        self._counts.setText(files_line(gig))
        self._deliver_dir = gig.deliver_dir
        name_button(self._folder, short_path(gig.deliver_dir))
        self._folder.setVisible(bool(gig.deliver_dir))
        self._show_zones(gig)
        self.files.show_drops(gig.drops, names_outputs=len(gig.hands_in) > 1)

    def _show_zones(self, gig: GigRow) -> None:
        """One zone, or one for each output where there are several."""
        if self._ports == gig.hands_in:
            return
        self._ports = gig.hands_in
        clear_layout(self._zones)  # type: ignore[arg-type]  # any box layout
        after = tr("Or save into the deliver folder; each file is checked as soon as it stops changing.")
        ports = gig.hands_in
        for port in ports:
            if len(ports) == 1:
                text = tr("Drop files here") if port.several else tr("Drop the file here")
                spec = told_list(port.spec_sentence).rstrip(".")
                detail = f"{spec}. {after}" if spec else after
            else:
                text, detail = tr("Drop {output} here", output=port.name), told_list(port.spec_sentence)
            zone = DropZone(self._theme, text, detail)
            zone.dropped.connect(lambda paths, output=port.name: self.dropped.emit(paths, output))
            zone.awaited.connect(self.awaited)
            self._zones.addWidget(zone, 1)


class DeliverBar(QFrame):
    """The line that stays in sight below the page: why Deliver waits, and the button. ``delivered`` when pressed."""

    delivered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_busy = False
        self.setProperty("kind", "panel")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rule(is_strong=True))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 10)
        foot.setSpacing(8)
        foot.addWidget(IconLabel(theme, "info-circle", "text3"))
        self._hint = label(theme, "", 12, tone="2", wraps=True)
        foot.addWidget(self._hint, 1)
        self.deliver_button = primary_button(theme, "", "send")
        self.deliver_button.clicked.connect(self._on_deliver)
        foot.addWidget(self.deliver_button)
        outer.addLayout(foot)

    def show_gig(self, gig: GigRow) -> None:
        """Say whether the take can be handed in, and why not."""
        button = deliver_button(gig)
        calm = tr("A failed check uses up no round of changes.")
        self._hint.setText(f"{button.why_not.rstrip('.')}. {calm}" if button.why_not else calm)
        if self._is_busy:
            return
        name_button(self.deliver_button, button.text)
        self.deliver_button.setToolTip(tip(button.why_not))
        self.deliver_button.set_icon("send" if button.is_possible else "lock")
        self.deliver_button.setEnabled(button.is_possible)

    def set_busy(self, *, is_busy: bool) -> None:
        """While a take is being handed in it cannot be handed in again."""
        self._is_busy = is_busy
        if is_busy:
            self.deliver_button.setEnabled(False)
            name_button(self.deliver_button, tr("Handing in…"))

    def _on_deliver(self) -> None:
        self.set_busy(is_busy=True)
        self.delivered.emit()


class StatusPane(Card):
    """One line for the states in which there is nothing to do here, and the invoice of what was earned."""

    invoice_wanted = Signal(object)
    dispute_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=4)
        self._theme = theme
        self._shown: object = None

    def show_gig(self, gig: GigRow) -> None:
        """Say where it stands."""
        icon, title, sentence = headline(gig)
        progress = gig.takes[-1].progress if gig.takes and gig.unsent else -1.0
        shown = (icon, title, sentence, progress, gig.state, gig.unsent, gig.dues, gig.dispute)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        theme = self._theme
        is_good = gig.state in {StageState.APPROVED, StageState.SETTLED, StageState.CLOSED}
        mark = IconLabel(theme, icon, "approved.text" if is_good else "text2", 20)
        head = label(theme, title, 15, 600, wraps=True)
        row = row_of(mark, gap_px=10)
        row.addWidget(head, 1)
        self.column.addLayout(row)
        if sentence:
            words = label(theme, sentence, 13, tone="2", wraps=True)
            words.setContentsMargins(30, 0, 0, 0)
            self.column.addWidget(words)
        figures = money_line(gig)
        if figures:
            words = label(theme, figures, 12, tone="2", wraps=True)
            words.setContentsMargins(30, 0, 0, 0)
            self.column.addWidget(words)
        if is_good and gig.terms.price_minor and not gig.unsent:
            paper = tr("Invoice…") if gig.dues.left_minor else tr("Receipt…")
            button = Button(theme, paper, "file-invoice")
            button.clicked.connect(lambda: self.invoice_wanted.emit(button))
            self.column.addSpacing(4)
            self.column.addLayout(row_of(30, button, None, gap_px=0))
        if (gig.state in MAY_DISPUTE or gig.dispute is not None) and gig.terms.signed_ms and not gig.unsent:
            dispute = Button(theme, tr("Dispute…"), kind="link")
            dispute.clicked.connect(self.dispute_wanted)
            self.column.addLayout(row_of(30, dispute, None, gap_px=0))
        if 0 <= progress < 1:
            line = ProgressLine(theme, 240)
            line.show_share(progress)
            inset = row_of(30, line, None, gap_px=0)
            self.column.addSpacing(8)
            self.column.addLayout(inset)


class MilestonesPane(Card):
    """The parts of the price. ``reached`` carries a number and a word on it."""

    reached = Signal(int, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=8)
        self._theme = theme
        self._shown: object = None
        self.list: MilestoneList | None = None

    def show_gig(self, gig: GigRow) -> None:
        """Show them; what is reached can be said while the work goes on."""
        may_answer = gig.state in _REACHING and not gig.unsent
        owed_minor = gig.dues.left_minor if gig.ending is not None else 0
        shown = (gig.hand_off, gig.terms.milestones, gig.terms.currency, may_answer, owed_minor)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        self.column.addWidget(label(self._theme, tr("Milestones"), 15, 600))
        self.list = MilestoneList(
            self._theme, gig.terms.milestones, gig.terms.currency, is_owner=False, may_answer=may_answer
        )
        self.list.answered.connect(lambda number, _is_yes, text: self.reached.emit(number, text))
        self.column.addWidget(self.list)
        if owed_minor:
            owed, name = money(owed_minor, gig.terms.currency), first_name(gig.owner_name) or tr("The owner")
            words = tr("{owed} is owed to you already. {name} pays it and records the payment.", owed=owed, name=name)
            self.column.addWidget(label(self._theme, words, 12, tone="2", wraps=True))


_REACHING = frozenset({StageState.IN_PROGRESS, StageState.IN_REVIEW, StageState.REVISION})


def money_line(gig: GigRow) -> str:
    """What was paid so far, with the tip, and what is left; empty while nothing was paid."""
    dues, currency = gig.dues, gig.terms.currency
    if not dues.paid_minor and not dues.tip_minor:
        return ""
    paid = tr("Recorded as paid: {paid} of {owed}", paid=money(dues.paid_minor, currency),
              owed=money(dues.earned_minor + dues.tax_minor, currency))  # fmt: skip
    parts = [paid]
    if dues.tip_minor:
        parts.append(tr("with a tip of {tip}", tip=money(dues.tip_minor, currency)))
    if dues.left_minor:
        parts.append(tr("{left} is left", left=money(dues.left_minor, currency)))
    return f"{', '.join(parts)}. {tr('Segue moves no money.')}"


class TakesPane(Card):
    """What was handed in before. ``heard`` asks to play a take from its start."""

    heard = Signal(int, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=0)
        self._theme = theme
        self._shown: object = None

    def show_gig(self, gig: GigRow) -> None:
        """Show the takes, the newest first."""
        if gig.takes == self._shown:
            return
        self._shown = gig.takes
        self.clear()
        head = tr_n("{n} take handed in", "{n} takes handed in", len(gig.takes))
        self.column.addWidget(label(self._theme, head, 15, 600))
        self.column.addSpacing(4)
        for take in reversed(gig.takes):
            self.column.addLayout(self._take(take))

    def _take(self, take: TakeRow) -> QHBoxLayout:
        theme = self._theme
        tone = {"approved": "approved", "revise": "review", "refused": "late"}.get(take.state, "2")
        number = label(theme, tr("Take {n}", n=take.number), 12, 600)
        number.setMinimumWidth(56)
        number.setFixedHeight(tokens.LIST_ROW_PX)
        line = ElidedLabel(theme, take_line(take), 12, tone="2")
        line.setToolTip(moment_text(take.made_ms))
        row = row_of(number, gap_px=8)
        row.addWidget(line, 1)
        row.addWidget(label(theme, take_words(take), 12, 500, tone=tone))
        if audio_files(take):
            hear = Button(theme, tr("Listen"), "player-play", "link")
            hear.setAccessibleName(tr("Listen to take {n}", n=take.number))
            hear.clicked.connect(lambda: self.heard.emit(take.number, 0.0))
            row.addWidget(hear)
        return row


def short_path(path: str) -> str:
    """The last three folders of a path, as a person reads them."""
    return " / ".join(path.replace("\\", "/").rstrip("/").split("/")[-3:])
