"""The main job as two people do it at their windows: two homes, one folder, no other connection."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROBOTS = Path(__file__).resolve().parents[1] / "robots"
if str(ROBOTS) not in sys.path:
    sys.path.insert(0, str(ROBOTS))


@pytest.fixture
def people(qapp, tmp_path):
    from window_people import Person

    owner, guest = Person(qapp, tmp_path / "mira", "Mira Lindqvist"), Person(qapp, tmp_path / "ana", "Ana Ribeiro")
    yield owner, guest
    for person in (owner, guest):
        person.goes()
    qapp.setStyleSheet("")


def test_from_an_empty_machine_to_a_mix_by_two_people_at_their_windows(people, tmp_path):
    import window_story

    mix = window_story.whole_story(*people, tmp_path)
    assert mix.is_file()
    assert not [words for person in people for words in person.said if "went wrong" in words]
