"""Everybody who made something of a production, as credits are printed and as studios hand them on.

The names of roles and parts are those that DDEX RIN (Recording Information Notification) uses for them; nothing of its
schema is here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contribution:
    """One approved piece of work. ``licence`` is what the terms say about rights; empty for the owner's own."""

    role: str
    stage: str
    track: str
    take: int
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person by the name to credit; ``person`` is the id of their key."""

    name: str
    person: str
    works: tuple[Contribution, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Each role once, in the order of the work."""
        return tuple(dict.fromkeys(work.role or work.stage for work in self.works))


_ROLES = (
    ("mastering", "MasteringEngineer"),
    ("mix", "MixingEngineer"),
    ("recording engineer", "RecordingEngineer"),
    ("vocal editor", "DigitalEditingEngineer"),
    ("audio editor", "DigitalEditingEngineer"),
    ("lyricist", "Lyricist"),
    ("topliner", "ComposerLyricist"),
    ("songwriter", "ComposerLyricist"),
    ("composer", "Composer"),
    ("arranger", "Arranger"),
    ("producer", "Producer"),
    ("owner", "Producer"),
    ("backing singer", "BackgroundVocalist"),
    ("singer", "Vocalist"),
    ("vocalist", "Vocalist"),
    ("host", "Speaker"),
    ("narrator", "Narrator"),
    ("director", "Director"),
    ("colourist", "Colorist"),
    ("designer", "GraphicDesigner"),
    ("photographer", "Photographer"),
)
_INSTRUMENTS = (
    ("drum", "Drums"),
    ("bass", "BassGuitar"),
    ("guitar", "Guitar"),
    ("key", "Keyboard"),
    ("piano", "Piano"),
    ("violin", "Violin"),
    ("cell", "Cello"),
    ("sax", "Saxophone"),
    ("trumpet", "Trumpet"),
    ("percussion", "Percussion"),
    ("synth", "Synthesizer"),
)


def contributor_role(role: str) -> tuple[str, str]:
    """A role as it is written in a plan as (role, instrument) in RIN's words; what it does not know is "UserDefined"."""
    words = role.casefold()
    for part, name in _ROLES:
        if part in words:
            return name, ""
    for part, instrument in _INSTRUMENTS:
        if part in words:
            return "Musician", instrument
    return "UserDefined", ""
