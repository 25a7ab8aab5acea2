"""The canonical form: what it takes, what it refuses, and that there is one spelling of everything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.events.codec import MAX_INTEGER, GrammarError, decode, decode_object, encode, is_hex, tagged_hash

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
PLAIN = st.text() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20)


@given(VALUES)
def test_every_value_comes_back(value):
    assert decode(encode(value)) == value


@given(st.dictionaries(KEYS, PLAIN, min_size=2))
def test_the_order_of_keys_makes_no_difference(value):
    assert encode(dict(reversed(value.items()))) == encode(value)


@given(VALUES, st.data())
def test_a_blank_more_is_refused(value, data):
    good = encode(value)
    at = data.draw(st.integers(0, len(good)))
    changed = good[:at] + b" " + good[at:]
    try:
        other = decode(changed)
    except GrammarError:
        return
    assert encode(other) == changed, "only a blank inside a text is another value"


@given(st.binary(max_size=40))
def test_bytes_are_refused_or_come_back_the_same(data):
    try:
        value = decode(data)
    except GrammarError:
        return
    assert encode(value) == data


@pytest.mark.parametrize(
    "data",
    [
        b"1.0",
        b"1e2",
        b"-0",
        b"null",
        b'{"a":null}',
        b'{"a":[1.0]}',
        b'{"a":1,"a":1}',
        b'{"b":1,"a":1}',
        b'{"a":1 }',
        b"[1]\n",
        b'{"A":1}',
        b'{"":1}',
        b'{"1a":1}',
        b'{"a-b":1}',
        b'{"a\\n":1}',
        '{"é":1}'.encode(),
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\xff"',
        b"\xef\xbb\xbf1",
        b"9007199254740992",
        b"-9007199254740992",
        b"18446744073709551616",
        b"NaN",
        b"Infinity",
        b"[" * 17 + b"]" * 17,
        b"[" * 100_000,
        b"",
        b"{",
        b"1 2",
    ],
)
def test_refuses(data):
    with pytest.raises(GrammarError):
        decode(data)


@pytest.mark.parametrize(
    "value",
    [1.0, None, {"a": None}, {1: 2}, {"A": 1}, 2**53, b"bytes", {1, 2}, "\ud800", {"a": "\udfff"}, [[1.5]]],
    ids=repr,
)
def test_refuses_to_write(value):
    with pytest.raises(GrammarError):
        encode(value)


def test_sixteen_levels_are_allowed():
    deep = b"[" * 16 + b"]" * 16
    assert encode(decode(deep)) == deep


def test_a_loop_in_a_value_is_refused():
    value: list[object] = []
    value.append(value)
    with pytest.raises(GrammarError, match="deeper"):
        encode(value)


def test_text_is_written_as_rfc_8785_says():
    text = "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/"
    assert encode(text) == b'"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'


def test_an_object_is_asked_for():
    with pytest.raises(GrammarError, match="list"):
        decode_object(b"[]")


def test_hex_is_lower_case_and_of_its_length():
    assert is_hex("0f", 2)
    assert not any(is_hex(value, 2) for value in ("0F", "0f0", "0", "0g", "0\n", 15, None, "٠f"))


def test_tags_keep_hashes_apart():
    assert tagged_hash("a", b"b") != tagged_hash("ab", b"")
    assert tagged_hash("a", b"b", b"c") == tagged_hash("a", b"bc")
