"""People whom an owner keeps: matched to a stage with reasons, with a history from signed facts, and nowhere but at home."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from studio.actions.commands import NoteText
from studio.actions.keeping_people import forget_person, keep_person, take_people_in
from studio.actions.roster_commands import ForgetPerson, KeepPerson
from studio.domain.errors import BadInputError, NotFoundError, RefusedError
from studio.domain.learning import Learned
from studio.domain.roster import RosterEntry, in_list
from studio.queries.candidates import candidate_rows
from studio.queries.learning import learning_report
from studio.queries.roster import RosterRow, roster_rows
from studio.store import tables
from tests.queries.homes import DAY_MS, Pair, Studio

SECRETS = ("sings-off-key-secret", "4711", "secret-mail@example.org", "Quietgroup")


def keep(studio: Studio, name: str = "", id_: str = "", **changes) -> str:
    with studio.home.work() as work:
        made = keep_person(work, KeepPerson(id_, {**({"name": name} if name else {}), **changes}))
    return str(made["id"])


def known(studio: Studio, name: str) -> RosterRow:
    return next(row for row in studio.ask(roster_rows) if row.entry.name == name)


def test_somebody_is_kept_changed_and_forgotten(owner: Studio):
    ana = keep(owner, "  Ana   Ribeiro ", roles=["Singer", "singer ", "Alto"], zone="Europe/Lisbon", hours="9:00-17:00")
    entry = known(owner, "Ana Ribeiro").entry
    assert (entry.id, entry.roles, entry.hours) == (ana, ("Singer", "Alto"), "09:00-17:00")
    with pytest.raises(RefusedError):
        keep(owner, "ana ribeiro")
    for wrong in ({"zone": "Nowhere/Town"}, {"hours": "late"}, {"rate_per": "week"}, {"name": " "}, {"rate_minor": -1}):
        with pytest.raises(BadInputError):
            keep(owner, id_=ana, **wrong)
    keep(owner, id_=ana, rate_minor=4000, currency="USD", rate_per="hour")
    assert known(owner, "Ana Ribeiro").entry.day_rate_minor == 32000
    owner.home.rebuild()
    assert known(owner, "Ana Ribeiro").entry.rate_minor == 4000
    with owner.home.work() as work:
        forget_person(work, ForgetPerson("ana ribeiro"))
    assert owner.ask(roster_rows) == ()
    with owner.home.work() as work, pytest.raises(NotFoundError):
        forget_person(work, ForgetPerson(ana))


def test_a_file_adds_and_replaces_nothing(owner: Studio):
    keep(owner, "Ana", roles=["Singer"], rate_minor=100, currency="USD")
    read = [
        RosterEntry("", "ANA", roles=("Coach",), rate_minor=999, currency="EUR", email="a@x"),
        RosterEntry("", "Kofi"),
    ]
    with owner.home.work() as work:
        assert take_people_in(work, read) == {"added": ["Kofi"], "changed": ["Ana"], "unchanged": []}
        assert take_people_in(work, read)["unchanged"] == ["Ana", "Kofi"]
    ana = known(owner, "Ana").entry
    assert (ana.roles, ana.rate_minor, ana.currency, ana.email) == (("Singer", "Coach"), 100, "USD", "a@x")


def test_who_could_do_a_stage_is_shown_with_reasons(owner: Studio, small):
    owner.starts(small)
    keep(owner, "Kofi", skills=["Drummer"], rate_minor=6000, currency="USD", languages=["en", "tw"])
    keep(owner, "Ana", roles=["Singer"], zone="Asia/Tokyo", hours="22:00-06:00")
    kofi, ana = owner.ask(candidate_rows, "drums")
    assert (kofi.name, kofi.has_role, kofi.is_kept, kofi.day_rate_minor) == ("Kofi", True, True, 6000)
    assert kofi.reasons == ("nothing done here yet", "free then", "60 USD a day", "can Drummer", "speaks en and tw")
    assert (ana.has_role, ana.has_calendar) == (False, True)
    assert in_list(["a", " A ", "", "b"]) == ("a", "b")


def test_history_comes_from_what_was_signed(working: tuple[Pair, str], stem):
    pair, room = working
    owner, other = pair.owner, pair.other
    keep(owner, "Ana Ribeiro", notes="kept")
    assert known(owner, "Ana Ribeiro").history.at_work == 1
    for number, reason in ((1, "timing"), (2, "arrangement")):
        other.delivers(room, stem(f"take{number}.wav", value=number))
        other.sent_everything()
        pair.meet(room)
        pair.arrives()
        if number == 1:
            owner.reviews("drums", "revise", NoteText(1.0, "again", reason=reason))
            pair.meet(room)
    owner.reviews("drums", "approve")
    pair.meet(room)
    history = known(owner, "Ana Ribeiro").history
    assert (history.done, history.on_time, history.at_work, history.rounds, history.own_rounds) == (1, 1, 0, 1, 1)
    assert (history.roles, history.productions, history.asked_rounds) == (("Drummer",), ("Late Train",), 0)
    made, given = other.ask(learning_report), owner.ask(learning_report)
    assert (made.made, given.given) == (given.given, made.made), "both compute the same"
    assert (made.given, given.made) == (Learned(), Learned())
    assert (made.made.gigs, made.made.on_time_percent, made.made.rounds, made.made.craft_rounds) == (1, 100, 1, 1)
    assert replace(made.made, rounds=22, brief_rounds=9).brief_percent == 41
    owner.clock.now_ms += 30 * DAY_MS
    row = next(row for row in owner.ask(candidate_rows, "drums") if row.name == "Ana Ribeiro")
    assert row.reasons[:3] == ("Drummer: 1 done", "always on time", "1 round of changes by how it was done")


def test_nothing_that_is_kept_of_people_gets_out_of_the_roster(pair: Pair, small, stem, tmp_path):
    owner = pair.owner
    owner.starts(small)
    keep(owner, "Ana Ribeiro", notes=SECRETS[0], rate_minor=4711, currency="USD", email=SECRETS[2], groups=[SECRETS[3]])
    room = owner.offers("drums", to="Ana Ribeiro")
    pair.joins(room)
    owner.delivers("guide", stem("guide.wav"))
    owner.sent_everything()
    owner.forms_entries()
    pair.other.accepts(room)
    pair.meet(room)
    for studio in (owner, pair.other):
        with studio.home.read() as connection:
            for table in tables.metadata.sorted_tables:
                if table.name == "roster":
                    continue
                for row in connection.execute(select(table)):
                    told = " ".join(part.decode("latin-1") if isinstance(part, bytes) else str(part) for part in row)
                    assert not any(secret in told for secret in SECRETS[:1] + SECRETS[2:]), table.name
