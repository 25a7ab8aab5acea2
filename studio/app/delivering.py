"""A deliverable handed on: to a room as an input, a folder, another bucket, or as a listening page.

What was changed since it was made is handed on to nobody: it is compared with its manifest first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.actions.delivering_commands import PushDeliverable
from studio.app.deliverable_proof import Proof, proof_of
from studio.crash_points import crash_point
from studio.domain.errors import BadInputError, CancelledError, RefusedError
from studio.domain.instants import iso_utc

if TYPE_CHECKING:
    from studio.app.carrying_out import Desk
    from studio.app.listening_page import PageContent

Progress = Callable[[float, str], None]
_TARGETS = ("to_input", "folder", "bucket", "page", "share_days")
_SOUND = frozenset({".wav", ".flac", ".aif", ".aiff", ".mp3", ".m4a", ".ogg", ".opus"})
_MOST_BYTES = 1 << 30


def push_deliverable(
    desk: Desk, command: PushDeliverable, progress: Progress, cancel: threading.Event
) -> dict[str, Any]:
    """Hand it on. Raises BadInputError for none or several places, RefusedError for a deliverable that was changed."""
    if sum(bool(getattr(command, name)) for name in _TARGETS) != 1:
        raise BadInputError(
            "A deliverable is handed on to one place at a time.",
            subject=command.path,
            what_to_do="Name a stage's input, a folder, a bucket or a listening page.",
        )
    proof = whole(Path(command.path).expanduser())
    files = [Path(row["path"]) for row in proof.files]
    shape: dict[str, Any] = {
        "deliverable": str(proof.manifest),
        "files": len(files),
        "size_bytes": sum(path.stat().st_size for path in files),
    }
    if command.to_input:
        return {**shape, **_to_input(desk, command.to_input, files, cancel)}
    if command.folder:
        return {**shape, **_to_folder(proof, Path(command.folder).expanduser().absolute(), progress, cancel)}
    if command.bucket:
        return {**shape, **_to_bucket(desk, command, proof, progress, cancel)}
    page = _page(proof, files)
    if command.page:
        from studio.app.listening_page import write_listening_page

        folder = Path(command.page).expanduser().absolute()
        index = write_listening_page(page, folder, lambda share: progress(share, "Making the page"), cancel)
        return {**shape, "to": str(index)}
    return {**shape, **_to_link(desk, command, proof, page, progress, cancel)}


def whole(path: Path) -> Proof:
    """A deliverable that is as it was made. Raises RefusedError for one that was changed."""
    proof = proof_of(path)
    if proof.problems:
        raise RefusedError(
            f"This is not the deliverable that was made: {proof.problems[0]}",
            subject=str(proof.manifest),
            what_to_do="Assemble it again, then hand it on.",
            code="changed",
        )
    return proof


def _to_input(desk: Desk, target: str, files: list[Path], cancel: threading.Event) -> dict[str, Any]:
    """Feed an input; the room of the stage gets it with the next synchronisation, as everything attached."""
    from studio.actions.attach import attach_input

    stage, _, name = target.rpartition(":")
    if not stage or not name:
        raise BadInputError(
            f"“{target}” names no input.", subject=target, what_to_do="Write STAGE:INPUT, such as mix:premix."
        )
    given = attach_input(desk.home, stage, name, [str(path) for path in files], cancel=cancel)
    return {"to": target, "stage": given.get("stage", stage), "input": name}


def _relative(proof: Proof) -> list[tuple[str, Path]]:
    """Name in the deliverable and place of its files, the manifest last: with it, it is complete."""
    found = [
        (str(made["name"]), Path(row["path"])) for made, row in zip(proof.body["outputs"], proof.files, strict=True)
    ]
    return [*found, (proof.manifest.name, proof.manifest)]


def _to_folder(proof: Proof, folder: Path, progress: Progress, cancel: threading.Event) -> dict[str, Any]:
    from studio.actions.handing import copy_whole

    rows = _relative(proof)
    if folder == proof.manifest.parent.absolute():
        raise BadInputError(
            "The deliverable lies in this folder already.", subject=str(folder), what_to_do="Name another one."
        )
    for done, (name, path) in enumerate(rows):
        progress(done / len(rows), f"Copying {path.name}")
        copy_whole(path, folder / name, cancel)
    return {"to": str(folder)}


def _to_bucket(
    desk: Desk, command: PushDeliverable, proof: Proof, progress: Progress, cancel: threading.Event
) -> dict[str, Any]:
    """Plain files under their names, not sealed and outside the names of a depot: whoever gets them has no keys of ours."""
    from studio.depot.s3 import S3Depot
    from studio.depot.wrapped import innermost

    rows = _relative(proof)
    large = next((path for _, path in rows if path.stat().st_size > _MOST_BYTES), None)
    if large is not None:
        raise BadInputError(
            f"“{large.name}” is larger than {_MOST_BYTES >> 30} GB, which is put into no bucket in one piece.",
            subject=str(large),
            what_to_do="Hand it on in a folder.",
        )
    if not command.bucket.startswith("s3://"):
        raise BadInputError(
            f"“{command.bucket}” is no bucket.",
            subject=command.bucket,
            what_to_do="Write s3://BUCKET/PREFIX; for a folder there is --folder.",
        )
    depot = desk.pool.open_new(command.bucket, command.endpoint_url, create=False)
    bucket = innermost(depot)
    assert isinstance(bucket, S3Depot)  # noqa: S101 -- that is what such an address opens
    try:
        for done, (name, path) in enumerate(rows):
            if cancel.is_set():
                raise CancelledError("Handing on was stopped; what was sent is still there.", subject=command.bucket)
            progress(done / len(rows), f"Sending {path.name}")
            crash_point("hand_on.put")
            bucket.bucket_call("put_object", Key=f"{bucket.prefix}{name}", Body=path.read_bytes())
            crash_point("hand_on.sent")
    finally:
        depot.close()
    return {"to": command.bucket}


def _page(proof: Proof, files: list[Path]) -> PageContent:
    from studio.app.listening_page import PageContent

    heard = [path for path in files if path.suffix.lower() in _SOUND]
    if not heard:
        raise BadInputError(
            "There is no sound in this deliverable, so there is nothing to hear on a page.",
            subject=str(proof.manifest),
            what_to_do="Hand it on in a folder.",
        )
    title = str(proof.body["production"]["title"])
    people = ", ".join(str(person["name"]) for person in proof.body["people"])
    return PageContent(title, people, str(proof.body["production"]["id"]), 0, heard, ())


def _to_link(
    desk: Desk, command: PushDeliverable, proof: Proof, page: PageContent, progress: Progress, cancel: threading.Event
) -> dict[str, Any]:
    from studio.app.moving import owned_production
    from studio.app.page_sharing import put_page, refuse_days, refuse_without_links

    refuse_days(command.share_days)
    here = owned_production(desk.home, str(proof.body["production"]["id"]))
    depot = desk.pool.of(here)
    refuse_without_links(depot, here.title)
    now_ms = desk.home.clock()
    shared = put_page(
        depot, here.prj, page, now_ms, command.share_days, lambda share: progress(share, "Sharing the page"), cancel
    )
    return {"to": "link", "url": shared.url, "expires_utc": iso_utc(shared.expires_ms)}
