"""The row under the plan's tools: what is looked for, by words and by choices, and the views that were kept by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu

from ui.plan.views.stage_filter import CRITICAL, LATE, PROBLEM, StageFilter
from ui.roles import role_text
from ui.tokens import PLAN_TOOLS_PX
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import label
from ui.words import later, state_word, tr

if TYPE_CHECKING:
    from studio.queries.rows import PlanRows
    from ui.plan.views.plan_views import PlanViews
    from ui.plan.views.view_state import KeptViews
    from ui.theme import Theme

_MARKS = (
    (LATE, later("Only what is late"), "clock-exclamation"),
    (CRITICAL, later("Only the critical path"), "route"),
    (PROBLEM, later("Only what has a problem"), "alert-triangle"),
)


class ChoiceMenu(QMenu):
    """Stays open while several things are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So does the space bar."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    """A field with something to do for Escape."""

    def __init__(self, escaped: Callable[[], object]) -> None:
        super().__init__()
        self._escaped = escaped

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self._escaped()
        else:
            super().keyPressEvent(event)


class FilterRow(QFrame):
    """Shows and changes the filter of the views; ``views`` does what is chosen."""

    def __init__(self, theme: Theme, views: PlanViews) -> None:
        super().__init__()
        self._views = views
        self._plan: PlanRows | None = None
        self.setProperty("kind", "panel")
        self.setFixedHeight(PLAN_TOOLS_PX)
        self.setAccessibleName(tr("Filter"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        self.text = _Field(self._leave)
        self.text.setPlaceholderText(tr("Find stages"))
        self.text.setAccessibleName(tr("Find stages by their words"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(110)
        self.text.setMaximumWidth(220)
        self.text.textChanged.connect(lambda text: self._set(replace(self._filter, text=text)))
        self.text.returnPressed.connect(views.choose_next)
        row.addWidget(self.text, 1)
        self._add_choices(theme, row)
        self._add_names(theme, row)
        views.saved.connect(self._show_saved)

    def _add_choices(self, theme: Theme, row: QHBoxLayout) -> None:
        self.choices: dict[str, Button] = {}
        for kind, words in (
            ("tracks", later("Track")),
            ("people", later("Person")),
            ("roles", later("Role")),
            ("states", later("State")),
        ):
            button = Button(theme, tr(words), kind="quiet")
            button.setCheckable(True)
            button.clicked.connect(partial(self._open_choices, kind))
            self.choices[kind] = button
            row.addWidget(button)
        self.marks: dict[str, Button] = {}
        for mark, words, icon in _MARKS:
            button = icon_button(theme, tr(words), icon)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, mark=mark: self._set(self._filter.toggled("marks", mark)))
            self.marks[mark] = button
            row.addWidget(button)
        self.clear = Button(theme, tr("Clear"), kind="link")
        self.clear.setAccessibleName(tr("Clear the filter"))
        self.clear.clicked.connect(lambda: self._set(StageFilter()))
        row.addWidget(self.clear)
        self.count = label(theme, "", 12, tone="3")
        row.addWidget(self.count)
        row.addStretch(1)

    def _add_names(self, theme: Theme, row: QHBoxLayout) -> None:
        self.name = _Field(self._end_naming)
        self.name.setPlaceholderText(tr("Name of this view"))
        self.name.setAccessibleName(tr("Name of this view"))
        self.name.setFixedWidth(170)
        self.name.returnPressed.connect(self._save)
        self.name.hide()
        row.addWidget(self.name)
        self.saved = Button(theme, tr("Views"), kind="quiet")
        self.saved.clicked.connect(self._open_saved)
        row.addWidget(self.saved)
        self.close_button = icon_button(theme, tr("Hide the filter"), "x")
        self.close_button.clicked.connect(self.leave)
        row.addWidget(self.close_button)

    @property
    def _filter(self) -> StageFilter:
        return self._views.state.filter

    def _set(self, wanted: StageFilter) -> None:
        self._views.set_filter(wanted)
        self.show_now()

    # --- what is shown
    def show_plan(self, plan: PlanRows) -> None:
        """Another plan, or the same one as it is now."""
        self._plan = plan
        self.show_now()

    def show_now(self) -> None:
        """The filter as it is, and how much it lets through."""
        now = self._filter
        if self.text.text() != now.text:
            self.text.blockSignals(True)
            self.text.setText(now.text)
            self.text.blockSignals(False)
        for kind, button in self.choices.items():
            button.setChecked(bool(getattr(now, kind)))
            button.setText(self._words(kind, getattr(now, kind)))
        for mark, button in self.marks.items():
            button.setChecked(mark in now.marks)
        self.clear.setVisible(not now.is_empty)
        self.count.setVisible(not now.is_empty)
        if self._plan is not None:
            self.count.setText(tr("{n} of {all}", n=len(self._views.shown), all=len(self._plan.stages)))
        self._show_saved(self._views.kept)

    def _words(self, kind: str, chosen: frozenset[str]) -> str:
        plain = {"tracks": tr("Track"), "people": tr("Person"), "roles": tr("Role"), "states": tr("State")}[kind]
        if not chosen:
            return plain
        names = dict(self._values(kind))
        first = names.get(min(chosen), min(chosen))
        return (first if len(first) <= 18 else f"{first[:17]}…") if len(chosen) == 1 else f"{plain} ({len(chosen)})"

    def _show_saved(self, kept: KeptViews) -> None:
        self.saved.setText(kept.now.name or tr("Views"))

    # --- choices
    def _values(self, kind: str) -> Iterable[tuple[str, str]]:
        """What can be chosen of a kind, with its words, in the order in which it stands in the plan."""
        plan = self._plan
        if plan is None:
            return ()
        if kind == "tracks":
            return [(track.id, track.name) for track in plan.tracks]
        if kind == "people":
            names = sorted({stage.person or stage.meant_for for stage in plan.stages})
            return [(name, name or tr("Nobody yet")) for name in names]
        if kind == "roles":
            return [(role, role_text(role) or tr("No role")) for role in sorted({stage.role for stage in plan.stages})]
        states = dict.fromkeys(stage.state for stage in plan.stages)
        return [(str(state), state_word(state)) for state in type(next(iter(states)))] if states else []

    def _open_choices(self, kind: str, *_state: bool) -> None:
        button, chosen = self.choices[kind], getattr(self._filter, kind)
        button.setChecked(bool(chosen))
        menu = ChoiceMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for value, words in self._values(kind):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(lambda _checked, value=value: self._set(self._filter.toggled(kind, value)))
        if menu.isEmpty():
            menu.addAction(tr("Nothing to choose from")).setEnabled(False)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    # --- views by name
    def _open_saved(self) -> None:
        kept, menu = self._views.kept, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for view in kept.saved:
            action = menu.addAction(view.name)
            action.setCheckable(True)
            action.setChecked(view.name == kept.now.name)
            action.triggered.connect(partial(self._show_view, view.name))
        if kept.saved:
            menu.addSeparator()
        menu.addAction(tr("Keep this view…")).triggered.connect(lambda _checked: self.begin_naming())
        if kept.now.name:
            again = menu.addAction(tr("Keep it as “{name}” again", name=kept.now.name))
            again.triggered.connect(lambda _checked: self._views.save(kept.now.name))
            gone = menu.addAction(tr("Forget “{name}”", name=kept.now.name))
            gone.triggered.connect(lambda _checked: self._views.forget(kept.now.name))
        menu.popup(self.saved.mapToGlobal(QPoint(0, self.saved.height() + 2)))
        menu.setActiveAction(menu.actions()[0])

    def _show_view(self, name: str, *_state: bool) -> None:
        self._views.show_saved(name)

    def begin_naming(self) -> None:
        """Let a name be written for the view that is shown."""
        self.show()
        self.name.setText(self._views.kept.now.name)
        self.name.show()
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if self.name.text().strip():
            self._views.save(self.name.text())
            self._end_naming()

    def _end_naming(self) -> None:
        self.name.hide()
        self._views.current.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- coming and going
    def begin(self) -> None:
        """Come up, with the keyboard in the field."""
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def _leave(self) -> None:
        """Escape empties the field first, then goes back to the view."""
        if self.text.text():
            self.text.clear()
        else:
            self._views.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Show everything again and go away."""
        self._set(StageFilter())
        self.hide()
        self._views.current.setFocus(Qt.FocusReason.OtherFocusReason)
