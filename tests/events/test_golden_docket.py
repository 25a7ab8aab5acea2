"""The golden docket is replayed for ever: what an older program wrote folds to the same state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.domain.errors import SegueError
from studio.events.catalog import KINDS
from studio.events.docket import open_entry
from studio.events.fold import fold
from studio.events.keys import EpochKey
from studio.events.state import RoomState

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "dockets" / "v1"
ABOUT = json.loads((FOLDER / "about.json").read_text())
FORMAT = (Path(__file__).resolve().parents[2] / "studio" / "events" / "FORMAT.md").read_text()


def replayed(name: str, *, without: int = -1, changed: int = -1) -> RoomState:
    """The state after all entries; one may be left out or have its last byte changed."""
    room = ABOUT["rooms"][name]
    keys = {key.ep: key for key in (EpochKey(bytes.fromhex(text)) for text in room["keys"])}
    state = RoomState(room["prj"], room["room"], ABOUT["owner_person"])
    for path in sorted(FOLDER.glob(f"{name}-*")):
        n = int(path.name[-10:])
        if n == without:
            continue
        data = path.read_bytes()
        if n == changed:
            data = data[:-1] + bytes([data[-1] ^ 1])
        fold(state, open_entry(state, data, keys.get))
    return state


def test_the_hand_off_folds_to_its_end() -> None:
    state = replayed("hand-off")
    hand_off = state.hand_off
    assert hand_off is not None
    assert (hand_off.state, hand_off.rounds_used, hand_off.last_take) == ("approved", 1, 2)
    assert [take.state for take in state.table("take").values()] == ["revise", "approved"]
    assert [note.text for note in state.table("note").values()] == ["at nine"]
    assert {member.name: member.role for member in state.members().values()} == {"Mira": "owner", "Ana": "collaborator"}
    assert not [line for line in state.history if line.overruled]


def test_the_office_folds_to_its_plan() -> None:
    state = replayed("office")
    assert state.production is not None
    assert state.production.title == "Late Train"
    assert [stage.slug for stage in state.table("stage").values()] == ["idea", "words", "tune", "sheet"]
    assert [opened.is_ended for opened in state.table("opened").values()] == [False]


@pytest.mark.parametrize("name", ["office", "hand-off"])
def test_a_missing_or_changed_entry_ends_the_reading(name: str) -> None:
    with pytest.raises(SegueError):
        replayed(name, without=1)
    with pytest.raises(SegueError):
        replayed(name, changed=1)


def test_the_document_lists_every_kind_of_event() -> None:
    listed = FORMAT.split("terms_hash = ")[1].split("```")[1].split()
    named = {word for word in listed if "." in word or word in KINDS}
    assert named == set(KINDS)
