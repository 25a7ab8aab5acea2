"""Problems: what is wrong with the plan as a list, and beside it why that matters and what one press would do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.background import LatestOnly
from ui.icons import icon_pixmap
from ui.languages import told
from ui.plan.below import PlanPage
from ui.plan.checks_words import day_min_of, effect_text, kind_words
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.chips import IconLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, label, row_of, rule
from ui.widgets.tips import tip
from ui.words import tr

if TYPE_CHECKING:
    from studio.queries.plan_rows import FixEffectRow, PlanCheckRows, ViolationRow
    from studio.queries.rows import PlanRows
    from ui.context import Context

_ROW_PX = 48


class _Line(QStyledItemDelegate):
    """Draws a problem: its icon and kind, under it the sentence, cut at the edge."""

    def __init__(self, theme: Theme, parent: ProblemList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, room = self._theme, option.rect
        one = self._list.rows.rows[index.row()]
        words = kind_words(one.kind)
        painter.save()
        if index.row() == self._list.currentRow():
            painter.fillRect(room, theme.color("select"))
            painter.fillRect(room.x(), room.y(), 2, room.height(), theme.color("accent"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        ratio = self._list.devicePixelRatioF()
        painter.drawPixmap(
            room.x() + 14, room.y() + 8, icon_pixmap(words.icon, theme.color("late.text"), 14, ratio=ratio)
        )
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for text, weight, role, top in (
            (words.title, 600, "text1", 5),
            (told(one.sentence), 400, "text2", 24),
        ):
            painter.setFont(theme.font(12, weight))
            painter.setPen(theme.color(role))
            line = room.adjusted(36, top, -12, 0)
            line.setHeight(19)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, flags, shown)
        painter.restore()


class _Rows(QAbstractListModel):
    """The problems; what is read aloud of each is its kind and its sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ViolationRow, ...] = ()

    def show_rows(self, rows: tuple[ViolationRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{kind_words(one.kind).title}. {told(one.sentence)}"
        return tip(told(one.sentence)) if role == Qt.ItemDataRole.ToolTipRole else None


class ProblemList(QListView):
    """The list; ``walked`` carries the row that is current now. Enter and the right arrow go to the fixes."""

    walked = Signal(int)

    def __init__(self, page: ProblemsPage) -> None:
        super().__init__()
        self._page = page
        self.rows = _Rows()
        self.setModel(self.rows)
        self.setUniformItemSizes(True)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self.signalsBlocked():
            self.walked.emit(current.row())

    def count(self) -> int:
        """How many there are."""
        return len(self.rows.rows)

    def currentRow(self) -> int:
        """The current one, -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self._page.focus_fixes()
        else:
            super().keyPressEvent(event)


class ProblemsPage(PlanPage):
    """A problem that is chosen selects its stage in the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._plan: PlanRows | None = None
        self._violations: tuple[ViolationRow, ...] = ()
        self._effects: dict[str, ElidedLabel] = {}
        self.fixes: list[Button] = []
        self._asked = LatestOnly(context.ask)
        theme = context.theme
        self.list = ProblemList(self)
        self.list.setAccessibleName(tr("Problems"))
        self.list.setItemDelegate(_Line(theme, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.walked.connect(self._choose)
        self.list.clicked.connect(lambda index: self._select_stage(index.row()))
        self._detail = QScrollArea()
        self._detail.setWidgetResizable(True)
        self._detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._detail.viewport().setAutoFillBackground(False)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 5)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self._detail, 6)
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        teaches = tr("Dates that are missed, people with two things at once, stages that could begin: they would be listed here, each with ways to put it right.")  # fmt: skip
        self.empty = EmptyState(theme, "circle-check", tr("Nothing is wrong with the plan"), teaches)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    @property
    def keyboard_starts_at(self) -> QWidget:
        """The list, or nothing to do."""
        return self.list if self._violations else self

    @property
    def current(self) -> ViolationRow | None:
        """The chosen problem."""
        row = self.list.currentRow()
        return self._violations[row] if 0 <= row < len(self._violations) else None

    def show_plan(self, plan: PlanRows, checks: PlanCheckRows) -> None:
        """Show the problems; the chosen one stays chosen as long as it is wrong."""
        before, self._plan = self.current, plan
        place = self.list.currentRow()
        is_same, self._violations = checks.violations == self._violations, checks.violations
        self._stack.setCurrentIndex(0 if self._violations else 1)
        if not is_same:
            ids = [one.id for one in self._violations]
            self.list.blockSignals(True)
            self.list.rows.show_rows(self._violations)
            is_still_wrong = before is not None and before.id in ids
            again = ids.index(before.id) if before is not None and is_still_wrong else min(max(place, 0), len(ids) - 1)
            self.list.setCurrentIndex(self.list.rows.index(again, 0))
            self.list.blockSignals(False)
            self._show_current(asks_focus=self._detail.isAncestorOf(self.window().focusWidget() or self))
        elif self.current is not None:
            self._ask_effects(self.current)

    def focus_fixes(self) -> None:
        """Put the keyboard on the first way to put the chosen problem right."""
        if self.fixes:
            self.fixes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the chosen one
    def _choose(self, row: int) -> None:
        self._show_current()
        self._select_stage(row)

    def _select_stage(self, row: int) -> None:
        if 0 <= row < len(self._violations) and self._violations[row].stages:
            self.stage_chosen.emit(self._violations[row].stages[-1])

    def _show_current(self, *, asks_focus: bool = False) -> None:
        one = self.current
        self.fixes, self._effects = [], {}
        if one is None:
            self._detail.setWidget(QWidget())
            return
        theme, words = self._context.theme, kind_words(one.kind)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        head = row_of(IconLabel(theme, words.icon, "late.text", 14), label(theme, words.title, 13, 600), None, gap_px=8)
        stages = self._stage_buttons(one)
        if stages:
            head.addWidget(label(theme, tr("Go to"), 12, tone="3"))
        for button in stages:
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(label(theme, told(one.sentence), 12, wraps=True, is_selectable=True))
        if words.why:
            column.addWidget(label(theme, words.why, 12, tone="2", wraps=True))
        column.addSpacing(2)
        for fix in one.fixes:
            button = Button(theme, told(fix.words))
            button.clicked.connect(partial(self._fix, one, fix.name, fix.words))
            effect = ElidedLabel(theme, "", 11, tone="3")
            self.fixes.append(button)
            self._effects[fix.name] = effect
            effect.setContentsMargins(2, 0, 0, 2)
            line = QVBoxLayout()
            line.setSpacing(1)
            line.addLayout(row_of(button, None))
            line.addWidget(effect)
            column.addLayout(line)
        if not one.fixes:
            nothing = tr("There is no way to put it right in one press: change the stages themselves.")
            column.addWidget(label(theme, nothing, 12, tone="3", wraps=True))
        column.addStretch(1)
        self._detail.setWidget(body)
        body.setAutoFillBackground(False)
        self._ask_effects(one)
        if asks_focus:
            self.focus_fixes()

    def _stage_buttons(self, one: ViolationRow) -> list[Button]:
        titles = {stage.id: stage.title for stage in self._plan.stages} if self._plan else {}
        made = []
        for stage in one.stages:
            if stage in titles:
                button = Button(self._context.theme, titles[stage], kind="link")
                button.setAccessibleName(tr("Go to {title}", title=titles[stage]))
                button.clicked.connect(partial(self._go, stage))
                made.append(button)
        return made

    def _go(self, stage: str, *_state: bool) -> None:
        self.stage_chosen.emit(stage)

    def _ask_effects(self, one: ViolationRow) -> None:
        if not one.fixes or self._plan is None:
            return
        from studio.queries.asks import FixEffects

        def show(effects: tuple[FixEffectRow, ...]) -> None:
            if self.current is None or self.current.id != one.id or self._plan is None:
                return
            for effect in effects:
                line = self._effects.get(effect.name)
                if line is not None:
                    line.setText(effect_text(effect, len(self._violations), day_min_of(self._plan)))

        # it may have been put right meanwhile: then there is nothing to say
        self._asked.ask(FixEffects(self._plan.production.id, one.id), show, lambda _error: None)

    def _fix(self, one: ViolationRow, name: str, words: str, *_state: bool) -> None:
        from studio.actions.plan_whole_commands import FixViolation

        for button in self.fixes:
            button.setEnabled(False)

        def done(_result: object) -> None:
            self._context.show_message(tr("{what}. Ctrl+Z takes it back.", what=told(words)), kind="done")

        def failed(error: BaseException) -> None:
            self._context.show_error(error)
            self._show_current(asks_focus=True)

        self._context.run(FixViolation(self._context.production, one.id, name), done, failed)
