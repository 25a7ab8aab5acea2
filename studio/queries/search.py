"""What can be found in a room: productions, stages, briefs, people, notes, messages, files and invoices, as documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from studio.domain.found_words import Document
from studio.events.fold_office import is_closed
from studio.events.state import RoomState
from studio.queries.invoices import invoice_number
from studio.queries.room_facts import DONE, RoomFacts, facts_of, owner_of
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.manifests import manifest_of
from studio.store.productions import ProductionHere
from studio.store.roster import roster


def room_documents(
    home: Home, connection: Connection, here: ProductionHere, room: str, now_ms: int
) -> Iterator[Document]:
    """Everything of one room that has words."""
    state = home.rooms.view(connection, room, now_ms)
    if room == here.prj:
        yield from _of_office(here, state)
        return
    facts = facts_of(state)
    if facts is not None:
        yield from _of_hand_off(connection, here, state, facts)


def _of_office(here: ProductionHere, office: RoomState) -> Iterator[Document]:
    production = office.production
    if production is None:
        return
    title = production.title
    yield Document(here.prj, "production", here.prj, title, here.prj, title, "closed" if is_closed(office) else "")
    tracks = {track.id: track.name for track in office.table("track").values()}
    for stage in office.table("stage").values():
        body = ", ".join(filter(None, (stage.role, tracks.get(stage.track, ""), stage.meant_for)))
        yield Document(stage.id, "stage", here.prj, title, stage.id, stage.title, body)
        if stage.brief:
            yield Document(f"{stage.id}/brief", "brief", here.prj, title, stage.id, stage.title, stage.brief)


def _of_hand_off(
    connection: Connection, here: ProductionHere, state: RoomState, facts: RoomFacts
) -> Iterator[Document]:
    hand_off, terms, room = facts.hand_off, facts.terms, state.room
    subject = hand_off.stage if here.is_owner else room

    def document(key: str, kind: str, title: str, body: str, at_ms: int = 0, whose: str = "") -> Document:
        return Document(
            key, kind, here.prj, here.title, whose or subject, title, body, room, at_ms, is_owner=here.is_owner
        )

    other = facts.person if here.is_owner else owner_of(state)
    if not here.is_owner:
        yield document("gig", "stage", terms.title, ", ".join(filter(None, (terms.role, other))), hand_off.offered_ms)
        if terms.brief:
            yield document("brief", "brief", terms.title, terms.brief, hand_off.offered_ms)
    if other:
        yield document("person", "person", other, f"{terms.role}, {terms.title}", hand_off.offered_ms)
    for note in state.table("note").values():
        words = " · ".join([note.text, *(reply.text for reply in note.thread)])
        yield document(f"note/{note.id}", "note", terms.title, words, note.at_ms)
    asked = hand_off.question
    for key, text in (("asked", asked.reason if asked is not None else ""), ("reason", hand_off.reason)):
        if text:
            yield document(key, "message", terms.title, text, hand_off.offered_ms)
    yield from _files(connection, state, document)
    if facts.state in DONE and terms.price_minor > 0:
        number = invoice_number(room)
        yield document("invoice", "invoice", f"{number} {terms.title}", f"{facts.person}, {owner_of(state)}")


def _files(connection: Connection, state: RoomState, document: Callable[..., Document]) -> Iterator[Document]:
    for table in ("take", "given"):
        for key, made in state.table(table).items():
            manifest = manifest_of(connection, state.room, made.manifest_hash)
            for entry in manifest.files if manifest is not None else ():
                name = entry.path.rpartition("/")[2]
                where = f"take {made.number}" if table == "take" else made.input
                yield document(f"{table}/{key}/{entry.path}", "file", name, where, made.at_ms)


def roster_documents(connection: Connection) -> Iterator[Document]:
    """The people whom the owner keeps, with their private notes: the index does not leave the home."""
    for entry in roster(connection):
        lists = (entry.roles, entry.skills, entry.languages, entry.groups)
        words = [*(word for some in lists for word in some), entry.email, entry.notes]
        yield Document(
            entry.id,
            "person",
            "",
            "",
            f"roster/{entry.name}",
            entry.name,
            ", ".join(filter(None, words)),
            is_owner=True,
        )
