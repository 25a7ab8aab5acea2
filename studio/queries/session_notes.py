"""The open review notes on what is heard, as markers of a session: at the place of the lane that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studio.domain.assembly import Lane
from studio.domain.hand_off import Note
from studio.domain.markers import MOST_MARKERS, Marker
from studio.events.state import RoomState
from studio.queries.history import name_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.productions import rooms_of


def session_markers(
    home: Home, connection: Connection, office: RoomState, lanes: Sequence[Lane], now_ms: int
) -> tuple[Marker, ...]:
    """What a session of these lanes carries: the production's named places, and the open notes on what is heard."""
    production = office.production
    if production is None:
        return ()
    notes = markers_on(home, connection, office, lanes, production.house.sample_rate_hz, now_ms)
    return (*production.markers, *notes)


def markers_on(
    home: Home, connection: Connection, office: RoomState, lanes: Sequence[Lane], rate_hz: int, now_ms: int
) -> tuple[Marker, ...]:
    """The open notes on the takes of these lanes, by their place in the session; each stands once."""
    of_stage: dict[str, list[Lane]] = {}
    for lane in lanes:
        of_stage.setdefault(lane.stage, []).append(lane)
    here = set(rooms_of(connection, office.prj))
    found = []
    for opened in office.table("opened").values():
        heard = of_stage.get(opened.stage, [])
        if not heard or opened.room not in here or opened.is_ended:
            continue
        state = home.rooms.view(connection, opened.room, now_ms)
        notes: Mapping[str, Note] = state.table("note")
        for note in notes.values():
            about = _lane_of(note, heard)
            if about is not None:
                start_ms = note.in_take_ms + 1000 * about.start_frame // rate_hz
                end_ms = start_ms + max(note.end_in_take_ms - note.in_take_ms, 0)
                words = f"{about.stage_title}: {note.text}"
                found.append(Marker(start_ms / 1000, end_ms / 1000, words, name_of(state, note.author, home)))
    return tuple(sorted(found, key=lambda marker: (marker.start_s, marker.end_s, marker.text))[:MOST_MARKERS])


def _lane_of(note: Note, lanes: Iterable[Lane]) -> Lane | None:
    """The first lane that an open note is about; None for another take's."""
    for lane in lanes:
        if note.is_open and note.take == lane.take and note.file in ("", f"{lane.file.output}/{lane.file.name}"):
            return lane
    return None
