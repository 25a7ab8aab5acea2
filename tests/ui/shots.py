"""Renders every screen offscreen from sample rows: light and dark, 1x and 2x, 1280x800 and 1920x1080.

    python tests/ui/shots.py FOLDER [NAME-PART ...]

Looks only; asserts nothing. Uses the font Inter where it is installed, so that pictures can be held against the design.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY), str(Path(__file__).parent)]

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402  after the platform is chosen

SIZES = {"small": (1280, 800), "large": (1920, 1080)}


def render(folder: Path, look: str, ratio: int, parts: list[str]) -> None:
    """All screens in one theme at one pixel ratio; a process each, because the ratio belongs to the process."""
    import samples
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication

    from ui import words
    from ui.languages import speak

    words.now_ms = lambda: samples.NOW
    app = QApplication([])
    speak(app, os.environ.get("SEGUE_LANGUAGE", "en"))
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    for name, (paint, sizes) in SCREENS.items():
        if parts and not any(part in name for part in parts):
            continue
        for size in sizes:
            window = paint(app, look)
            window.resize(*SIZES[size])
            settle(window)
            finish = getattr(window, "finish", None)
            if finish is not None:
                finish()
                settle(window)
            window.grab().save(str(folder / f"{name}-{look}-{ratio}x-{size}.png"))
            window.close()
            window.deleteLater()
            wait(20)


def wait(milliseconds: int) -> None:
    """Let events come in (QTest.qWait would keep the other threads from running)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(window: object) -> None:
    """Let events and background work come in."""
    quiet = 0
    for _ in range(500):
        wait(20)
        quiet = 0 if window.context.background.running else quiet + 1
        if quiet > 8:
            return


def sample_window(
    app: object, look: str, *, plan: object = None, collaborator: bool = False, empty: bool = False
) -> object:
    """The whole window over a stand-in studio."""
    import samples
    from sample_studio import SampleStudio

    from studio.queries import asks
    from ui.app import build_window

    plan = plan or samples.song_plan()
    rows = (plan.production,)
    if collaborator:
        rows = (samples.production_row("Late Train", is_owner=False),)
    studio = SampleStudio(
        {
            asks.Productions: () if empty else rows,
            asks.Plan: plan,
            asks.PlanChecks: samples.plan_checks(plan),
            asks.PlanForecast: samples.forecast_rows(plan),
            asks.PlanIf: lambda ask: samples.moved(plan, ask.stage, 3),
            asks.PlanIfChanged: lambda ask: samples.moved(plan, ask.changes[0][0], 3),
            asks.Stage: lambda ask: samples.stage_detail(ask.stage, plan),
            asks.Inbox: samples.inbox() if collaborator else (),
            asks.AssembleView: samples.assemble_rows(),
            asks.PlanMoney: samples.money_rows(),
            asks.Candidates: samples.candidates(),
            asks.Calendars: samples.calendars(),
            asks.Closing: samples.closing_rows(),
            asks.FixEffects: lambda ask: samples.fix_effects(ask.violation),
            asks.SyncState: samples.sync_row("syncing"),
            asks.WavePeaks: samples.peak_rows(),
            asks.Devices: samples.devices(),
            asks.Leads: samples.leads(),
            asks.People: samples.people(),
            asks.PersonAccess: samples.person_access(),
        }
    )
    studio.undo_label = lambda _production: "move Lead vocal"
    studio.redo_label = lambda _production: ""
    studio.keep_first_screen = lambda _production: None
    studio.forecast = lambda _production, **_more: samples.thousand_plays()
    if collaborator:
        studio.person_name = "Ana Ribeiro"
    window, context = build_window(app, None, look)
    window.show()
    context.attach(studio)
    return window


def plan_screen(select: str = "", **more: object) -> Callable[[object, str], object]:
    """The plan with a stage selected."""

    def paint(app: object, look: str) -> object:
        import samples

        window = sample_window(app, look, **{key: value() if callable(value) else value for key, value in more.items()})

        def finish() -> None:
            timeline = window.page_widget("plan").timeline
            timeline.set_now(samples.NOW)
            if select:
                window.go("plan", select)

        window.finish = finish
        return window

    return paint


def _drag(app: object, look: str) -> object:
    import samples
    from PySide6.QtCore import QPoint

    window = sample_window(app, look)

    def finish() -> None:
        timeline = window.page_widget("plan").timeline
        timeline.set_now(samples.NOW)
        timeline.select("s-bvs", tells=False)
        place = timeline.bar_rect(timeline.selected_bar)
        timeline.begin_drag(timeline.selected_bar, place.center())
        timeline.hold(QPoint(place.center().x() + 80, place.center().y()))
        timeline.show_preview(samples.moved(timeline.scene.geometry.plan, "s-bvs", 3))

    window.finish = finish
    return window


def _edited(kind: str) -> Callable[[object, str], object]:
    """The plan while it is edited: several selected, a marquee, a link drawn, a name written, a track folded."""

    def paint(app: object, look: str) -> object:
        import samples
        from PySide6.QtCore import QPoint, Qt

        from studio.domain.linking import LinkChoice
        from studio.queries import asks

        window = sample_window(app, look)
        fits = {stage: LinkChoice(stage, (("vox_takes", "vox"),)) for stage in ("s-comp", "s-mix")}
        loop = "That would be a loop: Lead vocal → Drums → Guitars → Lead vocal."
        no = {row.id: LinkChoice(row.id, (), loop, is_time_possible=False) for row in samples.song_plan().stages}
        window.context.studio.answers[asks.LinkChoices] = {**no, **fits}

        def finish() -> None:
            panel = window.page_widget("plan")
            timeline = panel.timeline
            timeline.set_now(samples.NOW)
            index = timeline.scene.geometry.index
            place = {name: timeline.bar_rect(index[f"s-{name}"]) for name in ("vocal", "mix", "drums", "bvs", "comp")}
            if kind == "chosen":
                timeline.choose(
                    frozenset(index[f"s-{name}"] for name in ("vocal", "bvs", "comp", "mix")), index["s-bvs"]
                )
            elif kind == "marquee":
                timeline.editing.press(place["vocal"].topLeft() - QPoint(30, 20), None, Qt.KeyboardModifier.NoModifier)
                timeline.editing.hold(place["comp"].bottomRight() + QPoint(60, 30))
            elif kind.startswith("link"):
                timeline.editing.begin_link(index["s-vocal"])
                settle(window)
                timeline.editing.hold(place["mix" if kind == "link" else "drums"].center())
            elif kind == "rename":
                timeline.select("s-vocal")
                panel.edits.rename_stage()
            elif kind == "folded":
                for track in ("Recording", "Post"):
                    timeline.set_folded(track, is_folded=True)
            elif kind == "tracks":
                timeline.begin_drag(index["s-bvs"], place["bvs"].center())
                timeline.hold(place["mix"].center() + QPoint(-60, 0))
                timeline.show_preview(samples.moved(timeline.scene.geometry.plan, "s-bvs", 3))

        window.finish = finish
        return window

    return paint


def _hover(app: object, look: str) -> object:
    import samples

    window = sample_window(app, look)

    def finish() -> None:
        timeline = window.page_widget("plan").timeline
        timeline.set_now(samples.NOW)
        timeline.hover(timeline.scene.geometry.index["s-guitars"])
        timeline.show_card()

    window.finish = finish
    return window


def _zoomed(level: str) -> Callable[[object, str], object]:
    def paint(app: object, look: str) -> object:
        import samples

        window = sample_window(app, look)

        def finish() -> None:
            timeline = window.page_widget("plan").timeline
            timeline.set_now(samples.NOW)
            timeline.fit() if level == "fit" else timeline.zoom_to_level(level)

        window.finish = finish
        return window

    return paint


def _looked(kind: str, level: str = "day") -> Callable[[object, str], object]:
    """The plan with what is drawn over it and how it is looked at: marks, their card, the overview, finding, forecast."""

    def paint(app: object, look: str) -> object:
        import samples

        window = sample_window(app, look, plan=_many() if kind.endswith("many") else samples.marked_plan())

        def finish() -> None:
            panel = window.page_widget("plan")
            timeline, run = panel.timeline, window.context.commands.run
            timeline.set_now(samples.NOW)
            timeline.fit() if level == "fit" else timeline.zoom_to_level(level)
            if kind.startswith("overview"):
                run("plan.minimap")
            elif kind.startswith("find"):
                timeline.open_finder()
                timeline.finder.field.setText("ana" if kind == "find" else "track 3")
            elif kind == "forecast":
                run("plan.forecast")
            elif kind == "card":
                timeline.hover(timeline.scene.geometry.index["s-mix"])
                timeline.show_card()
            elif kind == "keys":
                timeline.select("s-bvs", tells=False)
                for _ in range(3):
                    timeline.editing.nudge("right")
                timeline.show_preview(samples.moved(timeline.scene.geometry.plan, "s-bvs", 3))

        window.finish = finish
        return window

    return paint


def _messages(app: object, look: str) -> object:
    from studio.domain.errors import OfflineError
    from ui.messages import Message

    window = sample_window(app, look)

    def finish() -> None:
        window.show_error(OfflineError("s3://late-train/mira did not answer for 30 s.", subject="s3://late-train/mira"))
        window.show_message(Message("done", "The pass is on the clipboard. Send it to Piotr."))

    window.finish = finish
    return window


def _palette(app: object, look: str) -> object:
    window = sample_window(app, look)

    def finish() -> None:
        window.open_palette()
        window.command_palette.field.setText("ma")

    window.finish = finish
    return window


def _own_files(app: object, look: str) -> object:
    from dataclasses import replace

    import samples

    from studio.queries import asks
    from studio.queries.rows import DropRow

    window = sample_window(app, look)
    names = ("vox_takes_A.wav", "Something long without a name.flac")
    drops = tuple(
        DropRow(f"/home/mira/deliver/{name}", name, "vox_takes", 1000, 2.0, "checked", "accept") for name in names
    )
    detail = replace(samples.stage_detail("s-release"), drops=drops, may_deliver=True)
    window.context.studio.answers[asks.Stage] = detail
    window.finish = lambda: window.go("plan", "s-release")
    return window


def _people(person: str = "", *, way: bool = False) -> Callable[[object, str], object]:
    def paint(app: object, look: str) -> object:
        window = sample_window(app, look)

        def finish() -> None:
            window.go("people", person)
            if way:
                settle(window)
                window.page_widget("people").open_way()

        window.finish = finish
        return window

    return paint


def _below(part: str, stage: str = "") -> Callable[[object, str], object]:
    """The plan with what is below it opened."""

    def paint(app: object, look: str) -> object:
        import samples

        from studio.queries import asks

        window = sample_window(app, look)
        window.context.studio.answers[asks.PlanChecks] = samples.problem_checks()

        def finish() -> None:
            panel = window.page_widget("plan")
            panel.timeline.set_now(samples.NOW)
            panel.below.open(part)
            if stage:
                window.go("plan", stage)

        window.finish = finish
        return window

    return paint


def _money(by: str) -> Callable[[object, str], object]:
    def paint(app: object, look: str) -> object:
        window = sample_window(app, look)

        def finish() -> None:
            window.go("money")
            settle(window)
            window.page_widget("money").groups.button(by).click()

        window.finish = finish
        return window

    return paint


def _calendar(person: str) -> Callable[[object, str], object]:
    def paint(app: object, look: str) -> object:
        window = sample_window(app, look)
        window.finish = lambda: window.go("calendar", person)
        return window

    return paint


def _time(stage: str, *, person: bool = False) -> Callable[[object, str], object]:
    """The inspector with the fields of a stage's time, or with the people who could do it."""

    def paint(app: object, look: str) -> object:
        window = sample_window(app, look)

        def finish() -> None:
            window.go("plan", stage)
            settle(window)
            schedule = window.page_widget("plan").inspector.schedule
            (schedule.person_button if person else schedule.edit_button).click()
            settle(window)
            area = schedule.parentWidget().parentWidget().parentWidget()
            if hasattr(area, "ensureWidgetVisible"):
                area.ensureWidgetVisible(schedule)

        window.finish = finish
        return window

    return paint


def _audition(app: object, look: str) -> object:
    """The inspector with the candidates of an audition."""
    import samples

    from studio.queries import asks

    window = sample_window(app, look)
    window.context.studio.answers[asks.Stage] = lambda ask: samples.audition_detail(ask.stage, samples.song_plan())
    window.finish = lambda: window.go("plan", "s-vocal")
    return window


def _many() -> object:
    import samples

    return samples.many_plan(500)


def _long() -> object:
    import samples

    return samples.long_plan()


def _small() -> object:
    import samples

    return samples.small_plan()


BOTH = ("small", "large")
SCREENS: dict[str, tuple[Callable[[object, str], object], tuple[str, ...]]] = {
    "plan": (plan_screen(), BOTH),
    "plan-review": (plan_screen("s-vocal"), BOTH),
    "plan-audition": (_audition, BOTH),
    "plan-offered": (plan_screen("s-comp"), ("small",)),
    "plan-declined": (plan_screen("s-master"), ("small",)),
    "plan-own": (plan_screen("s-release"), ("small",)),
    "plan-own-files": (_own_files, ("small",)),
    "plan-progress": (plan_screen("s-guitars"), ("small",)),
    "plan-five": (plan_screen("s-drums", plan=_small), ("small",)),
    "plan-many": (plan_screen(plan=_many), BOTH),
    "plan-long": (plan_screen("s-vocal", plan=_long), ("small",)),
    "plan-drag": (_drag, ("small",)),
    "plan-hover": (_hover, ("small",)),
    **{
        f"plan-edit-{kind}": (_edited(kind), ("small",))
        for kind in ("chosen", "marquee", "link", "link-no", "rename", "folded", "tracks")
    },
    "plan-hour": (_zoomed("hour"), ("small",)),
    "plan-week": (_zoomed("week"), ("small",)),
    "plan-month": (_zoomed("month"), ("small",)),
    "plan-fit": (_zoomed("fit"), ("small",)),
    **{f"plan-{kind}": (_looked(kind), ("small",)) for kind in ("marks", "card", "forecast", "find", "keys")},
    **{f"plan-marks-{level}": (_looked("marks", level), ("small",)) for level in ("hour", "week", "month")},
    "plan-overview": (_looked("overview", "hour"), ("small",)),
    "plan-overview-many": (_looked("overview-many"), BOTH),
    "plan-find-many": (_looked("find-many"), ("small",)),
    "plan-marks-many": (_looked("marks-many", "fit"), ("small",)),
    **{f"plan-below-{part}": (_below(part), BOTH) for part in ("problems", "baselines", "forecast", "money")},
    "plan-time": (_time("s-release"), BOTH),
    "plan-time-bound": (_time("s-mix"), ("small",)),
    "plan-candidates": (_time("s-release", person=True), BOTH),
    **{f"money-{by}": (_money(by), BOTH) for by in ("stage", "track", "week")},
    "calendar": (_calendar(""), BOTH),
    "calendar-person": (_calendar("Ana Ribeiro"), ("small",)),
    "plan-below-stage": (_below("problems", "s-vocal"), ("small",)),
    "people": (_people(), BOTH),
    "people-person": (_people("m4"), BOTH),
    "people-out": (_people("m5"), ("small",)),
    "people-way": (_people(way=True), ("small",)),
    "messages": (_messages, ("small",)),
    "palette": (_palette, ("small",)),
    "inbox": (lambda app, look: sample_window(app, look, collaborator=True), BOTH),
    "first-run": (lambda app, look: sample_window(app, look, empty=True), ("small",)),
}


def main(arguments: list[str]) -> int:
    """Start a process for every theme and ratio."""
    if arguments[:1] == ["--one"]:
        render(Path(arguments[1]), arguments[2], int(arguments[3]), arguments[4:])
        return 0
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    ratios = [int(one) for one in os.environ.get("SHOT_RATIOS", "1 2").split()]
    for look in os.environ.get("SHOT_THEMES", "dark light").split():
        for ratio in ratios:
            environment = {**os.environ, "QT_SCALE_FACTOR": str(ratio)}
            command = [sys.executable, __file__, "--one", str(folder), look, str(ratio), *arguments[1:]]
            subprocess.run(command, env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
