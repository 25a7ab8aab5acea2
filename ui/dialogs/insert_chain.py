"""The pane that puts a chain into the open plan: which one, what comes of it as a picture, from when, fed by what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from studio.actions.chain_commands import InsertChain, RemoveChain
from studio.queries.asks import Chains, InsertChoices
from studio.queries.rows import PlanRows
from ui.context import Context
from ui.dialogs.chain_choice import ChainPicture, bars_of
from ui.dialogs.model import chain_line, chain_words
from ui.dialogs.page import Said, field
from ui.dialogs.side_pane import SidePane
from ui.languages import spoken_language
from ui.timeline.axis import zone_named
from ui.widgets.boxes import ChoiceBox, DateBox, quiet_box
from ui.widgets.buttons import Button, icon_button, primary_button
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.widgets.over_pane import window_of
from ui.widgets.tips import tip
from ui.words import at, now_ms, tr, tr_n, type_words

if TYPE_CHECKING:
    from studio.queries.chain_rows import ChainRow, InsertRows

_MOST_INPUTS = 30
_TITLE_PX, _NAME_PX = 232, 380
Inserted = Callable[[dict[str, Any]], None]


class InsertChainPane(SidePane):
    """``inserted`` gets what came of it; then the pane goes."""

    def __init__(
        self, context: Context, plan: PlanRows, at_ms: int, track: str, inserted: Inserted, window: QWidget
    ) -> None:
        super().__init__(context, tr("Insert a chain"), window)
        self.setObjectName("insert-chain")
        self._plan, self._inserted = plan, inserted
        self._rows: InsertRows | None = None
        self.key = ""
        self.radios: dict[str, QRadioButton] = {}
        self.feeds: list[QComboBox] = []
        self._group = QButtonGroup(self)
        theme = context.theme
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.column.addLayout(self._list)
        choose = Button(theme, tr("A chain file…"), "folder-open", "link")
        choose.clicked.connect(self._choose_file)
        self.column.addLayout(row_of(choose, None))
        self.picture = ChainPicture(theme)
        self.picture.hide()
        self.summary = label(theme, "", 12, tone="2", wraps=True)
        self.column.addWidget(self.picture)
        self.column.addWidget(self.summary)
        self.start = DateBox()
        day = at(at_ms or max(now_ms(), plan.start_ms), zone_named(plan.zone))
        self.start.setDate(QDate(day.year, day.month, day.day))
        self.start.setCalendarPopup(True)
        self.start.setDisplayFormat("d MMM yyyy")
        quiet_box(self.start)
        self.track = _box()
        self.track.addItem(tr("Its own tracks"), "")
        for lane in plan.tracks:
            self.track.addItem(lane.name, lane.id)
        self.track.setCurrentIndex(max(0, self.track.findData(track)))
        row = row_of(gap_px=12)
        row.addLayout(field(theme, tr("Starts no earlier than"), self.start), 1)
        row.addLayout(field(theme, tr("On"), self.track), 1)
        self.column.addLayout(row)
        self.is_nested = QCheckBox(tr("As one nested stage"))
        self.is_nested.setChecked(True)
        self.column.addWidget(self.is_nested)
        self._inputs = QVBoxLayout()
        self._inputs.setSpacing(8)
        self.column.addLayout(self._inputs)
        self.said = Said(theme)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.insert_button = primary_button(theme, tr("Insert the chain"), "music-plus", is_big=True)
        self.insert_button.clicked.connect(self.insert)
        self.insert_button.setEnabled(False)
        self.foot.addWidget(self.insert_button, 1)
        self._ask_chains()

    # --- which chain
    def _ask_chains(self, chosen: str = "") -> None:
        self._context.ask(Chains(), lambda rows: self._show_chains(rows, chosen), self.said.say_error)

    def _show_chains(self, rows: tuple[ChainRow, ...], chosen: str) -> None:
        self._clear(self._list)
        self.radios.clear()
        theme = self._context.theme
        # one's own first: that is what was kept for this
        for one in sorted(rows, key=lambda row: not row.is_own):
            radio = self.radios[one.key] = QRadioButton()
            radio.setFont(theme.font(13, 500))
            name = one.title if one.is_own else chain_words(one.key).title
            radio.setText(radio.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _TITLE_PX))
            radio.setAccessibleName(name)
            radio.setToolTip(tip(one.title))
            radio.setEnabled(not one.problem)
            radio.clicked.connect(lambda _checked, key=one.key: self.choose(key))
            self._group.addButton(radio)
            words = one.problem or tr_n("{n} stage", "{n} stages", one.stages)
            radio.setAccessibleDescription(words)
            row = row_of(radio, gap_px=8)
            row.addWidget(ElidedLabel(theme, words, 12, tone="3"), 1)
            if one.is_own:
                remove = icon_button(theme, tr("Remove “{title}” from your chains", title=one.title), "trash")
                remove.clicked.connect(lambda _checked, key=one.key: self._remove(key))
                row.addWidget(remove)
            holder = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
            self._list.addWidget(holder)
        first = chosen if chosen in self.radios else next(iter(self.radios), "")
        if first:
            self.choose(first)

    def _remove(self, key: str) -> None:
        self._context.run(RemoveChain(key), lambda _result: self._ask_chains(), self.said.say_error)

    def choose(self, key: str) -> None:
        """Choose a chain by its key, or the path of a file."""
        self.key, self._rows = key, None
        if key in self.radios:
            self.radios[key].setChecked(True)
            self.radios[key].setFocus()
        self.insert_button.setEnabled(False)
        self.said.hide()
        question = InsertChoices(self._plan.production.id, key)
        self._context.ask(question, lambda rows: self._show_choices(key, rows), self._failed)

    def _show_choices(self, key: str, rows: InsertRows) -> None:
        if key != self.key:
            return
        self._rows = rows
        line = chain_line(rows.chain)
        self.picture.show_bars(bars_of(rows.chain), line)
        words = f"{rows.chain.title}. {line}."
        if rows.is_other_money:
            words += " " + tr("Its prices are in {currency} and are left out.", currency=rows.chain.currency)
        self.summary.setText(words)
        self._show_inputs(rows)
        self.insert_button.setEnabled(True)

    def _show_inputs(self, rows: InsertRows) -> None:
        self._clear(self._inputs)
        self.feeds = []
        theme = self._context.theme
        if rows.inputs:
            self._inputs.addWidget(label(theme, tr("What feeds it"), 13, 600))
        for one in rows.inputs[:_MOST_INPUTS]:
            box = _box()
            box.addItem(tr("Files that I attach"), None)
            for feed in one.feeds:
                box.addItem(f"{feed.title}: {feed.output}", (feed.stage, feed.output, one.stage, one.input))
            box.setCurrentIndex(one.likely + 1)
            self.feeds.append(box)
            name = tr("{input} ({type}) of {stage}", input=one.input, type=type_words(one.type), stage=one.title)
            shown = QFontMetrics(theme.font(12, 600)).elidedText(name, Qt.TextElideMode.ElideRight, _NAME_PX)
            holder = QWidget()
            column = field(theme, shown, box)
            box.setAccessibleName(name)
            holder.setLayout(column)
            self._inputs.addWidget(holder)
        more = len(rows.inputs) - _MOST_INPUTS
        if more > 0:
            words = tr("{n} more inputs can be linked on the plan.", n=more)
            self._inputs.addWidget(label(theme, words, 12, tone="2", wraps=True))

    @staticmethod
    def _clear(layout: QVBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a chain file"), "", tr("Chains (*.yaml *.yml)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def _failed(self, error: BaseException) -> None:
        self.picture.hide()
        self.summary.setText("")
        self.said.say_error(error)

    # --- doing it
    def insert(self) -> None:
        """Put it in, as one step of undo."""
        if self._rows is None or not self.insert_button.isEnabled():
            return
        self.insert_button.setEnabled(False)
        day = self.start.date()
        zone = zone_named(self._plan.zone)
        start_ms = round(datetime(day.year(), day.month(), day.day(), tzinfo=zone).timestamp() * 1000)
        links = tuple(box.currentData() for box in self.feeds if box.currentData() is not None)
        command = InsertChain(
            self._plan.production.id, self.key, start_ms, str(self.track.currentData()), self.is_nested.isChecked(),
            tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in links), spoken_language(),
        )  # fmt: skip
        self._context.run(command, self._done, self._refused)

    def _refused(self, error: BaseException) -> None:
        self.insert_button.setEnabled(True)
        self.said.say_error(error)

    def _done(self, result: dict[str, Any]) -> None:
        count = tr_n("{n} stage is in the plan", "{n} stages are in the plan", len(result["stages"]))
        self._context.show_message(tr("Ctrl+Z takes it back."), count, "done")
        self._inserted(result)
        self.close()


def _box() -> QComboBox:
    """A list that is no wider than the pane, whatever stands in it."""
    box = ChoiceBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def open_insert_chain(context: Context, plan: PlanRows, at_ms: int, track: str, inserted: Inserted) -> InsertChainPane:
    """Open the pane; one that is open is replaced."""
    return InsertChainPane(context, plan, at_ms, track, inserted, window_of(context)).open_alone()
