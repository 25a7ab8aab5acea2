"""Fixtures for tests of the application: people at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.cli_people import Cli, People


@pytest.fixture
def people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> People:
    """Mira, and whoever else is named; a shared folder between them."""
    return People(capsys, tmp_path)


@pytest.fixture
def mira(people: People) -> Cli:
    """An owner with a production that is called late-train."""
    people.mira.begins().starts()
    return people.mira
