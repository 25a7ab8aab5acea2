"""Rows of devices become people: who they are, what they work on, what they can reach. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from studio.queries.people_rows import PersonRow
from ui.dialogs.model import way_name
from ui.words import day_text, tr


@dataclass(frozen=True, slots=True)
class Person:
    """One person with all their devices in a production; ``devices`` are (id, label), those that are out left away."""

    id: str
    name: str
    role: str
    is_me: bool
    devices: tuple[tuple[str, str], ...]
    stages: tuple[str, ...]
    hand_offs: tuple[str, ...]
    access: str
    access_tone: str
    is_out: bool
    ended: tuple[str, ...] = ()

    @property
    def role_words(self) -> str:
        """What they are here."""
        if self.is_out:
            return tr("out")
        return role_name(self.role)


def role_name(role: str) -> str:
    """What somebody is called here."""
    names = {
        "owner": tr("owner"),
        "co-owner": tr("co-owner"),
        "approver": tr("approver"),
        "reviewer": tr("reviewer"),
        "observer": tr("observer"),
    }
    return names.get(role, tr("collaborator"))


def people_of(rows: Iterable[PersonRow], *, is_bucket: bool) -> list[Person]:
    """People, the owner first, those that are out last."""
    by_person: dict[str, list[PersonRow]] = {}
    for row in rows:
        by_person.setdefault(row.person, []).append(row)
    people = [_person(some, is_bucket=is_bucket) for some in by_person.values()]
    rank = {"owner": 0, "co-owner": 1}
    return sorted(people, key=lambda person: (person.is_out, rank.get(person.role, 2), person.name.casefold()))


def _person(rows: list[PersonRow], *, is_bucket: bool) -> Person:
    live = [row for row in rows if not row.removed]
    first = (live or rows)[0]
    access, tone = _access(live or rows, is_bucket=is_bucket)
    return Person(
        first.person,
        first.name,
        first.role,
        first.is_own,
        tuple((row.device, row.label) for row in live),
        tuple(dict.fromkeys(title for row in rows for title in row.stages)),
        tuple(dict.fromkeys(room for row in rows for room in row.hand_offs)),
        access,
        tone,
        not live,
        tuple(dict.fromkeys(sentence for row in rows for sentence in row.ended)),
    )


def _access(rows: list[PersonRow], *, is_bucket: bool) -> tuple[str, str]:
    """What they can reach, in a few words, and its tone."""
    if rows[0].removed:
        return _former_access(rows, is_bucket=is_bucket)
    if rows[0].role == "owner":
        return tr("the owner's own keys"), "2"
    if not is_bucket:
        return tr("as the folder allows"), "2"
    if rows[0].role == "co-owner":
        return tr("keys of their own"), "2"
    made = next((row for row in rows if row.way), None)
    if made is None:
        return tr("no keys yet"), "review"
    day = day_of(made.until_utc)
    return (tr("{way} until {day}", way=way_name(made.way), day=day) if day else way_name(made.way)), "2"


def day_of(utc: str) -> str:
    """The day of an instant as the reader has it, ``Thu 10 Dec``; empty for none."""
    return day_text(round(datetime.fromisoformat(utc).timestamp() * 1000)) if utc else ""


def _former_access(rows: list[PersonRow], *, is_bucket: bool) -> tuple[str, str]:
    if any(row.ended for row in rows):
        return tr("taken away, but not all of it"), "review"
    is_done = any(row.is_taken_away for row in rows) or not is_bucket
    return (tr("taken away") if is_done else tr("being taken away")), "2"
