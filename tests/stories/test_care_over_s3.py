"""Moving, cleaning, repairing and salvaging over real S3 servers: moto in every run, Ceph (rights enforced) where it can be had."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from studio.actions import commands as c
from studio.app.cli import main
from studio.depot import object_names
from studio.store.grants import grants_of_production
from tests.servers import (
    S3Server,
    ceph_server,  # noqa: F401 -- fixture
    moto_server,  # noqa: F401 -- fixture
)
from tests.stories.test_moving import place_of
from tests.stories.test_song_over_s3 import PREFIX, plays_the_song, world_over

if TYPE_CHECKING:
    from pathlib import Path

DAYS_15_MS = 15 * 86_400_000


def test_clean_repair_and_salvage_over_moto(
    tmp_path: Path,
    moto_server: S3Server,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    with closing(world_over(tmp_path, moto_server)) as world:
        mira, _, room = plays_the_song(world)
        prj, bucket = world.production, world.depot_url.removeprefix("s3://").split("/")[0]
        mira.does(c.MarkTakes(room, (1,)))
        mira.syncs()
        world.clock.now_ms += DAYS_15_MS
        told = mira.does(c.CleanDepot(prj, dry_run=True))
        assert (told["objects"], told["rows"][0]["take"]) == (2, 1)  # its file, and its list of files
        assert mira.does(c.CleanDepot(prj))["objects"] == 2
        with closing(moto_server.depot(bucket, PREFIX)) as depot:
            chunk = depot.list_after(object_names.chunk_prefix(prj, room))[0].name
            depot.delete(chunk)
            depot.delete(object_names.entry(prj, room, 1))
            assert main(["--home", str(mira.home_folder), "--json", "verify", prj, "--storage"]) == 1
            seen = json.loads(capsys.readouterr().out)
            assert {(row["kind"], row["state"]) for row in seen["storage"]} == {
                ("chunk", "missing"),
                ("entry", "missing"),
            }
            out = tmp_path / "saved"
            words = ["--home", str(mira.home_folder), "--json", "depot", "salvage", world.depot_url, "--out", str(out)]
            main(words)
            saved = json.loads(capsys.readouterr().out)
            holes = {row["title"]: row["holes"] for row in saved["productions"][0]["rooms"]}
            assert holes["Words"] == [[1, 1]]
            assert mira.does(c.RepairProduction(prj))["objects"] == 2
            assert depot.head(chunk) is not None
        assert mira.does(c.RepairProduction(prj))["verdict"] == "good"
        world.syncs()
        assert world.all_agree(room)


@pytest.mark.xdist_group("ceph")
class TestOverCeph:
    def test_from_bucket_to_bucket_with_keys_of_their_own_in_both(
        self,
        tmp_path: Path,
        ceph_server: S3Server,  # noqa: F811
    ) -> None:
        with closing(world_over(tmp_path, ceph_server)) as world:
            world.access = "create"
            mira, ana, room = plays_the_song(world)
            second, owner = f"s3://{ceph_server.new_bucket()}/second", ceph_server.owner
            mira.does(c.LoginDepot(second, owner.key_id, owner.secret, ceph_server.endpoint_url))
            done = mira.does(c.MoveDepot(world.production, second, ceph_server.endpoint_url))
            assert done["inside_server"] > 0
            world.syncs()
            assert place_of(ana) == second
            with ana.studio.store.read() as connection:
                grants = grants_of_production(ana.studio.store, connection, world.production)
            assert owner.key_id not in json.dumps(grants)
            assert ana.state(room) == "approved"
            assert world.all_agree(room)
            assert mira.does(c.ForgetDepot(world.production, anyway=True))["objects"] > 5
            ana.syncs()
            assert world.all_agree(room)
