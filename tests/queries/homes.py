"""Homes of an owner and a collaborator with real actions; packets and entries pass from hand to hand, without a depot."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from studio.actions.commands import AcceptOffer, DeclineOffer, NoteText, OfferStage, ReviewTake
from studio.actions.deliver import Prepared, prepare, say_delivery
from studio.actions.hand_off import PassPlaces, accept_offer, decline_offer, offer_stage
from studio.actions.handing import handing_of
from studio.actions.passes import admit, enrol, open_own_ring, take_ring, write_rings
from studio.actions.productions import DepotFacts, start_production
from studio.actions.review import review_take
from studio.actions.stewardship import embed_packets, finish_take_in, steward, takes_to_take_in
from studio.depot import object_names
from studio.domain.chain import Chain
from studio.domain.check_report import FileReport
from studio.events.passes import Pass
from studio.events.rings import open_pass_page
from studio.store import tables
from studio.store.chain_files import load_chain
from studio.store.home import Home
from studio.store.manifests import keep_manifest, manifest_of
from studio.store.productions import productions, rooms_of
from studio.store.subjects import find_stage
from studio.store.transfer_tables import Standing, transfer

MONDAY_MS = 1_788_163_200_000
"""Monday 31 August 2026, 08:00 UTC."""
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


@dataclass
class Clock:
    now_ms: int = MONDAY_MS

    def __call__(self) -> int:
        return self.now_ms


@dataclass
class Studio:
    """One home and what its person does."""

    home: Home
    clock: Clock
    prj: str = ""
    passes: dict[str, str] = field(default_factory=dict)

    @property
    def now_ms(self) -> int:
        return self.clock.now_ms

    def ask(self, query, *arguments, **more):
        with self.home.read() as connection:
            return query(self.home, connection, *arguments, self.now_ms, **more)

    # --- owner ---

    def starts(self, chain: Chain | str = "demo", title: str = "Late Train", start: str = "") -> str:
        chain = load_chain(chain) if isinstance(chain, str) else chain
        with self.home.work() as work:
            depot = DepotFacts("file:///storage")
            self.prj = start_production(work, title=title, chain=chain, depot=depot, start_text=start)["production"]
        return self.prj

    def offers(self, stage: str, to: str = "Ana Ribeiro", **terms) -> str:
        with self.home.work() as work:
            made = offer_stage(work, OfferStage(stage, to, **terms), lambda *_: PassPlaces({"kind": "folder"}, {}))
        self.passes[made["handoff"]] = made["pass"]
        return made["handoff"]

    def delivers(self, subject: str, *files: Path, check=None) -> Prepared:
        with self.home.work() as work:
            handing = handing_of(work, subject)
            key = self.home.current_key(work.connection, handing.room).chunk_key
        prepared = prepare(self.home, handing, [str(file) for file in files], check or passes_all, key)
        with self.home.work() as work:
            say_delivery(work, prepared)
        return prepared

    def sent_everything(self) -> None:
        """All transfers of this home have arrived."""
        with self.home.work() as work:
            work.connection.execute(transfer.update().values(state=Standing.DONE, done_bytes=transfer.c.total_bytes))

    def reviews(self, stage: str, verdict: str, *notes: NoteText) -> None:
        with self.home.work() as work:
            review_take(work, ReviewTake(stage, verdict, notes))

    def forms_entries(self) -> None:
        with self.home.work() as work:
            for room in rooms_of(work.connection, self.prj):
                work.form_entry(room)

    # --- collaborator ---

    def accepts(self, room: str) -> None:
        with self.home.work() as work:
            accept_offer(work, AcceptOffer(room))

    def declines(self, room: str, reason: str = "") -> None:
        with self.home.work() as work:
            decline_offer(work, DeclineOffer(room, reason))


def passes_all(paths, spec) -> list[FileReport]:
    return [FileReport(str(path)) for path in paths]


@dataclass
class Pair:
    """An owner and a collaborator; ``meet`` does what two syncs and the owner's machine would."""

    owner: Studio
    other: Studio

    def opens(self, room: str) -> None:
        line = self.owner.passes[room]
        pass_ = Pass.parse(line)
        with self.owner.home.read() as connection:
            name = object_names.pass_object(pass_.prj, pass_.room, pass_.pass_id)
            data = connection.execute(select(tables.object_out.c.data).where(tables.object_out.c.name == name)).scalar()
        page = open_pass_page(data, pass_)
        with self.other.home.work() as work:
            enrol(work, pass_, page, self.other.home.name, {"url": "file:///storage"})

    def admits(self, room: str) -> None:
        pass_ = Pass.parse(self.owner.passes[room])
        with self.other.home.work() as work:
            table = tables.object_out
            data = work.connection.execute(select(table.c.data).where(table.c.room == room)).scalar()
            work.connection.execute(table.delete())
        with self.owner.home.work() as work:
            admit(work, self.owner.prj, data, pass_.pass_id)
            work.form_entry(room)
            write_rings(work, room, {})
        name = object_names.ring(self.owner.prj, room, self.other.home.device)
        with self.owner.home.read() as connection:
            data = connection.execute(select(tables.object_out.c.data).where(tables.object_out.c.name == name)).scalar()
        with self.other.home.work() as work:
            here = next(here for here in productions(work.connection) if here.prj == self.owner.prj)
            ring = open_own_ring(work, data, here, room)
            take_ring(work, self.owner.prj, room, ring)
        self.reads(room)

    def joins(self, room: str) -> None:
        self.opens(room)
        self.admits(room)

    def reads(self, room: str) -> None:
        """The collaborator reads the docket as far as it goes."""
        journal = tables.journal
        with self.owner.home.read() as connection:
            frames = list(
                connection.execute(
                    select(journal.c.n, journal.c.data)
                    .where(journal.c.room == room, journal.c.what == "d")
                    .order_by(journal.c.n)
                )
            )
        with self.other.home.work() as work:
            for n, data in frames:
                before = work.folded(room)
                if n == before.n + 1:
                    work.take_entry(before, data, "read")

    def meet(self, room: str) -> None:
        """Packets to the owner, entries back, with everything that follows by itself."""
        journal = tables.journal
        with self.other.home.read() as connection:
            said = list(
                connection.execute(
                    select(journal.c.data).where(
                        journal.c.room == room, journal.c.what == "p", journal.c.status == "saved"
                    )
                ).scalars()
            )
        with self.owner.home.work() as work:
            for frame in said:
                work.keep_packet(room, frame, self.owner.now_ms)
            embed_packets(work, self.owner.prj)
            steward(work, self.owner.prj)
        self.owner.sent_everything()
        self.owner.forms_entries()
        self.reads(room)

    def arrives(self, *, passes: bool = True, findings: tuple[dict, ...] = ()) -> None:
        """The files of deliveries reach the owner and are checked there."""
        with self.owner.home.work() as work:
            for taken in takes_to_take_in(work, self.owner.prj):
                with self.other.home.read() as connection:
                    manifest = manifest_of(connection, taken.room, taken.manifest_hash)
                keep_manifest(work.connection, taken.room, manifest)
                theirs = next(self.other.home.workspace.rglob(f"takes/take-{taken.take:02d}"))
                for entry in manifest.files:
                    target = taken.folder / entry.path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes((theirs / entry.path).read_bytes())
                finish_take_in(work, taken, list(findings), passes=passes)

    def gives_manifests(self, room: str) -> None:
        """The collaborator fetches the inputs that were handed on."""
        with self.other.home.work() as work:
            view = work.view(room)
            for given in view.table("given").values():
                with self.owner.home.read() as connection:
                    manifest = manifest_of(connection, room, given.manifest_hash)
                keep_manifest(work.connection, room, manifest)


def home_of(folder: Path, name: str, clock: Clock) -> Home:
    home = Home(folder / "home", folder / "workspace", clock)
    home.init(name, "a passphrase", scrypt_n=2)
    return home


SMALL = """
id: small
title: Small
currency: USD
budget: 100
defaults: {revisions: 1, review_days: 2, kill_fee: [0, 25, 50, 100]}
globals: {sample_rate: 48000, bit_depth: 24}
tracks: [Direction, Drums, Mix]
ports: {guide: audio.mix, drums_stem: audio.stem, mix_main: audio.mix}
stages:
- {id: guide, track: Direction, title: Guide, role: Owner, hours: 8, price: 0, out: [guide]}
- {id: drums, track: Drums, title: Drums, role: Drummer, brief: Play it., hours: 16, price: 50, in: [guide], out: [drums_stem]}
- {id: mix, track: Mix, title: Mix, role: Owner, hours: 8, price: 0, in: [drums_stem], out: [mix_main]}
"""


def stage_id(studio: Studio, text: str) -> str:
    with studio.home.read() as connection:
        return find_stage(studio.home, connection, text, studio.now_ms).stage.id
