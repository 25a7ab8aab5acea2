"""The window in another language: every text has a translation that fits its places, and dates and numbers follow."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication

from studio.domain.errors import BadInputError, NotFoundError
from studio.domain.rights import GrantKind, grant_text, short_rights
from studio.papers.plan_file import bad_file
from ui import words
from ui.languages import LANGUAGES, TRIAL, language_of, speak, told, told_list, told_signed
from ui.messages import message_of

REPOSITORY = Path(__file__).resolve().parents[2]
NOON = 1_796_986_800_000  # Fri 11 December 2026 12:00 in Stockholm


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", REPOSITORY / "packaging" / "languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def german(catalogues: ModuleType) -> dict[str, str]:
    kept: dict[str, str] = catalogues.catalogue("de")
    return kept


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[QApplication]:
    """An application that is spoken to in English again afterwards."""
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    speak(qapp, "en")


def places(text: str) -> list[str]:
    return sorted(re.findall(r"(?<!\{)\{(\w+)[^}]*\}(?!\})", text))


def ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_every_text_has_a_translation_and_none_is_left_over(catalogues: ModuleType, german: dict[str, str]) -> None:
    texts = catalogues.window_texts() | catalogues.core_sentences()
    missing = sorted(text for text in texts if not german.get(text))
    assert missing == [], "python3 packaging/dev.py languages, then translate what assets/languages/segue_de.ts marks"
    assert sorted(german.keys() - texts) == [], "python3 packaging/dev.py languages takes them out"


def test_a_translation_has_the_places_and_blanks_of_its_text(german: dict[str, str]) -> None:
    wrong = {text: told_ for text, told_ in german.items() if set(places(text)) != set(places(told_))}
    assert wrong == {}
    assert {text: told_ for text, told_ in german.items() if ends(text) != ends(told_)} == {}
    assert [told_ for told_ in german.values() if "”" in told_] == [], "German quotation marks are „ and “"


def test_what_the_program_reads_is_what_was_translated(catalogues: ModuleType, tmp_path: Path) -> None:
    source = catalogues.FOLDER / "segue_de.ts"
    catalogues.compile_catalogue(source, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


def test_german_is_spoken_with_its_dates_and_numbers(speaking: QApplication) -> None:
    assert speak(speaking, "de") == "de"
    assert words.tr("Settings") == "Einstellungen"
    assert words.tr_n("{n} day", "{n} days", 3) == "3 Tage"
    assert words.money(123456, "EUR") == "1\u202f234,56\u00a0€"
    assert words.clock_text(78.44) == "1:18,4"
    assert words.day_text(NOON) == "Fr 11. Dez"
    assert words.range_text(NOON - 3 * 86_400_000, NOON) == "8. – 11. Dez"


def test_sentences_of_the_core_are_told_with_their_names_and_numbers(speaking: QApplication) -> None:
    speak(speaking, "de")
    error = NotFoundError("No collaborator of “Late Train” goes by “Ana”.", subject="Ana")
    assert "„Late Train“" in message_of(error).text
    assert "Ana" in message_of(error).text
    late = "“Stereo master” has to be done by Tue 29 Dec, 17:00 and is 2 working days late."
    assert "„Stereo master“" in told(late)
    assert "2 Arbeitstage" in told(late)
    assert "Schweigen" in told("Listen to take 2 and approve it, or ask for changes. Silence approves it.")
    assert told("Listen to take 2 and approve it; all rounds of changes are used up.").endswith("aufgebraucht.")
    assert told("asked for changes to take 1 with 2 notes") == "hat Änderungen an Take 1 mit 2 Notizen verlangt"
    assert told("Ask “2 working days” for a name.") == "Ask “2 working days” for a name."
    assert told("A sentence that nobody has translated.") == "A sentence that nobody has translated."
    table = bad_file("people.csv", "a quotation mark in it is never closed.", "Save it as “CSV UTF-8”.")
    assert "people.csv: ein Anführungszeichen darin wird nie geschlossen. " in message_of(table).text
    unused = told("“Ana: who else” answered after the invitation had expired.")
    assert unused == "„Ana: who else“ hat geantwortet, als die Einladung schon abgelaufen war."
    unknown = message_of(BadInputError("Nobody has said this before.", subject="x", what_to_do="Do that."))
    assert unknown.text.endswith("Nobody has said this before.")


def test_what_the_core_puts_into_a_sentence_by_itself_is_told_too(speaking: QApplication) -> None:
    by = "Mira listens and answers by Fri 20 Nov, 11:00. Silence approves it."
    assert told(by) == by
    speak(speaking, "de")
    assert "antwortet bis Fr 20. Nov, 11:00." in told(by)
    assert told("delivered take 1 (3 files)").endswith("(3 Dateien)")
    assert told("declined the offer: too busy and tired").endswith(": too busy and tired"), (
        "the reason is somebody's own"
    )
    assert told("wrote: approve and go") == "hat geschrieben: approve and go"
    spec = "WAV or FLAC, 44.1 or 48 kHz, 24 bit, mono or stereo, exactly 0:37.5 long, true peak at most −1 dBTP, at most 3 MB"
    assert told_list(spec) == (
        "WAV oder FLAC, 44,1 oder 48 kHz, 24 Bit, mono oder stereo, genau 0:37,5 lang, True Peak höchstens −1 dBTP, höchstens 3 MB"
    )


def test_a_grant_of_rights_is_told_to_read_along_and_what_is_signed_stays(speaking: QApplication) -> None:
    texts = [grant_text(kind, 1250) for kind in GrantKind if kind is not GrantKind.OWN]
    assert [told_signed(text) for text in texts] == texts
    speak(speaking, "de")
    for text in texts:
        shown, _, note = told_signed(text).partition("\n")
        assert shown != text
        assert not re.search(r"\b(the|and|rights)\b|{", shown)
        assert "englische Text" in note
        assert told(short_rights(text)) != short_rights(text) or short_rights(text) == "buy-out"
    assert "12.5 %" in told_signed(grant_text(GrantKind.SHARE, 1250))
    assert told_signed("Only for the B side.") == "Only for the B side."


def test_the_systems_language_is_taken_where_there_is_it() -> None:
    assert language_of("system") in LANGUAGES
    assert language_of("de") == "de"
    assert language_of("xx") in LANGUAGES


def test_the_trial_language_shows_what_is_not_translated_and_runs_from_right_to_left(speaking: QApplication) -> None:
    speak(speaking, TRIAL)
    assert words.tr("{n} days", n=3) != "3 days"
    assert words.tr("{n} days", n=3).startswith("3 ")
    assert speaking.layoutDirection() == Qt.LayoutDirection.RightToLeft
