"""Sessions of other programs: which file is of which program, read as one value."""

from __future__ import annotations

from typing import IO

from studio.domain.session import SESSION_SUFFIXES, Session
from studio.papers.plan_file import MOST_BYTES, bad_file

_OTHERS = {
    ".als": "an Ableton Live set", ".flp": "an FL Studio project", ".aaf": "an AAF", ".ptx": "a Pro Tools session",
    ".logicx": "a Logic project", ".cpr": "a Cubase project", ".song": "a Studio One song", ".fcpxmld": "a Final Cut bundle",
    ".mmp": "an LMMS project", ".mmpz": "an LMMS project", ".h2song": "a Hydrogen song", ".omf": "an OMF",
    ".prproj": "a Premiere project", ".drp": "a Resolve project",
}  # fmt: skip


def read_session(file: IO[bytes], name: str, rate_hz: int, frame_rate: tuple[int, int] = (0, 1)) -> Session:
    """The session in a file, in frames of ``rate_hz``; an archive is read where it lies, all else as a whole.

    Raises BadInputError: of a program whose files cannot be read, damaged, too large.
    """
    kind = _suffix(name)
    if kind in _OTHERS:
        raise bad_file(
            name,
            f"it is {_OTHERS[kind]}, which Segue does not read.",
            "Save it in its own program as a DAWproject or OTIO, or export its tracks as files that all begin at zero.",
        )
    if kind == ".dawproject":
        from studio.papers.session_dawproject import read_session_dawproject

        return read_session_dawproject(file, name, rate_hz)
    data = file.read(MOST_BYTES + 1)
    if kind == ".rpp":
        from studio.papers.session_reaper import read_session_reaper

        return read_session_reaper(data, name, rate_hz)
    if kind == ".otio":
        from studio.papers.session_otio import read_session_otio

        return read_session_otio(data, name, rate_hz)
    if kind == ".ardour":
        from studio.papers.session_ardour import read_session_ardour

        return read_session_ardour(data, name, rate_hz)
    if kind == ".fcpxml":
        from studio.papers.session_fcpxml import read_session_fcpxml

        return read_session_fcpxml(data, name, rate_hz)
    if kind == ".edl":
        from studio.papers.session_edl import read_session_edl

        return read_session_edl(data, name, rate_hz, frame_rate)
    raise bad_file(
        name, "it is of no kind that a session can be.", f"Name a file that ends in {', '.join(SESSION_SUFFIXES)}."
    )


def _suffix(name: str) -> str:
    return ("." + name.rpartition(".")[2].lower()) if "." in name else ""
