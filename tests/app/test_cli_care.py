"""What keeps a production sound: verify, export, debug, storage, people; and syncing until told to stop."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.app.cli_people import Cli, People

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def guided(mira: Cli) -> Cli:
    """An owner whose first stage is done."""
    mira.says("deliver", "guide", mira.records("guide.wav"), "--sync")
    return mira


def take_of(owner: Cli) -> Path:
    return next((owner.home / "workspace").rglob("takes/take-01/guide/guide.wav"))


def test_a_sound_production_is_good(guided: Cli):
    found = guided.says("verify", "late-train")
    assert found["verdict"] == "good"
    assert [row["state"] for row in found["files"]] == ["good"]
    assert found["rooms"][0]["entries"] >= 2


def test_a_changed_and_a_missing_file_are_named(guided: Cli):
    path = take_of(guided)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"\x7f")
    found = guided.says("verify", "late-train", status=1)
    assert [row["state"] for row in found["files"]] == ["changed"]
    path.unlink()
    assert str(path) in guided.reads("verify", "late-train", status=1)


def test_rows_that_were_tampered_with_differ_from_the_log(guided: Cli):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(guided.home / "segue.db")) as database, database:
        changed = database.execute("UPDATE projected SET body = replace(body, 'Drums', 'Drumz') WHERE kind = 'stage'")
        assert changed.rowcount
    found = guided.says("verify", "late-train", status=1)
    assert any("stage" in text for row in found["rooms"] for text in row["problems"])
    assert any(row["differences"] for row in guided.says("debug", "rebuild")["rows"])
    assert guided.says("verify", "late-train")["verdict"] == "good"


def test_verify_of_what_is_no_deliverable(guided: Cli):
    assert "manifest" in guided.is_refused("verify", guided.records("x.wav"))["message"]
    assert guided.is_refused("verify", "no such thing")["code"] == "not_found"


def test_an_export_can_be_read_without_segue(guided: Cli, tmp_path):
    out = tmp_path / "out"
    made = guided.says("export", "late-train", str(out))
    assert made["files"] == 1
    office = json.loads((out / "log" / "office.json").read_text())
    kinds = [decision["k"] for entry in office["entries"] for decision in entry["decisions"]]
    assert {"project.set", "stage.add", "stage.take"} <= set(kinds)
    assert json.loads((out / "plan.json").read_text())["title"] == "Late Train"
    assert next((out / "files").rglob("guide.wav")).read_bytes() == take_of(guided).read_bytes()
    assert guided.is_refused("export", "late-train", str(out))["code"] == "bad_input"


def test_an_export_holds_no_invitation(guided: Cli, tmp_path):
    offer = guided.says("offer", "beat", "--to", "Kofi", "--sync")
    guided.says("export", "late-train", str(tmp_path / "out"))
    from studio.events.passes import Pass

    seed = Pass.parse(offer["pass"]).seed32.hex()
    text = "".join(path.read_text() for path in (tmp_path / "out").rglob("*.json"))
    assert seed not in text
    assert offer["pass"] not in text


def test_rooms_and_their_logs(people: People, guided: Cli):
    people.hand_off("beat", "Kofi")
    rows = guided.says("debug", "rooms")["rows"]
    assert sorted(row["kind"] for row in rows) == ["handoff", "office"]
    room = next(row for row in rows if row["kind"] == "handoff")
    log = guided.says("debug", "room", room["room"][:6])
    assert log["entries"][0]["decisions"][0]["k"] == "room.open"
    assert log["broken_at"] == -1
    assert guided.is_refused("debug", "room", "0000")["code"] == "not_found"


def test_people_and_their_stages(people: People, guided: Cli):
    people.hand_off("beat", "Kofi")
    rows = guided.says("person", "list")["rows"]
    assert [(row["name"], row["role"], row["stages"]) for row in rows if row["role"] != "owner"] == [
        ("Kofi", "collaborator", ["Drums"])
    ]
    assert guided.is_refused("person", "access", "Kofi")["code"] == "folder"
    assert "Kofi" in guided.is_refused("person", "access", "Nobody")["what_to_do"]


def test_a_folder_is_tried(people: People, guided: Cli, tmp_path):
    found = guided.says("depot", "check", str(people.depot))
    assert {
        "url",
        "conditional_create",
        "range_read",
        "list_order",
        "rights",
        "clock_drift_s",
        "advice",
    } <= found.keys()
    assert found["conditional_create"] == "yes"
    (tmp_path / "new").mkdir()
    assert guided.says("depot", "check", str(tmp_path / "new"))["url"] == str(tmp_path / "new")
    assert not list((tmp_path / "new").iterdir())
    assert guided.is_refused("depot", "check", str(tmp_path / "nowhere"))["subject"]
    assert guided.is_refused("depot", "check", "ftp://x/y")["what_to_do"]
    assert guided.is_refused("depot", "check", "s3://bucket/x", "--endpoint-url", "nonsense")["what_to_do"]


def test_keys_are_kept_and_never_asked_for_here(mira: Cli):
    assert mira.is_refused("depot", "login", "s3://bucket/x")["subject"] == "--key-id ID"
    assert mira.is_refused("depot", "login", "s3://bucket/x", "--key-id", "A")["subject"] == "--secret-file F"
    secret = mira.writes("secret.txt", "very secret\n")
    made = mira.says("depot", "login", "s3://bucket/x", "--key-id", "A", "--secret-file", secret)
    assert made["key_id"] == "A"
    assert "very secret" not in json.dumps(made) + mira.errors
    missing = mira.is_refused("depot", "login", "s3://b", "--key-id", "A", "--secret-file", "no such")
    assert missing["code"] == "bad_input"


def test_a_login_needs_somebody(people: People):
    secret = people.mira.writes("secret.txt", "x\n")
    error = people.mira.is_refused("depot", "login", "s3://b/x", "--key-id", "A", "--secret-file", secret)
    assert error["code"] == "no_identity"


def started(home: Path, *words: str) -> subprocess.Popen[bytes]:
    """A command that runs until stopped."""
    command = [sys.executable, "-m", "studio.app.cli", "--home", str(home), *words, "--json"]
    process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert b"until stopped" in process.stderr.readline()
    return process


def stopped(process: subprocess.Popen[bytes]) -> tuple[dict[str, Any], str]:
    """Its document and what else it said, once it has been asked to end."""
    time.sleep(0.3)
    try:
        process.send_signal(signal.SIGTERM)
        output, errors = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, errors
    assert b"Traceback" not in errors
    return json.loads(output), errors.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a request to end is a signal elsewhere")
@pytest.mark.parametrize("command", [["sync"], ["watch"]])
def test_what_runs_until_stopped_stops_in_good_order(guided: Cli, command):
    assert stopped(started(guided.home, *command))


@pytest.mark.skipif(sys.platform == "win32", reason="a request to end is a signal elsewhere")
def test_sync_sends_what_another_command_has_done(people: People, guided: Cli):
    process = started(guided.home, "sync")
    offer = guided.says("offer", "beat", "--to", "Kofi")
    kofi = people.named("Kofi")
    for _ in range(100):
        opened = kofi_opens(kofi, offer["pass"], people.depot)
        if opened:
            break
        time.sleep(0.1)
    answer, _ = stopped(process)
    assert opened
    assert answer["sent_bytes"] > 0


def kofi_opens(kofi: Cli, invitation: str, depot: Path) -> bool:
    """Whether the invitation's page has been sent by now."""
    from studio.app.cli import main

    return main(["--home", str(kofi.home), "open", invitation, "--name", "Kofi", "--depot", str(depot)]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a request to end is a signal elsewhere")
def test_watch_judges_what_is_saved_and_delivers_nothing(people: People, guided: Cli):
    kofi, hand_off = people.hand_off("beat", "Kofi")
    kofi.says("accept", hand_off, "--sync")
    guided.says("sync", "--once")
    kofi.says("sync", "--once")
    folder = Path(kofi.says("inbox")["rows"][0]["deliver_dir"])
    process = started(kofi.home, "watch")
    (folder / "beat.wav").write_bytes(Path(kofi.records("beat.wav", rate_hz=44_100)).read_bytes())
    seen = b""
    while b"sample_rate" not in seen:
        line = process.stderr.readline()
        assert line, seen
        seen += line
    answer, _ = stopped(process)
    assert [row["verdict"] for row in answer["files"]] == ["reject"]
    assert kofi.says("inbox")["rows"][0]["takes"] == []
