"""Ids, slugs and prefixes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import NotFoundError
from studio.domain.ids import is_id, new_id, slug, unique_prefix


def test_a_new_id_is_32_hex_digits() -> None:
    assert new_id(lambda count: bytes(range(count))) == "000102030405060708090a0b0c0d0e0f"
    assert is_id(new_id())
    assert new_id() != new_id()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Late Train", "late-train"),
        ("Straße & Øre: Łódź", "strasse-and-ore-lodz"),
        ("Поезд", "poezd"),
        ("Τραγούδι", "tragoydi"),
        ("São Tomé — demo #2", "sao-tome-demo-2"),
        ("夜行列車", "untitled"),
        ("../../etc", "etc"),
        ("CON", "con-1"),
    ],
)
def test_slugs_are_plain_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_taken_slug_gets_a_number() -> None:
    assert slug("Drums", {"drums", "drums-2"}) == "drums-3"


@given(st.text(max_size=200), st.sets(st.sampled_from(["untitled", "a", "a-2", "con-1"])))
def test_every_text_gives_a_safe_unique_slug(text: str, taken: set[str]) -> None:
    made = slug(text, taken)
    assert made not in taken
    assert made
    assert made.isascii()
    assert not set(made) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(made) < 60


def test_a_prefix_finds_its_id() -> None:
    assert unique_prefix(["abc1", "abd2"], "ABD") == "abd2"
    assert unique_prefix(["ab", "abc"], "ab") == "ab"


@pytest.mark.parametrize("prefix", ["x", "", "ab"])
def test_a_prefix_that_names_none_or_several_is_refused(prefix: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        unique_prefix(["abc1", "abd2"], prefix)
    assert caught.value.subject == prefix
