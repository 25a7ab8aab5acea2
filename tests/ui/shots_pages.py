"""Pictures of the pages and panes that ask for something, to be looked at.

``python tests/ui/shots_pages.py FOLDER [NAME]`` draws every screen offscreen, light and dark, at both sizes; 2x with
``QT_SCALE_FACTOR=2``.
"""

# ruff: noqa: SLF001  the platform is chosen before Qt is imported; pictures need rare states

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.ui import panel_samples as rows
from tests.ui.shots_kit import main, settle, shot
from ui.context import Context


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

    from ui.dialogs.offer import OfferPane

    window = QWidget()
    detail = rows.review_detail()
    detail = replace(detail, stage=replace(detail.stage, person=""), terms=None)
    window.resize(1280, 800)
    pane = OfferPane(context, detail, window)
    pane.fields.to.setText("Ana Ribeiro")
    pane._follow()
    return window


@shot("offer-milestones")
def offer_milestones(context: Context) -> QWidget:
    pane = offer(context)
    from ui.dialogs.offer_fields import OfferFields

    fields = pane.findChild(OfferFields)
    fields.price.setText("60")
    fields.milestones.is_on.setChecked(True)
    fields.milestones.text.setPlainText("Rough mix = 20\nMix with notes done = 25\n")
    return pane


@shot("offer-audition")
def offer_audition(context: Context) -> QWidget:

    from ui.dialogs.offer import OfferPane

    window = QWidget()
    detail = rows.review_detail()
    detail = replace(detail, stage=replace(detail.stage, person=""), terms=None)
    window.resize(1280, 800)
    pane = OfferPane(context, detail, window)
    pane.fields.is_audition.setChecked(True)
    pane.fields.to.setText("Ana Ribeiro, ليلى حداد, Konstantin-Alexander von Hohenstaufen-Wrede")
    pane.fields.fee.setText("5")
    pane._follow()
    return window


@shot("offer-audition-passes")
def offer_audition_passes(context: Context) -> QWidget:

    from ui.dialogs.offer import OfferPane

    window = QWidget()
    pane = OfferPane(context, replace(rows.review_detail(), terms=None), window)
    names = ("Ana Ribeiro", "ليلى حداد", "Konstantin-Alexander von Hohenstaufen-Wrede")
    pane._show_passes(
        {
            "stage": "s-vocal",
            "candidates": [
                {"name": name, "pass": "SEGUE1-X" * bool(place), "pass_file": f"/home/mira/Segue/{name}.seguepass"}
                for place, name in enumerate(names)
            ],
        }
    )
    return window


@shot("offer-pass")
def offer_pass(context: Context) -> QWidget:

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


@shot("import-session")
def import_session(context: Context) -> QWidget:
    from ui.dialogs.import_session import ImportSessionPane

    window = _window()
    pane = ImportSessionPane(context, lambda: None, window)
    pane._looked = ("/home/mira/Downloads/Late Train.dawproject", "")
    pane.file.path.setText(pane._looked[0])
    pane._show(
        pane._looked,
        {
            "title": "Late Train", "added": 3, "changed": 2, "unchanged": 4, "changed_titles": ["Bass", "Keys"],
            "stages": [
                {"track": "Drums", "title": "Kick", "files": ["kick.wav"], "missing": []},
                {"track": "Drums", "title": "Snare", "files": ["snare.wav", "snare 2.wav"], "missing": []},
                {"track": "Vocals", "title": "Backing vocals", "files": [], "missing": ["bvox.wav"]},
            ],
            "missing": ["D:/Sessions/Late Train/Audio/bvox.wav"],
            "outside": ["/home/mira/Samples/tambourine.wav"],
            "left_out": ["Plug-ins are not taken over: “EQ”, “Reverb”.", "Automation is not taken over: “Kick”."],
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


@shot("split-sheet")
def split_sheet(context: Context) -> QWidget:
    from studio.domain.splits import Share, SplitSheet
    from studio.queries.rights import RightsRows
    from ui.dialogs.split_sheet import SplitPane

    window = _window()
    people = (
        Share("Ana Núñez", 5000, 2500, "Singer", "Ana María Núñez de la Peña", "00014107338", "SGAE"),
        Share("فاطمة الزهراء", 2500, 2500),
        Share("Mira Lindqvist", 2400, 5000, ipi="00014107339"),
    )
    SplitPane(context, RightsRows("p1", "Late Train", "Mira", SplitSheet(people, "T-034.524.680-1"), ()), window)
    return window


def _hand_on(context: Context, target: str) -> QWidget:
    from studio.domain.stage_states import StageState
    from studio.queries.asks import HandOnPlaces
    from studio.queries.hand_on import HandOnRows, InputPlace
    from ui.assembly.hand_on_pane import HandOnPane

    places = tuple(
        InputPlace(f"s{n}:premix", stage, "premix", "audio.mix", who, StageState.ACCEPTED, several=False, is_fed=not n)
        for n, (stage, who) in enumerate((("Lead vocal", "Ana Ribeiro"), ("Master", "")))
    )
    buckets = ("s3://late-train", "s3://nachtzug-deliveries/in")
    context.studio.answers[HandOnPlaces] = HandOnRows("p1", "Late Train", places, buckets, has_links=target != "link")
    context.production = "p1"
    window = _window()
    HandOnPane(context, "/out/Late Train, mix.wav", target, window)
    return window


@shot("hand-on-stage")
def hand_on_stage(context: Context) -> QWidget:
    return _hand_on(context, "stage")


@shot("hand-on-bucket")
def hand_on_bucket(context: Context) -> QWidget:
    return _hand_on(context, "bucket")


@shot("hand-on-link")
def hand_on_link(context: Context) -> QWidget:
    return _hand_on(context, "link")


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


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
    sys.stdout.write(f"{len(made)} pictures in {sys.argv[1]}\n")
