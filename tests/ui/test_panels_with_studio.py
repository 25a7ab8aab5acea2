"""One gig through the real program: the owner's and the collaborator's panels, two homes, one folder between them.

Played with SEGUE_THOROUGH=1: ``tests/stories/test_window_story.py`` does the same and more at whole windows in every run.
"""

from __future__ import annotations

import os
import struct
import wave
from pathlib import Path

import pytest
from panel_robots import InboxRobot, ListenRobot, press, words_of
from PySide6.QtTest import QTest

from studio.app.studio import open_studio
from studio.domain.stage_states import StageState
from studio.queries import asks
from ui import dialogs
from ui import settings as sections
from ui.assembly.panel import AssemblePanel
from ui.commands import CommandTable
from ui.context import Context
from ui.inbox.panel import InboxPanel
from ui.review.panel import ListenPanel
from ui.review.player import shared_player

CHAIN = """
id: one-gig
title: One gig
currency: USD
budget: 60
defaults: {revisions: 1, review_days: 1, kill_fee: [0, 25, 50, 100]}
globals: {sample_rate: 48000, bit_depth: 24}
tracks: [Vocals]
ports: {voice_stem: audio.stem}
stages:
- {id: voice, track: Vocals, title: Voice, role: Singer, brief: Sing., days: 1, price: 60, deps: [], out: [voice_stem]}
"""
PATIENCE_MS = 60_000
IS_THOROUGH = bool(os.environ.get("SEGUE_THOROUGH"))
"""Read at import: a test's own environment has no SEGUE_ in it."""


class Desk:
    """A person at a window: context, studio, and a way to send and fetch now."""

    def __init__(self, theme, home: Path) -> None:
        self.studio = open_studio(home)
        self.context = Context(theme, CommandTable(), self.studio)
        self.went: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.context.went.connect(lambda *where: self.went.append(where))
        self.context.said.connect(lambda message: self.said.append(f"{message.title} {message.text}"))

    def sync(self) -> None:
        self.studio.synchroniser.once()

    def close(self) -> None:
        shared_player(self.context).close()
        self.context.background.cancel_all()
        self.context.deleteLater()
        self.studio.close()


@pytest.fixture
def desks(theme, tmp_path):
    made = (Desk(theme, tmp_path / "mira"), Desk(theme, tmp_path / "ana"))
    yield made
    for desk in made:
        desk.close()


def tone(path: Path, seconds: float = 1.0) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(3)
        file.setframerate(48000)
        frames = (struct.pack("<i", int(2_000_000 * ((n % 100) / 50 - 1)))[:3] for n in range(int(48000 * seconds)))
        file.writeframes(b"".join(frames))
    return path


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    return widget


def starts_production(qtbot, desk: Desk, tmp_path: Path) -> str:
    (tmp_path / "chain.yaml").write_text(CHAIN)
    page = shown(qtbot, dialogs.new_production_page(desk.context))
    QTest.keyClicks(page.name, "Mira Lindqvist")
    QTest.keyClicks(page.title, "Late Train")
    page.chains.choose(str(tmp_path / "chain.yaml"))
    page.storage.folder.path.setText(str(tmp_path / "depot"))
    page.start_button.click()
    qtbot.waitUntil(lambda: bool(desk.went), timeout=PATIENCE_MS)
    assert desk.went[-1] == ("plan", "")
    return desk.context.production


def offers(qtbot, desk: Desk, stage: str, to: str) -> str:
    window = shown(qtbot, sections.settings_page(desk.context))
    desk.context.setParent(window)
    pane = dialogs.ask_offer(desk.context, desk.studio.ask(asks.Stage(stage)))
    QTest.keyClicks(pane.fields.to, to)
    qtbot.waitUntil(lambda: pane.fields.days.value() == 1, timeout=PATIENCE_MS)  # what the plan has
    pane.offer_button.click()
    qtbot.waitUntil(lambda: hasattr(pane, "copy_button"), timeout=PATIENCE_MS)
    desk.context.setParent(None)
    desk.sync()
    return pane.pass_text.toPlainText()


def opens_invitation(qtbot, desk: Desk, line: str, depot: Path) -> None:
    page = shown(qtbot, dialogs.open_invitation_page(desk.context))
    page.text.setPlainText(line)
    QTest.keyClicks(page.name, "Ana Ribeiro")
    page.open_button.click()
    qtbot.waitUntil(page.folder.isVisible, timeout=PATIENCE_MS)  # only the person knows where the folder lies here
    page.folder.path.setText(str(depot))
    page.open_button.click()
    qtbot.waitUntil(lambda: bool(desk.went), timeout=PATIENCE_MS)
    assert desk.went[-1][0] == "inbox"


def hands_in(qtbot, inbox: InboxPanel, robot: InboxRobot, desk: Desk, file: Path) -> None:
    qtbot.waitUntil(lambda: inbox.gig is not None and inbox.gig.state is StageState.IN_PROGRESS, timeout=PATIENCE_MS)
    robot.drops(file)

    def is_ready() -> bool:
        inbox.refresh()
        return inbox.gig is not None and inbox.gig.may_deliver

    desk.studio.start_sync()  # watches the folder, checks what lies there and sends
    qtbot.waitUntil(is_ready, timeout=PATIENCE_MS)
    robot.presses("Deliver take 1")
    qtbot.waitUntil(lambda: any("handed in" in said for said in desk.said), timeout=PATIENCE_MS)


def hears_and_approves(qtbot, desk: Desk, note: str) -> None:
    listen = shown(qtbot, ListenPanel(desk.context))

    def has_arrived() -> bool:
        desk.sync()
        listen.refresh()
        return listen.toolbar.approve_button.isVisible() and all(lane.data for lane in listen.wave.lanes)

    qtbot.waitUntil(has_arrived, timeout=PATIENCE_MS)
    assert listen.wave.scale.duration_s == pytest.approx(1.0)
    ListenRobot(listen).notes_at(0.5, note).presses("Approve take 1")
    qtbot.waitUntil(lambda: any("approved" in said for said in desk.said), timeout=PATIENCE_MS)


def renders(qtbot, desk: Desk) -> None:
    panel = shown(qtbot, AssemblePanel(desk.context))
    qtbot.waitUntil(lambda: len(panel.lanes.lanes) == 1, timeout=PATIENCE_MS)
    press(panel, "Render the mix")
    qtbot.waitUntil(lambda: "up to date" in words_of(panel.recipe), timeout=PATIENCE_MS)


@pytest.mark.skipif(not IS_THOROUGH, reason="the window's story does it: SEGUE_THOROUGH=1")
def test_from_an_empty_home_to_a_mix(qtbot, desks, tmp_path):
    owner, singer = desks
    production = starts_production(qtbot, owner, tmp_path)
    (stage,) = owner.studio.ask(asks.Plan(production)).stages
    opens_invitation(qtbot, singer, offers(qtbot, owner, stage.id, "Ana Ribeiro"), tmp_path / "depot")
    for desk in (owner, singer, owner, singer):
        desk.sync()
    inbox = shown(qtbot, InboxPanel(singer.context))
    robot = InboxRobot(inbox)
    qtbot.waitUntil(lambda: inbox.gig is not None and not inbox.gig.unsent, timeout=PATIENCE_MS)
    assert ("Work", "1 day from when all inputs are here") in zip(robot.words, robot.words[1:], strict=False)

    robot.presses("Accept for $60")
    qtbot.waitUntil(lambda: any("Accepted" in said for said in singer.said), timeout=PATIENCE_MS)
    for desk in (singer, owner, singer):
        desk.sync()
    inbox.refresh()
    hands_in(qtbot, inbox, robot, singer, tone(tmp_path / "voice.wav"))
    hears_and_approves(qtbot, owner, "lovely")
    renders(qtbot, owner)
    made = owner.studio.ask(asks.AssembleView(production)).made[0]
    assert (Path(made.path).is_file(), made.frames) == (True, 48000)

    def is_told() -> bool:
        owner.sync()
        inbox.refresh()
        return inbox.gigs[0].state is StageState.APPROVED

    qtbot.waitUntil(is_told, timeout=PATIENCE_MS)
    inbox.select(inbox.gigs[0].hand_off)
    assert {"Take 1 is approved", "lovely"} <= set(robot.words)
