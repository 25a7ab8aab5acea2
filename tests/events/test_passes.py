"""Passes: they survive mail, and say what is wrong with them; enrolments are signed by them."""

from __future__ import annotations

import textwrap
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError, PassError, TrustError
from studio.events.codec import GrammarError, encode
from studio.events.envelope import ENTRY, split_frame, write_frame
from studio.events.keys import key_commitment
from studio.events.passes import PREFIX, Pass, PassKeys, open_enrolment, write_enrolment
from tests.golden.events.make_golden import NOW_MS, Cast

CAST = Cast("passes")
PASS = CAST.pass_
LINE = PASS.to_line()


def test_a_pass_comes_back_from_its_line_and_its_file():
    assert Pass.parse(LINE) == PASS
    assert Pass.parse(PASS.to_file()) == PASS
    assert Pass.parse(LINE.encode()) == PASS


@given(st.text(max_size=300), st.binary(min_size=32, max_size=32), st.integers(0, 2**50))
def test_any_greeting_seed_and_time_come_back(greeting, seed, expires_ms):
    made = replace(PASS, greeting=greeting, seed32=seed, expires_ms=expires_ms)
    assert Pass.parse(made.to_file()) == made


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(textwrap.wrap(LINE, 30)),
        "> " + "\r\n> ".join(textwrap.wrap(LINE, 72)) + "\r\n-- \nAna\n",
        "Hi Bo,\nhere it is: " + LINE + "\nSee you! SEGUE1-X",
        LINE.lower(),
        "*" + LINE + "*",
        "=\r\n".join(textwrap.wrap(LINE, 75)),
        PREFIX + "\u200b".join(LINE[len(PREFIX) :]),
        LINE.replace("-", "\N{EN DASH}"),
        "\N{NO-BREAK SPACE}".join(textwrap.wrap(LINE, 10, break_on_hyphens=False)),
    ],
    ids=[
        "wrapped",
        "quoted mail",
        "in a letter",
        "lower case",
        "emphasis",
        "soft breaks",
        "zero width",
        "dash",
        "no-break space",
    ],
)
def test_a_pass_survives_mail_and_chat(text):
    assert Pass.parse(text) == PASS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_pass_survives_a_windows_editor(encoding):
    assert Pass.parse(PASS.to_file().decode().replace("\n", "\r\n").encode(encoding)) == PASS


@given(st.integers(len(PREFIX), len(LINE) - 1))
def test_a_truncated_pass_says_that_it_is_incomplete(end):
    with pytest.raises(PassError, match="incomplete"):
        Pass.parse(LINE[:end])


@given(st.integers(len(PREFIX), len(LINE) - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ2345670189!"))
def test_a_mistyped_pass_is_refused(at, character):
    if LINE[at] == character:
        return
    # the last character has bits to spare; one that differs in nothing else is the same pass
    try:
        assert Pass.parse(LINE[:at] + character + LINE[at + 1 :]) == PASS
        assert at == len(LINE) - 1
    except PassError as error:
        assert "changed" in error.message or "incomplete" in error.message  # noqa: PT017


@given(st.integers(len(PREFIX), len(LINE) - 2))
def test_two_characters_in_the_wrong_order_are_noticed(at):
    if LINE[at] == LINE[at + 1]:
        return
    with pytest.raises(PassError):
        Pass.parse(LINE[:at] + LINE[at + 1] + LINE[at] + LINE[at + 2 :])


@given(st.text(max_size=50))
def test_text_without_a_pass_says_so(text):
    with pytest.raises(PassError):
        Pass.parse(text)


@given(st.binary(max_size=200))
def test_garbage_behind_the_prefix_is_refused(data):
    with pytest.raises(PassError):
        Pass.parse(PREFIX.encode() + data)


def test_a_newer_pass_asks_for_an_update():
    with pytest.raises(PassError, match="newer"):
        Pass.parse("SEGUE2-ABCDEF")


def test_a_pass_expires():
    PASS.check_not_expired(NOW_MS)
    with pytest.raises(PassError, match="expired"):
        PASS.check_not_expired(PASS.expires_ms)


def test_a_pass_does_not_show_its_secrets():
    assert PASS.seed32.hex() not in repr(PASS)
    assert str(PASS.seed32) not in repr(PASS)
    assert "sig=1" not in repr(PASS)
    assert repr(PASS.aes_key) not in repr(PASS.keys)


@pytest.mark.parametrize(
    "changes",
    [
        {"prj": "x"},
        {"seed32": b"short"},
        {"owner_person_public": b"\1" + bytes(31)},
        {"grant": {"ratio": 0.5}},
        {"head": (0, "x")},
        {"greeting": "x" * 70_000},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_wrong_pass_is_not_written(changes):
    with pytest.raises(GrammarError):
        replace(PASS, **changes).to_line()


def test_an_enrolment_comes_back():
    frame = write_enrolment(PASS, CAST.other_person.public, CAST.other_cert, " Bo Nilsson ")
    enrolment = open_enrolment(frame, PassKeys.of(PASS.seed32))
    assert (enrolment.name, enrolment.pass_id, enrolment.n) == ("Bo Nilsson", PASS.pass_id, 0)
    assert (enrolment.prj, enrolment.room) == (PASS.prj, PASS.room)
    assert enrolment.person_public == CAST.other_person.public
    assert enrolment.certificate.box_public == CAST.other_box.public
    assert split_frame(frame).header.dev == PASS.pass_id
    assert b"Nilsson" not in frame


def test_no_byte_of_an_enrolment_can_be_changed():
    good = write_enrolment(PASS, CAST.other_person.public, CAST.other_cert, "Bo")
    for position in range(len(good)):
        changed = bytearray(good)
        changed[position] ^= 4
        with pytest.raises((TrustError, GrammarError)):
            open_enrolment(bytes(changed), PASS.keys)


def test_an_enrolment_under_another_pass_is_refused():
    frame = write_enrolment(PASS, CAST.other_person.public, CAST.other_cert, "Bo")
    with pytest.raises(TrustError):
        open_enrolment(frame, PassKeys.of(b"x" * 32))


def test_an_enrolment_with_another_persons_certificate_is_refused():
    with pytest.raises(TrustError, match="another person"):
        open_enrolment(write_enrolment(PASS, CAST.person.public, CAST.other_cert, "Bo"), PASS.keys)


def test_an_enrolment_that_names_another_pass_than_its_key_is_refused():
    keys = PASS.keys
    header = CAST.header("e", dev="0" * 32, ep=key_commitment(keys.aes_key))
    body = encode({"person": CAST.other_person.public.hex(), "cert": CAST.other_cert, "name": "Bo"})
    with pytest.raises(TrustError, match="not signed by its pass"):
        open_enrolment(write_frame(header, body, keys.aes_key, keys.signing_key), keys)


def test_an_enrolment_needs_a_name():
    with pytest.raises(BadInputError):
        write_enrolment(PASS, CAST.other_person.public, CAST.other_cert, "")


def test_another_frame_is_no_enrolment():
    with pytest.raises(GrammarError, match="no enrolment"):
        open_enrolment(write_frame(CAST.header(ENTRY), b"{}", CAST.epoch, CAST.device), PASS.keys)
