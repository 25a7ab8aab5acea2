"""The pane that turns a stage into an offer: to whom, for how much, how long; then the pass to send. It blocks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from studio.actions.gig_commands import OfferGig, SaveGig
from studio.actions.rights_commands import SetDefaultRights
from studio.app.running_window import INVITATION_NAME
from studio.domain.errors import BadInputError
from studio.queries.asks import Plan, Stage
from studio.queries.rows import PlanRows, StageDetail
from ui import tokens
from ui.context import Context
from ui.dialogs.model import OfferDraft, draft_of, expires_words, mail_text, planned_times, terms_sentences
from ui.dialogs.offer_again import GigChoice, gig_sentences, next_to_offer
from ui.dialogs.offer_fields import OfferFields
from ui.dialogs.page import Said, field
from ui.inbox.blocks import Card
from ui.languages import told
from ui.widgets.buttons import Button, ElidedButton, icon_button, primary_button
from ui.widgets.labels import label, row_of, rule
from ui.widgets.over_pane import OverPane, window_of
from ui.widgets.save_dialog import ask_where_to_save, save_line
from ui.words import first_name, money, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from studio.domain.gig import Gig, Package


class OfferPane(OverPane):
    """The terms of the offer; once it is made, the invitation."""

    help_page = "hand-off"

    def __init__(self, context: Context, detail: StageDetail, window: QWidget) -> None:
        super().__init__(context, tr("Offer {title}", title=detail.stage.title), window)
        self.setObjectName("offer")
        self._detail = detail
        self._draft = draft_of(detail)
        self._result: dict[str, Any] = {}
        self._gig: tuple[str, Gig, Package] | None = None
        theme = context.theme
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        close = icon_button(theme, tr("Close"), "x", tr("Close (Esc)"))
        close.clicked.connect(self.close)
        head = row_of(gap_px=8)
        head.addWidget(label(theme, tr("Offer {title}", title=detail.stage.title), 15, 600, wraps=True), 1)
        head.addWidget(close)
        head.setContentsMargins(tokens.PANE_PADDING_PX, 10, 8, 10)
        whole.addLayout(head)
        whole.addWidget(rule())
        content = QWidget()
        content.setProperty("kind", "panel")
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(tokens.PANE_PADDING_PX, 16, tokens.PANE_PADDING_PX, 16)
        self._column.setSpacing(12)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("The offer"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        self.offer_button = primary_button(theme, tr("Make the offer"), "send", is_big=True)
        self.offer_button.clicked.connect(self.offer)
        self._foot = row_of(gap_px=8)
        self._foot.setContentsMargins(tokens.PANE_PADDING_PX, 12, tokens.PANE_PADDING_PX, 12)
        self._foot.addWidget(self.offer_button, 1)
        whole.addLayout(self._foot)
        self._fill()
        self._follow()
        self._ask_plan()

    def _fill(self) -> None:
        theme = self._context.theme
        self.gigs = GigChoice(self._context, self._draft.currency)
        self.gigs.gig_chosen.connect(self._take_gig)
        self._column.addWidget(self.gigs)
        self.fields = OfferFields(theme, self._draft)
        self.fields.edited.connect(self._follow)
        self.fields.entered.connect(self.offer)
        self.fields.default_wanted.connect(self._keep_rights)
        self._column.addWidget(self.fields)
        terms = Card(kind="callout", padding_px=12, gap_px=4)
        terms.column.addWidget(label(theme, tr("The terms in words"), 12, 600))
        self.terms = label(theme, "", 12, tone="2", wraps=True)
        terms.column.addWidget(self.terms)
        self._column.addWidget(terms)
        self.said = Said(theme)
        self._column.addWidget(self.said)
        self._column.addStretch(1)

    def _take_gig(self, key: str, gig: Gig | None, package: Package | None) -> None:
        """The terms are the gig's alone, or what stands in the fields again."""
        self._gig = (key, gig, package) if gig is not None and package is not None else None
        self.fields.set_terms_enabled(is_enabled=self._gig is None)
        if gig is not None and package is not None:
            self.fields.show_package(package, gig.review_days, gig.rights)
        self._follow()
        self.fields.to.setFocus()

    def _keep_rights(self, rights: str) -> None:
        """New offers of the production begin with these rights."""

        def done(_result: object) -> None:
            self.fields.show_default(rights)
            self._context.show_message(tr("New offers begin with these rights."), kind="done")

        self._context.run(SetDefaultRights(self._context.production, rights), done, self.said.say_error)

    def _ask_plan(self) -> None:
        """The plan's own times stand in the fields; left as they are, the offer takes them from the plan."""
        if self._detail.terms is not None or not self._context.production:
            return

        def done(plan: PlanRows) -> None:
            times = planned_times(plan, self._detail.stage.id)
            if times is not None and not self._result:
                self.fields.show_planned(times)

        self._context.ask(Plan(self._context.production), done, lambda _error: None)

    def offer(self) -> None:
        """Make the offer, then show the pass."""
        if not self.offer_button.isEnabled():
            return
        self._draft = self.fields.draft()
        command: Any = self.fields.command(self._detail.stage.id)
        if self._gig is not None:
            key, _, package = self._gig
            command = OfferGig(
                command.stage, command.to, key, package.name, greeting=command.greeting, then=command.then
            )
        candidates = self.fields.candidates()
        if candidates:
            command = self.fields.audition(self._detail.stage.id)
        self.offer_button.setEnabled(False)
        self.said.hide()

        def failed(error: BaseException) -> None:
            self.said.say_error(error)
            self._follow()

        self._context.run(command, self._show_passes if candidates else self._show_pass, failed)

    def _follow(self) -> None:
        candidates = self.fields.candidates()
        try:
            draft = self.fields.draft()
            fee = self.fields.fee_minor() if candidates else 0
        except BadInputError as error:
            self.terms.setText(told(error.message))
            self.offer_button.setEnabled(False)
            return
        sentences = gig_sentences(*self._gig[1:]) if self._gig is not None else terms_sentences(draft, self._detail)
        if self.fields.is_audition.isChecked():
            self._follow_audition(draft, fee, sentences)
            return
        self.terms.setText("\n".join(sentences))
        self.offer_button.setEnabled(bool(draft.to))
        words = tr(
            "Offer it to {name} for {pay}", name=first_name(draft.to), pay=money(draft.price_minor, draft.currency)
        )
        self.offer_button.setText(f"\u2009{words if draft.to else tr('Make the offer')}")
        self.offer_button.setToolTip("" if draft.to else tr("Say to whom first."))

    def _follow_audition(self, draft: OfferDraft, fee_minor: int, sentences: Sequence[str]) -> None:
        """The same for several candidates."""
        count = len(self.fields.candidates())
        pay, fee = money(draft.price_minor, draft.currency), money(fee_minor, draft.currency)
        first = tr("Who is chosen gets {pay}, each of the others {fee}.", pay=pay, fee=fee)
        second = tr(
            "Each candidate sees only their own room. Until you choose, no take is approved, and no silence approves one."
        )
        self.terms.setText("\n".join((first, second, *sentences[1:])))
        self.offer_button.setEnabled(count > 1)
        words = tr("Offer it to {n} candidates", n=count) if count > 1 else tr("Offer it to several")
        self.offer_button.setText(f"\u2009{words}")
        self.offer_button.setToolTip("" if count > 1 else tr("Name two people at least, with a comma between them."))

    def _show_passes(self, result: dict[str, Any]) -> None:
        from ui.dialogs.audition_passes import AuditionPasses

        self._result = result
        for widget in self.findChildren(QScrollArea):
            content = AuditionPasses(self._context, self._detail.stage.title, result["candidates"])
            content.setProperty("kind", "panel")
            widget.setWidget(content)
        self.offer_button.hide()
        done = primary_button(self._context.theme, tr("Done"), "check", is_big=True)
        done.clicked.connect(self.close)
        self._foot.addWidget(done, 1)
        done.setFocus()

    # --- the pass ---

    def _show_pass(self, result: dict[str, Any]) -> None:
        self._result = result
        theme, who, line = self._context.theme, first_name(self._draft.to), str(result.get("pass", ""))
        for widget in self.findChildren(QScrollArea):
            content = QWidget()
            content.setProperty("kind", "panel")
            widget.setWidget(content)
            self._column = QVBoxLayout(content)
        self._column.setContentsMargins(tokens.PANE_PADDING_PX, 16, tokens.PANE_PADDING_PX, 16)
        self._column.setSpacing(12)
        done = Said(theme)
        done.say("circle-check", "approved.text", tr("{who} has an offer", who=who),
                 (tr("Send this invitation by mail or chat. Whoever opens it first is in; it can be opened once."),))  # fmt: skip
        self._column.addWidget(done)
        self.pass_text = QPlainTextEdit(line)
        self.pass_text.setReadOnly(True)
        self.pass_text.setFixedHeight(132)
        expires = tr("Can be opened until {when}.", when=expires_words(str(result["expires_utc"])))
        self._column.addLayout(field(theme, tr("Invitation"), self.pass_text, expires))
        self.save_button = Button(theme, tr("Save as a file…"), "device-floppy")
        self.save_button.clicked.connect(self._save)
        self.mail_button = Button(theme, tr("Write a mail"), "mail")
        self.mail_button.clicked.connect(self._mail)
        self._column.addLayout(row_of(self.save_button, self.mail_button, None))
        if result.get("pass_file"):
            lies = tr("It also lies at {path}.", path=result["pass_file"])
            self._column.addWidget(label(theme, lies, 11, tone="3", wraps=True, is_selectable=True))
        self._column.addStretch(1)
        self.offer_button.hide()
        self.copy_button = primary_button(theme, tr("Copy the invitation"), "copy", is_big=True)
        self.copy_button.clicked.connect(self._copy)
        self._foot.addWidget(self.copy_button, 1)
        self.copy_button.setFocus()
        self._copy()  # to be pasted into a mail or a chat: that is what comes next
        self._offer_more()

    def _offer_more(self) -> None:
        """Keep what was offered as a gig, and go on with the next stage that has nobody."""
        theme = self._context.theme
        self.keep_button = Button(
            theme, tr("Keep as a gig"), "package", tooltip=tr("To offer the same again in one step")
        )
        self.keep_button.clicked.connect(self.keep_gig)
        if self._gig is not None:
            self.keep_button.hide()
        self.next_button = ElidedButton(theme, tr("Offer the next…"), "chevron-right")
        self.next_button.hide()
        self._column.insertLayout(self._column.count() - 1, row_of(self.keep_button, self.next_button))

        def planned(plan: PlanRows) -> None:
            found = next_to_offer(plan, self._detail.stage.id)
            if found is not None:
                self.next_button.show_words(tr("Offer {title}…", title=found.title))
                self.next_button.setAccessibleName(tr("Offer the next: {title}", title=found.title))
                self.next_button.clicked.connect(lambda: self._context.ask(Stage(found.id), self._open_next))
                self.next_button.show()
                self.next_button.setFocus()

        if self._context.production:
            self._context.ask(Plan(self._context.production), planned, lambda _error: None)

    def _open_next(self, detail: StageDetail) -> None:
        open_offer(self._context, detail)

    def keep_gig(self) -> None:
        """Keep these terms under the stage's title."""

        def done(result: dict[str, Any]) -> None:
            self.keep_button.setEnabled(False)
            self._context.show_message(tr("It stands first where you make an offer."), tr("{title} is kept as a gig", title=result["title"]), "done")  # fmt: skip

        self._context.run(SaveGig(self._detail.stage.id, self._detail.stage.title), done)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.pass_text.toPlainText())
        who = first_name(self._draft.to)
        self._context.show_message(tr("Send it to {who}.", who=who), tr("The invitation is on the clipboard"), "done")

    def _mail(self) -> None:
        detail, line = self._detail, self.pass_text.toPlainText()
        expires = expires_words(str(self._result.get("expires_utc", "")))
        owner = self._context.studio.person_name
        subject, body = mail_text(detail.stage.title, "", owner, self._draft.to, line, expires)
        url = QUrl(f"mailto:?subject={quote(subject)}&body={quote(body)}", QUrl.ParsingMode.StrictMode)
        if not QDesktopServices.openUrl(url):
            QGuiApplication.clipboard().setText(body)
            said = tr("There is no mail program here; the text of the mail is on the clipboard.")
            self._context.show_message(said, kind="hint")

    def _save(self) -> None:
        name = f"{INVITATION_NAME}{self._draft.to}".strip()
        ask_where_to_save(self, tr("Save the invitation"), name, self.save_to, suffix=".seguepass")

    def save_to(self, path: Path) -> None:
        """Write the invitation into a file."""
        save_line(self._context, path, self.pass_text.toPlainText())


def open_offer(context: Context, detail: StageDetail) -> OfferPane:
    """Open the pane; an open one is replaced."""
    pane = OfferPane(context, detail, window_of(context)).open_alone()
    pane.fields.to.setFocus()
    return pane
