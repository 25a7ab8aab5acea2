"""The recovery file: it opens with its passphrase, is readable by nobody else, and appears whole."""

from __future__ import annotations

import json
import os
import stat

import pytest

from studio.domain.errors import BadInputError, DiskError
from studio.events.recovery import read_recovery, write_recovery
from tests.golden.events.make_golden import PASSPHRASE, SECRETS

FAST = 2**4


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder" / "ana.segue-recovery"


@pytest.fixture
def written(path):
    write_recovery(path, PASSPHRASE, SECRETS, "Ana", scrypt_n=FAST)
    return path


def test_the_seeds_come_back(written):
    assert read_recovery(written, PASSPHRASE) == SECRETS


def test_a_wrong_passphrase_names_the_file_and_its_person(written):
    with pytest.raises(BadInputError, match="does not open the recovery file of Ana") as caught:
        read_recovery(written, "five violas")
    assert caught.value.subject == str(written)
    assert "capital" in caught.value.what_to_do


def test_a_passphrase_is_the_same_from_every_keyboard(path):
    write_recovery(path, "cafe\u0301 \u2168", SECRETS, "Ana", scrypt_n=FAST)
    assert read_recovery(path, "caf\u00e9 IX") == SECRETS


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_nobody_else_can_read_it(written):
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


def test_it_lies_alone_in_its_folder(written):
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def test_seeds_do_not_stand_in_it(written):
    assert SECRETS.person_seed.hex() not in written.read_text()
    assert SECRETS.person_seed.hex() not in repr(SECRETS)


def test_it_is_not_overwritten_unasked(written):
    with pytest.raises(BadInputError, match="already"):
        write_recovery(written, "another", SECRETS, "Bo", scrypt_n=FAST)
    write_recovery(written, "another", SECRETS, "Bo", scrypt_n=FAST, replace=True)
    assert read_recovery(written, "another") == SECRETS


def test_an_empty_passphrase_is_refused(path):
    with pytest.raises(BadInputError, match="passphrase"):
        write_recovery(path, "  ", SECRETS, "Ana", scrypt_n=FAST)
    assert not path.exists()


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskError):
        write_recovery(tmp_path / "file" / "x", PASSPHRASE, SECRETS, "Ana", scrypt_n=FAST)


def test_a_file_that_is_not_there(path):
    with pytest.raises(DiskError):
        read_recovery(path, PASSPHRASE)


@pytest.mark.parametrize("data", [b"", b"hello", b"{}", b"[]", b'{"sealed":1}', b'{"sealed":"zz"}', b"{" * 70_000])
def test_what_is_no_recovery_file_is_called_so(tmp_path, data):
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(BadInputError, match="no recovery file"):
        read_recovery(tmp_path / "x", PASSPHRASE)


@pytest.mark.parametrize(("name", "value"), [("n", 2**30), ("n", 3), ("n", "x"), ("n", 0), ("r", 2**20), ("salt", "")])
def test_parameters_that_would_take_all_memory_are_refused(written, name, value):
    fields = json.loads(written.read_text())
    fields["scrypt"][name] = value
    written.write_text(json.dumps(fields, separators=(",", ":"), sort_keys=True))
    with pytest.raises(BadInputError, match="no recovery file"):
        read_recovery(written, PASSPHRASE)


def test_the_name_outside_is_bound_to_what_is_inside(written):
    written.write_text(written.read_text().replace('"Ana"', '"Eve"'))
    with pytest.raises(BadInputError, match="does not open"):
        read_recovery(written, PASSPHRASE)
