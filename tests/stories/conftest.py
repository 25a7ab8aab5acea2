"""The world of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """An empty world; every home in it is closed at the end."""
    monkeypatch.setenv("SEGUE_SCRYPT_N", "1024")
    made = World(tmp_path)
    yield made
    made.close()
