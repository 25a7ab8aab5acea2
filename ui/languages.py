"""The language of the window: the program's own catalogue, Qt's for its dialogs, and dates and numbers to match.

English is the source. A language is chosen before the first widget is made, so another choice shows at the next start.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from studio import assets_dir
from ui import words

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

SYSTEM = "system"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What the window speaks, each in its own words."""
TRIAL = "trial"
"""A made-up language for trying the window out: every text a third longer and accented, everything from right to left."""
_PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_LONGER = str.maketrans("aeiouAEIOUcny", "àéîöûÀÉÎÖÛçñý")


def chosen_language() -> str:
    """What was chosen for the window: ``system`` or a language."""
    app = QCoreApplication.instance()
    return str((app.property("language") if app is not None else "") or SYSTEM)


def language_of(choice: str) -> str:
    """The language to speak: the chosen one, or for ``system`` the first of the system's that there is."""
    if choice in LANGUAGES or choice == TRIAL:
        return choice
    spoken = (name.replace("_", "-").partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in spoken if name in LANGUAGES), "en")


def speak(app: QGuiApplication, choice: str) -> str:
    """Let the window speak a language from now on. Returns which one it is: English where a catalogue cannot be read."""
    language = language_of(choice)
    if language == TRIAL:
        app.installTranslator(_Trial(app))
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    elif language != "en":
        own = QTranslator(app)
        if not own.load(str(assets_dir() / "languages" / f"segue_{language}.qm")):
            return "en"
        app.installTranslator(own)
        qt = QTranslator(app)
        if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(qt)
    words.write_as_in(language)
    return language


class _Trial(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        if context != "Segue":
            return ""
        pieces = re.split(r"(\{[^}]*\})", text)
        accented = "".join(piece if piece.startswith("{") else piece.translate(_LONGER) for piece in pieces)
        return f"{accented}{'·' * (len(text) // 3)}"


# --- sentences of the core ---------------------------------------------------------------------------------------


def told(sentence: str) -> str:
    """A sentence that the core has made, in the window's language; as it is where the catalogue does not know it."""
    found = QCoreApplication.translate("Segue", sentence)
    if found != sentence or not sentence:
        return found
    for template, pattern in _templates():
        if (match := pattern.fullmatch(sentence)) is not None:
            translated = QCoreApplication.translate("Segue", template)
            return translated.format(*match.groups(), **match.groupdict()) if translated != template else sentence
    return sentence


@cache
def _templates() -> list[tuple[str, re.Pattern[str]]]:
    """The core's sentences with places for names and numbers, those with more words of their own first."""
    listed = json.loads((assets_dir() / "languages" / "core.json").read_text(encoding="utf-8"))
    return [(template, _pattern(template)) for template in sorted(listed, key=_own_length, reverse=True)]


def _own_length(template: str) -> int:
    return len(_PLACE.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _PLACE.split(template)
    shown = [re.escape(piece.replace("{{", "{").replace("}}", "}")) for piece in pieces[::2]]
    seen: set[str] = set()
    places = []
    for name in pieces[1::2]:
        places.append("(.*?)" if name.isdigit() else f"(?P={name})" if name in seen else f"(?P<{name}>.*?)")
        seen.add(name)
    return re.compile("".join(f"{text}{place}" for text, place in zip(shown, [*places, ""], strict=True)), re.DOTALL)
