"""The shared files of a real production move from the window: asked for, shown with progress, given up, told."""

from __future__ import annotations

import pytest

from studio.app.studio import open_studio
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from tests.world import WORDS_CHAIN
from ui import dialogs
from ui.commands import CommandTable
from ui.context import Context

PATIENCE_MS = 60_000


@pytest.fixture
def started(theme, tmp_path, monkeypatch):
    """A studio with a production in a folder, and the context of a window that shows it. ``cut`` cuts the new place off."""
    from studio.actions.commands import StartProduction

    monkeypatch.setenv("SEGUE_SCRYPT_N", "1024")
    cut: list[ScriptedFault] = []

    def wrap(depot):
        return FaultyDepot(depot, cut) if depot.url.endswith("new") else depot

    studio = open_studio(tmp_path / "mira", wrap_depot=wrap)
    studio.init("Mira")
    (tmp_path / "chain.yaml").write_text(WORDS_CHAIN)
    result = studio.run(StartProduction("Late Train", str(tmp_path / "chain.yaml"), str(tmp_path / "old"), zone="UTC"))
    studio.synchroniser.once()
    context = Context(theme, CommandTable(), studio)
    context.set_production(result["production"])
    yield studio, context, cut
    context.background.cancel_all()
    context.deleteLater()
    studio.close()


def shown(qtbot, context):
    page = dialogs.storage_page(context)
    qtbot.addWidget(page)
    page.resize(900, 760)
    page.show()
    qtbot.waitUntil(lambda: page.now.column.count() > 0, timeout=PATIENCE_MS)
    return page


def test_it_moves_and_says_so(qtbot, started, tmp_path):
    studio, context, _ = started
    page = shown(qtbot, context)
    assert not page.move_button.isEnabled()
    page.fields.folder.path.setText(str(tmp_path / "new"))
    page.fields.edited.emit()
    assert page.move_button.isEnabled()
    page.move_button.click()
    assert page.stop_button.isVisible()
    qtbot.waitUntil(lambda: page.job is None and page.said.isVisible(), timeout=PATIENCE_MS)
    assert "have moved" in page.said.accessibleName()
    assert studio.storage_of(context.production)["url"] == str(tmp_path / "new")
    qtbot.waitUntil(lambda: not page.is_moving and page.move_button.isVisible(), timeout=PATIENCE_MS)


def test_what_was_cut_off_is_gone_on_with_or_given_up(qtbot, started, tmp_path):
    studio, context, cut = started
    cut.append(ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", times=9))
    page = shown(qtbot, context)
    page.fields.folder.path.setText(str(tmp_path / "new"))
    page.begin_move()
    qtbot.waitUntil(lambda: page.job is None and page.is_moving, timeout=PATIENCE_MS)
    assert page.said.isVisible()
    assert page.give_up_button.isVisible()
    assert not page.fields.isVisible()
    page.give_up_button.click()
    qtbot.waitUntil(lambda: page.job is None and not page.is_moving, timeout=PATIENCE_MS)
    assert studio.storage_of(context.production) == {
        "url": str(tmp_path / "old"),
        "slug": "late-train",
        "is_owner": True,
        "moving_to": "",
        "may_give_up": False,
        "former": [],
    }
