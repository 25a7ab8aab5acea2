"""From the double click on an invitation to the inbox: at most three actions, by the very way in which the program starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from window_people import wait_until

from studio.actions.commands import OfferStage, StartProduction
from studio.app.start import window_words
from studio.app.studio import open_studio
from studio.queries.asks import Inbox
from tests.world import WORDS_CHAIN
from ui import app as opening
from ui.review.player import shared_player


@pytest.fixture
def invitation(tmp_path) -> Path:
    """What an owner has sent by mail: the file of an invitation into a folder that both reach."""
    mira = open_studio(tmp_path / "mira")
    mira.init("Mira")
    (tmp_path / "chain.yaml").write_text(WORDS_CHAIN)
    mira.run(StartProduction("Late Train", str(tmp_path / "chain.yaml"), str(tmp_path / "depot"), zone="UTC"))
    made = Path(mira.run(OfferStage("late-train/words", "Ana"))["pass_file"])
    mira.synchroniser.once()
    mira.close()
    sent = tmp_path / "Words for Ana.seguepass"
    sent.write_bytes(made.read_bytes())
    return sent


class Ana:
    """Somebody with a home of their own, who has hands and counts what they do."""

    def __init__(self, qapp, home: Path) -> None:
        self._app, self.home, self.actions = qapp, home, 0
        self.settings = QSettings(str(home.parent / "ana.ini"), QSettings.Format.IniFormat)
        self.opening: opening.Opening | None = None

    def double_clicks(self, file: Path) -> None:
        """The system starts the program with the file's path and nothing else."""
        self.actions += 1
        wanted = window_words([str(file)])
        assert wanted is not None
        self.opening = opening.Opening(self._app, self.home, self.settings, "light", wanted[1])
        self.opening.door.show()
        wait_until(lambda: self.opening.context is not None and self.opening.context.studio is not None, "the studio")
        wait_until(lambda: self.opening.window.page == "open_invitation", "the invitation's page")
        wait_until(lambda: self.opening.door.focusWidget() is not None, "something that takes keys")

    def types(self, text: str) -> None:
        self.actions += 1
        QTest.keyClicks(self.opening.door.focusWidget(), text)

    def presses_enter(self) -> None:
        self.actions += 1
        QTest.keyClick(self.opening.door.focusWidget(), Qt.Key.Key_Return)

    def presses_the_button(self, words: str) -> None:
        self.actions += 1
        buttons = self.opening.door.findChildren(QPushButton)
        button = next(one for one in buttons if one.text().strip("\u2009").startswith(words) and one.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sees_the_gig(self) -> None:
        window = self.opening.window
        wait_until(lambda: window.page == "inbox", f"the inbox, not {window.page}")
        inbox = window.page_widget("inbox")
        wait_until(
            lambda: any("Words" in one.text() for one in inbox.findChildren(QLabel) if one.isVisible()), "the gig"
        )

    def leaves(self) -> None:
        shared_player(self.opening.context).close()
        self.opening.door.quit()
        assert self.opening.end()


@pytest.fixture
def ana(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # a socket's path is short
    made = Ana(qapp, tmp_path / "ana")
    yield made
    if made.opening is not None:
        made.leaves()
        made.opening.door.deleteLater()
        made.opening.theme.setParent(None)
    qapp.setStyleSheet("")


def test_a_new_person_is_in_the_inbox_after_three_actions(ana, invitation):
    ana.double_clicks(invitation)
    ana.types("Ana")
    ana.presses_enter()
    ana.sees_the_gig()
    assert ana.actions <= 3


def test_a_new_person_has_accepted_after_three_actions(ana, invitation):
    """The owner knows whom the invitation is for: their name stands there to be taken or typed over."""
    ana.double_clicks(invitation.rename(invitation.with_name("Invitation Ana Ribeiro.seguepass")))
    page = ana.opening.window.page_widget("open_invitation")
    wait_until(lambda: page.name.text() == "Ana Ribeiro" and page.name.selectedText() == "Ana Ribeiro", "her name")
    ana.presses_enter()
    ana.sees_the_gig()
    ana.presses_the_button("Accept")
    studio = ana.opening.context.studio
    wait_until(lambda: studio.ask(Inbox())[0].early_answer == "accept", "her signature")
    assert studio.person_name == "Ana Ribeiro"
    assert ana.actions <= 3


def test_a_name_that_stands_there_is_typed_over(ana, invitation):
    ana.double_clicks(invitation.rename(invitation.with_name("Invitation Ana Ribeiro.seguepass")))
    ana.types("A. R.")
    assert ana.opening.window.page_widget("open_invitation").name.text() == "A. R."


def test_who_has_a_name_already_needs_two(ana, invitation):
    known = open_studio(ana.home)
    known.init("Ana")
    known.close()
    ana.double_clicks(invitation)
    ana.presses_enter()
    ana.sees_the_gig()
    assert ana.actions <= 2
