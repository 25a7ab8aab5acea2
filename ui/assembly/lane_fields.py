"""The fields of the chosen lane: level, pan, fades, start, group and take, typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from studio.domain.recipe import GAIN_LIMIT_MDB, SILENT_MDB
from ui import tokens
from ui.assembly.mix_model import MixModel
from ui.assembly.words import (
    gain_of_text,
    gain_text,
    pan_of_text,
    pan_text,
    seconds_of_text,
    seconds_text,
    start_text,
)
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox
from ui.widgets.labels import ElidedLabel, label, row_of
from ui.widgets.tips import tip
from ui.words import tr

HEIGHT_PX = 44
_TWO_LINES_PX = 80
_NAMED_PX = 900
_LEAST_PX = 420


class LaneFields(QFrame):
    """``edited``: a part of the chosen lane and its value, once it is typed. What cannot be meant is put back."""

    edited = Signal(str, object)

    def __init__(self, theme: Theme, model: MixModel) -> None:
        super().__init__()
        self._model = model
        self._chosen, self._rate_hz = 0, 48_000
        self.setProperty("kind", "panel")
        self.setFixedHeight(HEIGHT_PX)
        self.setMinimumWidth(_LEAST_PX)
        self.setAccessibleName(tr("The chosen lane"))
        self._name = ElidedLabel(theme, "", 12, 600)
        self._name.setMinimumWidth(48)
        self.gain = self._field(60, tr("Level in dB"), tr("−∞ to +60 dB; 0 is as handed in"))
        self._pan = self._field(60, tr("Pan"), tr("L 100 to R 100; C is the centre"))
        self._fade_in = self._field(64, tr("Fade in, seconds"), tr("Seconds, from the lane's beginning"))
        self._fade_out = self._field(64, tr("Fade out, seconds"), tr("Seconds, to the lane's end"))
        self._start = self._field(
            80, tr("Start"), tr("Where it begins: 1:02.5 or seconds. Shift and drag does it in the wave.")
        )
        self._group = self._field(84, tr("Group"), tr("Lanes of one group are moved, muted and soloed together"))
        self._group.setPlaceholderText(tr("no group"))
        self._group.ensurePolished()  # its font is the style sheet's
        self._group.setFixedWidth(max(84, self._group.fontMetrics().horizontalAdvance(tr("no group")) + 26))
        self._take = ChoiceBox()
        self._take.setAccessibleName(tr("Take"))
        self._take.setToolTip(tip(tr("Which approved take is heard")))
        self._take.ensurePolished()
        self._take.setMinimumWidth(max(96, self._take.fontMetrics().horizontalAdvance(tr("latest take")) + 48))
        self._take.activated.connect(lambda place: self.edited.emit("take", self._take.itemData(place)))
        inside = row_of(self._name, gap_px=6)
        inside.setStretch(0, 1)
        self._second = row_of(None, gap_px=6)
        self._words = []
        for words, field in (
            (tr("Level"), self.gain), (tr("Pan"), self._pan), (tr("Fades"), self._fade_in), ("", self._fade_out),
            (tr("Start"), self._start), ("", self._group), ("", self._take),
        ):  # fmt: skip
            if words:
                self._words.append(label(theme, words, 11, tone="3"))
                inside.addWidget(self._words[-1])
            inside.addWidget(field)
        self._first, self._moving = inside, (self._start, self._group, self._take)
        both = QVBoxLayout(self)
        both.setContentsMargins(tokens.PANE_PADDING_PX, 0, tokens.PANE_PADDING_PX, 0)
        both.setSpacing(0)
        both.setSizeConstraint(
            QVBoxLayout.SizeConstraint.SetNoConstraint
        )  # else it could not get narrow enough for two lines
        both.addLayout(inside)
        both.addLayout(self._second)
        for field, part in (
            (self.gain, "gain_mdb"), (self._pan, "pan_milli"), (self._fade_in, "fade_in_ms"),
            (self._fade_out, "fade_out_ms"), (self._start, "start_frame"), (self._group, "group"),
        ):  # fmt: skip
            field.editingFinished.connect(lambda part=part, field=field: self._typed(part, field))

    def show_lane(self, chosen: int, rate_hz: int) -> None:
        """Show how a lane is set."""
        model = self._model
        self._chosen, self._rate_hz = chosen, rate_hz
        has_lane = chosen < len(model.rows)
        self.setEnabled(has_lane)
        if not has_lane:
            return
        row, setting = model.rows[chosen], model.settings[chosen]
        self._name.setText(row.stage if not row.file else row.name)
        for field, words in (
            (self.gain, gain_text(setting.gain_mdb)),
            (self._pan, pan_text(setting.pan_milli)),
            (self._fade_in, seconds_text(setting.fade_in_ms)),
            (self._fade_out, seconds_text(setting.fade_out_ms)),
            (self._start, start_text(setting.start_frame, rate_hz)),
            (self._group, setting.group),
        ):
            if not field.hasFocus() or not field.isModified():
                field.setText(words)
        items = [(tr("latest take"), 0), *((tr("take {n}", n=number), number) for number in row.takes)]
        if setting.take and setting.take not in row.takes:
            items.append((tr("take {n}, not approved", n=setting.take), setting.take))
        if [(self._take.itemText(n), self._take.itemData(n)) for n in range(self._take.count())] != items:
            self._take.clear()
            for words, number in items:
                self._take.addItem(words, number)
        self._take.setCurrentIndex(next((n for n, item in enumerate(items) if item[1] == setting.take), 0))

    def type_gain(self) -> None:
        """The level is typed next."""
        self.gain.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.gain.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words before the fields go first where it is narrow; the fields keep their names for who listens."""
        super().resizeEvent(event)
        for words in self._words:
            words.setVisible(self.width() >= _NAMED_PX)
        self._fold()

    def _fold(self) -> None:
        """Where one line has no room for all fields, the last ones go to a second."""
        fields = (self.gain, self._pan, self._fade_in, self._fade_out, *self._moving)
        needed = sum(field.minimumWidth() + 6 for field in fields)
        is_folded = self.width() < needed + self._name.minimumWidth() + 2 * tokens.PANE_PADDING_PX
        if is_folded == (self._second.count() > 1):
            return
        for field in self._moving:
            (self._second if is_folded else self._first).addWidget(field)
        self.setFixedHeight(_TWO_LINES_PX if is_folded else HEIGHT_PX)

    def _typed(self, part: str, field: QLineEdit) -> None:
        if not field.isModified() or self._chosen >= len(self._model.rows):
            return
        field.setModified(False)
        value = self._value(part, field.text())
        if value is not None and value != getattr(self._model.settings[self._chosen], part):
            self.edited.emit(part, value)
        else:
            self.show_lane(self._chosen, self._rate_hz)

    def _value(self, part: str, text: str) -> Any:
        if part == "gain_mdb":
            gain = gain_of_text(text)
            return None if gain is None else min(max(SILENT_MDB, gain), GAIN_LIMIT_MDB)
        if part == "pan_milli":
            return pan_of_text(text)
        if part == "group":
            return text.strip()[:80]
        seconds = seconds_of_text(text)
        if seconds is None:
            return None
        return round(seconds * (self._rate_hz if part == "start_frame" else 1000))

    def _field(self, width_px: int, name: str, hint: str) -> QLineEdit:
        field = _Field()
        field.given_up.connect(lambda: self.show_lane(self._chosen, self._rate_hz))
        field.setFixedWidth(width_px)
        field.setAccessibleName(name)
        field.setToolTip(tip(f"{name}\n{hint}"))
        return field


class _Field(QLineEdit):
    """Escape puts back what stood there; undo and redo are the mixer's once what was typed is said."""

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing is being typed here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isModified():
            keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in keys):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            self.given_up.emit()
            return
        super().keyPressEvent(event)
