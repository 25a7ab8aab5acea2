"""The graph carried out: once for equal work, whole or not at all, the same bytes however it is run."""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from studio.domain.assembly import Lane, TakeFile
from studio.domain.errors import BadInputError, CancelledError, DiskError, RefusedError
from studio.domain.production import HouseFormat
from studio.domain.recipe import LaneRule, recipe_book, sources_of
from studio.domain.render_material import Material, safe_name
from studio.domain.render_plan import PLANNERS, plan_recipe
from studio.domain.rendering import SourceFile, Step, Wanted, steps_in
from studio.media import makers, mix, rendering
from studio.media.making import Maker
from studio.media.render_cache import RenderCache
from studio.media.rendering import Rendering, render

RATE = 48000
FRAMES = 60_000
BOOK = recipe_book(())
PCM_RECIPES = ("mix", "instrumental", "a-cappella", "tv", "floats", "stems", "master", "release")


def noise(seed: int, frames: int = FRAMES, channels: int = 1, level: float = 0.1) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.0, level, (frames, channels))


@pytest.fixture(scope="module")
def stems(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A 24-bit wave, a FLAC and a wave at another rate."""
    folder = tmp_path_factory.mktemp("stems")
    paths = {"drums": folder / "drums.wav", "vocal": folder / "vocal.flac", "pad": folder / "pad.wav"}
    soundfile.write(paths["drums"], noise(1, channels=2), RATE, "PCM_24")
    soundfile.write(paths["vocal"], noise(2, FRAMES // 2), RATE, "PCM_24")
    soundfile.write(paths["pad"], noise(3, 30_000), 44100, "PCM_16")
    return paths


def material_of(paths: dict[str, Path], **changes: dict[str, object]) -> Material:
    lanes, local = [], {}
    for name, path in paths.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        local[digest] = str(path)
        role = "Singer" if name == "vocal" else "Player"
        lane = Lane(name.title(), f"s-{name}", name.title(), 1, TakeFile("out", path.name, digest), role=role)
        lanes.append(replace(lane, **changes.get(name, {})))
    return Material("Late Train", "Late Train", HouseFormat(RATE), {"mix": tuple(lanes)}, local)


class Bench:
    """Renders recipes into a folder with one cache."""

    def __init__(self, folder: Path) -> None:
        self.cache, self.out = RenderCache(folder / "cache"), folder / "out"

    def make(self, recipe: str, material: Material, threads: int = 2, **more: object) -> Rendering:
        plan = plan_recipe(sources_of(BOOK, recipe), material)
        return render(plan.wanted, self.cache, self.out, checks=plan.checks, threads=threads, **more)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def test_a_mix_has_the_same_bytes_as_one_made_of_the_files_themselves(
    bench: Bench, stems: dict[str, Path], tmp_path: Path
) -> None:
    made = bench.make("mix", material_of(stems, vocal={"gain_mdb": -2500, "pan_milli": 300, "fade_in_ms": 100}))
    session = mix.MixSession(
        tuple(
            mix.Lane(path, **({"gain_db": -2.5, "pan": 0.3, "fade_in_s": 0.1} if name == "vocal" else {}))
            for name, path in stems.items()
        )
    )
    other = mix.mix(session, tmp_path / "other.wav", mix.MixOptions(rate_hz=RATE))
    (file,) = made.made
    assert file.path == bench.out / "Late Train mix.wav"
    assert file.path.read_bytes() == (tmp_path / "other.wav").read_bytes()
    assert (file.facts["sha256"], file.facts["pcm_sha256"]) == (other.sha256, other.pcm_sha256)
    assert file.facts["integrated_lufs"] == pytest.approx(other.integrated_lufs, abs=1e-3)


def test_what_is_made_once_is_not_made_again_and_only_what_changed_is(bench: Bench, stems: dict[str, Path]) -> None:
    first = bench.make("stems", material_of(stems))
    again = bench.make("stems", material_of(stems))
    assert (again.fresh, first.reused) == (0, 0)
    assert [one.facts["sha256"] for one in again.made] == [one.facts["sha256"] for one in first.made]
    louder = bench.make("stems", material_of(stems, drums={"gain_mdb": 1000}))
    # drums, mix and null test; the drums' file, which is a wave already, is as good as read
    assert louder.fresh == 4
    changed = [a.name for a, b in zip(first.made, louder.made, strict=True) if a.facts["sha256"] != b.facts["sha256"]]
    assert changed == ["Late Train stems/Late Train Drums.wav"]


def test_a_file_that_is_the_same_already_is_left_alone(bench: Bench, stems: dict[str, Path]) -> None:
    first = bench.make("stems", material_of(stems))
    before = {one.name: one.path.stat().st_ino for one in first.made}
    drums = "Late Train stems/Late Train Drums.wav"
    data = bytearray((bench.out / drums).read_bytes())
    data[-1] ^= 1
    (bench.out / drums).write_bytes(data)
    again = bench.make("stems", material_of(stems))
    assert {one.name for one in again.made if one.path.stat().st_ino != before[one.name]} == {drums}
    assert hashlib.sha256((bench.out / drums).read_bytes()).hexdigest() == again.made[0].facts["sha256"]


def test_stems_are_equally_long_and_add_up_to_the_mix(bench: Bench, stems: dict[str, Path]) -> None:
    made = bench.make("stems", material_of(stems, pad={"start_frame": 90_000}))
    assert {one.facts["frames"] for one in made.made} == {90_000 + round(30_000 * RATE / 44100)}
    (check,) = made.checks
    assert (check["is_equal_length"], check["stems"]) == (True, 3)
    assert check["residual_steps"] <= 1, "only the resampled pad is rounded twice"
    exact = bench.make("stems", material_of({name: stems[name] for name in ("drums", "vocal")}))
    assert (exact.checks[0]["is_exact"], exact.checks[0]["residual_dbfs"]) == (True, None)
    uneven = bench.make("stems", material_of(stems, drums={"gain_mdb": -3300}))
    assert uneven.checks[0]["residual_dbfs"] < -125.0


def test_a_null_test_hears_what_is_missing(bench: Bench, stems: dict[str, Path]) -> None:
    plan = plan_recipe(sources_of(BOOK, "stems"), material_of(stems))
    (check,) = plan.checks
    fewer = replace(check, inputs=check.inputs[:-1])
    made = render(plan.wanted, bench.cache, bench.out, checks=[fewer])
    assert made.checks[0]["residual_dbfs"] > -20.0


@pytest.mark.parametrize(("recipe", "heard"), [("instrumental", {"drums", "pad"}), ("a-cappella", {"vocal"})])
def test_versions_of_a_mix_are_made_by_their_rule(stems: dict[str, Path], recipe: str, heard: set[str]) -> None:
    plan = plan_recipe(sources_of(BOOK, recipe), material_of(stems))
    assert {lane.file.name.partition(".")[0] for lane in plan.lanes} == heard


def test_a_rule_that_hears_nothing_says_so(stems: dict[str, Path]) -> None:
    silent = replace(BOOK["mix"], rule=LaneRule(only=("track:Strings",)))
    with pytest.raises(RefusedError, match="hears none of the 3 lanes"):
        plan_recipe((silent,), material_of(stems))


def test_the_same_bytes_from_two_homes_by_any_number_of_threads_and_either_kind_of_loop(
    tmp_path: Path, stems: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every deliverable of samples: mixes of every rule and depth, stems, masters, waves and FLAC of a release."""
    material = material_of(stems, drums={"gain_mdb": -1234, "pan_milli": -300}, pad={"fade_out_ms": 200})
    book = recipe_book(
        (
            {"recipe": "floats", "kind": "mix", "settings": {"bits": "32f"}},
            {"recipe": "release", "kind": "release", "settings": {"formats": ["wav24", "wav16", "flac"]}},
        )
    )
    wanted = [one for name in PCM_RECIPES for one in plan_recipe(sources_of(book, name), material).wanted]
    hashes, flac = [], []
    for name, threads, plain in (("one", 1, ""), ("two", 2, ""), ("plain", 2, "1")):
        monkeypatch.setenv("SEGUE_PLAIN_LOOPS", plain)
        made = render(wanted, RenderCache(tmp_path / name / "cache"), tmp_path / name / "out", threads=threads).made
        hashes.append({one.name: one.facts["sha256"] for one in made})
        flac.append(hash_of_samples(next(one.path for one in made if one.path.suffix == ".flac")))
    assert hashes[0] == hashes[1] == hashes[2]
    assert flac[0] == flac[1] == flac[2]
    assert len(hashes[0]) == len(wanted) == 12


def hash_of_samples(path: Path) -> str:
    return hashlib.sha256(soundfile.read(path, dtype="int32")[0].tobytes()).hexdigest()


def test_a_damaged_cached_file_is_found_and_made_again(bench: Bench, stems: dict[str, Path]) -> None:
    first = bench.make("mix", material_of(stems)).made[0]
    (kept,) = [path for path in bench.cache.folder.rglob("*.wav") if path.stat().st_size == first.path.stat().st_size]
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes(data)
    again = bench.make("mix", material_of(stems))
    assert again.fresh > 0
    assert again.made[0].path.read_bytes() == first.path.read_bytes()
    assert hashlib.sha256(first.path.read_bytes()).hexdigest() == first.facts["sha256"]


def test_the_least_recently_used_goes_when_the_cache_is_full(tmp_path: Path, stems: dict[str, Path]) -> None:
    bench = Bench(tmp_path)
    drums, vocal = (material_of({name: stems[name]}) for name in ("drums", "vocal"))
    bench.make("mix", drums)
    bench.cache.limit_bytes = 1
    bench.make("mix", vocal)
    assert bench.make("mix", vocal).fresh == 0, "what was used last stays"
    assert bench.make("mix", drums).fresh > 0


def test_stopped_it_ends_at_once_and_leaves_the_old_file(bench: Bench, stems: dict[str, Path]) -> None:
    old = bench.make("mix", material_of(stems)).made[0].path.read_bytes()
    cancel, was_asked = threading.Event(), []

    def endless(jobs: list) -> list:
        was_asked.append(1)
        cancel.set()
        while True:
            jobs[0].check()

    sums = makers.MAKERS["sum"]
    makers.MAKERS["sum"] = Maker("sum", sums.version, endless)
    try:
        with pytest.raises(CancelledError):
            bench.make("mix", material_of(stems, drums={"gain_mdb": 100}), cancel=cancel)
    finally:
        makers.MAKERS["sum"] = sums
    assert was_asked
    assert (bench.out / "Late Train mix.wav").read_bytes() == old
    assert left_in(bench.out) == ["Late Train mix.wav"]
    assert not [name for name in left_in(bench.cache.folder) if name.startswith(".")]


def test_too_little_room_is_said_before_anything_is_made(
    bench: Bench, stems: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(DiskError, match="too little room"):
        bench.make("mix", material_of(stems))
    assert left_in(bench.out) == []


def test_all_files_get_their_names_or_none(bench: Bench, stems: dict[str, Path]) -> None:
    bench.out.mkdir()
    (bench.out / "Late Train stems").write_bytes(b"in the way")
    with pytest.raises(DiskError, match="cannot be written"):
        bench.make("stems", material_of(stems))
    assert left_in(bench.out) == ["Late Train stems"]


def test_no_file_replaces_what_it_is_made_of_or_another_one(bench: Bench, stems: dict[str, Path]) -> None:
    source = SourceFile("0" * 64, str(stems["drums"]))
    with pytest.raises(BadInputError, match="would replace"):
        render([Wanted("drums.wav", source)], bench.cache, stems["drums"].parent)
    with pytest.raises(BadInputError, match="Two files"):
        render([Wanted("a.wav", source), Wanted("A.wav", source)], bench.cache, bench.out)


def test_every_step_that_is_planned_has_a_maker_of_that_version(stems: dict[str, Path]) -> None:
    for name, recipe in BOOK.items():
        if all(one.kind in PLANNERS for one in sources_of(BOOK, name)) and recipe.kind in ("mix", "stems"):
            plan = plan_recipe(sources_of(BOOK, name), material_of(stems))
            for step in steps_in([*plan.wanted, *(Wanted("", check) for check in plan.checks)]):
                assert makers.maker_of(step).version == step.version
    with pytest.raises(BadInputError, match="cannot make"):
        makers.maker_of(Step("sum", 99, ".wav"))


def test_progress_rises_to_the_end_and_says_what_is_done(bench: Bench, stems: dict[str, Path]) -> None:
    told: list[tuple[float, str]] = []
    bench.make("stems", material_of(stems), progress=lambda share, words, left: told.append((share, words)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert all(words for _, words in told)


@pytest.mark.parametrize(
    ("text", "name"),
    [("A/B: “x”?", "A-B- “x”-"), ("con", "con_"), (" . ", "Untitled"), ("a  b. ", "a b"), ("e\u0301", "é")],
)
def test_names_are_safe_everywhere(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_what_is_known_of_a_cached_file_is_plain_json(bench: Bench, stems: dict[str, Path]) -> None:
    bench.make("mix", material_of(stems))
    for noted in bench.cache.folder.rglob("*.json"):
        assert {"sha256", "size_bytes"} <= json.loads(noted.read_text()).keys()
