"""The inspector's plain sections: brief (edited in place), ports, terms, notes, history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.actions.commands import SetStage
from studio.domain.stage_states import StageState
from studio.queries.rows import PortRow, StageDetail
from ui.context import Context
from ui.inbox.model import is_free_to_cancel
from ui.languages import told_list, told_signed
from ui.theme import Theme
from ui.timeline.pills import draw_port
from ui.widgets.buttons import Button, icon_button
from ui.widgets.chips import IconLabel
from ui.widgets.history import HistoryLines
from ui.widgets.labels import ElidedLabel, KeyValueRows, label, row_of, section_label
from ui.widgets.tips import tip
from ui.words import (
    clock_text,
    day_text,
    moment_text,
    money,
    now_ms,
    range_text,
    slack_text,
    tr,
    tr_n,
    type_words,
    work_text,
)

_EDITABLE = {
    StageState.PLANNED,
    StageState.DRAFT,
    StageState.DECLINED,
    StageState.EXPIRED,
    StageState.WITHDRAWN,
    StageState.CANCELLED,
}


def _section(title: QWidget | None) -> tuple[QWidget, QVBoxLayout]:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    if title is not None:
        column.addWidget(title)
    return section, column


class _BriefEdit(QPlainTextEdit):
    """A text that is as high as its words, or as what it asks for, and tells when it has been left."""

    def __init__(self, text: str, left: Callable[[], None]) -> None:
        super().__init__(text)
        self._left = left
        self.setProperty("kind", "inline")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)

    def _fit(self) -> None:
        """Be as high as the words; a plain document counts its height in lines."""
        metrics, hint = self.fontMetrics(), self.placeholderText() if self.document().isEmpty() else ""
        lines = max(1, round(self.document().size().height()))
        if hint:
            room = metrics.boundingRect(0, 0, self.viewport().width(), 0, int(Qt.TextFlag.TextWordWrap), hint)
            lines = max(1, -(-room.height() // metrics.lineSpacing()))
        self.setFixedHeight(lines * metrics.lineSpacing() + 10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.undo_all()
            self.clearFocus()
        elif (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def undo_all(self) -> None:
        while self.document().isUndoAvailable():
            self.undo()


def brief_key(detail: StageDetail) -> object:
    """What the brief's section reads."""
    return (detail.brief, detail.stage.state in _EDITABLE)


class BriefSection(QWidget):
    """The brief. While nothing is agreed it is edited in place: leaving the text keeps it, Escape lets it be."""

    def __init__(self, context: Context, detail: StageDetail) -> None:
        super().__init__()
        self._context, self._detail = context, detail
        self._after: Callable[[], None] | None = None
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(section_label(theme, tr("Brief")))
        self.edit: _BriefEdit | None = None
        if detail.stage.state in _EDITABLE:
            self.edit = _BriefEdit(detail.brief, self.leave)
            self.edit.setFont(theme.font(12))
            self.edit.setPlaceholderText(tr("What should it sound like? What must be there? Click to write."))
            self.edit.setAccessibleName(tr("Brief"))
            column.addWidget(self.edit)
        else:
            words = detail.brief or tr("No brief.")
            column.addWidget(label(theme, words, 12, tone="2", wraps=True, is_selectable=True))

    @property
    def is_editing(self) -> bool:
        """Whether a person is writing in it."""
        return self.edit is not None and self.edit.hasFocus()

    def when_done(self, after: Callable[[], None]) -> None:
        """Do this once the person has left the text."""
        self._after = after

    def leave(self) -> None:
        """The text has been left: keep it if it is another one."""
        text = self.edit.toPlainText().strip()
        if text != self._detail.brief:
            self._context.run(SetStage(self._detail.stage.id, {"brief": text}))
        after, self._after = self._after, None
        if after is not None:
            after()


class PortMark(QWidget):
    """The shape of a port's type."""

    def __init__(self, theme: Theme, port_type: str) -> None:
        super().__init__()
        self._theme, self._family = theme, port_type.partition(".")[0]
        self.setFixedSize(16, 16)
        self.setToolTip(tip(type_words(port_type)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("text2"), 1.5))
        painter.setBrush(self._theme.color("panel"))
        draw_port(painter, self._family, QRectF(1.5, 4.5, 7, 7))


def ports_section(context: Context, detail: StageDetail) -> QWidget | None:
    """What the stage gets and what it hands in, with a pencil where it is said what that has to be."""
    theme = context.theme
    if not detail.inputs and not detail.outputs:
        return None
    section, column = _section(None)
    column.setSpacing(2)
    if detail.inputs:
        column.addWidget(section_label(theme, tr("Gets")))
        for port in detail.inputs:
            source = tr("from {stage}", stage=port.other) if port.other else tr("attached file")
            column.addWidget(_port_row(theme, port, source, missing=tr("not there yet")))
    if detail.outputs:
        if detail.inputs:
            column.addSpacing(6)
        column.addWidget(section_label(theme, tr("Hands in")))
        for port in detail.outputs:
            words = told_list(port.spec_sentence) or type_words(port.type)
            change = icon_button(theme, tr("What “{output}” has to be…", output=port.name), "pencil")
            change.clicked.connect(partial(_open_spec, context, detail.stage.id, port.name))
            column.addWidget(_port_row(theme, port, words, missing="", more=change))
    return section


def _open_spec(context: Context, stage: str, output: str, *_checked: bool) -> None:
    from ui.plan.spec_pane import open_spec

    open_spec(context, stage, output)


def _port_row(theme: Theme, port: PortRow, words: str, missing: str, more: QWidget | None = None) -> QWidget:
    row = QWidget()
    row.setMinimumHeight(24)
    name = label(theme, port.name, 12, 500)
    name.setMaximumWidth(150)
    detail = ElidedLabel(theme, words, 12, tone="3")
    line = row_of(PortMark(theme, port.type), name, detail, gap_px=6)
    line.setStretch(2, 1)
    if port.is_there:
        mark = IconLabel(theme, "check", "approved.text", 14)
        mark.setToolTip(tr("The files are here."))
        line.addWidget(mark)
    if more is not None:
        line.addWidget(more)
    row.setLayout(line)
    state = tr("here") if port.is_there else missing
    row.setAccessibleName(", ".join(part for part in (port.name, type_words(port.type), words, state) if part))
    row.setToolTip(tip(f"{type_words(port.type)}. {words}"))
    return row


def terms_key(detail: StageDetail) -> object:
    """What ``terms_section`` reads."""
    stage = detail.stage
    dates = (stage.start_ms, stage.work_end_ms, stage.end_ms, stage.is_critical, stage.slack_min)
    return (detail.terms, dates, stage.state, bool(stage.takes))


def terms_section(theme: Theme, detail: StageDetail, on_paper: Callable[[QWidget], None] | None = None) -> QWidget:
    """The signed terms, or the plan's figures where nothing is agreed yet. ``on_paper`` is called with the button that asks for
    the agreement as a paper.
    """
    stage, terms = detail.stage, detail.terms
    title = section_label(theme, tr("Terms") if terms else tr("Plan"))
    section, column = _section(None)
    head = row_of(title, None)
    if terms is not None and terms.signed_ms:
        head.addWidget(IconLabel(theme, "lock", "text3", 14))
        signed = tr("signed {day}", day=day_text(terms.signed_ms).partition(" ")[2])
        head.addWidget(label(theme, signed, 11, tone="3"))
    column.addLayout(head)
    dates = range_text(stage.start_ms, stage.work_end_ms)
    slack = tr("none, on the critical path") if stage.is_critical else slack_text(stage.slack_min)
    if terms is None:
        rows = [(tr("Work"), dates), (tr("Ends"), moment_text(stage.end_ms)), (tr("Slack"), slack)]
    else:
        review = tr_n("{n} day", "{n} days", terms.review_days)
        silence = tr("silence approves") if terms.silence_approves else tr("silence does not approve")
        rows = [
            (tr("Work"), f"{work_text(terms.work_min)}, {dates}"),
            (tr("Review"), f"{review}, {silence}"),
            (tr("Changes"), tr_n("{n} round", "{n} rounds", terms.revisions)),
            (tr("Not chosen"), money(terms.audition_fee_minor or 0, terms.currency))
            if detail.candidates
            else (tr("Cancel now"), _kill_fee(detail)),
            (tr("Slack"), slack),
        ]
        if terms.latest_ms:
            rows.insert(1, (tr("Latest"), moment_text(terms.latest_ms)))
        if terms.rights:
            rows.append((tr("Rights"), told_signed(terms.rights)))
        if terms.granted:
            rows.append((tr("Granted since"), terms.granted))
    column.addWidget(KeyValueRows(theme, rows, key_px=88))
    if terms is not None and on_paper is not None:
        paper = Button(
            theme, tr("Agreement…"), "file-export", "link", tooltip=tr("Terms, rights, names and hashes as a PDF")
        )
        paper.clicked.connect(lambda: on_paper(paper))
        column.addLayout(row_of(paper, None))
    return section


def _kill_fee(detail: StageDetail) -> str:
    """The fee by the signed table for the step that the work has reached."""
    stage, terms = detail.stage, detail.terms
    if terms is None:
        return ""
    begun = stage.state in {StageState.IN_PROGRESS, StageState.REVISION, StageState.IN_REVIEW}
    step = 2 if stage.takes and begun else int(begun)
    if stage.state in {StageState.APPROVED, StageState.SETTLED, StageState.CLOSED}:
        step = 3
    if is_free_to_cancel(stage.state, stage.due_ms, now_ms()):
        return tr("free: more than a day late")
    percent = terms.kill_fee_percent[step]
    fee = terms.fee_minor(percent)
    if fee and terms.fee_minor(0):
        return tr("{percent} % of what is not reached: {fee} in all", percent=percent, fee=money(fee, terms.currency))
    return tr("{percent} %, {fee}", percent=percent, fee=money(fee, terms.currency)) if fee else tr("free")


def notes_section(theme: Theme, detail: StageDetail) -> QWidget | None:
    """The open notes of the last take."""
    notes = [note for note in detail.notes if note.is_open]
    if not notes:
        return None
    section, column = _section(section_label(theme, tr_n("{n} open note", "{n} open notes", len(notes))))
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for index, note in enumerate(notes):
        time_label = label(theme, clock_text(note.in_take_s, 0), 12, tone="3")
        grid.addWidget(time_label, index, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(theme, note.text, 12, wraps=True), index, 1)
    column.addLayout(grid)
    return section


def history_section(theme: Theme, detail: StageDetail) -> QWidget | None:
    """What happened, newest first; the older lines on request."""
    if not detail.history:
        return None
    section, column = _section(section_label(theme, tr("History")))
    column.addWidget(HistoryLines(theme, detail.history))
    return section
