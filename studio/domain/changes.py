"""What rises from a change: the ids that are different now. Screens decide alone what to repaint."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids that changed in one production. ``kinds`` maps a kind (stage, track, link, hand_off, take, note,
    person, transfer, production) to the ids of that kind.
    """

    production: str
    kinds: dict[str, frozenset[str]] = field(default_factory=dict)

    def touches(self, *kinds: str) -> bool:
        """Whether any of these kinds changed."""
        return any(self.kinds.get(kind) for kind in kinds)


def merged(first: Changes, second: Changes) -> Changes:
    """Both changes of one production as one."""
    kinds = dict(first.kinds)
    for kind, ids in second.kinds.items():
        kinds[kind] = kinds.get(kind, frozenset()) | ids
    return Changes(first.production, kinds)
