"""Nested chains, chains and files of the plan in the window: by keyboard, over a real studio."""

from __future__ import annotations

import wave

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from test_plan_editing import CTRL, NONE, SHIFT, pull, shown

from studio.actions.commands import StartProduction
from studio.actions.plan_commands import LinkInTime, UnlinkStages
from studio.app.studio import open_studio
from studio.domain.errors import RefusedError
from studio.queries import asks
from tests.queries.homes import SMALL
from ui.commands import CommandTable
from ui.context import Context
from ui.dialogs.export_plan import ExportPlanPane
from ui.dialogs.import_plan import ImportPlanPane
from ui.dialogs.import_session import open_import_session
from ui.dialogs.insert_chain import InsertChainPane
from ui.dialogs.save_chain import SaveChainPane
from ui.timeline.bar_words import bar_description


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    """One home for all: an identity takes its time."""
    folder = tmp_path_factory.mktemp("chains")
    made = open_studio(folder / "home")
    made.init("Mira")
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    yield made, folder
    made.close()


@pytest.fixture
def panel(theme, studio, tmp_path, qtbot):
    """The plan's screen of a new production of three stages: guide -> drums -> mix."""
    home, folder = studio
    command = StartProduction(
        "Song", str(folder / "small.yaml"), str(tmp_path / "depot"), start_date="2035-01-01", zone="UTC"
    )
    production = home.run(command)["production"]
    context = Context(theme, CommandTable(), home)
    yield shown(context, qtbot, production, 3)
    context.background.cancel_all()
    context.deleteLater()


def titles(panel) -> list[str]:
    return [stage.title for stage in panel.stages]


def choose(panel, *names: str) -> None:
    bars = frozenset(bar for bar, stage in enumerate(panel.stages) if stage.title in names)
    panel.timeline.choose(bars, min(bars))
    panel.timeline.setFocus()


def press(panel, key, modifiers=NONE) -> None:
    QTest.keyClick(panel.timeline, key, modifiers)


def pane_of(panel, kind, qtbot):
    qtbot.waitUntil(lambda: bool(panel.window().findChildren(kind)))
    return panel.window().findChildren(kind)[0]


def test_stages_are_nested_opened_moved_renamed_and_flattened_by_keyboard(panel, qtbot) -> None:
    said = []
    panel.context.said.connect(lambda message: said.append(f"{message.title} {message.text}"))
    dates = [(stage.title, stage.start_ms, stage.end_ms) for stage in panel.stages]
    price = sum(stage.price_minor for stage in panel.stages)
    choose(panel, "Drums", "Mix")
    press(panel, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums and 1 more"])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not panel.timeline)  # the name is written at once
    QTest.keyClicks(QApplication.focusWidget(), "Band")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Band"])
    assert sum(stage.price_minor for stage in panel.stages) == price
    assert panel.stages[1].end_ms == dates[2][2]
    assert bar_description(panel.stages[1]).startswith("Nested chain of 2 stages, ")
    press(panel, Qt.Key.Key_2, CTRL | SHIFT)  # one line of the table as well
    lines = panel.views.view("table").table.model()
    assert [lines.index(row, 1).data() for row in range(lines.rowCount())] == ["Guide", "Band"]
    press(panel, Qt.Key.Key_1, CTRL | SHIFT)
    choose(panel, "Band")
    for key in (Qt.Key.Key_S, Qt.Key.Key_O):
        press(panel, key)
    assert len([words for words in said if "nested chain. Open it first" in words]) == 2
    press(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    day_ms = 24 * 3_600_000
    qtbot.waitUntil(lambda: panel.stages[1].start_ms == dates[1][1] + day_ms)
    press(panel, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: panel.stages[1].start_ms == dates[1][1])
    choose(panel, "Band")
    press(panel, Qt.Key.Key_D, CTRL)  # a nest of its own comes of it, not two more stages hidden in this one
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Band", "Band 2"])
    qtbot.waitUntil(lambda: panel.timeline.stage_of(panel.timeline.selected_bar).title == "Band 2")
    assert [stage.holds for stage in panel.stages] == [0, 2, 2]
    press(panel, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Band"])
    choose(panel, "Band")
    press(panel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums", "Mix"])
    assert [(stage.title, stage.start_ms, stage.end_ms) for stage in panel.stages] == dates
    choose(panel, "Mix")
    press(panel, Qt.Key.Key_G, CTRL)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Band"])
    choose(panel, "Band")
    press(panel, Qt.Key.Key_G, SHIFT)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums", "Mix"])
    assert not panel.nests.whole.nests


def nested(panel, qtbot) -> None:
    """Drums and mix as the closed nest “Band”."""
    choose(panel, "Drums", "Mix")
    press(panel, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums and 1 more"])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not panel.timeline)
    QTest.keyClicks(QApplication.focusWidget(), "Band")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Band"])


def test_a_closed_nest_is_dragged_with_all_that_is_in_it(panel, qtbot) -> None:
    said, view, studio = [], panel.timeline, panel.context.studio
    panel.context.said.connect(lambda message: said.append(f"{message.title} {message.text}"))
    starts = lambda: {stage.title: stage.start_ms for stage in studio.ask(asks.Plan(panel.context.production)).stages}  # noqa: E731  one line says it
    place = lambda name: view.bar_rect(titles(panel).index(name)).center()  # noqa: E731
    nested(panel, qtbot)
    view.fit()
    before, start = starts(), place("Band")
    end = start + QPoint(round(7 * view.px_per_day), 0)
    pull(view, start, end, drops=False)
    qtbot.waitUntil(lambda: bool(view.drag.followers))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, end)
    qtbot.waitUntil(lambda: all(at > before[title] for title, at in starts().items() if title != "Guide"))
    press(panel, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: starts() == before)
    pull(view, place("Band"), QPoint(place("Band").x(), place("Guide").y()))
    qtbot.waitUntil(lambda: any("lie on several tracks" in one for one in said))


def test_a_closed_nest_is_linked_by_the_ports_that_its_stages_leave_free_and_in_time(panel, qtbot) -> None:
    view, studio, production = panel.timeline, panel.context.studio, panel.context.production
    nested(panel, qtbot)
    slugs = {stage.slug: stage.id for stage in studio.ask(asks.Plan(production)).stages}
    guide, drums, mix = (slugs[name] for name in ("guide", "drums", "mix"))

    def links() -> set[tuple[str, str, str, str]]:
        found = studio.ask(asks.Plan(production)).links
        return {(link.source, link.output, link.target, link.input) for link in found}

    def link(modifiers=NONE) -> None:
        choose(panel, "Guide")
        press(panel, Qt.Key.Key_L)
        qtbot.waitUntil(lambda: view.gesture is not None and view.gesture.target >= 0)
        press(panel, Qt.Key.Key_Return, modifiers)
        qtbot.waitUntil(lambda: len(links()) == 2)

    def undo() -> None:
        press(panel, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: len(links()) == 1)

    qtbot.waitUntil(lambda: bool(view.scene.output_names))
    assert view.scene.output_names == ("mix_main (Mix)",)
    choose(panel, "Band")
    (linked,) = panel.edits._links()  # noqa: SLF001
    assert linked[1] == "Guide → Drums (guide → guide)"
    panel.edits.run(UnlinkStages(production, (linked[0],)))
    qtbot.waitUntil(lambda: not panel.edits._links())  # noqa: SLF001
    link(SHIFT)  # in time only: what it begins with waits
    assert (guide, "", drums, "") in links()
    undo()
    link()
    assert (guide, "guide", drums, "guide") in links()
    undo()
    studio.run(LinkInTime(production, ((guide, drums), (guide, mix))))
    assert studio.undo_label(production) == "Link Guide to Band"
    with pytest.raises(RefusedError, match="loop"):  # then nothing of it happens
        studio.run(LinkInTime(production, ((drums, mix), (mix, guide))))
    assert len(links()) == 3
    undo()


def test_a_selection_is_saved_as_a_chain_and_inserted_with_its_input_fed(panel, qtbot, tmp_path) -> None:
    choose(panel, "Drums", "Mix")
    press(panel, Qt.Key.Key_K)
    pane = pane_of(panel, SaveChainPane, qtbot)
    QTest.keyClicks(pane.title, "Players")
    QTest.keyClick(pane.title, Qt.Key.Key_Return)
    qtbot.waitUntil(pane.export_button.isVisible)
    pane.save()
    qtbot.waitUntil(pane.replace_button.isVisible)
    pane.replace_button.click()
    qtbot.waitUntil(lambda: not pane.replace_button.isVisible() and pane.save_button.isEnabled())
    pane.export_to(str(tmp_path / "players.yaml"))
    qtbot.waitUntil((tmp_path / "players.yaml").is_file)
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    choose(panel, "Mix")
    press(panel, Qt.Key.Key_I)
    insert = pane_of(panel, InsertChainPane, qtbot)
    qtbot.waitUntil(insert.insert_button.isEnabled)
    assert list(insert.radios) == ["players", "song", "podcast", "video", "launch"]
    assert [box.currentText() for box in insert.feeds] == ["Guide: guide"]
    assert len(insert.picture.bars) == 2
    insert.insert_button.click()
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums", "Mix", "Players"] or len(titles(panel)) == 4)
    plan = panel.context.studio.ask(asks.Plan(panel.context.production))
    slugs = {stage.id: stage.slug for stage in plan.stages}
    assert {(slugs[link.source], slugs[link.target]) for link in plan.links} == {
        ("guide", "drums"), ("drums", "mix"), ("guide", "drums-2"), ("drums-2", "mix-2"),
    }  # fmt: skip
    qtbot.waitUntil(lambda: panel.timeline.stage_of(panel.timeline.selected_bar).title == "Players")


def test_the_plan_is_exported_and_what_is_there_is_said(panel, qtbot, tmp_path) -> None:
    choose(panel, "Drums", "Mix")
    press(panel, Qt.Key.Key_E, CTRL)
    pane = pane_of(panel, ExportPlanPane, qtbot)
    assert (pane.ending, pane.scope.current()) == ("pdf", "chosen")
    pane.file.path.setText(str(tmp_path / "plan.pdf"))
    for ending in ("pdf", "svg", "png", "csv", "xml", "ics"):
        pane.choose(ending)
        pane.export()
        path = tmp_path / f"plan.{ending}"
        qtbot.waitUntil(lambda path=path, pane=pane: path.is_file() and pane.export_button.isVisible())
        assert pane.show_folder.isVisible()
        assert str(path) in pane.said.accessibleName()
    text = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")
    assert "Drums" in text
    assert "Guide" not in text
    pane.file.path.setText(str(tmp_path / "missing" / "plan.ics"))
    pane.export()
    qtbot.waitUntil(lambda: "cannot be written" in pane.said.accessibleName())


def test_a_file_is_read_before_it_is_taken_in(panel, qtbot, tmp_path) -> None:
    path = tmp_path / "more.csv"
    path.write_text("stage,track,title,days\nstrings,Strings,Strings,3\ndrums,Drums,Loud drums,2\n", encoding="utf-8")
    press(panel, Qt.Key.Key_E, CTRL | SHIFT)
    pane = pane_of(panel, ImportPlanPane, qtbot)
    pane.look(str(path))
    qtbot.waitUntil(pane.take_button.isEnabled)
    words = [label.text() for label in pane.findChildren(type(pane.column.itemAt(0).widget()))]
    assert "1 stage is added" in words
    assert "Strings" in words
    assert "Loud drums" in words
    assert any("2 stages are not in the table" in one for one in words)
    assert titles(panel) == ["Guide", "Drums", "Mix"]
    pane.take_button.click()
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Loud drums", "Mix", "Strings"])
    press(panel, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums", "Mix"])


def test_a_session_that_is_dropped_is_shown_before_it_is_taken_in(panel, qtbot, tmp_path) -> None:
    with wave.open(str(tmp_path / "kick.wav"), "wb") as file:
        file.setparams((1, 3, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(3 * 4800))
    items = "".join(f"<ITEM\nPOSITION 1\nLENGTH 0.1\n<SOURCE WAVE\nFILE {one}.wav\n>\n>\n" for one in ("kick", "gone"))
    path = tmp_path / "Kit.rpp"
    path.write_text(f"<REAPER_PROJECT 0.1\n<TRACK\nNAME Kick\n{items}>\n>\n", encoding="utf-8")
    pane = open_import_session(panel.context, panel.refresh, str(path))
    qtbot.waitUntil(pane.take_button.isEnabled, timeout=20_000)
    words = [label.text() for label in pane.findChildren(QLabel) if label.isVisibleTo(pane)]
    assert {"Kit", "1 stage is added", "Kit: Kick (1 file)", "Not found on this computer", "gone.wav"} <= set(words)
    assert titles(panel) == ["Guide", "Drums", "Mix"]
    pane.take_button.click()
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums", "Mix", "Kick"])
    press(panel, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(panel) == ["Guide", "Drums", "Mix"])


def test_what_is_no_plan_is_said_in_the_pane(panel, qtbot, tmp_path) -> None:
    press(panel, Qt.Key.Key_E, CTRL | SHIFT)
    pane = pane_of(panel, ImportPlanPane, qtbot)
    pane.look(str(tmp_path / "gone.gan"))
    qtbot.waitUntil(lambda: "There is no file" in pane.said.accessibleName())
    assert not pane.take_button.isEnabled()
