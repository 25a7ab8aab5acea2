"""Makers of texts and of zips that are the same on every machine."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from studio.media.making import Facts, Job

_BLOCK_BYTES = 1 << 20
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of everything in a zip: the earliest that the format can say."""
_FILE_MODE = 0o100644
_UNIX = 3


def make_texts(jobs: Sequence[Job]) -> list[Facts]:
    """A text as it stands in the step, in UTF-8."""
    for job in jobs:
        with job.out.open("wb") as out:  # a temporary name, as every maker writes to
            out.write(str(job.step.params["text"]).encode())
    return [{} for _ in jobs]


def make_zips(jobs: Sequence[Job]) -> list[Facts]:
    """The inputs under their names in the order of these, stored: sound, pictures and films do not get smaller."""
    return [_zipped(job) for job in jobs]


def _zipped(job: Job) -> Facts:
    members = sorted(zip(job.step.params["names"], job.inputs, strict=True), key=lambda member: member[0])
    total = sum(one.path.stat().st_size for _, one in members) or 1
    done = 0
    with zipfile.ZipFile(job.out, "w", zipfile.ZIP_STORED) as packed:
        for name, one in members:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.external_attr, entry.create_system = _FILE_MODE << 16, _UNIX
            size_bytes = one.path.stat().st_size
            with one.path.open("rb") as source, packed.open(entry, "w", force_zip64=size_bytes >= 1 << 31) as target:
                while block := source.read(_BLOCK_BYTES):
                    job.check()
                    target.write(block)
                    done += len(block)
                    job.report(done / total)
    return {"files": len(members)}
