"""Pictures of People and of the sections of the settings over a real home, such as the demo's, to be looked at.

    python tests/ui/shots_care.py HOME FOLDER [NAME-PART ...]

Light and dark at both sizes; 2x with ``QT_SCALE_FACTOR=2``. Changes nothing but what checking writes.
"""

# ruff: noqa: SLF001, E402  the platform is chosen before Qt is imported; pictures need rare states

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("SEGUE_KEYS", "file")

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from shots import SIZES, settle, wait

from studio.app.studio import open_studio
from studio.queries.people_rows import DeviceRow, LeadRow
from ui.app import build_window

Finish = Callable[[Any], None]


def people(window: Any) -> None:
    """The second person chosen."""
    window.page_widget("people").table.setCurrentCell(1, 0)


def people_out(window: Any) -> None:
    """Asked whether somebody is to be taken out."""
    people(window)
    settle(window)
    window.page_widget("people").pane.out.ask()


def co_owner(window: Any) -> None:
    """The pane for a co-owner."""
    window.page_widget("people").open_co_owner().name.setText("Tom Ashe")


def devices(window: Any) -> None:
    """Three devices, one revoked; another one decides."""
    page = window.page_widget("devices")
    prj, me = page.row.id, "d" * 32

    def row(device: str, label: str, **more: Any) -> DeviceRow:
        values = {"is_here": False, "leads": False, "is_removed": False, "is_revoked": False, **more}
        return DeviceRow(device, label, "Mira", me, "owner", prj, "Late Train", is_own=True, **values)

    page.refresh = lambda: None
    page._show((row("a" * 32, "Laptop", is_here=True), row("b" * 32, "Studio PC", leads=True),
                row("c" * 32, "Old Mac", is_removed=True, is_revoked=True)))  # fmt: skip
    page._show_leads((LeadRow(prj, "Late Train", "b" * 32, "Studio PC", 3, False, True, False, 2),))


def devices_lost(window: Any) -> None:
    """A device is lost."""
    devices(window)
    page = window.page_widget("devices")
    page.ask_lost(page.devices[1])


def devices_take(window: Any) -> None:
    """Taking over is explained."""
    devices(window)
    next(iter(window.page_widget("devices").leads.values())).ask_lost()


def admitted(window: Any) -> None:
    """A device has been let in."""
    card = window.page_widget("devices").admit
    card.line.setPlainText("SEGUEDEVICE1-ABCDEF")
    card.answer.show_line("SEGUEWELCOME1-" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 12)
    card.answer.show()
    card.say_done("“Laptop” is one of your devices", "Six words that it shows too, once it has the answer: "
                  "ocean velvet pigeon ladder rocket summer")  # fmt: skip


def refused(window: Any) -> None:
    """Something else was pasted."""
    card = window.page_widget("devices").admit
    card.line.setPlainText("SEGUEDEVICE1-NONSENSE")
    card.admit()


def drill_bad(window: Any) -> None:
    """A wrong passphrase."""
    card = window.page_widget("recovery").drill
    card.recovery.passphrase.setText("not this")
    card.drill()


def checked(window: Any) -> None:
    """Everything agrees."""
    window.page_widget("care").check.check()


def checked_bad(window: Any) -> None:
    """Something is missing."""
    card = window.page_widget("care").check
    card._checked(
        {
            "verdict": "bad",
            "rooms": [{"entries": 41, "problems": []}],
            "files": [{"state": "good"}] * 12 + [{"state": "changed", "path": "/a/ML_LateTrain_Vox_01.wav"}],
            "storage": [
                {"state": "missing", "stage": "Lead vocal", "what": "take 2", "file": "Lead_Vox_02.wav", "objects": 3},
                {"state": "damaged", "stage": "Bass", "what": "take 1", "file": "bass_di.wav", "objects": 1},
            ],
        }
    )


def working(window: Any) -> None:
    """Half way through."""
    card = window.page_widget("care").check
    card._running.show()
    card._buttons.hide()
    card._told(0.42, "Reading ML_LateTrain_Vox_01.wav")


def cleaned(window: Any) -> None:
    """What could go."""
    window.page_widget("care").clean.look()


def cleaning(window: Any) -> None:
    """Much could go, some goes."""
    row = {"room": "r", "subject": "s", "what": "take", "who": "", "is_marked": False}
    could = [{**row, "stage": "Lead vocal, 3 full takes and doubles", "take": n, "objects": 40, "bytes": 61_000_000 * n,
              "reason": "a later take has replaced it"} for n in (1, 2)]  # fmt: skip
    goes = [{**row, "stage": "Bass", "take": 1, "objects": 22, "bytes": 34_000_000, "is_marked": True,
             "reason": "its files were marked to go 14 days ago"}]  # fmt: skip
    stays = [{**row, "stage": "Drums", "take": 1, "objects": 22, "bytes": 1, "is_marked": True,
              "reason": "it was marked, and goes in 6 days"}]  # fmt: skip
    window.page_widget("care").clean._seen(
        {"could_go": could, "kept": stays, "rows": goes, "objects": 22, "bytes": 34_000_000}
    )


def exported(window: Any) -> None:
    """Done."""
    card = window.page_widget("export").card
    card._done(
        {"title": "Late Train", "entries": 148, "files": 31, "bytes": 412e6, "folder": "/home/mira/Late Train export"}
    )


def closing(window: Any) -> None:
    """Everything is finished, two are not paid."""
    from studio.queries.closing import ClosingRows, OwedRow

    owed = (
        OwedRow("h1", "Lead vocal, 3 full takes and doubles", "Ana Ribeiro", 6000, "USD"),
        OwedRow("h2", "Mix", "Dee Alvarez", 12000, "USD"),
    )
    window.page_widget("closing").card._show(ClosingRows((), owed))


def closed(window: Any) -> None:
    """It is over."""
    from studio.queries.closing import ClosingRows

    card = window.page_widget("closing").card
    card._show(ClosingRows((), (), is_closed=True))
    card.say_done("“Late Train” is closed", "The others see it with the next synchronisation.")


def moving(window: Any) -> None:
    """A move that was stopped half way, and a former place."""
    page = window.page_widget("storage")
    page._show(page.row.id, {"url": "/home/mira/Shared/LateTrain", "slug": "late-train", "is_owner": True, "access": "",
                             "moving_to": "s3://late-train/mira", "may_give_up": True, "former": ["/media/stick/Old"],
                             "endpoint_url": ""})  # fmt: skip


def lead_bar(window: Any) -> None:
    """Another device decides."""
    from dataclasses import replace

    from studio.queries.asks import Leads

    row = next(row for row in window.productions if row.is_owner)
    leads = (LeadRow(row.id, row.title, "b" * 32, "Studio PC", 3, False, True, False, 2),)
    ask = window.context.studio.ask
    window.context.studio.ask = lambda question: leads if isinstance(question, Leads) else ask(question)
    window._show_lead(replace(row, decided_on="Studio PC"))


def joined(window: Any) -> None:
    """The line is shown."""
    page = window.page_widget("join_device")
    page._asked({"line": "SEGUEDEVICE1-" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 4, "label": "Laptop"})


NOTHING: Finish = lambda window: None  # noqa: E731


def workspace(window: Any) -> None:
    """Another folder for the files; at the end of the page."""
    page = window.page_widget("settings")
    page.files.ask_where()
    page.files.folder.path.setText("/Volumes/Studio/Segue")
    page.files._follow()
    page.files.say_hint("A move was broken off", "Copies of your files lie in /Volumes/Old.")
    settle(window)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())


SHOTS: dict[str, tuple[str, Finish]] = {
    "plan": ("plan", NOTHING),
    "people": ("people", NOTHING),
    "people-one": ("people", people),
    "people-out": ("people", people_out),
    "people-owner": ("people", co_owner),
    "settings": ("settings", NOTHING),
    "workspace": ("settings", workspace),
    "devices": ("devices", NOTHING),
    "devices-three": ("devices", devices),
    "devices-lost": ("devices", devices_lost),
    "devices-take": ("devices", devices_take),
    "devices-admitted": ("devices", admitted),
    "devices-refused": ("devices", refused),
    "recovery": ("recovery", NOTHING),
    "recovery-bad": ("recovery", drill_bad),
    "import": ("import", NOTHING),
    "storage": ("storage", NOTHING),
    "storage-moving": ("storage", moving),
    "care": ("care", NOTHING),
    "care-checked": ("care", checked),
    "care-bad": ("care", checked_bad),
    "care-working": ("care", working),
    "care-clean": ("care", cleaned),
    "care-cleaning": ("care", cleaning),
    "export": ("export", NOTHING),
    "closing": ("closing", NOTHING),
    "closing-owed": ("closing", closing),
    "closed": ("closing", closed),
    "export-done": ("export", exported),
    "join": ("join_device", joined),
    "recover": ("recover", NOTHING),
    "lead-bar": ("plan", lead_bar),
}


def main(home: Path, folder: Path, parts: list[str]) -> None:
    """Draw them all."""
    app = QApplication([])
    if "Inter" in QFontDatabase.families():
        app.setFont(QFont("Inter"))
    folder.mkdir(parents=True, exist_ok=True)
    ratio = os.environ.get("QT_SCALE_FACTOR", "1")
    for look in os.environ.get("SHOT_THEMES", "dark light").split():
        for size in os.environ.get("SHOT_SIZES", "small large").split():
            studio = open_studio(home)
            window, context = build_window(app, None, look)
            window.resize(*SIZES[size])
            window.show()
            context.attach(studio)
            settle(window)
            for name, (page, finish) in SHOTS.items():
                if parts and not any(part in name for part in parts):
                    continue
                old = window.stack.pages.pop(page, None)
                if old is not None and page != "plan":
                    window.stack.removeWidget(old)
                elif old is not None:
                    window.stack.pages[page] = old
                window.go(page)
                settle(window)
                finish(window)
                settle(window)
                window.messages.hide()
                window.grab().save(str(folder / f"{name}-{look}-{ratio}x-{size}.png"))
            window.close()
            studio.close()
            window.deleteLater()
            wait(20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
