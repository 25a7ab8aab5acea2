"""The shared files of a real production move from the window: asked for, shown with progress, given up, told."""

from __future__ import annotations

import pytest

from studio.app.studio import open_studio
from studio.depot.faulty import Fault, FaultyDepot, ScriptedFault
from tests.world import WORDS_CHAIN
from ui import settings as sections
from ui.commands import CommandTable
from ui.context import Context

PATIENCE_MS = 60_000


@pytest.fixture
def started(theme, tmp_path):
    """A studio with a production in a folder, and the context of a window that shows it. ``cut`` cuts the new place off."""
    from studio.actions.commands import StartProduction

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
    page = sections.storage_page(context)
    qtbot.addWidget(page)
    page.resize(900, 760)
    page.show()
    qtbot.waitUntil(lambda: page.now.column.count() > 0, timeout=PATIENCE_MS)
    return page


def test_it_moves_and_says_so(qtbot, started, tmp_path):
    studio, context, _ = started
    page = shown(qtbot, context)
    mover = page.mover
    assert not mover.move_button.isEnabled()
    mover.fields.folder.path.setText(str(tmp_path / "new"))
    mover.fields.edited.emit()
    assert mover.move_button.isEnabled()
    mover.move_button.click()
    assert mover.stop_button.isVisible()
    qtbot.waitUntil(lambda: mover.job is None and mover.said.isVisible(), timeout=PATIENCE_MS)
    assert "have moved" in mover.said.accessibleName()
    assert studio.storage_of(context.production)["url"] == str(tmp_path / "new")

    # the former place shows the way until it is emptied
    former = page.former
    qtbot.waitUntil(former.look_button.isVisible, timeout=PATIENCE_MS)
    former.look_button.click()
    qtbot.waitUntil(former.empty_button.isVisible, timeout=PATIENCE_MS)
    assert "Delete" in former.empty_button.accessibleName()
    former.all_box.setChecked(True)
    former.empty_button.click()
    qtbot.waitUntil(lambda: former.job is None and former.said.isVisible(), timeout=PATIENCE_MS)
    assert "is empty" in former.said.accessibleName()
    assert not [path for path in (tmp_path / "old").rglob("s/*/r/*/*/*") if path.is_file()]  # no entry, no sign-post


def test_what_was_cut_off_is_gone_on_with_or_given_up(qtbot, started, tmp_path):
    studio, context, cut = started
    cut.append(ScriptedFault(Fault.TIMEOUT_BEFORE, "put_new", times=9))
    page = shown(qtbot, context)
    mover = page.mover
    mover.fields.folder.path.setText(str(tmp_path / "new"))
    mover.fields.edited.emit()
    mover.begin()
    qtbot.waitUntil(lambda: mover.job is None and mover.is_moving, timeout=PATIENCE_MS)
    assert mover.said.isVisible()
    assert mover.give_up_button.isVisible()
    assert not mover.fields.isVisible()
    mover.give_up_button.click()
    qtbot.waitUntil(lambda: mover.job is None and not mover.is_moving, timeout=PATIENCE_MS)
    storage = studio.storage_of(context.production)
    assert (storage["url"], storage["moving_to"], storage["former"]) == (str(tmp_path / "old"), "", [])


def test_a_folder_with_another_path_is_used_once_it_is_proven(qtbot, started, tmp_path):
    studio, context, _ = started
    page = shown(qtbot, context)
    locator = page.locator
    qtbot.waitUntil(locator.isVisible, timeout=PATIENCE_MS)
    locator.open()
    for folder, words in ((tmp_path / "mira", "cannot"), (tmp_path / "old", "")):
        locator.fields.folder.path.setText(str(folder))
        locator.fields.edited.emit()
        locator.use_button.click()
        qtbot.waitUntil(lambda: locator.job is None and locator.said.isVisible(), timeout=PATIENCE_MS)
        if not words:
            assert "From now on" in locator.said.accessibleName()
        locator.said.hide()
    assert studio.storage_of(context.production)["url"] == str(tmp_path / "old")
