"""People from other programs: vCard (2.1 to 4.0, RFC 6350) and CSV read, CSV written so that it reads back the same."""

from __future__ import annotations

import csv
import io
import quopri
import re
from collections.abc import Iterable, Iterator
from typing import Any

from studio.domain.errors import BadInputError, SegueError
from studio.domain.money import format_money, parse_money
from studio.domain.roster import RosterEntry, in_list, usable
from studio.papers.plan_file import bad_file

COLUMNS = (
    "name", "email", "roles", "skills", "languages", "groups", "rate", "currency", "rate_per", "zone", "hours", "notes",
)  # fmt: skip
_LISTS = ("roles", "skills", "languages", "groups")
_MOST_BYTES, _MOST_PEOPLE = 20_000_000, 20_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ALSO = {
    "full name": "name", "display name": "name", "e-mail": "email", "e-mail 1 - value": "email", "email address": "email",
    "role": "roles", "skill": "skills", "language": "languages", "group": "groups", "labels": "groups", "note": "notes",
    "time zone": "zone", "per": "rate_per",
}  # fmt: skip


def read_people(data: bytes, name: str) -> list[RosterEntry]:
    """The people of a file, each without an id; what cannot be used of one is left out.

    Raises BadInputError: neither vCard nor a table with a column for names, larger than 20 MB.
    """
    if len(data) > _MOST_BYTES:
        raise bad_file(name, f"it is larger than {_MOST_BYTES // 10**6} MB.")
    text = _text(data)
    is_card = text.lstrip("\ufeff \r\n\t")[:11].upper() == "BEGIN:VCARD"
    found = list(_cards(text)) if is_card else list(_table(text, name))
    people = []
    for entry in found[:_MOST_PEOPLE]:
        try:
            people.append(usable(entry))
        except BadInputError:  # it has no name
            continue
    if not people:
        raise bad_file(name, "nobody in it has a name.", "Choose a vCard file, or a CSV file with a column “name”.")
    return people


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        if encoding == "utf-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


# --- vCard -------------------------------------------------------------------------------------------------------


def _cards(text: str) -> Iterator[RosterEntry]:
    card: dict[str, list[str]] | None = None
    for key, value in _properties(text):
        is_begin = key == "BEGIN" and value.upper() == "VCARD"
        if card is not None and (is_begin or key == "END"):  # one that was cut off counts as far as it goes
            yield _person(card)
            card = None
        if is_begin:
            card = {}
        elif card is not None:
            card.setdefault(key, []).append(value)
    if card is not None:
        yield _person(card)


def _properties(text: str) -> Iterator[tuple[str, str]]:
    # RFC 6350, 3.2: a line that begins with a blank goes on the line before
    lines = re.sub(r"\r?\n[ \t]", "", text.replace("=\r\n", "=\n")).splitlines()
    at = 0
    while at < len(lines):
        head, colon, value = lines[at].partition(":")
        at += 1
        if not colon:
            continue
        name, *parameters = head.split(";")
        if any(part.upper().endswith("QUOTED-PRINTABLE") for part in parameters):
            # vCard 2.1: a line that ends in = goes on in the next one
            while value.endswith("=") and at < len(lines):
                value, at = value[:-1] + lines[at], at + 1
            charset = next((part[8:] for part in parameters if part.upper().startswith("CHARSET=")), "utf-8")
            value = _decoded(quopri.decodestring(value.encode()), charset)
        yield name.rpartition(".")[2].upper(), value


def _decoded(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")


def _person(card: dict[str, list[str]]) -> RosterEntry:
    def first(key: str) -> str:
        return _plain(card[key][0]) if key in card else ""

    def several(key: str) -> list[str]:
        return [_plain(part) for value in card.get(key, ()) for part in re.split(r"(?<!\\),", value)]

    name = first("FN")
    if not name and "N" in card:
        last, given = ([*re.split(r"(?<!\\);", card["N"][0]), "", ""])[:2]
        name = f"{_plain(given)} {_plain(last)}"
    zone = first("TZ")
    return RosterEntry(
        id="",
        name=name,
        email=first("EMAIL").removeprefix("mailto:"),
        roles=in_list([*several("ROLE"), *several("TITLE")]),
        skills=in_list([*several("EXPERTISE"), *several("HOBBY")]),
        languages=in_list(several("LANG")),
        groups=in_list(several("CATEGORIES")),
        zone=zone if "/" in zone else "",
        notes="\n".join(_plain(value) for value in card.get("NOTE", ())),
    )


def _plain(value: str) -> str:
    """A value without vCard's escapes."""
    return re.sub(r"\\([nN,;\\])", lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


# --- CSV ---------------------------------------------------------------------------------------------------------


def _table(text: str, name: str) -> Iterator[RosterEntry]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = iter(_rows(text.replace("\0", ""), delimiter, name))
    columns = [_ALSO.get(one.strip().casefold(), one.strip().casefold()) for one in next(rows, [])]
    if "name" not in columns:
        raise bad_file(name, "it is no vCard, and has no column “name”.", "Give its first line a column “name”.")
    for row in rows:
        yield _line(dict(zip(columns, (_unguarded(cell) for cell in row), strict=False)))


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    """Every row. Raises BadInputError where a quotation mark is left open: all that follows would be one cell."""
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "end of data" in str(error):
            what_to_do = "Close it, or write the table anew as CSV from the program it comes from."
            raise bad_file(name, "a quotation mark in it is never closed.", what_to_do) from error
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise bad_file(name, f"its table cannot be read: {error}.") from error


def _line(cells: dict[str, str]) -> RosterEntry:
    currency = cells.get("currency", "").strip().upper()
    try:
        rate_minor = parse_money(cells.get("rate", "") or "0", currency or "USD")
    except SegueError:
        rate_minor = 0
    given: dict[str, Any] = {part: in_list(re.split(r"[;,|]|:::", cells.get(part, ""))) for part in _LISTS}
    given |= {part: cells.get(part, "").strip() for part in ("name", "email", "zone", "hours", "notes")}
    per = cells.get("rate_per", "").strip().lower() or "day"
    return RosterEntry(id="", rate_minor=rate_minor if currency else 0, currency=currency, rate_per=per, **given)


def _guarded(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA) else cell


def write_people(entries: Iterable[RosterEntry]) -> str:
    """A table of people with everything that is kept of them, private notes too."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for entry in entries:
        rate = format_money(entry.rate_minor, entry.currency).split(" ")[0] if entry.rate_minor else ""
        cells = {part: "; ".join(getattr(entry, part)) for part in _LISTS}
        cells |= {part: getattr(entry, part) for part in ("name", "email", "zone", "hours", "notes")}
        cells |= {"rate": rate, "currency": entry.currency if rate else "", "rate_per": entry.rate_per if rate else ""}
        table.writerow([_guarded(cells[column]) for column in COLUMNS])
    return out.getvalue()
