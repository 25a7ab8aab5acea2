"""What a collaborator asks of the owner, and answers: other terms, more time, a pause. Small forms that open in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QDateTime, QTime, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.actions.commands import AnswerQuestion, AskExtension, AskPause, CounterOffer, EndPause
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.stage_states import StageState
from studio.queries.payment_rows import at_rate
from studio.queries.rows import GigRow
from ui.dialogs.page import field
from ui.dialogs.rights_field import RightsField
from ui.inbox.blocks import Card
from ui.languages import told
from ui.theme import Theme
from ui.widgets.boxes import DateBox, DecimalBox, NumberBox, quiet_box
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import IconLabel
from ui.widgets.labels import label, row_of
from ui.words import first_name, now_ms, tr

_S = StageState
_DAY_MIN = 480
_DAY_MS = 86_400_000
_RIGHTS_PX, _ALL = 760, 100
_WORKING = {_S.IN_PROGRESS, _S.REVISION}
_PAUSABLE = {_S.ACCEPTED, _S.AWAITING_INPUTS, _S.IN_PROGRESS, _S.IN_REVIEW, _S.REVISION}


class AskingPane(Card):
    """``wanted`` carries the command that a person asks for, with the words for when it is done."""

    wanted = Signal(object, str)

    @staticmethod
    def is_for(gig: GigRow) -> bool:
        """Whether there is anything to ask or answer."""
        return gig.state in {*_PAUSABLE, _S.OFFERED, _S.COUNTERED, _S.PAUSED} and bool(gig.terms.work_min)

    def __init__(self, theme: Theme) -> None:
        super().__init__(gap_px=12)
        self._theme = theme
        self._gig: GigRow | None = None
        self._shown: object = None
        self._form = ""

    def show_gig(self, gig: GigRow) -> None:
        """Show what can be asked; a form that is open stays open while nothing else has changed."""
        key = (gig.hand_off, gig.state, gig.asked, gig.due_ms, gig.terms, gig.unsent, gig.answered)
        if key == self._shown:
            return
        self._shown, self._gig, self._form = key, gig, ""
        self._build()

    def _build(self) -> None:
        self.clear()
        gig = self._gig
        if gig is None:
            return
        name = first_name(gig.owner_name)
        if gig.state is _S.PAUSED:
            self._say("player-pause", tr("Paused; the clock stands."))
            self._row(self._button(tr("Go on"), EndPause(gig.hand_off), tr("The pause ends.")))
        elif gig.asked is not None and gig.asked.is_mine:
            self._say("hourglass", self._mine(gig, name))
        elif gig.asked is not None:
            self._say("hourglass", f"{name} {gig.asked.words}.")
            yes = AnswerQuestion(gig.hand_off, is_yes=True)
            no = AnswerQuestion(gig.hand_off, is_yes=False)
            self._row(
                self._button(tr("Agree"), yes, tr("{name} is told.", name=name), is_primary=True),
                self._button(tr("No"), no, tr("{name} is told.", name=name)),
            )
        elif self._form:
            self._open_form(gig)
        else:
            if gig.answered:
                self._say("info-circle", told(gig.answered))
            self._row(*(self._opener(form, words) for form, words in self._choices(gig)))

    @staticmethod
    def _mine(gig: GigRow, name: str) -> str:
        """What one has asked oneself, as the owner reads it."""
        asked = gig.asked.words if gig.asked is not None else ""
        you = "you propose" + asked.removeprefix("proposes") if asked.startswith("proposes") else (
            "you ask" + asked.removeprefix("asks")
        )  # fmt: skip
        return tr("{name} has not answered yet: {asked}.", name=name, asked=you)

    @staticmethod
    def _choices(gig: GigRow) -> list[tuple[str, str]]:
        found = []
        if gig.state is _S.OFFERED:
            found.append(("counter", tr("Propose other terms…")))
        if gig.state in _WORKING:
            found.append(("extension", tr("Ask for more time…")))
        if gig.state in _PAUSABLE:
            found.append(("pause", tr("Ask for a pause…")))
        return found

    # --- forms -------------------------------------------------------------------------------------------------

    def _open(self, form: str) -> None:
        self._form = form
        self._build()

    def _open_form(self, gig: GigRow) -> None:
        heads = {"counter": tr("Other terms"), "extension": tr("More time"), "pause": tr("A pause")}
        self.column.addWidget(label(self._theme, heads[self._form], 15, 600))
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText(tr("A word on why"))
        self.reason.setAccessibleName(tr("Reason"))
        {"counter": self._counter_form, "extension": self._extension_form, "pause": self._pause_form}[self._form](gig)
        self._said = label(self._theme, "", 12, tone="late", wraps=True)
        self._said.hide()
        self.column.addWidget(self._said)

    def _counter_form(self, gig: GigRow) -> None:
        self.price = QLineEdit(format_money(_asked_minor(gig), gig.currency))
        self.days, self.rounds = DecimalBox(), NumberBox()
        self.days.setRange(0.5, 400)
        self.days.setSingleStep(0.5)
        self.days.setDecimals(1)
        self.days.setValue(gig.terms.work_min / _DAY_MIN)
        self.rounds.setRange(0, 20)
        self.rounds.setValue(gig.terms.revisions)
        price = tr("A minute") if gig.call is not None else tr("Price")
        words = (price, tr("Working days"), tr("Rounds of changes"))
        self._fields(list(zip(words, (self.price, self.days, self.rounds), strict=True)))
        self.rights = RightsField(self._theme, gig.terms.rights)
        self.rights.setMaximumWidth(_RIGHTS_PX)
        rights = QWidget()  # a column alone would reckon the text's height with the whole width, and cut it
        row = row_of(gap_px=0)
        row.addWidget(self.rights, _ALL)
        row.addStretch(1)
        rights.setLayout(row)
        rights.setFocusProxy(self.rights)
        self.column.insertLayout(self.column.count() - 1, field(self._theme, tr("Rights"), rights))
        note = tr("The offer stays as it is until {name} answers.", name=first_name(gig.owner_name))
        self._send_row(tr("Send the proposal"), lambda: self._counter(gig), note)

    def _extension_form(self, gig: GigRow) -> None:
        due = QDateTime.fromMSecsSinceEpoch(max(gig.due_ms, now_ms()) + 2 * _DAY_MS)
        self.until = DateBox(due.date())
        self.until.setMinimumDate(QDateTime.fromMSecsSinceEpoch(max(gig.due_ms, now_ms())).date().addDays(1))
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("ddd d MMM yyyy")
        self._fields([(tr("New due date"), self.until)])
        note = tr("{name} sees what it moves in the plan, and answers.", name=first_name(gig.owner_name))
        self._send_row(tr("Ask for more time"), lambda: self._extend(gig), note)

    def _pause_form(self, gig: GigRow) -> None:
        self._fields([])
        note = tr("The clock stands once {name} has agreed.", name=first_name(gig.owner_name))
        self._send_row(tr("Ask for a pause"), lambda: AskPause(gig.hand_off, self.reason.text().strip()), note)

    def _counter(self, gig: GigRow) -> CounterOffer:
        typed: dict[str, Any] = {
            "price_minor": parse_money(self.price.text(), gig.currency),
            "work_min": round(self.days.value() * _DAY_MIN),
            "revisions": self.rounds.value(),
            "rights": self.rights.text(),
        }
        terms = gig.terms
        before = {
            "price_minor": _asked_minor(gig),
            "work_min": terms.work_min,
            "revisions": terms.revisions,
            "rights": terms.rights,
        }
        changes = {name: value for name, value in typed.items() if value != before[name]}
        if not changes:
            raise BadInputError(tr("Change the price, the days, the rounds or the rights first; or accept the offer."))
        if gig.call is not None and "price_minor" in changes:
            changes.update(at_rate(gig.call.rate, changes["price_minor"]))
        return CounterOffer(gig.hand_off, changes, self.reason.text().strip())

    def _extend(self, gig: GigRow) -> AskExtension:
        end = self.until.date().startOfDay().addSecs(QTime(0, 0).secsTo(QTime(17, 0)))
        return AskExtension(gig.hand_off, end.toMSecsSinceEpoch(), self.reason.text().strip())

    # --- parts -------------------------------------------------------------------------------------------------

    def _fields(self, fields: Sequence[tuple[str, QWidget]]) -> None:
        row = row_of(gap_px=12)
        for name, widget in fields:
            if not isinstance(widget, QLineEdit):
                quiet_box(widget)  # type: ignore[arg-type]  # spin boxes and dates
            widget.setFixedWidth(150)
            row.addLayout(field(self._theme, name, widget))
        row.addStretch(1)
        if fields:
            self.column.addLayout(row)
        self.column.addLayout(field(self._theme, tr("Reason"), self.reason))

    def _send_row(self, words: str, make: Any, note: str) -> None:
        send = Button(self._theme, words, "send")  # the page's primary button is the accepting or the delivering
        send.clicked.connect(lambda: self._send(make))
        self.reason.returnPressed.connect(send.click)
        back = Button(self._theme, tr("Back"), kind="quiet")
        back.clicked.connect(lambda: self._open(""))
        self.column.addLayout(row_of(send, back, label(self._theme, note, 12, tone="2"), None, gap_px=8))

    def _send(self, make: Any) -> None:
        try:
            command = make()
        except BadInputError as error:
            self._said.setText(told(error.message))
            self._said.show()
            return
        self.wanted.emit(command, tr("It goes on its way with the next sync."))

    def _opener(self, form: str, words: str) -> Button:
        button = Button(self._theme, words, kind="link")
        button.clicked.connect(lambda: self._open(form))
        return button

    def _button(self, words: str, command: object, said: str, *, is_primary: bool = False) -> Button:
        button = primary_button(self._theme, words) if is_primary else Button(self._theme, words)
        button.clicked.connect(lambda: self.wanted.emit(command, said))
        return button

    def _say(self, icon: str, words: str) -> None:
        row = row_of(IconLabel(self._theme, icon, "text2"), gap_px=10)
        row.addWidget(label(self._theme, words, 13, wraps=True), 1)
        self.column.addLayout(row)

    def _row(self, *buttons: QWidget) -> None:
        self.column.addLayout(row_of(*buttons, None, gap_px=8))


def _asked_minor(gig: GigRow) -> int:
    """What can be countered in money: the price, or of a call the rate of a minute."""
    return gig.call.rate.rate_minor if gig.call is not None else gig.price_minor
