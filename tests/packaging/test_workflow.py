"""The workflow that builds installers, and the lock file: pinned, in step with pyproject.toml, and naming scripts that exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[2]
WORKFLOW = REPOSITORY / ".github" / "workflows" / "installers.yml"
LOCK = REPOSITORY / "packaging" / "lock.txt"


@pytest.fixture(scope="module")
def workflow() -> dict:
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def steps(workflow: dict) -> list[dict]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_action_is_pinned_by_commit_and_says_its_version():
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOW.read_text(encoding="utf-8"))
    assert used
    for name, comment in used:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", name), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), comment


def test_nobody_may_write_but_who_publishes(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == ["publish"]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_no_secret_is_pasted_into_a_script(workflow):
    """What is put into a script by ``${{ }}`` is run; secrets and names from outside come as variables."""
    assert not [
        step["name"] for step in steps(workflow) if re.search(r"\$\{\{\s*(secrets|github)\.", step.get("run", ""))
    ]


def test_signing_waits_for_its_secret(workflow):
    signing = [
        step for step in steps(workflow) if "sign.ps1" in step.get("run", "") or "keychain" in step.get("run", "")
    ]
    assert len(signing) == 3
    assert all(step["if"] == "env.CERTIFICATE != ''" for step in signing)


def test_every_script_that_it_runs_is_there(workflow):
    named = {
        word
        for step in steps(workflow)
        for word in re.findall(r"packaging/[\w/]+\.(?:py|ps1|nsi|txt)\b", step.get("run", ""))
    }
    assert {"packaging/dev.py", "packaging/try_deb.py", "packaging/try_bundle.py", "packaging/sbom.py"} <= named
    assert not [name for name in named if not (REPOSITORY / name).is_file()]


def test_each_system_tests_what_it_packs(workflow):
    for name in ("linux", "windows", "macos"):
        scripts = "\n".join(step.get("run", "") for step in workflow["jobs"][name]["steps"])
        assert scripts.index("dev.py bundle") < scripts.index("try_bundle.py")
        assert "sbom.py" in scripts
        assert "--require-hashes" in scripts


def locked() -> dict[str, str]:
    """Versions by name, those for the newest Python where there are several."""
    lines = re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


def test_the_lock_file_has_what_the_project_asks_for():
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    have = locked()
    for text in [*project["dependencies"], *project["optional-dependencies"]["bundle"]]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(have[canonicalize_name(wanted.name)]), text


def test_every_locked_package_has_hashes():
    blocks = re.split(r"\n(?=[\w.-]+==)", LOCK.read_text(encoding="utf-8"))[1:]
    assert {canonicalize_name(block.partition("==")[0]) for block in blocks} == locked().keys()
    assert not [block.splitlines()[0] for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)]


def test_the_flatpak_asks_for_no_more_than_it_says():
    manifest = yaml.safe_load((REPOSITORY / "packaging/flatpak/org.segue.Studio.yaml").read_text(encoding="utf-8"))
    assert manifest["id"] == "org.segue.Studio"
    assert manifest["command"] == "segue"
    asked = set(manifest["finish-args"])
    assert not [word for word in asked if word in ("--socket=session-bus", "--filesystem=host", "--device=all")]
    assert "--talk-name=org.freedesktop.secrets" in asked
