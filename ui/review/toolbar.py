"""The line over the wave: which stage, who, which take, by when, and the two answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studio.queries.rows import StageDetail, StageRow
from ui.inbox.blocks import name_button
from ui.review.model import Verdicts, due_words
from ui.theme import Theme
from ui.widgets.buttons import Button, Segments, primary_button
from ui.widgets.chips import Badge, IconLabel, StateChip
from ui.widgets.flow import FlowRow
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.widgets.tips import tip
from ui.words import first_name, state_word, tr, tr_n

_TAKES_SHOWN = 4
MIX = "mix"
"""Stands for the mix where a stage's id could stand."""


def take_choices(detail: StageDetail) -> tuple[tuple[int, str], ...]:
    """The takes to choose from with their words: the last four, or those of an audition by who made them."""
    names = {one.take: one.name for one in detail.candidates if one.take}
    if names:
        firsts = [first_name(name) for name in names.values()]
        is_plain = len(set(firsts)) == len(firsts)
        return tuple((take, first_name(name) if is_plain else name) for take, name in sorted(names.items()))
    return tuple((row.number, tr("Take {n}", n=row.number)) for row in reversed(detail.takes[-_TAKES_SHOWN:]))


class ListenToolbar(QFrame):
    """``stage_chosen`` carries a stage's id or ``MIX``, ``take_chosen`` a number; ``answered`` approve or revise."""

    stage_chosen = Signal(str)
    take_chosen = Signal(int)
    answered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._takes: tuple[tuple[int, str], ...] = ()
        self.setProperty("kind", "panel")
        self.setMinimumHeight(44)
        self.stage_button = Button(theme, "", "chevron-down", "quiet", tooltip=tr("Choose what to hear"))
        self.stage_button.setFont(theme.font(15, 600))
        # the sign that it opens stands behind the name
        self.stage_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self)
        self.stage_button.setMenu(self._menu)
        self._chip = StateChip(theme)
        self._badge = Badge(theme, "")
        self._person = ElidedLabel(theme, "", 13, tone="2")
        self._takes_place = QHBoxLayout()
        self._takes_place.setContentsMargins(0, 0, 0, 0)
        self.take_switch: Segments | None = None
        self._due_mark = IconLabel(theme, "hourglass", "review.text")
        self._due = label(theme, "", 12, tone="2")
        self.revise_button = Button(theme, tr("Ask for changes"), "rotate-2")
        self.revise_button.clicked.connect(lambda: self.answered.emit("revise"))
        self.approve_button = primary_button(theme, tr("Approve"), "circle-check")
        self.approve_button.clicked.connect(lambda: self.answered.emit("approve"))
        first: tuple[QWidget, ...] = (self.stage_button, self._chip, self._badge, self._person)
        last: tuple[QWidget, ...] = (self._due_mark, self._due, self.revise_button, self.approve_button)
        head = row_of(*first, gap_px=8)
        head.addLayout(self._takes_place)
        self._answers = _group(row_of(*last, gap_px=8))
        flow = FlowRow(_group(head), self._answers, is_spread=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 16, 7)
        column.addLayout(flow)

    def show_choices(self, stages: Sequence[StageRow], *, has_mix: bool) -> None:
        """What can be heard: stages with takes, and the mix."""
        self._menu.clear()
        for stage in stages:
            for_you = f"   {tr_n('{n} note for you', '{n} notes for you', stage.for_me)}" if stage.for_me else ""
            words = f"{stage.title}   {state_word(stage.state)}{for_you}"
            self._menu.addAction(words, partial(self.stage_chosen.emit, stage.id))
        if has_mix:
            if stages:
                self._menu.addSeparator()
            self._menu.addAction(tr("The mix"), lambda: self.stage_chosen.emit(MIX))
        self.stage_button.setEnabled(bool(stages) or has_mix)

    def show_stage(self, detail: StageDetail, take: int, verdicts: Verdicts) -> None:
        """Show a stage and what may be answered."""
        stage = detail.stage
        self._name(stage.title)
        self._chip.show_state(stage.state, is_silent=stage.is_silent)
        self._chip.show()
        names = {one.take: one.name for one in detail.candidates if one.take}
        person = stage.person or names.get(take, "")
        self._badge.setVisible(bool(person))
        self._badge.show_name(person)
        self._person.setText(person)
        self._show_takes(take_choices(detail), take)
        due = due_words(detail) if verdicts.may_answer else ""
        self._due.setText(due)
        for widget in (self._due, self._due_mark):
            widget.setVisible(bool(due))
        self.show_verdicts(verdicts, take)

    def show_verdicts(self, verdicts: Verdicts, take: int) -> None:
        """The two answers; Ask for changes says what it needs."""
        name_button(self.approve_button, tr("Approve take {n}", n=take))
        for button in (self.approve_button, self.revise_button):
            button.setVisible(verdicts.may_answer)
        self._answers.setVisible(verdicts.may_answer)
        self.approve_button.setEnabled(verdicts.may_answer)
        name_button(self.revise_button, tr("Propose a paid change…") if verdicts.is_paid else tr("Ask for changes"))
        self.revise_button.setEnabled(verdicts.may_revise)
        self.revise_button.setToolTip(tip(verdicts.why_not))

    def show_mix(self, title: str) -> None:
        """Show that the mix is heard."""
        self._name(title)
        self._person.setText("")
        self._show_takes((), 0)
        for widget in (self._chip, self._badge, self._due, self._due_mark, self.approve_button, self.revise_button):
            widget.hide()
        self._answers.hide()

    def set_busy(self) -> None:
        """While an answer is being signed no other can be given."""
        self.approve_button.setEnabled(False)
        self.revise_button.setEnabled(False)

    def _name(self, title: str) -> None:
        shown = self.stage_button.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 260)
        self.stage_button.setText(shown)
        self.stage_button.setAccessibleName(tr("What is heard: {title}", title=title))

    def _show_takes(self, takes: tuple[tuple[int, str], ...], take: int) -> None:
        if takes != self._takes:
            self._takes = takes
            old: QWidget | None = self.take_switch
            if old is not None:
                self._takes_place.removeWidget(old)
                old.hide()
                old.deleteLater()
                self.take_switch = None
            if takes:
                choices = [(str(number), words) for number, words in takes]
                self.take_switch = Segments(self._theme, choices, tr("Which take"))
                self.take_switch.chosen.connect(lambda key: self.take_chosen.emit(int(key)))
                self._takes_place.addWidget(self.take_switch)
        if self.take_switch is not None:
            self.take_switch.show_chosen(str(take))


def _group(row: QHBoxLayout) -> QWidget:
    """What stays together in one line."""
    made = QWidget()
    made.setLayout(row)
    return made
