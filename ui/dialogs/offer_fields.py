"""The fields of an offer: to whom, price, days, rounds, a latest date, rights. What is not changed comes from the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from studio.actions.audition_commands import OfferAudition
from studio.actions.commands import OfferStage
from studio.domain.errors import BadInputError
from studio.domain.money import format_money, parse_money
from studio.domain.rights import GrantKind, grant_text
from ui.dialogs.call_field import CallField
from ui.dialogs.milestones_field import MilestonesField
from ui.dialogs.model import OfferDraft, PlannedTimes
from ui.dialogs.page import field
from ui.dialogs.rights_field import RightsField
from ui.theme import Theme
from ui.widgets.boxes import DateBox, DecimalBox, NumberBox, quiet_box
from ui.widgets.buttons import Button
from ui.widgets.labels import row_of
from ui.words import tr

if TYPE_CHECKING:
    from studio.domain.gig import Package

_DAY_MIN = 480


def _names(line: QLineEdit) -> tuple[str, ...]:
    names = (" ".join(name.split()) for name in line.text().replace(";", ",").split(","))
    return tuple(name for name in names if name)


class OfferFields(QWidget):
    """``edited`` after every change, ``entered`` when Enter is pressed in a line."""

    edited = Signal()
    entered = Signal()
    default_wanted = Signal(str)
    """Other offers are to begin with these rights too."""

    def __init__(self, theme: Theme, draft: OfferDraft) -> None:
        super().__init__()
        self._currency = draft.currency
        self._planned: dict[str, float] = {}
        self._make_lines(draft)
        self._make_boxes(draft)
        self.rights = RightsField(theme, draft.rights)
        self.milestones = MilestonesField(theme, draft.currency)
        self.milestones.edited.connect(self.edited)
        self.call = CallField(theme, draft.currency)
        self.call.edited.connect(self.edited)
        self.call.is_on.toggled.connect(self._follow_call)
        self.milestones.is_on.toggled.connect(lambda is_on: self.call.setVisible(not is_on))
        self._begins_with = draft.rights or grant_text(GrantKind.BUY_OUT)
        self.as_usual = Button(
            theme,
            tr("Begin every offer so"),
            kind="link",
            tooltip=tr("New offers of this production begin with these rights"),
        )
        self.as_usual.clicked.connect(lambda: self.default_wanted.emit(self.rights.text()))
        self.as_usual.hide()
        self._lay_out(theme)
        self.rights.edited.connect(self._rights_edited)
        for line in (self.to, self.price, self.greeting, self.then, self.fee):
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.returnPressed.connect(self.entered)
        for box in (self.days, self.revisions, self.review_days):
            box.valueChanged.connect(lambda _value: self.edited.emit())
        self.has_latest.toggled.connect(lambda _on: self.edited.emit())
        self.latest.dateChanged.connect(lambda _date: self.edited.emit())
        self.setFocusProxy(self.to)

    def show_planned(self, times: PlannedTimes) -> None:
        """The plan's own times, in the fields that nobody has changed."""
        work_min, review_days, work_end_ms = times
        if not self.has_latest.isChecked():
            self.latest.setDate(max(QDate.currentDate(), QDateTime.fromMSecsSinceEpoch(work_end_ms).date()))
        if self.days.value() == 0 and work_min:
            self.days.setValue(work_min / _DAY_MIN)
            self._planned["days"] = self.days.value()
        if self.review_days.value() == 0 and review_days:
            self.review_days.setValue(review_days)
            self._planned["review"] = review_days
        self.edited.emit()

    def set_terms_enabled(self, *, is_enabled: bool) -> None:
        """Whether the terms can be changed; to whom and the word that goes with it always can."""
        for box in (
            self.price,
            self.days,
            self.revisions,
            self.review_days,
            self.has_latest,
            self.rights,
            self.is_audition,
            self.milestones,
            self.call,
        ):
            box.setEnabled(is_enabled)
        if not is_enabled:
            self.is_audition.setChecked(False)
            self.milestones.is_on.setChecked(False)
            self.call.is_on.setChecked(False)
            self.has_latest.setChecked(False)

    def show_package(self, package: Package, review_days: int, rights: str) -> None:
        """What a package of a gig says; without rights of its own it has those with which offers begin."""
        self.rights.show_text(rights or self._begins_with)
        self.price.setText(format_money(package.price_minor, self._currency))
        self.days.setValue(package.work_min / _DAY_MIN)
        self.revisions.setValue(package.revisions)
        self.review_days.setValue(review_days)

    def draft(self) -> OfferDraft:
        """What stands in the fields. Raises BadInputError for a price that is none, or for rights that are not said."""
        latest_ms = 0
        if self.has_latest.isChecked():
            # the end of the working day on that date, in this person's zone
            latest_ms = self.latest.date().startOfDay().addSecs(QTime(0, 0).secsTo(QTime(17, 0))).toMSecsSinceEpoch()
        call = self.call.value()
        price_minor = parse_money(self.price.text(), self._currency) if call is None else call.amount_minor
        return OfferDraft(
            to=self.to.text().strip(),
            price_minor=price_minor,
            currency=self._currency,
            work_min=round(self.days.value() * _DAY_MIN) or None,
            revisions=self.revisions.value(),
            review_days=self.review_days.value() or None,
            latest_ms=latest_ms,
            greeting=self.greeting.text().strip(),
            rights=self.rights.text(),
            milestones=self.milestones.value(price_minor),
            call=call,
        )

    def command(self, stage: str) -> OfferStage:
        """The offer. Times that are still the plan's are left to the plan. Raises BadInputError as ``draft``."""
        draft = self.draft()
        return OfferStage(
            stage=stage,
            to=draft.to,
            price_minor=None if draft.call is not None else draft.price_minor,
            work_min=None if self._planned.get("days") == self.days.value() else draft.work_min,
            revisions=draft.revisions,
            review_days=None if self._planned.get("review") == self.review_days.value() else draft.review_days,
            latest_ms=draft.latest_ms,
            greeting=draft.greeting,
            rights=draft.rights,
            milestones=draft.milestones,
            call=draft.call,
            then=self.next_names(),
        )

    def audition(self, stage: str) -> OfferAudition:
        """The offer to several candidates. Raises BadInputError as ``draft``, and for a fee that is no amount."""
        one = self.command(stage)
        return OfferAudition(
            stage,
            self.candidates(),
            fee_minor=self.fee_minor(),
            price_minor=one.price_minor,
            work_min=one.work_min,
            revisions=one.revisions,
            review_days=one.review_days,
            latest_ms=one.latest_ms,
            greeting=one.greeting,
            rights=one.rights,
        )

    def fee_minor(self) -> int:
        """What a candidate gets who is not chosen. Raises BadInputError for what is no amount."""
        return parse_money(self.fee.text(), self._currency)

    def candidates(self) -> tuple[str, ...]:
        """Whom an audition is for; nobody where it is none."""
        return _names(self.to) if self.is_audition.isChecked() else ()

    def next_names(self) -> tuple[str, ...]:
        """Who is asked next, in order."""
        return _names(self.then)

    def show_default(self, rights: str) -> None:
        """Offers begin with these rights now."""
        self._begins_with = rights
        self._rights_edited()

    def _rights_edited(self) -> None:
        """What differs from what offers begin with can become that."""
        try:
            self.as_usual.setVisible(self.rights.text() != self._begins_with)
        except BadInputError:  # own words that are not written yet
            self.as_usual.hide()
        self.edited.emit()

    def _make_lines(self, draft: OfferDraft) -> None:
        self.to = QLineEdit(draft.to)
        self.to.setMaxLength(120)
        self.to.setPlaceholderText(tr("Ana Ribeiro"))
        self.price = QLineEdit(format_money(draft.price_minor, draft.currency))
        self.price.setFixedHeight(28)
        self.greeting = QLineEdit()
        self.greeting.setMaxLength(500)
        self.is_audition = QCheckBox(tr("Audition: several are asked, one is chosen"))
        self.is_audition.toggled.connect(self._follow_audition)
        self.fee = QLineEdit(format_money(0, draft.currency))
        self.then = QLineEdit()
        self.then.setMaxLength(600)
        self.then.setPlaceholderText(tr("Nobody; or names, separated by commas"))

    def _make_boxes(self, draft: OfferDraft) -> None:
        self.days, self.revisions, self.review_days = DecimalBox(), NumberBox(), NumberBox()
        self.days.setRange(0, 400)
        self.days.setDecimals(1)
        self.days.setSingleStep(0.5)
        self.days.setValue((draft.work_min or 0) / _DAY_MIN)
        self.revisions.setRange(0, 20)
        self.revisions.setValue(draft.revisions)
        self.review_days.setRange(0, 60)
        self.review_days.setValue(draft.review_days or 0)
        for box in (self.days, self.review_days):
            box.setSpecialValueText(tr("as planned"))
        self.has_latest = QCheckBox(tr("Not later than"))
        self.latest = DateBox(QDate.currentDate().addDays(14))
        self.latest.setCalendarPopup(True)
        self.latest.setDisplayFormat("d MMM yyyy")
        self.latest.setAccessibleName(tr("Latest date"))
        self.latest.setEnabled(False)
        self.has_latest.toggled.connect(self.latest.setEnabled)
        for quiet in (self.days, self.revisions, self.review_days, self.latest):
            quiet_box(quiet)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(
            field(
                theme, tr("To"), self.to, tr("The name you know the person by; for an audition several, with commas.")
            )
        )
        column.addWidget(self.is_audition)
        self._fee_part = QWidget()
        self._fee_part.setLayout(
            field(
                theme,
                tr("Fee for each who is not chosen"),
                self.fee,
                tr("Owed to whoever has accepted and delivers in time."),
            )
        )
        self._fee_part.hide()
        column.addWidget(self._fee_part)
        for left, right in (
            ((tr("Price"), self.price), (tr("Working days"), self.days)),
            ((tr("Rounds of changes"), self.revisions), (tr("Days to answer a take"), self.review_days)),
        ):
            pair = row_of(gap_px=12)
            pair.addLayout(field(theme, *left), 1)
            pair.addLayout(field(theme, *right), 1)
            column.addLayout(pair)
        column.addWidget(self.milestones)
        column.addWidget(self.call)
        latest = row_of(self.has_latest, gap_px=12)
        latest.addWidget(self.latest, 1)
        column.addLayout(latest)
        column.addLayout(field(theme, tr("Rights"), self.rights))
        column.addLayout(row_of(self.as_usual, None))
        column.addLayout(field(theme, tr("A word to go with it"), self.greeting))
        self._then_part = QWidget()
        self._then_part.setLayout(
            field(theme, tr("If it comes to nothing, ask"), self.then, tr("The same terms, by itself."))
        )
        column.addWidget(self._then_part)

    def _follow_call(self, is_on: bool) -> None:
        """The price is that of the minutes then, and there are no parts."""
        self.price.setEnabled(not is_on)
        self.milestones.setVisible(not is_on)
        if is_on:
            self.milestones.is_on.setChecked(False)

    def _follow_audition(self, is_on: bool) -> None:
        self._fee_part.setVisible(is_on)
        self._then_part.setVisible(not is_on)
        self.milestones.setVisible(not is_on)  # who is chosen is paid the whole
        self.call.setVisible(not is_on)
        if is_on:
            self.milestones.is_on.setChecked(False)
            self.call.is_on.setChecked(False)
        self.to.setMaxLength(1200 if is_on else 120)
        self.to.setPlaceholderText(tr("Names, separated by commas") if is_on else tr("Ana Ribeiro"))
        self.edited.emit()
