"""What goes into the first mix, and the manifest of it."""

from __future__ import annotations

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from studio.domain.assembly import (
    ApprovedTake,
    Doubling,
    Rendered,
    TakeFile,
    heard_twice,
    manifest_of,
    missing_from_mix,
    mix_inputs,
    silent_outputs,
)
from studio.domain.production import Stage, Track
from studio.domain.recipe import LaneRule, LaneSetting
from tests.domain.plans import gig, link, own, port, production

TRACKS = (Track("t1", "Drums", 0), Track("t2", "Vocals", 1))
STAGES = (
    gig("voice", track="t2", position=1, outputs=(port("voice_stem"),)),
    gig("kit", track="t1", position=2, outputs=(port("rooms", "audio.multitrack"), port("chart", "doc.pdf"))),
    gig("shaker", track="t1", position=0, outputs=(port("shake"),)),
    own("mix", track="t2", position=3, inputs=(port("voice_stem"),), outputs=(port("mix_main", "audio.mix"),)),
)


def _take(stage: str, output: str, *names: str, number: int = 1, person: str = "") -> ApprovedTake:
    files = tuple(TakeFile(output, name, f"{number:02x}" * 32, 100) for name in names)
    return ApprovedTake(stage, number, files, person or stage.title(), f"key-{stage}", licence="buy-out")


TAKES = (
    _take("voice", "voice_stem", "voice.wav"),
    _take("kit", "rooms", "snare.wav", "kick.wav"),
    _take("kit", "chart", "chart.pdf", number=0),
    _take("shaker", "shake", "shaker.flac"),
    _take("mix", "mix_main", "mix.wav"),
)


def _names(takes: list[ApprovedTake] | tuple[ApprovedTake, ...], stages: tuple[Stage, ...] = STAGES) -> list[str]:
    return [lane.file.name for lane in mix_inputs(TRACKS, stages, takes)]


def test_stems_and_multitracks_come_in_lane_order_and_nothing_else_does() -> None:
    assert _names(TAKES) == ["shaker.flac", "kick.wav", "snare.wav", "voice.wav"]


def test_it_makes_no_difference_whether_there_is_a_mix_stage() -> None:
    assert _names(TAKES, STAGES[:3]) == _names(TAKES)


@given(st.integers(0, 1000))
def test_the_order_does_not_depend_on_the_order_of_arrival(seed: int) -> None:
    dice = random.Random(seed)
    takes, stages = list(TAKES), list(STAGES)
    dice.shuffle(takes)
    dice.shuffle(stages)
    assert mix_inputs(TRACKS, stages, takes) == mix_inputs(TRACKS, STAGES, TAKES)


def test_the_latest_approved_take_counts() -> None:
    later = _take("voice", "voice_stem", "voice-2.wav", number=2)
    assert _names((later, *TAKES))[-1] == "voice-2.wav"
    assert _names((*TAKES, later))[-1] == "voice-2.wav"


def test_takes_of_stages_that_are_gone_are_left_out() -> None:
    assert _names((_take("gone", "out", "x.wav"),)) == []


def test_what_is_still_missing() -> None:
    assert missing_from_mix(STAGES, TAKES[1:]) == ("voice",)


def test_stems_made_from_stems_are_named() -> None:
    comp = gig("comp", track="t2", position=5, inputs=(port("voice_stem"),), outputs=(port("comp"),))
    links = [
        link("voice", "comp", output="voice_stem", input_="voice_stem"),
        link("voice", "mix", output="voice_stem", input_="voice_stem"),
        link("kit", "comp"),
    ]
    lanes = mix_inputs(TRACKS, (*STAGES, comp), (*TAKES, _take("comp", "comp", "comp.wav")))
    stages = {stage.id: stage for stage in (*STAGES, comp)}
    assert heard_twice(lanes, links, stages) == (Doubling("voice", "voice_stem", "comp"),)
    assert heard_twice(mix_inputs(TRACKS, STAGES, TAKES), links, stages) == ()


def test_what_is_left_out_is_silent_and_not_heard_twice() -> None:
    comp = gig("comp", track="t2", position=5, inputs=(port("voice_stem"),), outputs=(port("comp"),))
    stages = {stage.id: stage for stage in (*STAGES, comp)}
    links = [link("voice", "comp", output="voice_stem", input_="voice_stem")]
    takes = (*TAKES, _take("comp", "comp", "comp.wav"))
    lanes = mix_inputs(TRACKS, stages.values(), takes, {("voice", "voice_stem")})
    assert [lane.stage for lane in lanes if lane.is_muted] == ["voice"]
    assert heard_twice(lanes, links, stages) == ()


def test_a_file_is_muted_by_itself_and_heard_though_its_output_is_muted() -> None:
    def muted(own: dict[str, bool], outputs: tuple[tuple[str, str], ...] = ()) -> tuple[list[str], frozenset]:
        settings = {("kit", "rooms", name): LaneSetting(is_muted=value) for name, value in own.items()}
        lanes = mix_inputs(TRACKS, STAGES, TAKES, outputs, settings=settings)
        return sorted(lane.file.name for lane in lanes if lane.is_muted), silent_outputs(lanes, outputs)

    rooms = ("kit", "rooms")
    assert muted({"kick.wav": True}) == (["kick.wav"], frozenset())
    assert muted({"kick.wav": True, "snare.wav": True}) == (["kick.wav", "snare.wav"], {rooms})
    assert muted({}, (rooms,)) == (["kick.wav", "snare.wav"], {rooms})
    assert muted({"kick.wav": False}, (rooms,)) == (["snare.wav"], frozenset())
    assert silent_outputs((), [rooms]) == {rooms}, "nothing is approved there yet"


def test_a_multitrack_beside_its_own_stem_is_named() -> None:
    kit = gig("kit", track="t1", outputs=(port("mics", "audio.multitrack"), port("kit_stem")))
    take = ApprovedTake("kit", 1, (TakeFile("mics", "a.wav", "0" * 64), TakeFile("kit_stem", "b.wav", "1" * 64)))
    lanes = mix_inputs(TRACKS, [kit], [take])
    assert heard_twice(lanes, [], {"kit": kit}) == (Doubling("kit", "mics", "kit", "kit_stem"),)
    assert heard_twice(lanes[:1], [], {"kit": kit}) == ()


def test_the_manifest_names_inputs_hashes_and_people() -> None:
    lanes = mix_inputs(TRACKS, STAGES, TAKES)
    manifest = manifest_of(production(), lanes, [Rendered("mix.wav", "ab" * 32, 5, "cd" * 32, 48000)])
    body = json.loads(json.dumps(manifest.as_json()))
    assert [entry["sha256"] for entry in body["inputs"]] == [lane.file.sha256 for lane in lanes]
    assert body["people"][0] == {"name": "Shaker", "stages": ["Shaker"]}
    assert body["inputs"][0]["licence"] == "buy-out"
    assert body["outputs"][0]["pcm_sha256"] == "cd" * 32
    assert body["recipe"] == {"kind": "mix", "sample_rate_hz": 48000, "bit_depth": 24}


def test_the_fingerprint_changes_with_inputs_and_not_with_outputs() -> None:
    lanes = mix_inputs(TRACKS, STAGES, TAKES)
    plain = manifest_of(production(), lanes)
    assert manifest_of(production(), lanes, [Rendered("mix.wav", "ab" * 32, 5)]).fingerprint == plain.fingerprint
    assert manifest_of(production(), lanes[1:]).fingerprint != plain.fingerprint


def test_lanes_are_as_they_are_set_and_in_the_order_that_was_given() -> None:
    settings = {
        ("kit", "rooms", ""): LaneSetting(gain_mdb=-3000, position=9),
        ("kit", "rooms", "snare.wav"): LaneSetting(pan_milli=-500, start_frame=480, fade_in_ms=10, group="kit"),
        ("voice", "voice_stem", "voice.wav"): LaneSetting(fade_out_ms=20, is_soloed=True),
    }
    lanes = mix_inputs(TRACKS, STAGES, TAKES, settings=settings)
    assert [lane.file.name for lane in lanes] == ["shaker.flac", "snare.wav", "voice.wav", "kick.wav"]
    _, snare, voice, kick = lanes
    assert (snare.gain_mdb, snare.pan_milli, snare.start_frame, snare.fade_in_ms, snare.group) == (
        0,
        -500,
        480,
        10,
        "kit",
    )
    assert (kick.gain_mdb, voice.fade_out_ms, voice.is_soloed) == (-3000, 20, True)
    assert (snare.key, voice.key) == (("kit", "rooms", "snare.wav"), ("voice", "voice_stem", ""))
    later = _take("voice", "voice_stem", "voice-2.wav", number=2)
    settings["voice", "voice_stem", ""] = LaneSetting(gain_mdb=1000)
    (again,) = (
        lane for lane in mix_inputs(TRACKS, STAGES, [*TAKES, later], settings=settings) if lane.stage == "voice"
    )
    assert (again.file.name, again.gain_mdb) == ("voice-2.wav", 1000), "the next take stays as set"


def test_a_chosen_take_is_heard_if_it_is_approved_and_missed_if_not() -> None:
    takes = [*TAKES, _take("voice", "voice_stem", "voice-2.wav", number=2), _take("kit", "rooms", "kick.wav", number=2)]

    def heard(stage: str, output: str, take: int, file: str = "") -> list[tuple[str, int, int]]:
        lanes = mix_inputs(TRACKS, STAGES, takes, settings={(stage, output, file): LaneSetting(take=take)})
        return [(lane.file.name, lane.take, lane.wanted_take) for lane in lanes if lane.stage == stage]

    assert heard("voice", "voice_stem", 0) == [("voice-2.wav", 2, 0)]
    assert heard("voice", "voice_stem", 1) == [("voice.wav", 1, 0)]
    assert heard("voice", "voice_stem", 7) == [("voice-2.wav", 2, 7)]
    assert heard("kit", "rooms", 1) == [("kick.wav", 1, 0), ("snare.wav", 1, 0)]
    assert heard("kit", "rooms", 1, "kick.wav") == [("kick.wav", 1, 0)]


def test_a_rule_hears_lanes_by_role_track_stage_and_output() -> None:
    def heard(*, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> list[str]:
        return [lane.file.name for lane in mix_inputs(TRACKS, STAGES, TAKES, rule=LaneRule(only, without))]

    assert heard(only=("track:drums",)) == ["shaker.flac", "kick.wav", "snare.wav"]
    assert heard(without=("stage:kit", "output:*/shake")) == ["voice.wav"]
    assert heard(only=("output:kit/rooms", "track:Vocals"), without=("track:Vocals",)) == ["kick.wav", "snare.wav"]
