"""FORMAT.md names nothing that does not exist, and says the numbers that the code has."""

from __future__ import annotations

import importlib
import re
from dataclasses import fields
from pathlib import Path

import pytest

import studio.events
from studio.events import certificates, codec, envelope, passes, recovery
from studio.events.certificates import certificate
from tests.golden.events.make_golden import PASSPHRASE, SECRETS, Cast

FOLDER = Path(studio.events.__file__).parent
TEXT = (FOLDER / "FORMAT.md").read_text("utf-8")
CODE = re.findall(r"`([^`\n]+)`", TEXT)
NAMES = sorted({text for text in CODE if re.fullmatch(r"[a-z_]+\.[A-Za-z_]+", text) and not text.endswith(".py")})


@pytest.mark.parametrize("name", NAMES)
def test_every_name_exists(name):
    module, attribute = name.split(".")
    assert hasattr(importlib.import_module(f"studio.events.{module}"), attribute)


def test_every_file_exists():
    files = {text for text in CODE if text.endswith(".py")}
    assert files
    assert [name for name in files if not (FOLDER / name).is_file()] == []


def section(number: int) -> str:
    return TEXT.split(f"\n## {number}. ")[1].split("\n## ")[0]


def test_the_fields_of_a_header_are_all_there():
    table = section(5).split("| header field")[1].split("\n\n")[0]
    named = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named == {field.name for field in fields(envelope.Header)}


def test_the_fields_of_a_certificate_are_all_there():
    cast = Cast()
    keys = (cast.person, cast.device.public, cast.box.public, "0" * 64)
    cert = certificate(*keys, "Ana", 0, recovery_public=cast.recovery_box.public, label="Laptop")
    table = section(4).split("| field")[1]
    named = {name for row in table.splitlines()[2:] if "|" in row for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert named | {"sig"} == cert.keys()


def test_the_fields_of_a_recovery_file_are_all_there():
    written = codec.decode(recovery.recovery_bytes(PASSPHRASE, SECRETS, "Ana", scrypt_n=2).strip())
    assert {*written, *written["scrypt"]} <= set(re.findall(r"`(\w+)`", section(9)))


def test_the_numbers_are_those_of_the_code():
    frames, bodies = envelope.MAX_FRAME_BYTES, envelope.MAX_BODY_BYTES
    kib, mib = 1024, 1024 * 1024
    assert f"| entry | {frames['d'] // mib} MiB | {bodies['d'] // mib} MiB |" in TEXT
    assert {(frames[kind] // kib, bodies[kind] // mib) for kind in "pge"} == {(256, 1)}
    assert "| others | 256 KiB | 1 MiB |" in TEXT
    assert f"at most {envelope.MAX_HEADER_BYTES} bytes" in TEXT
    assert f"at most {codec.MAX_DEPTH} levels" in TEXT
    assert f"1 to {certificates.MAX_NAME_BYTES} bytes" in TEXT
    assert passes.PREFIX in TEXT
    assert recovery.FORMAT in TEXT
