"""The top of the inspector: the person, the next step as a sentence, and the buttons that belong to the state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.domain.stage_states import StageState
from studio.queries.rows import AskedRow, StageDetail
from ui.context import Context
from ui.languages import told
from ui.roles import role_text
from ui.theme import Theme
from ui.tokens import INSPECTOR_PX, PANE_PADDING_PX, state_look
from ui.widgets.buttons import Button, primary_button
from ui.widgets.chips import Badge, IconLabel, StateChip
from ui.widgets.labels import ElidedLabel, flowing, label, row_of
from ui.words import money, tr, tr_n

_S = StageState
# what the pane has between its paddings, beside a scroll bar
_ROOM_PX = INSPECTOR_PX - 2 * PANE_PADDING_PX - 16
_OFFERABLE = {_S.PLANNED, _S.DRAFT, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN, _S.CANCELLED}


@dataclass(frozen=True, slots=True)
class Choice:
    """The primary button of a state, and a second one beside it (empty: none). Ids are those of ``acts``."""

    id: str
    words: str
    icon: str = ""
    second_id: str = ""
    second_words: str = ""


def primary_of(detail: StageDetail) -> Choice | None:
    """What the owner should do next with a stage, None where it is somebody else's turn."""
    stage = detail.stage
    if detail.asked is not None and not detail.asked.is_mine:
        return _answer_to(detail.asked)
    if stage.state in _OFFERABLE:
        return _to_offer(is_own=stage.is_own)
    if stage.state in {_S.OFFERED, _S.COUNTERED} or detail.candidates:
        return _with_offer(detail)
    if stage.state is _S.IN_REVIEW and detail.takes and detail.takes[-1].state == "in_review":
        words = tr("Approve take {n}", n=stage.takes)
        return Choice("approve", words, "circle-check", "listen", tr("Ask for changes"))
    return Choice("resume", tr("Go on"), "player-play") if stage.state is _S.PAUSED else None


def _to_offer(*, is_own: bool) -> Choice:
    """Nobody has it: one's own files, or somebody to be found."""
    if is_own:
        return Choice("choose", tr("Choose files…"), "upload", "offer", tr("Offer instead…"))
    return Choice("offer", tr("Offer…"), "send")


def _with_offer(detail: StageDetail) -> Choice | None:
    """An invitation waits to be sent; who is in already needs none, and each candidate has buttons of their own."""
    if detail.candidates:
        return None
    if detail.has_joined and not detail.pass_line:
        return Choice("withdraw", tr("Take the offer back"))
    return Choice("copy_pass", tr("Copy pass"), "copy", "save_pass", tr("Save pass…"))


def _answer_to(asked: AskedRow) -> Choice:
    if asked.kind == "counter":
        return Choice("answer_yes", tr("Offer that"), "check", "answer_no", tr("Keep my offer"))
    return Choice("answer_yes", tr("Agree"), "check", "answer_no", tr("No"))


def state_key(detail: StageDetail) -> object:
    """What ``state_row`` reads."""
    stage = detail.stage
    rounds = (stage.rounds, stage.rounds_used, bool(stage.takes), stage.is_own)
    return (stage.state, stage.is_silent, stage.price_minor, stage.currency, rounds)


def state_row(theme: Theme, detail: StageDetail) -> QWidget:
    """The state, the round and the price."""
    stage = detail.stage
    row = row_of(StateChip(theme, stage.state, is_silent=stage.is_silent))
    if stage.rounds and stage.takes and not stage.is_own:
        words = tr("Round {n} of {all}", n=min(stage.rounds_used + 1, stage.rounds), all=stage.rounds)
        row.addWidget(label(theme, words, 12, tone="2"))
    row.addStretch(1)
    if stage.price_minor:
        row.addWidget(label(theme, money(stage.price_minor, stage.currency), 13, 600))
    return _widget_of(row)


def _widget_of(row: QHBoxLayout) -> QWidget:
    made = QWidget()
    made.setLayout(row)
    return made


def who_key(detail: StageDetail) -> object:
    """What ``who_row`` reads."""
    return (detail.stage.person, detail.stage.is_own, detail.stage.role, len(detail.candidates))


def who_row(theme: Theme, detail: StageDetail) -> QWidget:
    """Badge, name and role."""
    stage = detail.stage
    name = stage.person or (tr("Your own stage") if stage.is_own else tr("Nobody asked yet"))
    if detail.candidates:
        name = tr_n("{n} candidate, nobody chosen yet", "{n} candidates, nobody chosen yet", len(detail.candidates))
    row = row_of()
    if stage.person:
        row.addWidget(Badge(theme, stage.person))
    name_label = ElidedLabel(theme, name, 12, 500 if stage.person else 400, "1" if stage.person else "2")
    row.addWidget(name_label)
    if stage.role:
        row.addWidget(ElidedLabel(theme, role_text(stage.role), 12, tone="3"), 1)
    else:
        row.addStretch(1)
    return _widget_of(row)


def next_step_key(detail: StageDetail) -> object:
    """What ``NextStep`` reads."""
    stage = detail.stage
    return (primary_of(detail), detail.next_step, stage.state, stage.is_late, stage.is_silent, stage.is_stale)


class NextStep(QWidget):
    """The callout with the sentence and the buttons under it."""

    def __init__(self, context: Context, detail: StageDetail, act: Callable[[str], None]) -> None:
        super().__init__()
        theme = context.theme
        self.primary: Button | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if detail.next_step:
            column.addWidget(self._callout(theme, detail))
        choice = primary_of(detail)
        if choice is None:
            return
        # what takes something away is never what one should do next
        is_quiet = choice.id == "withdraw"
        self.primary = Button(theme, choice.words) if is_quiet else primary_button(theme, choice.words, choice.icon)
        self.primary.clicked.connect(lambda: act(choice.id))
        row = row_of(self.primary)
        row.setStretch(0, 1)
        column.addLayout(row)
        if choice.second_id:
            second = Button(theme, choice.second_words)
            second.clicked.connect(lambda: act(choice.second_id))
            is_beside = self.primary.sizeHint().width() + second.sizeHint().width() + 8 <= _ROOM_PX
            if is_beside:
                row.addWidget(second, 1)
            else:
                column.setSpacing(8)
                column.addWidget(second)

    @staticmethod
    def _callout(theme: Theme, detail: StageDetail) -> QFrame:
        stage = detail.stage
        look = state_look(stage.state, is_silent=stage.is_silent)
        icon, role = ("clock-exclamation", "late.text") if stage.is_late else (look.icon, f"{look.hue}.text")
        box = QFrame()
        box.setProperty("kind", "callout")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        mark = QVBoxLayout()
        mark.addSpacing(1)
        mark.addWidget(IconLabel(theme, icon, role))
        mark.addStretch(1)
        row.addLayout(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        first, _, rest = told(detail.next_step).partition(". ")
        words.addWidget(flowing(label(theme, first if not rest else f"{first}.", 12, 500, wraps=True)))
        if rest:
            words.addWidget(flowing(label(theme, rest, 12, tone="2", wraps=True)))
        if stage.is_stale:
            changed = tr("An input has changed since this was made.")
            words.addWidget(flowing(label(theme, changed, 12, tone="stale", wraps=True)))
        row.addLayout(words, 1)
        return box
