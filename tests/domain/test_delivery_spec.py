"""Rules of ports and terms become specs, and go through the log without floats."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.delivery_spec import DeliverySpec, from_log_rules, is_name_matching, to_log_rules
from studio.domain.errors import BadInputError
from studio.domain.production import HouseFormat

HOUSE = HouseFormat(sample_rate_hz=48000, bit_depth=24, length_frames=480_000)
DRUMS = {
    "kind": "audio.multitrack",
    "format": "wav",
    "sr": 48000,
    "bits": 24,
    "channels": "mono",
    "same_length": True,
    "starts_at_zero": True,
    "true_peak_max_dbtp": -3,
    "min_files": 4,
    "name": "{AI}_{Song}_{Init}{rev:02d}_{Part}_{sr}k{bits}.wav",
}
MASTER = {
    "kind": "audio.stereo",
    "sr": [44100, 48000],
    "bits": [16, 24],
    "lufs_i": [-15, -8],
    "true_peak_max_dbtp": -1.0,
    "isrc": "required",
}


def test_rules_of_a_multitrack():
    spec = DeliverySpec.from_rules(DRUMS, HOUSE, "audio.multitrack")
    assert spec.containers == ("wav",)
    assert (spec.sample_rates_hz, spec.bit_depths, spec.channels) == ((48000,), (24,), (1,))
    assert spec.is_same_length
    assert spec.starts_at_zero
    assert (spec.min_files, spec.true_peak_max_dbtp, spec.length_frames) == (4, -3.0, 480_000)


def test_rules_of_a_master_keep_their_own_rates():
    spec = DeliverySpec.from_rules(MASTER, HOUSE, "audio.master")
    assert (spec.sample_rates_hz, spec.bit_depths, spec.channels) == ((44100, 48000), (16, 24), (2,))
    assert spec.lufs_range == (-15.0, -8.0)
    assert spec.length_frames == 0


def test_unknown_rules_are_kept_without_effect():
    spec = DeliverySpec.from_rules({"isrc": "required", "weather": [1, {"a": 2}]}, None, "audio.stem")
    assert spec.rest == {"isrc": "required", "weather": [1, {"a": 2}]}
    assert spec == DeliverySpec(rest=spec.rest)


def test_a_stem_without_rules_follows_the_house():
    spec = DeliverySpec.audio_stem(HOUSE)
    assert (spec.sample_rates_hz, spec.bit_depths, spec.length_frames) == ((48000,), (24,), 480_000)
    assert spec.containers == ()
    assert spec.is_strict


def test_a_stem_without_a_production_is_judged_mildly():
    assert DeliverySpec.audio_stem() == DeliverySpec(is_strict=False)


def test_a_lossy_format_asks_for_no_house_format():
    spec = DeliverySpec.from_rules({"kind": "audio.mp3", "kbps_min": 128}, HOUSE, "audio.master")
    assert (spec.containers, spec.lossless, spec.sample_rates_hz) == (("mp3",), False, ())


def test_pictures():
    spec = DeliverySpec.from_rules({"px": [3000, 3000], "bytes_max": 512000}, HOUSE, "image.cover")
    assert (spec.size_px, spec.bytes_max, spec.is_audio, spec.sample_rates_hz) == ((3000, 3000), 512000, False, ())


@pytest.mark.parametrize(
    "rules", [{"sr": "fast"}, {"lufs_i": -14}, {"px": [1]}, {"bits": [None]}, {"channels": "many"}]
)
def test_rules_that_cannot_be_understood(rules):
    with pytest.raises(BadInputError, match="cannot be understood"):
        DeliverySpec.from_rules(rules, None, "audio.stem")


def test_log_rules_have_no_floats_and_say_their_unit():
    rules = {
        "lufs_i": [-15, -8.5],
        "true_peak_max_dbtp": -1.0,
        "tol_s": 0.1,
        "coverage_min": 0.98,
        "sr": 48000,
        "gone": None,
    }
    assert to_log_rules(rules) == {
        "lufs_i_mdb": [-15000, -8500],
        "true_peak_max_mdb": -1000,
        "tol_ms": 100,
        "coverage_min_milli": 980,
        "sr": 48000,
    }


def test_a_spec_is_the_same_from_either_form():
    for rules in (DRUMS, MASTER):
        plain = DeliverySpec.from_rules(rules, HOUSE, "audio.master")
        assert DeliverySpec.from_rules(to_log_rules(rules), HOUSE, "audio.master") == plain


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    return [leaf for part in value for leaf in leaves(part)] if isinstance(value, list) else [value]


thousandths = st.integers(-(10**6), 10**6).map(lambda value: value / 1000)
keys = st.from_regex(re.compile(r"[a-z][a-z0-9]{0,8}"), fullmatch=True) | st.sampled_from(
    ["lufs_i", "true_peak_max_dbtp"]
)


@given(st.dictionaries(keys, thousandths | st.lists(thousandths, min_size=1) | st.dictionaries(keys, thousandths)))
def test_rules_survive_the_log(rules):
    in_log = json.loads(json.dumps(to_log_rules(rules)))
    assert not any(isinstance(leaf, float) for leaf in leaves(in_log))
    assert from_log_rules(in_log) == rules


def test_comes_back_from_json():
    spec = DeliverySpec.from_rules(DRUMS, HOUSE, "audio.multitrack")
    assert DeliverySpec.from_json(json.loads(json.dumps(spec.as_json()))) == spec


@pytest.mark.parametrize(
    ("name", "matches"),
    [
        ("AI_Caesium_AB02_Kick_48k24.wav", True),
        ("ai_caesium_ab02_kick_48k24.WAV", True),
        ("Kick.wav", False),
        ("AI_Caesium_ABxx_Kick_48k24.wav", False),
    ],
)
def test_name_patterns(name, matches):
    assert is_name_matching(name, DRUMS["name"]) == matches
    assert is_name_matching(name, "")
