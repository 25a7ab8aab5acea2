"""The set-up script: which Python it takes, what it says when something is missing, how it mends and locks.

Environments are really made (without dependencies, so that no network is needed).
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("set-up")  # one worker, so that one environment is made

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture(scope="module")
def scripts():
    """Import a module of packaging/, which is a folder of scripts and no package."""
    names = ("dev", "environment", "interpreters", "system_packages")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PACKAGING))
        yield importlib.import_module
    for name in names:
        sys.modules.pop(name, None)


PYPROJECT = """
[project]
name = "tiny"
version = "1"
requires-python = ">=3.11"
dependencies = []
[project.optional-dependencies]
test = []
"""


@pytest.fixture(scope="module")
def shared_environment(scripts, tmp_path_factory):
    """A source folder without dependencies and its real environment, which takes seconds to make: set up where a half-made
    one was left. ``first`` is what was installed then.
    """
    folder = tmp_path_factory.mktemp("source folder")
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    environment = scripts("environment").Environment(folder)
    environment.programs.mkdir(parents=True)
    (environment.programs / "left-over").touch()
    environment.marker.write_text(json.dumps(environment.wanted(set())), encoding="utf-8")
    environment.first = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "install", environment.first.append)
        environment.set_up()
    return environment


@pytest.fixture
def environment(shared_environment, monkeypatch):
    """As left by a first set-up; installations are listed in ``installed`` instead of fetched."""
    (shared_environment.root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    shared_environment.marker.write_text(json.dumps(shared_environment.wanted(set())), encoding="utf-8")
    installed = []
    monkeypatch.setattr(shared_environment, "install", installed.append)
    shared_environment.installed = installed
    return shared_environment


def imitation(folder: Path, name: str, answer: str) -> Path:
    """A program that prints an answer."""
    program = folder / name
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\n", encoding="utf-8")
    program.chmod(0o755)
    return program


class TestInterpreters:
    def test_the_running_one_is_taken_when_fit(self, scripts):
        found = scripts("interpreters").find_interpreters()
        assert found[0].version == sys.version_info[:2]

    def test_a_name_that_leads_nowhere_is_passed_over(self, scripts, tmp_path):
        assert scripts("interpreters").describe_interpreter([str(tmp_path / "python3.12")]) is None

    @pytest.mark.skipif(os.name == "nt", reason="the imitated programs are shell scripts")
    def test_another_is_found_when_the_running_one_is_too_old(self, scripts, tmp_path, monkeypatch):
        interpreters = scripts("interpreters")
        old = imitation(tmp_path, "python3", json.dumps([[3, 9], "/old/python3", True]))
        imitation(tmp_path, "python3.12", json.dumps([[3, 12], "/new/python3.12", True]))
        monkeypatch.setattr(sys, "executable", str(old))
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin")
        assert interpreters.find_interpreters()[0].path == "/new/python3.12"

    @pytest.mark.parametrize(("version", "fit"), [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)])
    def test_only_versions_that_pyproject_allows_are_fit(self, scripts, version, fit):
        assert scripts("interpreters").Interpreter(version, "python", makes_venv=True).is_fit() == fit

    def test_the_sentence_names_the_versions_and_a_way_out(self, scripts):
        sentence = str(scripts("interpreters").refuse_interpreter())
        assert "Python 3.11 to 3.13" in sentence
        assert "Install" in sentence


class TestSystemPackages:
    def test_nothing_is_missing_when_the_loader_finds_it(self, scripts, monkeypatch):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages, "LIBRARIES", {"drawing": {"libc.so.6": "libc6"}})
        assert packages.missing_packages(("drawing",)) == []

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves libraries to the system")
    def test_what_the_loader_does_not_find_is_named_by_its_package(self, scripts, monkeypatch):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages, "LIBRARIES", {"window": {"libno-such-thing.so.7": "libno-such-thing7"}})
        assert packages.missing_packages(("window",)) == ["libno-such-thing7"]

    def test_without_rights_the_exact_line_is_said(self, scripts, monkeypatch):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(packages, "root_prefix", lambda: None)
        with pytest.raises(scripts("interpreters").SetupError) as refusal:
            packages.install_packages(["libgl1", "libegl1"], "for Qt")
        assert "  sudo apt-get install -y --no-install-recommends libgl1 libegl1" in str(refusal.value)

    def test_one_line_names_what_is_wanted_later_too(self, scripts, monkeypatch):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages, "missing_packages", lambda groups: ["libgl1"] if "drawing" in groups else [])
        monkeypatch.setattr(packages.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(packages, "root_prefix", lambda: None)
        with pytest.raises(scripts("interpreters").SetupError, match=r"python3\.11-venv libgl1"):
            packages.install_packages(["python3.11-venv"], "to make environments", later=("drawing",))

    @pytest.mark.parametrize(
        ("prefix", "has_sudo", "line"),
        [
            ([], True, "apt-get install -y --no-install-recommends libgl1"),
            (None, False, 'su -c "apt-get install -y --no-install-recommends libgl1"'),
            (None, True, "sudo apt-get install -y --no-install-recommends libgl1"),
        ],
    )
    def test_the_line_suits_the_machine(self, scripts, monkeypatch, prefix, has_sudo, line):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages, "root_prefix", lambda: prefix)
        monkeypatch.setattr(packages.shutil, "which", lambda _name: "/usr/bin/sudo" if has_sudo else None)
        assert packages.line_to_run(["libgl1"]) == line

    def test_without_apt_the_packages_are_named(self, scripts, monkeypatch):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages.shutil, "which", lambda _name: None)
        with pytest.raises(scripts("interpreters").SetupError, match="libgl1"):
            packages.install_packages(["libgl1"], "for Qt")

    def test_what_is_not_required_does_not_stop(self, scripts, monkeypatch, capsys):
        packages = scripts("system_packages")
        monkeypatch.setattr(packages, "missing_packages", lambda groups: ["libpulse0"] if "sound" in groups else [])
        monkeypatch.setattr(packages.shutil, "which", lambda _name: None)
        packages.provide_libraries(("drawing", "sound"), required=("drawing",))
        assert "Going on without" in capsys.readouterr().err
        with pytest.raises(scripts("interpreters").SetupError):
            packages.provide_libraries(("drawing", "sound"), required=("sound",))

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can stand in for apt-get's rights"
    )
    def test_stale_package_lists_are_refreshed_once(self, scripts, tmp_path, monkeypatch):
        packages = scripts("system_packages")
        apt = tmp_path / "apt-get"
        apt.write_text(
            f'#!/bin/sh\necho "$1" >> {tmp_path}/log\n[ "$1" = update ] && touch {tmp_path}/fresh\n'
            f"[ -e {tmp_path}/fresh ] || exit 100\n",
            encoding="utf-8",
        )
        apt.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        packages.install_packages(["libgl1"], "for Qt")
        assert (tmp_path / "log").read_text().split() == ["install", "update", "install"]


class TestEnvironment:
    def test_is_left_alone_when_nothing_changed(self, environment):
        environment.set_up()
        assert environment.installed == []

    def test_extras_stay_when_others_are_asked_for(self, environment):
        environment.set_up("test")
        environment.set_up()
        assert environment.installed == [["test"]]

    def test_installs_again_when_the_dependencies_change(self, environment):
        file = environment.root / "pyproject.toml"
        file.write_text(PYPROJECT.replace("dependencies = []", 'dependencies = ["six"]', 1), encoding="utf-8")
        environment.set_up()
        assert environment.installed == [[]]

    def test_settings_of_tools_install_nothing(self, environment):
        (environment.root / "pyproject.toml").write_text(PYPROJECT + "[tool.other]\nx = 1\n", encoding="utf-8")
        environment.set_up()
        assert environment.installed == []

    def test_an_installation_that_was_broken_off_is_done_again(self, environment):
        environment.marker.unlink()
        environment.set_up()
        assert environment.installed == [[]]
        assert environment.read_marker() == environment.wanted(set())

    def test_a_failed_installation_leaves_no_marker(self, scripts, environment, monkeypatch):
        def fail(_extras):
            raise scripts("interpreters").SetupError("no network")

        environment.marker.unlink()
        monkeypatch.setattr(environment, "install", fail)
        with pytest.raises(scripts("interpreters").SetupError, match="no network"):
            environment.set_up()
        assert not environment.marker.exists()

    def test_a_folder_that_cannot_be_written_is_said(self, scripts, tmp_path):
        (tmp_path / "build").write_text("a file where a folder has to be: not even root can write there")
        refused = pytest.raises(scripts("interpreters").SetupError, match="Nothing can be written")
        with refused, scripts("environment").Environment(tmp_path).locked():
            pass

    def test_a_half_made_environment_is_made_afresh(self, shared_environment):
        assert shared_environment.is_usable()
        assert not (shared_environment.programs / "left-over").exists()
        assert shared_environment.first == [[]]

    def test_two_runs_do_not_set_up_at_once(self, environment):
        code = (
            f"import sys; sys.path.insert(0, {str(PACKAGING)!r})\n"
            "from pathlib import Path\nfrom environment import Environment\n"
            f"with Environment(Path({str(environment.root)!r})).locked(): print('inside', flush=True)\n"
        )
        with environment.locked():
            other = subprocess.Popen(
                [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            assert "Another run is setting up" in other.stderr.readline()
            assert other.poll() is None
        said, _ = other.communicate(timeout=30)
        assert said == "inside\n"


class TestPipsFailures:
    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            (b"WARNING: NewConnectionError(...)\nERROR: No matching distribution found for six", "cannot be reached"),
            (b"ERROR: Could not install packages: [Errno 28] No space left on device", "disk is full"),
            (b"ERROR: No matching distribution found for six>=99", "not to be had"),
            (b"something new", "pip could not install"),
        ],
    )
    def test_each_becomes_a_sentence(self, scripts, said, sentence):
        assert sentence in scripts("environment").explain_pip(said)


class TestCommands:
    def test_help_names_the_commands(self):
        done = subprocess.run(
            [sys.executable, str(PACKAGING / "dev.py"), "--help"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        for command in ("run", "demo", "test", "lint", "bench", "setup"):
            assert command in done.stdout

    def test_an_unknown_command_is_wrong_usage(self):
        done = subprocess.run(
            [sys.executable, str(PACKAGING / "dev.py"), "dance"],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 2
        assert "dance" in done.stderr

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
    def test_without_a_screen_the_window_is_refused_in_a_sentence(self, scripts, monkeypatch):
        dev = scripts("dev")
        for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(dev, "provide_libraries", lambda *_wanted, **_required: None)
        with pytest.raises(scripts("interpreters").SetupError, match="no screen"):
            dev.prepare_window()

    def test_the_scripts_can_be_read_by_an_old_python(self):
        import ast

        for path in PACKAGING.glob("*.py"):
            ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))

    def test_no_registry_is_named(self):
        for path in PACKAGING.rglob("*.py"):
            assert "index-url" not in path.read_text(encoding="utf-8")
