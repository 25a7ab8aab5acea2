"""Names of files: what every system can write stays, everything else is named and refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.events.file_names import refuse_collisions, safe_relative_path, suggested_name

ANY_TEXT = st.text(st.characters(codec=None))  # lone surrogates too


@pytest.mark.parametrize(
    "name",
    [
        "bass.wav",
        "Drums/Kick In.wav",
        "Ärger & Söhne (final) [v2].flac",
        "歌/ボーカル.wav",
        ".hidden",
        " leading blank",
        "CONTRA.wav",
        "com10.txt",
        "a" * 255,
        "/".join("abcdefghijklmnop"),
        "🥁.wav",
    ],
)
def test_good_names_stay(name):
    assert safe_relative_path(name) == name


def test_names_are_composed():
    assert safe_relative_path("e\u0301.wav") == "\u00e9.wav"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("", "empty"),
        ("/etc/passwd", "slash"),
        ("../x", "another folder"),
        ("a/../b", "another folder"),
        ("a/./b", "another folder"),
        ("a//b", "empty part"),
        ("a/", "empty part"),
        ("C:/x", "character :"),
        ("a\\b", "character \\\\"),
        ("a?", r"character \?"),
        ("a*.wav", r"character \*"),
        ('a"', 'character "'),
        ("a<b>", "character <"),
        ("a|b", r"character \|"),
        ("a\0b", r"U\+0000"),
        ("a\nb", r"U\+000A"),
        ("a\x7fb", r"U\+007F"),
        ("a\u202egnp.wav", r"U\+202E"),
        ("a\u2066b", r"U\+2066"),
        ("a\u200bb", r"U\+200B"),
        ("a\ufeffb", r"U\+FEFF"),
        ("a\u2028b", r"U\+2028"),
        ("a\ud800b", r"U\+D800"),
        ("a.", "dot or a space"),
        ("a /b", "dot or a space"),
        ("a\u3000", "dot or a space"),
        ("CON", "device"),
        ("con.wav", "device"),
        ("x/Nul.tar.gz", "device"),
        ("COM1", "device"),
        ("com\u00b9.txt", "device"),
        ("lpt9 .txt", "device"),
        ("CONIN$", "device"),
        ("ＣＯＮ.wav", "device"),
        ("a" * 256, "255 bytes"),
        ("ä" * 128, "255 bytes"),
        ("/".join(["a" * 200] * 5), "900 bytes"),
        ("/".join("abcdefghijklmnopq"), "16 levels"),
        ("．．/x", "another folder"),
        ("\u2025/x", "another folder"),
        ("a／b", "slash"),
        ("a\u2100b", "slash"),
        ("a：b", "character :"),
        ("wait\u2026", "dot or a space"),
        ("\ufdfa" * 20, "255 bytes"),
    ],
    ids=ascii,
)
def test_bad_names_are_refused_by_their_rule(name, rule):
    with pytest.raises(BadInputError, match=rule) as caught:
        safe_relative_path(name)
    caught.value.subject.encode()
    assert caught.value.what_to_do


@given(ANY_TEXT)
def test_a_safe_name_stays_safe_in_every_form(text):
    try:
        name = safe_relative_path(text)
    except BadInputError:
        return
    assert safe_relative_path(name) == name
    assert safe_relative_path(unicodedata.normalize("NFD", name)) == name
    safe_relative_path(unicodedata.normalize("NFKC", name))


@given(ANY_TEXT)
def test_a_suggestion_is_always_allowed(text):
    name = suggested_name(text)
    assert safe_relative_path(name) == name
    assert "/" not in name


@given(
    st.from_regex(r"[a-z]{1,8}( [a-z]{1,8})?\.(wav|flac)", fullmatch=True).filter(lambda n: n[:3] not in ("con", "aux"))
)
def test_a_good_name_is_its_own_suggestion(name):
    try:
        safe_relative_path(name)
    except BadInputError:
        return
    assert suggested_name(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a/b", "a_b"),
        ("Who? What?.wav", "Who_ What_.wav"),
        ("CON.wav", "_CON.wav"),
        ("..", "file"),
        ("", "file"),
        ("x\u202e.wav", "x.wav"),
        ("two\nlines", "two lines"),
        ("x" * 300 + ".wav", "x" * 251 + ".wav"),
        ("a." + "b" * 300, "a." + "b" * 253),
    ],
)
def test_suggestions(text, name):
    assert suggested_name(text) == name


@pytest.mark.parametrize(
    "names",
    [
        ["a.wav", "A.WAV"],
        ["\u00e9", "e\u0301"],
        ["ﬁn.wav", "fin.wav"],
        ["straße", "STRASSE"],
        ["Σίσυφος", "ΣΊΣΥΦΟΣ"],
        ["a/x", "A/X"],
        ["a", "a/b"],
        ["a/b", "A"],
        ["x", "x"],
    ],
)
def test_names_that_would_be_one_file_are_refused(names):
    with pytest.raises(BadInputError):
        refuse_collisions(names)


def test_other_names_are_not():
    refuse_collisions(["a/x", "a/y", "b/x", "ab", "a.b"])
