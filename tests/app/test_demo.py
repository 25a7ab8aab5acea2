"""The demo over a folder, headless, as a process: its shape, its sums, what it leaves behind; and which folders it takes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from studio.app import demo
from studio.app.demo_people import AUDIO, PARTS
from tests.app.cli_people import People

REPOSITORY = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("demo")]  # one worker, so that it is played once


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The demo's answer; played once for this module."""
    folder = tmp_path_factory.mktemp("demo") / "here"
    command = [sys.executable, "-m", "studio.app.cli", "demo", "--headless", "--json", "--dir", str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, timeout=550, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return {**answer, "told": done.stderr.decode()}


def test_every_stage_is_approved(played):
    assert (played["people"], played["stages"], played["approved"]) == (7, 8, 8)
    assert played["wall_s"] > 0
    assert Path(played["home"]).is_dir()
    assert played["production"]


def test_the_gigs_cost_what_their_terms_say(played):
    assert played["agreed_minor"] == 100 * sum(part.price for part in PARTS) == 29_000
    assert played["currency"] == "USD"


def test_takes_and_checks_are_counted(played):
    assert (played["takes"], played["blocked"]) == (9, 1)
    assert played["checks"] == 17


def test_the_mix_is_the_sum_of_the_stems(played, tmp_path):
    from studio.media.mix import mix, session_from_stems

    made = played["outputs"][0]
    path = Path(made["path"])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == made["sha256"]
    assert (made["frames"], made["sample_rate_hz"], made["bit_depth"]) == (1_800_000, 48_000, 24)
    assert made["frames_over_full_scale"] == 0
    again = mix(session_from_stems([AUDIO / part.file for part in PARTS]), tmp_path / "mix.wav")
    assert again.pcm_sha256 == made["pcm_sha256"]
    assert -18 < made["integrated_lufs"] < -14
    assert made["true_peak_dbtp"] < -1


def test_the_manifest_names_everybody_and_their_files(played):
    manifest = json.loads(Path(played["manifest"]).read_text())
    assert sorted(person["name"] for person in manifest["people"]) == sorted(part.person for part in PARTS)
    stems = {hashlib.sha256((AUDIO / part.file).read_bytes()).hexdigest() for part in PARTS}
    assert {lane["sha256"] for lane in manifest["inputs"]} == stems


def test_it_tells_what_happens_in_sentences(played):
    for words in ("Mira starts", "Kofi opens", "Ana tries voice-too-short.flac", "asks Ana for a change", "assembles"):
        assert words in played["told"]
    assert "Traceback" not in played["told"]


def test_the_homes_can_be_used_like_any_other(played, people: People):
    people.mira.home = Path(played["home"])
    rows = people.mira.says("ledger")["rows"]
    assert sum(row["due_minor"] for row in rows) == 29_000
    assert people.mira.says("verify", "late-train")["verdict"] == "good"
    ana = people.named("Ana")
    ana.home = Path(played["homes"]["Ana"])
    gig = ana.says("inbox")["rows"][0]
    assert (gig["state"], gig["rounds_used"], len(gig["takes"])) == ("approved", 1, 2)


def test_the_storage_holds_nothing_that_can_be_read(played):
    """Canaries of six bytes and more: one of four bytes stands in 24 MB of noise by chance, once in 180 runs."""
    depot = Path(played["depot"])
    canaries = [
        b"Late Train",
        b'"Mira"',
        b"Lead voice",
        b"a little flat",
        b"fLaC\x00\x00\x00\x22",
        (AUDIO / "bass.flac").read_bytes()[9000:9064],
    ]
    for path in depot.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [canary for canary in canaries if canary in data], path


def test_one_person_cannot_read_another(played):
    """Kofi's home holds not a byte of Ana's gig; both had the guide."""
    homes = played["homes"]
    voice = (AUDIO / "voice.flac").read_bytes()[20_000:20_064]
    for path in Path(homes["Kofi"]).rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [canary for canary in (b"Lead voice", b"a little flat", voice) if canary in data], path


# --- folders ---------------------------------------------------------------------------------------------------


class BegunError(Exception):
    """The story would be told now."""


@pytest.fixture
def unplayed(monkeypatch):
    """A demo that stops before its first act."""

    def tell(_story: object) -> None:
        raise BegunError

    monkeypatch.setattr(demo.Story, "tell", tell)


def begins(people: People, *words: str) -> bool:
    """Whether the demo would have been played: an exception of ours is a fault of the program to the command line."""
    return people.mira.says("demo", "--headless", *words, status=1)["error"]["code"] == "internal"


def test_a_folder_of_somebody_else_is_refused(people: People, unplayed, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "novel.txt").write_text("Chapter one")
    for flags in ([], ["--again"]):
        error = people.mira.is_refused("demo", "--headless", "--dir", str(tmp_path / "mine"), *flags)
        assert error["code"] == "bad_input"
    assert (tmp_path / "mine" / "novel.txt").read_text() == "Chapter one"


def test_an_earlier_demo_is_removed_only_when_asked(people: People, unplayed, tmp_path):
    folder = tmp_path / "demo"
    assert begins(people, "--dir", str(folder))
    (folder / "homes").mkdir()
    (folder / "notes.txt").write_text("mine")
    assert "--again" in people.mira.is_refused("demo", "--headless", "--dir", str(folder))["what_to_do"]
    assert begins(people, "--dir", str(folder), "--again")
    assert not (folder / "homes").exists()
    assert (folder / "notes.txt").read_text() == "mine"


def test_without_a_folder_it_says_which_one_it_made(people: People, unplayed, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert begins(people)
    assert str(tmp_path) in people.mira.errors


def test_with_a_window_it_looks_for_a_screen_first(people: People, unplayed, monkeypatch, tmp_path):
    if not sys.platform.startswith("linux"):
        pytest.skip("only there a missing screen shows in the environment")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert people.mira.is_refused("demo", "--dir", str(tmp_path / "x"))["code"] == "no_screen"
    assert not (tmp_path / "x").exists()


def test_collaborators_never_get_the_owners_keys(monkeypatch, tmp_path):
    from studio.app.demo_people import Person

    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "the owner's")
    monkeypatch.setenv("SEGUE_HOME", "elsewhere")
    theirs = Person("Ana", tmp_path)._environment()  # noqa: SLF001
    assert "AWS_SECRET_ACCESS_KEY" not in theirs
    assert "SEGUE_HOME" not in theirs
    assert Person("Mira", tmp_path, has_owner_keys=True)._environment()["AWS_SECRET_ACCESS_KEY"]  # noqa: SLF001
    assert os.environ["SEGUE_HOME"] == "elsewhere"
