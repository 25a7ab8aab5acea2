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
from ui.core_words import in_own_words
from ui.words import decimal_sign

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

SYSTEM = "system"
LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What the window speaks, each in its own words."""
_spoken: set[str] = set()
"""The language that is spoken, unless it is English."""
TRIAL = "trial"
"""A made-up language for trying the window out: every text a third longer and accented, everything from right to left."""
_PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
_BETWEEN_CLAUSES = re.compile(r"(, |(?<=[.;]) )")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_LEAST_OWN = 8
"""A template of fewer letters of its own would take sentences for its own that are none."""
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


def spoken_language() -> str:
    """The language in which the window is told: one of ``LANGUAGES``."""
    return next((name for name in _spoken if name in LANGUAGES), "en")


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
    _spoken.clear()
    _spoken.update({language} - {"en"})
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
    if not sentence or not _spoken:
        return sentence
    found = QCoreApplication.translate("Segue", sentence)
    if found != sentence:
        return found
    for template, pattern in _templates():
        match = pattern.fullmatch(sentence)
        translated = QCoreApplication.translate("Segue", template) if match is not None else template
        if match is not None and translated != template:
            numbered = (_part(sentence, *match.span(place + 1)) for place in range(pattern.groups))
            named = {name: _part(sentence, *match.span(name)) for name in match.groupdict()}
            return translated.format(*numbered, **named)
    # why, after what: the reason is somebody's own words
    what, colon, why = sentence.partition(": ")
    return f"{told(what)}{colon}{why}" if why and told(what) != what else sentence


def told_signed(text: str) -> str:
    """What both sides sign is one text in English; told in another language it is to read along, which is said below it."""
    found = told(text)
    return (
        found
        if found == text
        else "\n".join((found, words.tr("To read along: what both sides sign is the English text.")))
    )


def told_list(words: str) -> str:
    """Pieces with commas between them, such as what a file must be: each is told for itself, numbers as the language writes them."""
    if not words or not _spoken:
        return words
    pieces = "".join(_clause(piece) for piece in _BETWEEN_CLAUSES.split(words))
    return _POINT.sub(decimal_sign(), pieces)


def _part(sentence: str, start: int, end: int) -> str:
    """What a sentence says in a place: words of the core are told too, names are not."""
    part = sentence[start:end]
    if sentence[start - 1 : start] == "“":
        return part
    if (whole := QCoreApplication.translate("Segue", part)) != part:
        return whole
    return "".join(_clause(piece) for piece in _BETWEEN_CLAUSES.split(part))


def _clause(piece: str) -> str:
    """A piece of a sentence: it may be known with the blank before it, or without its full stop."""
    if " " not in piece.strip():
        return piece
    for lead, tail in (("", ""), (" ", ""), ("", "."), ("; ", ""), ("; ", ".")):
        asked = f"{lead}{piece.removesuffix(tail)}"
        if (found := told(asked)) != asked:
            return f"{found.removeprefix(lead)}{tail}"
    return in_own_words(piece)


@cache
def _templates() -> list[tuple[str, re.Pattern[str]]]:
    """The core's sentences with places for names and numbers, those with more words of their own first."""
    listed = json.loads((assets_dir() / "languages" / "core.json").read_text(encoding="utf-8"))
    known = [template for template in listed if _own_length(template) >= _LEAST_OWN]
    return [(template, _pattern(template)) for template in sorted(known, key=_own_length, reverse=True)]


def _own_length(template: str) -> int:
    return sum(letter.isalpha() for letter in _PLACE.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _PLACE.split(template)
    shown = [re.escape(piece.replace("{{", "{").replace("}}", "}")) for piece in pieces[::2]]
    seen: set[str] = set()
    places = []
    for name in pieces[1::2]:
        places.append("(.*?)" if name.isdigit() else f"(?P={name})" if name in seen else f"(?P<{name}>.*?)")
        seen.add(name)
    return re.compile("".join(f"{text}{place}" for text, place in zip(shown, [*places, ""], strict=True)), re.DOTALL)
