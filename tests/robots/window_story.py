"""The main job at two windows, step by step; used by the story and by the measure of the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from panel_robots import drop_on
from plan_robot import TimelineRobot
from PySide6.QtTest import QTest
from window_people import CHAIN, Person, clipboard, pause, tone, wait_until

from studio.domain.stage_states import StageState
from studio.queries import asks


def starts_a_production(owner: Person, folder: Path) -> str:
    """First run, name, title, chain file, shared folder."""
    owner.page("first_run")
    owner.takes_picture("first-run")
    owner.presses("Start a production")
    page = owner.page("new_production")
    pause(50)
    owner.types("Mira Lindqvist")
    QTest.keyClicks(page.title, "Late Train")
    (folder / "chain.yaml").write_text(CHAIN)
    page.chains.choose(str(folder / "chain.yaml"))
    page.storage.folder.path.setText(str(folder / "shared"))
    page.storage.folder.path.textEdited.emit(str(folder / "shared"))
    wait_until(lambda: page.chains.picture.bars, "the chain's picture")
    owner.takes_picture("new-production")
    owner.presses("Start the production")
    panel = owner.page("plan")
    wait_until(lambda: panel.timeline.bar_count() == 2, "two bars")
    owner.takes_picture("plan")
    return str(owner.context.production)


def stage(owner: Person, slug: str) -> Any:
    """A stage as the owner's plan shows it."""
    return next(row for row in owner.window.page_widget("plan").stages if row.slug == slug)


def drags_and_undoes(owner: Person) -> None:
    """Move the voice by four days, look at what would follow, drop it, take it back."""
    panel = owner.goes_to("plan")
    before = stage(owner, "voice").start_ms
    robot = TimelineRobot(panel.timeline)
    place = robot.hold(stage(owner, "voice").id, 4)
    wait_until(lambda: "ends" in panel.timeline.drag.words, "what would follow")
    owner.takes_picture("drag")
    robot.drop(place)
    wait_until(lambda: stage(owner, "voice").start_ms > before, "the stage has moved")
    owner.context.commands.run("plan.undo")
    wait_until(lambda: stage(owner, "voice").start_ms == before, "the move is undone")


def does_the_guide(owner: Person, folder: Path) -> None:
    """Drop a file on the own stage, hand it in."""
    panel = owner.goes_to("plan")
    panel.select(stage(owner, "guide").id)
    owner.reads("Drop your files here")
    owner.takes_picture("own-stage")
    drop_on(panel.inspector.work.zone, str(tone(folder / "guide.wav", channels=2)))
    owner.reads("guide.wav")
    owner.takes_picture("own-files")
    owner.presses("Hand in take 1")
    wait_until(lambda: stage(owner, "guide").state is StageState.APPROVED, "the guide is approved")
    owner.takes_picture("own-done")


def offers_the_voice(owner: Person, to: str) -> str:
    """Offer, copy the pass; its line."""
    panel = owner.goes_to("plan")
    panel.select(stage(owner, "voice").id)
    owner.presses("Offer…")
    wait_until(lambda: owner.window.findChild(object, "offer") is not None, "the offer's pane")
    pane = owner.window.findChild(object, "offer")
    owner.types(to)
    wait_until(lambda: pane.fields.days.value() == 1, "the plan's own days")
    owner.takes_picture("offer")
    owner.presses(f"Offer it to {to.split(maxsplit=1)[0]} for $60")
    owner.presses("Copy the invitation")
    owner.takes_picture("pass")
    pane.close()
    assert clipboard().startswith("SEGUE1-")
    wait_until(lambda: stage(owner, "voice").state is StageState.OFFERED, "offered")
    owner.takes_picture("offered")
    return clipboard()


def opens_the_invitation(guest: Person, owner: Person, line: str, shared: Path) -> None:
    """First run, paste, name, folder; wait to be let in."""
    guest.page("first_run")
    guest.presses("Open an invitation")
    page = guest.page("open_invitation")
    pause(50)
    page.text.setPlainText(line)
    QTest.keyClicks(page.name, guest.name)
    guest.takes_picture("invitation")
    guest.presses("Open the invitation")
    wait_until(page.folder.isVisible, "it asks for the folder")
    guest.takes_picture("where-is-the-folder")
    page.folder.path.setText(str(shared))
    page.folder.path.textEdited.emit(str(shared))
    guest.presses("Open the invitation")
    inbox = guest.page("inbox")
    wait_until(lambda: inbox.gig is not None, "the gig")
    guest.takes_picture("waits-to-be-let-in")
    owner.syncs()
    wait_until(lambda: inbox.gig is not None and not inbox.gig.unsent, "let in")
    guest.reads("1 day from when all inputs are here")
    guest.takes_picture("offer")


def accepts(guest: Person, owner: Person) -> None:
    """Sign the terms; both sides see it, and the inputs arrive."""
    inbox = guest.page("inbox")
    guest.presses("Accept for $60")
    wait_until(lambda: inbox.gig.state is not StageState.OFFERED, "accepted here")
    guest.takes_picture("accepted")
    wait_until(
        lambda: (
            stage(owner, "voice").state in {StageState.ACCEPTED, StageState.AWAITING_INPUTS, StageState.IN_PROGRESS}
        ),
        "accepted at the owner's",
    )
    wait_until(lambda: inbox.gig.state is StageState.IN_PROGRESS, "in progress")
    wait_until(lambda: inbox.gig.gets[0].is_there, "the inputs")
    guest.takes_picture("in-progress")


def hands_in(guest: Person, folder: Path) -> None:
    """A file of another rate is refused with how to fix it; the right one saved into the folder goes."""
    inbox = guest.page("inbox")
    drop_on(inbox, str(tone(folder / "voice 44.wav", rate_hz=44100)))
    guest.reads("How to fix")
    guest.takes_picture("bad-file")
    guest.presses("Take this file out")
    wait_until(lambda: not inbox.gig.drops, "taken out")
    tone(Path(inbox.gig.deliver_dir) / "voice.wav")
    wait_until(lambda: inbox.gig.may_deliver and inbox.gig.drops[0].verdict, "checked by itself")
    guest.takes_picture("good-file")
    guest.presses("Deliver take 1")
    wait_until(lambda: inbox.gig.takes, "a take")
    guest.takes_picture("delivered")


def asks_for_changes(owner: Person, guest: Person) -> None:
    """Play, write a note at a time, ask for changes; the other side reads it."""
    wait_until(lambda: stage(owner, "voice").state is StageState.IN_REVIEW, "in review at the owner's")
    owner.goes_to("plan").select(stage(owner, "voice").id)
    owner.reads("Approve take 1")
    owner.takes_picture("in-review")
    owner.presses("Ask for changes")
    listen = owner.page("listen")
    wait_until(lambda: listen.wave.lanes and all(lane.data for lane in listen.wave.lanes), "the wave")
    listen.hearing.toggle()
    wait_until(lambda: listen.hearing.position_s > 0.1, "the clock runs")
    owner.takes_picture("listen")
    listen.hearing.toggle()
    wait_until(listen.toolbar.approve_button.isVisible, "the take is checked here")
    listen.wave.sought.emit(1.0)
    QTest.keyClicks(listen.wave, "b")
    QTest.keyClicks(listen.notes.box.field, "reathe later")
    owner.takes_picture("note")
    QTest.keyClick(listen.notes.box.field, "\r")
    owner.presses("Ask for changes")
    inbox = guest.page("inbox")
    wait_until(lambda: inbox.gig.state is StageState.REVISION, "asked for changes")
    guest.reads("breathe later")
    guest.takes_picture("revision")


def hands_in_again(guest: Person) -> None:
    """Another file in the place of the first."""
    inbox = guest.page("inbox")
    folder = Path(inbox.gig.deliver_dir)
    tone(folder / "voice.wav", rate_hz=48000)
    changed = bytearray((folder / "voice.wav").read_bytes())
    changed[2000:2600] = bytes(600)
    (folder / "voice.wav").write_bytes(bytes(changed))
    wait_until(lambda: inbox.gig.may_deliver and inbox.gig.drops[0].verdict, "checked again")
    guest.presses("Deliver take 2")
    wait_until(lambda: len(inbox.gig.takes) == 2, "take 2")


def approves(owner: Person, guest: Person) -> None:
    """Approve from the inspector; both see it."""
    wait_until(lambda: stage(owner, "voice").takes == 2, "take 2 at the owner's")
    owner.goes_to("plan").select(stage(owner, "voice").id)
    owner.presses("Approve take 2")
    wait_until(lambda: stage(owner, "voice").state is StageState.APPROVED, "approved")
    owner.takes_picture("approved")
    inbox = guest.page("inbox")
    wait_until(lambda: all(gig.state is StageState.APPROVED for gig in inbox.gigs), "told")
    guest.takes_picture("approved")


def assembles(owner: Person) -> Path:
    """Render the mix and play it; the file."""
    panel = owner.goes_to("assemble")
    owner.takes_picture("assemble")
    owner.presses("Render the mix")
    owner.reads("up to date")
    owner.takes_picture("rendered")
    made = owner.studio.ask(asks.AssembleView(owner.context.production)).made[0]
    owner.presses("Play")
    wait_until(lambda: panel.hearing.position_s > 0.1, "the mix plays")
    panel.hearing.toggle()
    return Path(made.path)


def whole_story(owner: Person, guest: Person, folder: Path) -> Path:
    """From two empty homes to the mix."""
    starts_a_production(owner, folder)
    drags_and_undoes(owner)
    does_the_guide(owner, folder)
    line = offers_the_voice(owner, guest.name)
    opens_the_invitation(guest, owner, line, folder / "shared")
    accepts(guest, owner)
    hands_in(guest, folder)
    asks_for_changes(owner, guest)
    hands_in_again(guest)
    approves(owner, guest)
    return assembles(owner)
