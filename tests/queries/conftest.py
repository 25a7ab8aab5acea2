"""Fixtures for the queries: an owner, a pair of homes, small sound files, a small chain."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from studio.domain.chain import Chain
from studio.store.chain_files import parse_chain
from tests.queries.homes import SMALL, Clock, Pair, Studio, home_of


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def owner(tmp_path: Path, clock: Clock):
    home = home_of(tmp_path / "mira", "Mira Lindqvist", clock)
    yield Studio(home, clock)
    home.close()


@pytest.fixture
def pair(tmp_path: Path, clock: Clock, owner: Studio):
    home = home_of(tmp_path / "ana", "Ana Ribeiro", clock)
    yield Pair(owner, Studio(home, clock))
    home.close()


@pytest.fixture
def stem(tmp_path: Path):
    """Makes small WAV files."""

    def make(name: str = "take.wav", frames: int = 480, value: int = 0) -> Path:
        path = tmp_path / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(3)
            file.setframerate(48000)
            file.writeframes(value.to_bytes(3, "little", signed=True) * frames)
        return path

    return make


@pytest.fixture
def small() -> Chain:
    return parse_chain(SMALL)


@pytest.fixture
def working(pair: Pair, small, stem) -> tuple[Pair, str]:
    """Drums are under way at Ana's."""
    pair.owner.starts(small)
    room = pair.owner.offers("drums")
    pair.joins(room)
    pair.owner.delivers("guide", stem("guide.wav"))
    pair.owner.sent_everything()
    pair.owner.forms_entries()
    pair.other.accepts(room)
    pair.meet(room)
    pair.meet(room)
    return pair, room
