"""What a recipe is told: title, what it goes on from, which lanes it hears, and the settings of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from studio.queries.rows import AssembleRows, RecipeRow
from ui import languages
from ui.assembly.words import number_of_text, seconds_of_text, seconds_text
from ui.theme import Theme
from ui.widgets.boxes import ChoiceBox
from ui.widgets.labels import label, section_label
from ui.widgets.tips import tip
from ui.words import later, number_text, tr

_Told = Callable[[Any], dict[str, Any]]
_HEARING = frozenset({"mix", "stems", "session"})
_FORMATS = {
    "release": ("wav24", "wav16", "flac", "mp3-320", "mp3-v0", "aac-256", "opus"),
    "session": ("dawproject", "reaper", "otio"),
    "edit": ("otio",),
    "podcast": ("mp3-128", "aac-128", "opus"),
}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "bits": {"16": later("16 bit"), "24": later("24 bit"), "32f": later("32 bit float")},
    "by": {"lane": later("lane"), "track": later("track"), "group": later("group")},
    "media": {"beside": later("beside it"), "inside": later("inside it")},
}
_TENTHS = {"target_clufs": 100, "ceiling_mdb": 1000}
"""Numbers that are shown in whole units, and how many thousandths or hundredths one of these is."""


class RecipeForm(QWidget):
    """``told``: a part of the shown recipe with its new value (``settings`` with the one that changed)."""

    told = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: RecipeRow | None = None
        self._shown: object = None
        self.setAccessibleName(tr("The recipe's settings"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._inside: QWidget | None = None

    def show_recipe(self, row: RecipeRow | None, rows: AssembleRows) -> None:
        """Show what a recipe is told; None: nothing."""
        roles = sorted({lane.role for lane in rows.lanes if lane.role})
        tracks = list(dict.fromkeys(lane.track for lane in rows.lanes if lane.track))
        others = [
            (one.name, languages.told(one.title)) for one in rows.recipes if row is not None and one.name != row.name
        ]
        told = None if row is None else (row.name, row.title, row.source, row.only, row.without, dict(row.settings))
        shown = (told, roles, tracks, others)
        if shown == self._shown:
            return
        self._row, self._shown = row, shown
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.deleteLater()
            self._inside = None
        if row is not None:
            self._inside = self._fields(
                row, others, [f"track:{name}" for name in tracks] + [f"role:{name}" for name in roles]
            )
            for part in self._inside.findChildren(QWidget):
                part.ensurePolished()  # heights are those of the style sheet before anything is laid out
            self._column.addWidget(self._inside)

    def name_it(self) -> None:
        """The title is typed next."""
        lines = self._inside.findChildren(QLineEdit) if self._inside is not None else []
        for line in (one for one in lines if one.accessibleName() == tr("Title")):
            line.setFocus(Qt.FocusReason.OtherFocusReason)
            line.selectAll()

    def _fields(self, row: RecipeRow, others: list[tuple[str, str]], words: list[str]) -> QWidget:
        inside = QWidget()
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._add(
            form,
            tr("Title"),
            self._line(tr("Title"), row.title, lambda text: {"title": text} if text.strip() else None),
        )
        sources = {"": tr("the approved takes"), **dict(others)}
        if row.kind not in ("mix", "session", "edit", "bundle"):
            self._add(
                form, tr("Made from"), self._combo(tr("Made from"), sources, row.source, lambda name: {"source": name})
            )
        for name, value in row.settings.items():
            self._add(form, _words_of(name), self._setting(row.kind, name, value))
        if row.kind in _HEARING:
            self._add(form, tr("Hears"), self._rule(row, words))
        return inside

    def _setting(self, kind: str, name: str, value: Any) -> QWidget:
        words = _words_of(name)

        def told(new: Any) -> dict[str, Any]:
            return {"settings": {name: new}}

        if name == "rate_hz":
            rates = {
                0: tr("the house rate"),
                44_100: "44.1 kHz",
                48_000: "48 kHz",
                88_200: "88.2 kHz",
                96_000: "96 kHz",
            }
            return self._combo(words, rates, value, told)
        if name in _CHOICES:
            return self._combo(words, {key: tr(text) for key, text in _CHOICES[name].items()}, value, told)
        if name == "formats":
            return self._ticks(words, _FORMATS.get(kind, tuple(value)), value, told)
        if isinstance(value, bool):
            box = QCheckBox(words)
            box.setChecked(value)
            box.clicked.connect(lambda is_on: self.told.emit(told(is_on)))
            return box
        return (
            self._number_setting(name, value, told) if isinstance(value, int) else self._text_setting(name, value, told)
        )

    def _number_setting(self, name: str, value: int, told: _Told) -> QLineEdit:
        words = _words_of(name)
        if name.endswith("_ms"):
            return self._line(words, seconds_text(value), lambda text: _seconds(text, told))
        unit = _TENTHS.get(name, 1)
        shown = number_text(value / unit) if unit > 1 else str(value or "")
        return self._line(words, shown, lambda text: _number(text or "0", unit, told))

    def _text_setting(self, name: str, value: Any, told: _Told) -> QLineEdit:
        words = _words_of(name)
        if isinstance(value, list):
            shown = ", ".join(map(str, value))
            line = self._line(
                words, shown, lambda text: told([part.strip() for part in text.split(",") if part.strip()])
            )
            line.setPlaceholderText(tr("everything approved"))
            return line
        line = self._line(words, str(value), lambda text: told(text.strip()))
        if name in ("cover", "lyrics", "picture", "chapters", "notes"):
            line.setPlaceholderText(tr("the one that is approved"))
            line.setToolTip(tip(tr("Which output, as STAGE:OUTPUT; empty where only one fits")))
        return line

    def _rule(self, row: RecipeRow, words: list[str]) -> QWidget:
        """All lanes but the ticked ones, or only these."""
        box = QWidget()
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        is_only = bool(row.only)
        ticked = list(row.only if is_only else row.without)

        def say(only: bool, chosen: list[str]) -> None:
            self.told.emit({"only": chosen if only else [], "without": [] if only else chosen})

        modes = {"without": tr("all lanes but these"), "only": tr("only these")}
        mode = self._combo(tr("Hears"), modes, "only" if is_only else "without", lambda _mode: None)
        mode.activated.connect(lambda place: say(mode.itemData(place) == "only", ticked) if ticked else None)
        column.addWidget(mode)
        lower = {word.casefold() for word in ticked}
        known = {word.casefold() for word in words}
        for word in [*words, *(word for word in ticked if word.casefold() not in known)]:
            kind, _, name = word.partition(":")
            tick = QCheckBox(tr("{name} (role)", name=name) if kind == "role" else name if kind == "track" else word)
            tick.setAccessibleName(word)
            tick.setChecked(word.casefold() in lower)

            def clicked(is_on: bool, word: str = word) -> None:
                left = [one for one in ticked if one.casefold() != word.casefold()]
                say(mode.currentData() == "only", [*left, word] if is_on else left)

            tick.clicked.connect(clicked)
            column.addWidget(tick)
        return box

    def _ticks(self, name: str, choices: tuple[str, ...], value: list[str], told: _Told) -> QWidget:
        box = QWidget()
        box.setAccessibleName(name)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        all_ = [*choices, *(one for one in value if one not in choices)]
        ticks = {one: QCheckBox(_FORMAT_WORDS.get(one, one)) for one in all_}
        for one, tick in ticks.items():
            tick.setChecked(one in value)
            tick.clicked.connect(
                lambda _on: self.told.emit(told([each for each, tick in ticks.items() if tick.isChecked()]))
            )
            column.addWidget(tick)
        return box

    def _combo(self, name: str, choices: Mapping[Any, str], value: Any, told: Callable[[Any], Any]) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        for key, words in choices.items():
            box.addItem(words, key)
        if value not in choices:
            box.addItem(str(value), value)
        box.setCurrentIndex(max(0, box.findData(value)))

        def chosen(place: int) -> None:
            said = told(box.itemData(place))
            if said is not None and box.itemData(place) != value:
                self.told.emit(said)

        box.activated.connect(chosen)
        return box

    def _line(self, name: str, value: str, told: Callable[[str], Any]) -> QLineEdit:
        line = QLineEdit(value)
        line.setAccessibleName(name)
        line.setCursorPosition(0)

        def finished() -> None:
            if not line.isModified():
                return
            line.setModified(False)
            said = told(line.text())
            if said is None:
                line.setText(value)  # what cannot be meant is put back
            elif line.text() != value:
                self.told.emit(said)

        line.editingFinished.connect(finished)
        return line

    def _add(self, form: QFormLayout, words: str, field: QWidget) -> None:
        if isinstance(field, QCheckBox):
            form.addRow("", field)
        elif isinstance(field, QLineEdit | QComboBox):
            said = label(self._theme, words, 12, tone="2")
            said.setMinimumHeight(field.sizeHint().height())  # in the middle of the field's height
            form.addRow(said, field)
        else:
            form.addRow(section_label(self._theme, words))
            form.addRow(field)


def _number(text: str, unit: int, told: _Told) -> dict[str, Any] | None:
    number = number_of_text(text)
    return None if number is None else told(round(number * unit))


def _seconds(text: str, told: _Told) -> dict[str, Any] | None:
    seconds = seconds_of_text(text)
    return None if seconds is None else told(round(seconds * 1000))


_FORMAT_WORDS = {
    "wav24": "WAV, 24 bit", "wav16": "WAV, 16 bit", "flac": "FLAC", "mp3-320": "MP3, 320 kb/s", "mp3-v0": "MP3, V0",
    "mp3-128": "MP3, 128 kb/s", "aac-256": "AAC, 256 kb/s", "aac-128": "AAC, 128 kb/s", "opus": "Opus",
    "dawproject": "DAWproject", "reaper": "Reaper", "otio": "OpenTimelineIO",
}  # fmt: skip


def _words_of(name: str) -> str:
    """What a setting is called."""
    names = {
        "bits": tr("Sample format"), "rate_hz": tr("Sample rate"), "target_clufs": tr("Loudness, LUFS"),
        "ceiling_mdb": tr("Ceiling, dBTP"), "head_ms": tr("Silence before, s"), "tail_ms": tr("Silence after, s"),
        "by": tr("One file for each"), "name": tr("File names"), "null_test": tr("Test against the mix"), "formats": tr("Formats"),
        "artist": tr("Artist"), "album": tr("Album"), "isrc": tr("ISRC"), "year": tr("Year"), "cover": tr("Cover"),
        "lyrics": tr("Lyrics"), "media": tr("Audio files"), "picture": tr("Picture"), "audio": tr("Sound"),
        "chapters": tr("Chapters"), "notes": tr("Show notes"), "outputs": tr("Outputs"), "recipes": tr("Recipes in it"),
        "page": tr("With a web page"),
    }  # fmt: skip
    return names.get(name, name)
