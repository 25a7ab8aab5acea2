"""Certificates and other statements: what is signed, what is refused."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInputError, TrustError
from studio.events.certificates import (
    CERTIFICATE,
    REVOCATION,
    TAKE_OVER,
    certificate,
    check_certificate,
    checked_name,
    is_statement_by,
    sign_statement,
)
from studio.events.codec import decode, encode
from studio.events.keys import device_id, person_id
from tests.golden.events.make_golden import NOW_MS, Cast

CAST = Cast("certificates")


def test_a_certificate_says_who_and_which_device():
    checked = check_certificate(decode(encode(CAST.cert)))
    assert (checked.person, checked.device) == (person_id(CAST.person.public), device_id(CAST.device.public))
    assert (checked.box_public, checked.recovery_public) == (CAST.box.public, CAST.recovery_box.public)
    assert (checked.name, checked.issued_ms) == ("Ana Núñez", NOW_MS)


def test_the_recovery_key_may_be_missing():
    assert check_certificate(CAST.other_cert).recovery_public is None


@pytest.mark.parametrize("field", sorted(Cast("certificates").cert))
def test_every_field_is_signed(field):
    changed = dict(CAST.cert)
    value = changed[field]
    changed[field] = value + 1 if isinstance(value, int) else ("0" if value[0] != "0" else "1") + value[1:]
    with pytest.raises(TrustError):
        check_certificate(changed)


@pytest.mark.parametrize("field", sorted(Cast("certificates").cert))
def test_no_field_can_be_left_out(field):
    with pytest.raises(TrustError):
        check_certificate({name: value for name, value in CAST.cert.items() if name != field})


def test_unknown_fields_are_signed_and_have_no_effect():
    fields = {**CAST.cert, "colour": "red"}
    with pytest.raises(TrustError):
        check_certificate(fields)
    assert check_certificate(sign_statement(CERTIFICATE, fields, CAST.person)).name == "Ana Núñez"


@pytest.mark.parametrize("value", [None, [], "x", {}, {"sig": 1}])
def test_what_is_no_certificate_is_refused(value):
    with pytest.raises(TrustError):
        check_certificate(value)


def test_a_device_key_of_small_order_is_refused():
    cert = certificate(CAST.person, b"\1" + bytes(31), CAST.box.public, "0" * 64, "Ana", NOW_MS)
    with pytest.raises(TrustError):
        check_certificate(cert)


@pytest.mark.parametrize("name", ["", "  ", "a\0b", "a\u202eb", "x" * 201, "\ud800", "\u200d"])
def test_a_name_has_to_be_visible(name):
    with pytest.raises(BadInputError):
        certificate(CAST.person, CAST.device.public, CAST.box.public, "0" * 64, name, NOW_MS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  Ana   Núñez\n", "Ana Núñez"),
        ("Nu\u0301n\u0303ez", "Núñez"),
        ("山田\u3000太郎", "山田 太郎"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("👩\u200d🎤", "👩\u200d🎤"),
        ("X Æ A-12", "X Æ A-12"),
    ],
)
def test_names_of_all_scripts_are_taken(text, name):
    assert checked_name(text) == name


def test_a_statement_holds_for_its_purpose_only():
    statement = sign_statement(TAKE_OVER, {"dev": "00", "turn": 2}, CAST.person)
    assert is_statement_by(TAKE_OVER, statement, CAST.person.public)
    assert not is_statement_by(REVOCATION, statement, CAST.person.public)
    assert not is_statement_by(TAKE_OVER, statement, CAST.other_person.public)
    assert not is_statement_by(TAKE_OVER, {**statement, "turn": 3}, CAST.person.public)
    assert not is_statement_by(TAKE_OVER, {**statement, "turn": 1.5}, CAST.person.public)
