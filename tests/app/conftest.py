"""Fixtures for tests of the application: people at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli_people import Cli, People


@pytest.fixture
def people(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> People:
    """Mira, and whoever else is named; a shared folder between them."""
    monkeypatch.setenv("SEGUE_SCRYPT_N", "1024")
    return People(capsys, tmp_path)


@pytest.fixture
def mira(people: People) -> Cli:
    """An owner with a production that is called late-train."""
    people.mira.begins().starts()
    return people.mira
