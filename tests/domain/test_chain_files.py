"""Chain files on disk: what is no YAML, no chain, or no file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInputError, NotFoundError, SegueError
from studio.store.chain_files import CHAIN_FILES, MOST_BYTES, load_chain, parse_chain


def test_a_path_and_a_name_give_the_same_chain() -> None:
    assert load_chain(CHAIN_FILES["song"]) == load_chain("song")


def test_the_example_of_the_format_page_is_a_chain() -> None:
    page = (CHAIN_FILES["song"].parent / "README.md").read_text(encoding="utf-8")
    example = (
        page.split("```yaml\n")[1].split("```")[0].replace("links: []", "links: [{from: beat, to: voice, lag_h: 4}]")
    )
    chain = parse_chain(example)
    assert [stage.id for stage in chain.stages] == ["beat", "voice"]


def test_one_of_several_chains_is_chosen_by_its_id(tmp_path: Path) -> None:
    both = [yaml.safe_load(CHAIN_FILES[name].read_text(encoding="utf-8")) for name in ("song", "podcast")]
    file = tmp_path / "both.yaml"
    file.write_text(yaml.safe_dump({"templates": both}), encoding="utf-8")
    assert load_chain(file, "podcast-episode") == load_chain("podcast")
    with pytest.raises(BadInputError, match="song-290, podcast-episode"):
        load_chain(file)


@pytest.mark.parametrize("name", ["song", "podcast", "video", "launch"])
def test_a_chain_that_ships_is_told_in_german_and_is_the_same_otherwise(name: str) -> None:
    english, german = load_chain(name), load_chain(name, language="de")
    assert german.title != english.title
    assert len(set(german.tracks)) == len(set(english.tracks))
    for one, other in zip(english.stages, german.stages, strict=True):
        assert other.title
        assert other.brief != one.brief or not one.brief
        same = replace(other, title=one.title, brief=one.brief, track=one.track)
        assert same == one
    assert sum(one.title == other.title for one, other in zip(english.stages, german.stages, strict=True)) <= 1
    assert load_chain(name, language="tlh") == load_chain(name, language="../de") == english


def test_ones_own_file_is_told_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "song.yaml").write_text(CHAIN_FILES["song"].read_text(encoding="utf-8"), encoding="utf-8")
    assert load_chain(tmp_path / "song.yaml", language="de") == load_chain("song")


def test_a_missing_file_names_the_chains_there_are(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        load_chain(tmp_path / "none.yaml")
    assert "song, podcast, video, launch" in caught.value.what_to_do


def test_a_folder_is_no_chain(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        load_chain(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF\x24\x00\x00\x00WAVEfmt ",
        b"\xff\xfe\x00\x01",
        b"title: [unclosed",
        b"title: 'x'\nstages: *others\n",
        b"a: &a [1]\nb: *a\n",
        b"title: x\ntitle: y\n",
        b"!!python/object/apply:os.system ['true']",
        b"? [a, b]\n: c\n",
        b"? {a: b}\n: c\n",
        b"- " * 20_000,
        b"[" * 5_000,
        b"start: 2026-99-99\n",
        b"x" * (MOST_BYTES + 1),
    ],
)
def test_garbage_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "chain.yaml"
    file.write_bytes(content)
    with pytest.raises(BadInputError) as caught:
        load_chain(file)
    assert "chain.yaml" in caught.value.message
    assert caught.value.what_to_do


def test_what_is_no_yaml_is_named_by_its_line() -> None:
    with pytest.raises(BadInputError, match=r"mine\.yaml, line 4"):
        parse_chain("title: x\nstages:\n  - id: a\n   track: b\n", name="mine.yaml")


def test_a_wrong_stage_is_named_by_its_line() -> None:
    text = CHAIN_FILES["song"].read_text(encoding="utf-8").replace("price: 40\n", "price: -40\n")
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row == "- id: drums")
    with pytest.raises(BadInputError, match=rf"song\.yaml, line {line}: “price” of stage “drums”"):
        parse_chain(text, name="song.yaml")


def test_a_wrong_port_is_named_by_its_line() -> None:
    text = "title: x\nports:\n  beat: audio.beat\nstages: []\n"
    with pytest.raises(BadInputError, match=r"mine\.yaml, line 3: “audio\.beat”"):
        parse_chain(text, name="mine.yaml")


@given(st.integers(0, 4000), st.text(max_size=8))
def test_a_damaged_file_gives_a_chain_or_a_clear_refusal(at: int, damage: str) -> None:
    text = CHAIN_FILES["demo"].read_text(encoding="utf-8")
    subject = "a chain"
    try:
        parse_chain(text[:at] + damage + text[at + len(damage) :])
    except SegueError as error:
        subject = error.subject
    assert subject
