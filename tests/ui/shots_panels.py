"""Pictures of the inbox, Listen, Assemble, the transfers and the pages, to be looked at.

``python tests/ui/shots_panels.py FOLDER [NAME]`` draws every screen offscreen, light and dark, at both sizes; 2x with
``QT_SCALE_FACTOR=2``.
"""

# ruff: noqa: SLF001  the platform is chosen before Qt is imported; pictures need rare states

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from studio.domain.stage_states import StageState
from studio.queries.asks import AssembleView, Inbox, Plan, Stage, SyncState, WavePeaks
from studio.queries.rows import AskedRow, AssembleRows
from tests.ui import panel_samples as rows
from tests.ui.sample_studio import SamplePeaks, SampleStudio
from ui.commands import CommandTable
from ui.context import Context
from ui.theme import Theme

SIZES = ((1280, 800), (1920, 1080))
Shot = Callable[[Context], QWidget]
SHOTS: dict[str, Shot] = {}


def shot(name: str) -> Callable[[Shot], Shot]:
    def keep(made: Shot) -> Shot:
        SHOTS[name] = made
        return made

    return keep


def settle(ms: int = 60) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def _inbox(context: Context, gigs: tuple, subject: str = "") -> QWidget:
    from ui.inbox.panel import InboxPanel

    context.studio.answers[Inbox] = gigs
    panel = InboxPanel(context)
    panel.show_gigs(gigs)
    if subject:
        panel.select(subject)
    return panel


@shot("inbox")
def inbox(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h1")


@shot("inbox-offer")
def inbox_offer(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h2")


@shot("inbox-awaiting")
def inbox_awaiting(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h3")


@shot("inbox-review")
def inbox_review(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h4")


@shot("inbox-revision")
def inbox_revision(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h5")


@shot("inbox-invited")
def inbox_invited(context: Context) -> QWidget:
    return _inbox(context, (rows.BASE, rows.invited()), "h2")


@shot("inbox-early-yes")
def inbox_early_yes(context: Context) -> QWidget:
    return _inbox(context, (rows.BASE, rows.invited("accept")), "h2")


@shot("inbox-unsent")
def inbox_unsent(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h6")


@shot("inbox-done")
def inbox_done(context: Context) -> QWidget:
    return _inbox(context, rows.inbox(), "h7")


@shot("inbox-empty")
def inbox_empty(context: Context) -> QWidget:
    return _inbox(context, ())


@shot("inbox-german")
def inbox_german(context: Context) -> QWidget:
    return _inbox(context, (rows.german(), *rows.inbox()), "h8")


@shot("inbox-arabic")
def inbox_arabic(context: Context) -> QWidget:
    panel = _inbox(context, (rows.arabic(), *rows.inbox()), "h9")
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return panel


def _listen(context: Context, detail=None, plan=None) -> QWidget:
    from ui.review.panel import ListenPanel

    detail = detail or rows.review_detail()
    answers = context.studio.answers
    answers[Plan] = plan or rows.plan((detail.stage,))
    answers[Stage] = detail
    answers[AssembleView] = rows.assemble()
    answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + len(ask.path) % 7 + (ask.path.count("b")))
    context.set_production("p1")
    panel = ListenPanel(context)
    panel.refresh()
    return panel


@shot("listen")
def listen(context: Context) -> QWidget:
    return _listen(context)


@shot("listen-typing")
def listen_typing(context: Context) -> QWidget:
    from ui.review.model import NoteDraft

    panel = _listen(context)
    panel.drafts.add("h1", 2, NoteDraft(40.0, 48.0, "Bring the end of this line up a little, it drowns in the band."))

    def go() -> None:
        panel._on_range((101.3, 120.0))
        panel.notes.box.type("And here")

    QTimer.singleShot(40, go)
    return panel


@shot("listen-many")
def listen_many(context: Context) -> QWidget:
    from dataclasses import replace

    from studio.queries.rows import FileRow

    detail = rows.review_detail()
    files = tuple(
        ("drum_multitrack", FileRow(f"ML_LateTrain_KM02_Drum{n:02d}.wav", 1, f"/tmp/{'b' * n}.wav", "", 222.0))
        for n in range(7)
    )
    return _listen(context, replace(detail, takes=(detail.takes[0], replace(detail.takes[1], files=files))))


@shot("listen-arriving")
def listen_arriving(context: Context) -> QWidget:
    from dataclasses import replace

    detail = rows.review_detail(("", ""))
    return _listen(
        context, replace(detail, takes=(replace(detail.takes[1], number=1, state="taking_in", progress=0.4),))
    )


@shot("listen-mix")
def listen_mix(context: Context) -> QWidget:
    panel = _listen(context)
    QTimer.singleShot(30, lambda: panel.select("mix"))
    return panel


@shot("listen-empty")
def listen_empty(context: Context) -> QWidget:
    return _listen(context, plan=rows.plan(()))


def _assemble(context: Context, made) -> QWidget:
    from ui.assembly.panel import AssemblePanel

    context.studio.answers[AssembleView] = made
    context.studio.answers[WavePeaks] = lambda ask: SamplePeaks(222.0, 1.0 + int(ask.path[5]) * 0.7)
    context.set_production("p1")
    panel = AssemblePanel(context)
    panel.refresh()
    return panel


_PATHS = tuple(f"/tmp/{n}.wav" for n in range(7))


@shot("assemble")
def assemble(context: Context) -> QWidget:
    return _assemble(context, rows.assemble(_PATHS, missing=()))


@shot("assemble-running")
def assemble_running(context: Context) -> QWidget:
    panel = _assemble(context, rows.assemble(_PATHS))

    def go() -> None:
        panel._rendering = "p1"
        panel.recipe.show_running(is_running=True)
        panel.recipe.show_progress(0.58, "Mixing", 9.0)

    QTimer.singleShot(60, go)
    return panel


@shot("assemble-first")
def assemble_first(context: Context) -> QWidget:
    return _assemble(context, rows.assemble(_PATHS, is_made=False))


@shot("inbox-counter")
def inbox_counter(context: Context) -> QWidget:
    panel = _inbox(context, (rows.offered(),))
    QTimer.singleShot(40, lambda: panel.page.asking._open("counter"))
    return panel


@shot("inbox-extend")
def inbox_extend(context: Context) -> QWidget:
    panel = _inbox(context, (rows.revision(),))
    QTimer.singleShot(40, lambda: panel.page.asking._open("extension"))
    return panel


@shot("inbox-asked")
def inbox_asked(context: Context) -> QWidget:
    asked = AskedRow("pause", is_mine=False, at_ms=1, words="asks for a pause (“I am away over Christmas”)")
    return _inbox(context, (replace(rows.BASE, state=StageState.IN_PROGRESS, asked=asked),))


@shot("assemble-twice")
def assemble_twice(context: Context) -> QWidget:
    pairs = (rows.HeardTwiceRow("s5", "takes", "Lead vocal, 3 full takes + doubles", "s6", "", "Comping, timing, tuning"),
             rows.HeardTwiceRow("s0", "drum_multitrack", "drum_multitrack", "s0", "drum_stem", "drum_stem"))  # fmt: skip
    return _assemble(context, rows.assemble(_PATHS, muted=(2, 4), heard_twice=pairs))


@shot("assemble-empty")
def assemble_empty(context: Context) -> QWidget:
    return _assemble(context, AssembleRows("p1", (), ("Drums", "Bass", "Lead vocal"), (), "/tmp"))


@shot("transfers")
def transfers(context: Context) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from ui.review.transport import PlayerBar
    from ui.transfers.bar import TransfersBar

    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(12, 0, 12, 4)
    column.addStretch(1)
    bar = TransfersBar(context)
    player = PlayerBar(context)
    column.addWidget(player)
    column.addWidget(bar)
    bar.show_rows(rows.TRANSFERS)
    from ui.review.player import shared_player

    shared_player(context).load(("/tmp/a.wav",), title="Lead vocal, take 2", duration_s=222.0, at_s=80.0, play=True)
    context.studio.answers[SyncState] = rows.SYNC
    QTimer.singleShot(30, bar.toggle_list)
    return window


@shot("transfers-limits")
def transfers_limits(context: Context) -> QWidget:
    from PySide6.QtWidgets import QVBoxLayout

    from studio.domain.transfer_limits import Limits, Span
    from ui.transfers.bar import TransfersBar

    window = QWidget()
    column = QVBoxLayout(window)
    column.addStretch(1)
    bar = TransfersBar(context)
    column.addWidget(bar)
    resting = tuple(replace(row, state="paused") for row in rows.TRANSFERS[:3]) + rows.TRANSFERS[3:]
    limits = Limits(is_paused=True, up=2_000_000, schedule=(Span(540, 1080, 500_000, 500_000),))
    context.studio.answers[SyncState] = replace(rows.SYNC, transfers=resting, limits=limits)

    def opens() -> None:
        bar.toggle_list()
        bar.list.limits_button.click()

    QTimer.singleShot(60, opens)
    return window


@shot("first-run")
def first_run(context: Context) -> QWidget:
    from ui.dialogs import first_run_page

    return first_run_page(context)


@shot("first-run-demo")
def first_run_demo(context: Context) -> QWidget:
    from ui.dialogs import first_run_page

    page = first_run_page(context)
    page.show_demo()
    page.demo.start(
        (
            sys.executable,
            [
                "-c",
                "import sys,time; print('Kofi hands in take 1 of Drums', file=sys.stderr, flush=True); time.sleep(5)",
            ],
        )
    )
    QTimer.singleShot(300, page.demo.stop_button.update)
    return page


@shot("new-production")
def new_production(context: Context) -> QWidget:
    from ui.dialogs import new_production_page

    context.studio.has_identity = False
    page = new_production_page(context)
    page.title.setText("Late Train")
    page.storage.suggest_folder("Late Train")
    return page


@shot("new-production-s3")
def new_production_s3(context: Context) -> QWidget:
    from ui.dialogs import new_production_page

    context.studio.report = {
        "rights": ["list", "write", "read"],
        "list_order": "sorted",
        "advice": [
            "These keys may not delete: what was taken in stays in the inbox. Allow s3:DeleteObject for the owner.",
            "This storage ignores conditions. Segue works here with one deciding device.",
        ],
    }
    page = new_production_page(context)
    page.title.setText("Late Train")
    page.storage._on_kind("s3")
    page.storage.bucket.setText("s3://my-bucket/late-train")
    page.storage.key_id.setText("AKIAEXAMPLE")
    page.storage.secret.setText("made-up")
    QTimer.singleShot(20, page.storage.test)
    return page


@shot("new-production-access")
def new_production_access(context: Context) -> QWidget:
    from ui.dialogs import new_production_page

    page = new_production_page(context)
    page.title.setText("Late Train")
    page.storage._on_kind("s3")
    page.storage.bucket.setText("s3://my-bucket/late-train")
    access = page.storage.access
    access.place(page.storage.url, "")
    why = "A user of the storage for each person, which Segue makes: lasting, and each can be shut out alone."
    access.offer_ways({"provider": "aws", "recommended": "users", "ways": [{"kind": "users", "why": why}]})
    QTimer.singleShot(20, access.details_button.click)
    QTimer.singleShot(200, page, lambda: page.area.verticalScrollBar().setValue(10_000))
    return page


@shot("invitation")
def invitation(context: Context) -> QWidget:
    from ui.dialogs import open_invitation_page

    context.studio.has_identity = False
    page = open_invitation_page(context)
    page.text.setPlainText("SEGUE1-" + "eyJwIjoiOTk4ZDk4In0" * 12)
    return page


@shot("invitation-folder")
def invitation_folder(context: Context) -> QWidget:
    from studio.domain.errors import BadInputError, PassError
    from ui.dialogs import open_invitation_page

    page = open_invitation_page(context)
    page.select("/home/ana/Downloads/Invitation Ana.seguepass")
    page._failed(BadInputError("Where?", code="where_is_the_folder"))
    page.said.say_error(PassError("The invitation expired on 3 December.", subject="Invitation Ana.seguepass"))
    return page


@shot("offer")
def offer(context: Context) -> QWidget:
    from dataclasses import replace

    from ui.dialogs.offer import OfferPane

    window = QWidget()
    detail = rows.review_detail()
    detail = replace(detail, stage=replace(detail.stage, person=""), terms=None)
    window.resize(1280, 800)
    pane = OfferPane(context, detail, window)
    pane.fields.to.setText("Ana Ribeiro")
    pane._follow()
    return window


@shot("offer-pass")
def offer_pass(context: Context) -> QWidget:
    from dataclasses import replace

    from ui.dialogs.offer import OfferPane

    window = QWidget()
    detail = rows.review_detail()
    pane = OfferPane(context, replace(detail, terms=None), window)
    pane._draft = pane.fields.draft()
    pane._show_pass(
        {
            "pass": "SEGUE1-" + "eyJwIjoiOTk4ZDk4In0" * 12,
            "expires_utc": "2026-12-10T09:00:00Z",
            "pass_file": "/home/mira/Segue/Late Train/Vocals/Lead vocal/Invitation Ana.seguepass",
        }
    )
    return window


def _window() -> QWidget:
    window = QWidget()
    window.resize(1280, 800)
    return window


@shot("export-plan")
def export_plan(context: Context) -> QWidget:
    import samples

    from ui.dialogs.export_plan import ExportPlanPane, Scope

    window, plan = _window(), samples.song_plan()
    chosen = frozenset(stage.id for stage in plan.stages[:4])
    scopes = (Scope("all", "Whole plan", frozenset()), Scope("chosen", "4 selected", chosen))
    pane = ExportPlanPane(context, plan, plan, scopes, window)
    pane.file.path.setText("/home/mira/Late Train plan.pdf")
    pane._done({"path": "/home/mira/Late Train plan.pdf", "stages": 4, "bytes": 39_000})
    return window


@shot("import-plan")
def import_plan(context: Context) -> QWidget:
    from ui.dialogs.import_plan import ImportPlanPane

    window = _window()
    pane = ImportPlanPane(context, lambda: None, window)
    pane._path = "/home/mira/Downloads/tour.xml"
    pane.file.path.setText(pane._path)
    pane._show(
        pane._path,
        {
            "added": 14, "added_titles": [f"Stage {n}" for n in range(1, 15)], "changed": 1, "changed_titles": ["Mix"],
            "links": 9, "baselines": 1,
            "left_out": ["“Must start on” is kept as “start no earlier than”: “Load-in”.", "The production keeps its own calendar."],
        },
    )  # fmt: skip
    return window


@shot("save-chain")
def save_chain(context: Context) -> QWidget:
    import samples

    from ui.dialogs.save_chain import SaveChainPane

    window, plan = _window(), samples.song_plan()
    pane = SaveChainPane(context, plan, tuple(stage.id for stage in plan.stages[3:6]), "The band", window)
    pane._done({"chain": "the-band", "title": "The band", "left_out": ["For whom 3 stages are meant."]})
    return window


@shot("insert-chain")
def insert_chain(context: Context) -> QWidget:
    import samples

    from studio.queries.asks import Chains, InsertChoices
    from studio.queries.chain_rows import ChainRow, FeedRow, InsertRows, OuterInputRow
    from studio.store.chain_files import load_chain
    from ui.dialogs.insert_chain import InsertChainPane

    feed = FeedRow("s-drums", "Drums", "premix", "audio.mix")
    inputs = (OuterInputRow("prep", "Booking", "premix", "audio.mix", (feed,), 0),)
    context.studio.answers[InsertChoices] = InsertRows("podcast", load_chain("podcast"), inputs, is_other_money=False)
    own = ChainRow("band", "The band", True, 3, 4.0, 9.0, 9500, "USD", path="/home/mira/chains/band.yaml")
    context.studio.answers[Chains] = (
        ChainRow("podcast", "Interview podcast episode", False, 10, 11.0, 23.0, 46000, "USD"),
        own,
    )
    window = _window()
    InsertChainPane(context, samples.song_plan(), 0, "", lambda _result: None, window)
    settle(400)
    return window


def main(folder: Path, wanted: str = "", sizes: tuple[tuple[int, int], ...] = SIZES) -> list[Path]:
    """Draw all screens whose name begins with ``wanted``; returns the files."""
    app = QApplication.instance() or QApplication([])
    app.setFont(QFont(os.environ.get("SEGUE_SHOT_FONT", "Inter")))
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for choice in ("light", "dark"):
        theme = Theme(app, choice)
        for name, make in SHOTS.items():
            if not name.startswith(wanted):
                continue
            for width, height in sizes:
                context = Context(theme, CommandTable())
                context.attach(SampleStudio())
                widget = make(context)
                widget.setProperty("kind", "window")
                widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
                widget.resize(width, height)
                widget.show()
                settle(250 if name.startswith(("listen", "assemble", "transfers", "new", "first-run-demo")) else 60)
                path = folder / f"{name}-{choice}-{width}@{scale}x.png"
                widget.grab().save(str(path))
                written.append(path)
                for demo in widget.findChildren(QWidget, "demo"):
                    demo.stop()
                context.background.cancel_all()
                player = context.findChild(QObject, "player")
                if player is not None:
                    player.close()
                widget.close()
                widget.deleteLater()
                settle(120 if name == "first-run-demo" else 5)
    return written


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
    sys.stdout.write(f"{len(made)} pictures in {sys.argv[1]}\n")
