"""The pane that turns a stage into an offer: to whom, for how much, how long; then the pass to send. It blocks nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTime, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDateEdit,
    QDoubleSpinBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from studio.actions.commands import OfferStage
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.queries.rows import StageDetail
from ui import tokens
from ui.context import Context
from ui.dialogs.model import OfferDraft, draft_of, expires_words, mail_text, terms_sentences
from ui.dialogs.page import Said, field, quiet_box
from ui.inbox.blocks import Card
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.labels import label, row_of, rule
from ui.words import first_name, money, tr

_PANE_PX = 420
_DAY_MIN = 480


class OfferPane(QFrame):
    """Stands over the right side of the window, between top bar and status line."""

    def __init__(self, context: Context, detail: StageDetail, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._detail = context, detail
        self._draft = draft_of(detail)
        self._result: dict[str, Any] = {}
        self.setObjectName("offer")
        self.setProperty("kind", "panel")
        self.setAccessibleName(tr("Offer {title}", title=detail.stage.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        self.offer_button = primary_button(theme, tr("Make the offer"), "send", is_big=True)
        self.offer_button.clicked.connect(self.offer)
        self._foot = row_of(gap_px=8)
        self._foot.setContentsMargins(tokens.PANE_PADDING_PX, 12, tokens.PANE_PADDING_PX, 12)
        self._foot.addWidget(self.offer_button, 1)
        whole.addLayout(self._foot)
        self._fields()
        self._follow()
        window.installEventFilter(self)
        self._place()

    # --- the fields ---

    def _fields(self) -> None:
        theme, draft, column = self._context.theme, self._draft, self._column
        self.to = QLineEdit(draft.to)
        self.to.setMaxLength(120)
        self.to.setPlaceholderText(tr("Ana Ribeiro"))
        self.price = QLineEdit(format_money(draft.price_minor, draft.currency))
        self.days = QDoubleSpinBox()
        self.days.setRange(0.5, 400)
        self.days.setDecimals(1)
        self.days.setSingleStep(0.5)
        self.days.setValue(draft.work_min / _DAY_MIN)
        self.revisions, self.review_days = QSpinBox(), QSpinBox()
        self.revisions.setRange(0, 20)
        self.revisions.setValue(draft.revisions)
        self.review_days.setRange(1, 60)
        self.review_days.setValue(max(1, draft.review_days))
        self.has_latest = QCheckBox(tr("Not later than"))
        self.latest = QDateEdit(QDate.currentDate().addDays(14))
        self.latest.setCalendarPopup(True)
        self.latest.setDisplayFormat("d MMM yyyy")
        self.latest.setAccessibleName(tr("Latest date"))
        self.latest.setEnabled(False)
        self.has_latest.toggled.connect(self.latest.setEnabled)
        self.greeting = QLineEdit()
        self.greeting.setMaxLength(500)
        for box in (self.days, self.revisions, self.review_days, self.latest):
            quiet_box(box)
        self.price.setFixedHeight(28)
        column.addLayout(field(theme, tr("To"), self.to, tr("The name you know the person by.")))
        for left, right in (
            ((tr("Price"), self.price), (tr("Working days"), self.days)),
            ((tr("Rounds of changes"), self.revisions), (tr("Days to answer a take"), self.review_days)),
        ):
            pair = row_of(gap_px=12)
            pair.addLayout(field(theme, *left), 1)
            pair.addLayout(field(theme, *right), 1)
            column.addLayout(pair)
        latest = row_of(self.has_latest, gap_px=12)
        latest.addWidget(self.latest, 1)
        column.addLayout(latest)
        column.addLayout(field(theme, tr("A word to go with it"), self.greeting))
        terms = Card(kind="callout", padding_px=12, gap_px=4)
        terms.column.addWidget(label(theme, tr("The terms in words"), 12, 600))
        self.terms = label(theme, "", 12, tone="2", wraps=True)
        terms.column.addWidget(self.terms)
        column.addWidget(terms)
        self.said = Said(theme)
        column.addWidget(self.said)
        column.addStretch(1)
        for line in (self.to, self.price, self.greeting):
            line.textEdited.connect(lambda _text: self._follow())
            line.returnPressed.connect(self.offer)
        for box in (self.days, self.revisions, self.review_days):
            box.valueChanged.connect(lambda _value: self._follow())
        self.has_latest.toggled.connect(lambda _on: self._follow())
        self.latest.dateChanged.connect(lambda _date: self._follow())
        self.to.setFocus()

    def draft(self) -> OfferDraft:
        """What stands in the fields. Raises BadInputError for a price that is none."""
        currency = self._draft.currency
        latest_ms = 0
        if self.has_latest.isChecked():
            # the end of the working day on that date, in this person's zone
            latest_ms = self.latest.date().startOfDay().addSecs(QTime(0, 0).secsTo(QTime(17, 0))).toMSecsSinceEpoch()
        return OfferDraft(
            to=self.to.text().strip(),
            price_minor=parse_money(self.price.text(), currency),
            currency=currency,
            work_min=round(self.days.value() * _DAY_MIN),
            revisions=self.revisions.value(),
            review_days=self.review_days.value(),
            latest_ms=latest_ms,
            greeting=self.greeting.text().strip(),
        )

    def offer(self) -> None:
        """Make the offer, then show the pass."""
        if not self.offer_button.isEnabled():
            return
        draft = self._draft = self.draft()
        self.offer_button.setEnabled(False)
        self.said.hide()
        command = OfferStage(
            stage=self._detail.stage.id,
            to=draft.to,
            price_minor=draft.price_minor,
            work_min=draft.work_min,
            revisions=draft.revisions,
            review_days=draft.review_days,
            latest_ms=draft.latest_ms,
            greeting=draft.greeting,
        )

        def failed(error: BaseException) -> None:
            self.said.say_error(error)
            self._follow()

        self._context.run(command, self._show_pass, failed)

    def _follow(self) -> None:
        try:
            draft = self.draft()
        except BadInputError as error:
            self.terms.setText(error.message)
            self.offer_button.setEnabled(False)
            return
        self.terms.setText("\n".join(terms_sentences(draft, self._detail)))
        self.offer_button.setEnabled(bool(draft.to))
        words = tr(
            "Offer it to {name} for {pay}", name=first_name(draft.to), pay=money(draft.price_minor, draft.currency)
        )
        self.offer_button.setText(f"\u2009{words if draft.to else tr('Make the offer')}")
        self.offer_button.setToolTip("" if draft.to else tr("Say to whom first."))

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
        expires = tr(
            "Can be opened until {when}.",
            when=str(result.get("expires_utc", "")).replace("T", " ").replace("Z", " UTC"),
        )
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
        dialog = QFileDialog(
            self, tr("Save the invitation"), f"{self._draft.to or tr('Invitation')}.seguepass".replace("/", "-")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the invitation into a file."""
        from pathlib import Path

        line = self.pass_text.toPlainText()
        said = tr("Saved as {name}.", name=Path(path).name)
        self._context.do(
            lambda: Path(path).write_text(line + "\n", encoding="utf-8"),
            lambda _count: self._context.show_message(said, kind="done"),
        )

    # --- place and keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line parts the pane from what lies below it."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._context.theme.color("line2"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        window = self.parentWidget()
        top = tokens.TOP_BAR_PX + 1
        height = window.height() - top - tokens.STATUS_LINE_PX - 1
        width = min(_PANE_PX, window.width())
        self.setGeometry(window.width() - width, top, width, max(200, height))


def open_offer(context: Context, detail: StageDetail) -> OfferPane:
    """Open the pane; an open one is replaced."""
    parent = context.parent()
    window = parent if isinstance(parent, QWidget) else QApplication.activeWindow()
    if window is None:
        window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    window = window.window()
    for old in window.findChildren(OfferPane, "offer", Qt.FindChildOption.FindDirectChildrenOnly):
        old.close()
    pane = OfferPane(context, detail, window)
    pane.show()
    pane.raise_()
    pane.to.setFocus()
    return pane
