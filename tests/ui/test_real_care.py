"""Devices, lead, recovery, care, export and people through real windows over real homes and a folder."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from window_people import Person, wait_until

from studio.actions.commands import AcceptOffer, CounterOffer, Deliver, OfferStage, OpenPass, StartProduction
from studio.app.studio import open_studio
from studio.domain.errors import SegueError
from studio.queries import asks
from tests.world import WORDS_CHAIN

WORDS = "correct horse battery staple"


@pytest.fixture
def people(qapp, tmp_path):
    """Sits somebody down at a window; everybody goes at the end."""
    there: list[Person] = []

    def sits_down(home: str, name: str = "Mira") -> Person:
        there.append(Person(qapp, tmp_path / home, name))
        return there[-1]

    yield sits_down
    for person in there:
        if person.window is not None:
            leaves(person)
    qapp.setStyleSheet("")


def leaves(person: Person) -> None:
    person.goes()
    person.window = None


@pytest.fixture
def mira(people, tmp_path):
    """The owner of a production in a folder, with a take of her own in it; sent."""
    with_production(tmp_path)
    return people("mira")


def with_production(tmp_path: Path) -> str:
    (tmp_path / "chain.yaml").write_text(WORDS_CHAIN)
    (tmp_path / "idea.txt").write_text("A song about the last train.\n" * 3000)
    studio = open_studio(tmp_path / "mira")
    studio.init("Mira", WORDS, "Studio PC")
    prj = studio.run(StartProduction("Late Train", str(tmp_path / "chain.yaml"), str(tmp_path / "shared")))[
        "production"
    ]
    studio.run(Deliver("late-train/idea", (str(tmp_path / "idea.txt"),)))
    studio.synchroniser.once()
    studio.close()
    return str(prj)


def loses_productions(home: Path) -> None:
    """The identity stays, as from a backup; the database of productions and the files are gone."""
    with closing(sqlite3.connect(home / "segue.db")) as database, database:
        for (name,) in list(database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")):
            where = " WHERE key NOT IN ('home', 'cert', 'schema', 'version')" if name == "meta" else ""
            database.execute(f'DELETE FROM "{name}"{where}')  # noqa: S608  its own tables
    for folder in ("workspace", "chunks"):
        shutil.rmtree(home / folder, ignore_errors=True)
    (home / "first-plan.json").unlink(missing_ok=True)


def goes_to(person: Person, page: str) -> object:
    person.window.go(page)
    return person.page(page)


def types_path(field: object, path: Path) -> None:
    field.path.setText(str(path))
    field.path.textEdited.emit(str(path))


def opens(studio: object, line: str, shared: Path) -> bool:
    try:
        studio.run(OpenPass(line, "Ana", str(shared)))
    except SegueError:
        return False
    return True


def test_a_second_device_comes_in_decides_is_lost_and_is_revoked(people, mira):
    laptop = people("laptop")
    laptop.page("first_run")
    laptop.presses("Add this computer to yours")
    joining = laptop.page("join_device")
    laptop.types("Laptop", joining.label)
    laptop.presses("Show the line")
    wait_until(lambda: joining.line.line, "its line")
    mira.page("plan")
    devices = goes_to(mira, "devices")
    devices.admit.line.setPlainText(joining.line.line)
    mira.presses("Let it in")
    wait_until(lambda: devices.admit.answer.line, "the answer")
    joining.answer.setPlainText(devices.admit.answer.line)
    laptop.presses("Join")
    laptop.reads("knows 1 production")
    words = next(line for line in laptop.words().splitlines() if line.startswith("Six words")).rpartition(": ")[2]
    assert words in mira.words(devices)
    laptop.presses("Go on")
    laptop.page("plan")
    laptop.reads("is decided on “Studio PC”")

    laptop.presses("Decide on this device")
    wait_until(lambda: not laptop.window.lead_bar.isVisible(), "the laptop decides")
    mira.reads("is decided on “Laptop”")
    leaves(laptop)

    # it never comes back
    mira.presses("The device that decides is lost…")
    mira.presses("It is lost…")
    mira.reads("does not count any more", devices)
    mira.presses("Take over on this device")
    mira.reads("This computer decides now")
    mira.presses("Laptop is lost or stolen…")
    mira.reads("This cannot be taken back")
    mira.presses("Revoke “Laptop”")
    mira.reads("“Laptop” is revoked in 1 production")
    mira.reads("Revoked. Nothing it says counts any more.")


def test_everything_comes_back_from_the_file_and_the_folder(people, mira, tmp_path):
    mira.page("plan")
    page = goes_to(mira, "recovery")
    mira.types("wrong", page.drill.recovery.passphrase)
    mira.presses("Try it")
    mira.reads("The passphrase does not open")
    page.drill.recovery.passphrase.setText(WORDS)
    mira.presses("Try it")
    mira.reads("Everything would be back: Late Train")
    file = mira.studio.recovery_file
    leaves(mira)

    again = people("new machine")
    again.page("first_run")
    again.presses("I have a recovery file")
    recover = again.page("recover")
    types_path(recover.recovery.file, Path(file))
    again.types(WORDS, recover.recovery.passphrase)
    types_path(recover.fields.folder, tmp_path / "shared")
    recover.on_demand.setChecked(True)
    again.presses("Bring everything back")
    again.reads("You are Mira again, on a new device")
    again.presses("Go on")
    again.page("plan")
    again.reads("is decided on “Studio PC”")
    care = goes_to(again, "care")
    wait_until(lambda: not care.fetch.later.isChecked(), "how it was set")
    again.presses("Fetch what is missing")
    again.reads("The files of 1 take are here now")


def test_an_export_becomes_the_production_again(people, mira, tmp_path):
    mira.page("plan")
    page = goes_to(mira, "export")
    wait_until(lambda: page.row is not None, "the production")
    types_path(page.card.folder, tmp_path)  # not empty
    mira.presses("Export “Late Train”")
    mira.reads("is not empty")
    types_path(page.card.folder, tmp_path / "out")
    mira.presses("Export “Late Train”")
    mira.reads("“Late Train” is exported")
    assert (tmp_path / "out" / "plan.csv").is_file()
    leaves(mira)
    loses_productions(tmp_path / "mira")

    again = people("mira")
    again.page("first_run")
    bring = goes_to(again, "import").bring
    types_path(bring.folder, tmp_path / "out")
    types_path(bring.fields.folder, tmp_path / "elsewhere")
    again.presses("Import the production")
    again.reads("“Late Train” is here again")
    plan = goes_to(again, "plan")
    wait_until(lambda: [stage.slug for stage in plan.stages if stage.takes] == ["idea"], "the plan with its take")


def test_the_files_go_to_another_folder_from_the_settings(mira, tmp_path):
    """The window synchronises and has Assemble open meanwhile; a second computer's folder is refused; what was moved by hand
    is gone over to.
    """
    mira.page("plan")
    mira.window.go("assemble")
    card = goes_to(mira, "settings").files
    wait_until(lambda: card.amount.text() != "", "how much it is")
    studio, old = mira.window.context.studio, mira.window.context.studio.workspace
    card.change_button.click()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a beach.jpg").write_text("")
    types_path(card.folder, tmp_path / "full")
    mira.presses("Move your files")
    mira.reads("Something lies in this folder already")
    new = tmp_path / "new disk"
    types_path(card.folder, new)
    mira.presses("Move your files")
    mira.reads(f"Your files lie in {new}")
    assert (studio.workspace, old.exists(), studio.synchroniser.is_running) == (new, False, True)
    assert any(new.rglob("take-01/**/idea.txt"))
    wait_until(lambda: card.where.text() == str(new), "the new folder")
    new.rename(tmp_path / "other name")
    card.refresh()
    wait_until(card.use_button.isVisible, "a way out")
    types_path(card.folder, tmp_path / "other name")
    mira.presses("They lie there already")
    mira.reads(f"Your files lie in {tmp_path / 'other name'}")
    assert any((tmp_path / "other name").rglob("take-01/**/idea.txt"))


def test_a_missing_piece_is_found_and_put_back(mira, tmp_path):
    mira.page("plan")
    chunk = next(path for path in sorted((tmp_path / "shared").rglob("b/*/*")) if path.is_file())
    chunk.unlink()
    goes_to(mira, "care")
    mira.presses("Check now")
    mira.reads("1 thing is not as it was signed")
    mira.reads("missing")
    mira.presses("Repair")
    mira.reads("Everything is whole again")
    assert chunk.is_file()
    mira.presses("Check now")
    mira.reads("Everything agrees with what was signed")
    mira.presses("See what lies there")
    mira.reads("There is nothing that could go")


def test_somebody_is_taken_out_after_saying_what_that_means(people, mira, tmp_path):
    mira.page("plan")
    line = mira.studio.run(OfferStage("late-train/words", "Ana"))["pass"]
    studio = open_studio(tmp_path / "ana")
    wait_until(lambda: opens(studio, line, tmp_path / "shared"), "the invitation's page is there")
    mira.syncs()
    panel = goes_to(mira, "people")
    wait_until(lambda: [person.name for person in panel.people] == ["Mira", "Ana"], "both")
    panel.select(panel.people[1].id)
    mira.presses("For a new device")
    mira.reads("Send this to Ana")
    mira.presses("Take out of the production…")
    mira.reads("Ana gets no new keys")
    mira.presses("Take Ana out")
    mira.reads("Stop sharing the folder with this person")
    wait_until(lambda: panel.people[1].is_out, "out")
    studio.close()
    mira.presses("Invite a co-owner…")
    mira.types("Tom", panel.pane.name)
    mira.presses("Invite as co-owner")
    mira.reads("Send this to Tom")
    assert panel.pane.card.line.line.startswith("SEGUE1-")
    assert mira.studio.ask(asks.People(mira.context.production))


def test_an_owner_offers_something_in_between_and_asks_for_a_pause(mira, tmp_path):
    panel = mira.page("plan")
    line = mira.studio.run(OfferStage("late-train/words", "Ana"))["pass"]
    ana = open_studio(tmp_path / "ana")
    wait_until(lambda: opens(ana, line, tmp_path / "shared"), "the invitation's page is there")
    gig = only_gig(mira, ana, lambda gig: not gig.unsent)
    ana.run(CounterOffer(gig.hand_off, {"price_minor": 9000}, "Two voices"))
    panel.select(next(stage.id for stage in panel.stages if stage.slug == "words"))
    syncs_both(mira, ana)
    mira.presses("Offer something in between…")
    mira.presses("Offer this instead")
    mira.reads("Change the price")
    asking = panel.inspector.asking
    asking.price.setText("75")
    mira.presses("Offer this instead")
    gig = only_gig(mira, ana, lambda gig: gig.price_minor == 7500)
    ana.run(AcceptOffer(gig.hand_off))
    syncs_both(mira, ana)
    mira.presses("Ask for a pause…")
    mira.types("Away over Christmas", panel.inspector.asking.reason)
    mira.presses("Ask for a pause")
    asked = only_gig(mira, ana, lambda gig: gig.asked is not None).asked
    assert (asked.kind, asked.reason, asked.is_mine) == ("pause", "Away over Christmas", False)
    ana.close()


def syncs_both(mira: Person, other: object) -> None:
    other.synchroniser.once()
    mira.syncs()


def only_gig(mira: Person, other: object, is_so: object) -> object:
    """The other person's gig, as soon as it is so."""
    found: list[object] = []

    def looks() -> bool:
        syncs_both(mira, other)
        found[:] = [gig for gig in other.ask(asks.Inbox()) if is_so(gig)]
        return bool(found)

    wait_until(looks, "the gig")
    return found[0]
