"""Roles are shown in the language of whoever reads, and stay as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from studio.domain.role_words import known_roles, role_in, role_written
from studio.domain.schedule import _is_owners

CHAINS = sorted((Path(__file__).resolve().parents[2] / "assets" / "chains").glob("*.yaml"))


@pytest.mark.parametrize("path", CHAINS, ids=lambda path: path.stem)
def test_every_role_of_a_chain_that_ships_has_a_word(path: Path) -> None:
    roles = {stage["role"] for stage in yaml.safe_load(path.read_text(encoding="utf-8"))["stages"] if stage.get("role")}
    assert roles - known_roles("de") == set()


def test_what_is_typed_is_the_role_that_was_meant() -> None:
    assert role_in("Singer", "de") == "Gesang"
    assert role_in("Singer", "en") == "Singer"
    assert role_in("Whistler", "de") == "Whistler"
    assert role_written("Gesang", "de", "Singer") == "Singer"
    assert role_written("Schlagzeug", "de", "Drummer") == "Drummer"  # two roles have this word: it was not touched
    assert role_written("Gesang", "de", "Whistler") == "Singer"
    assert role_written("Gesang", "en", "Whistler") == "Gesang"
    assert role_written("Pfeifer", "de", "Singer") == "Pfeifer"


def test_whose_stage_it_is_goes_by_the_role_as_it_is_kept() -> None:
    assert _is_owners(role_written("Leitung", "de", ""))
