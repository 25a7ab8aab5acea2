"""Delivery specs as texts in fields and back: nothing is lost, and what is refused says why where it was written."""

from __future__ import annotations

import pytest

from studio.domain.delivery_spec import DeliverySpec
from studio.domain.production import HouseFormat
from studio.domain.ready_specs import READY_SPECS
from ui.plan.spec_fields import fields_of, rules_of, texts_of

HOUSE = HouseFormat(sample_rate_hz=48000, bit_depth=24)
OLD = {"kind": "audio.stereo", "format": "wav", "lufs_i": [-15, -8], "isrc": "required", "duration_s": [210, 240.5]}


def edited(rules, port_type, **texts):
    return rules_of({**texts_of(rules, port_type), **texts}, {}, rules, port_type, HOUSE)


@pytest.mark.parametrize("ready", READY_SPECS.values(), ids=READY_SPECS)
def test_a_ready_spec_that_is_written_again_field_by_field_means_the_same(ready):
    assert edited(ready.rules, ready.type) == (ready.rules, {})
    ticks = {"same_length": bool(ready.rules.get("same_length"))}
    again, errors = rules_of(texts_of(ready.rules, ready.type), ticks, {}, ready.type, HOUSE)
    assert not errors
    assert DeliverySpec.from_rules(again, HOUSE, ready.type) == DeliverySpec.from_rules(ready.rules, HOUSE, ready.type)


def test_what_is_not_touched_keeps_its_form_and_what_has_no_field_stays():
    assert texts_of(OLD, "audio.master")["duration"] == "3:30 to 4:00.5"
    rules, errors = edited(OLD, "audio.master", lufs_max="−9,5")
    assert not errors
    assert rules == {**{key: OLD[key] for key in OLD if key != "lufs_i"}, "lufs_min": -15, "lufs_max": -9.5}
    rules, _errors = edited(OLD, "audio.master", channels="")
    assert DeliverySpec.from_rules(rules, None, "audio.master").channels == ()


def test_lengths_count_at_the_rate_asked_for_or_else_at_the_productions():
    assert edited({}, "audio.stem", length="3:42")[0] == {"length_frames": 222 * 48000}
    assert edited({}, "audio.stem", length="0:01.5", sr="44.1 kHz") == ({"sr": 44100, "length_frames": 66150}, {})
    assert edited({}, "audio.stem", length="1234567 frames")[0] == {"length_frames": 1234567}
    assert "length" in rules_of({"length": "3:42"}, {}, {}, "audio.stem")[1]


@pytest.mark.parametrize(
    ("port_type", "id_", "text", "says"),
    [
        ("audio.stem", "sr", "fast", "“fast” is no number"),
        ("audio.stem", "sr", "3", "no sample rate"),
        ("audio.stem", "bits", "17", "no 17 bit"),
        ("audio.stem", "channels", "0", "between 1 and 256"),
        ("audio.stem", "true_peak", "12", "between −60 and 6"),
        ("audio.stem", "lufs_min", "3", "between −70 and 0"),
        ("audio.stem", "clipped", "1.5", "whole number"),
        ("audio.stem", "length", "soon", "“soon” is no time"),
        ("audio.stem", "length", "0:00", "without length"),
        ("audio.stem", "duration", "4:00 to 3:30", "shortest time comes first, such as 3:30 to 4:00"),
        ("audio.stem", "formats", "wav, exe", "No format is called “exe”"),
        ("image.cover", "px", "3000", "width and height"),
        ("image.cover", "bytes", "0", "between"),
        ("image.cover", "name", "{Song.png", "in braces"),
        ("image.cover", "name", "a/b.png", "cannot hold"),
    ],
)
def test_a_refused_value_says_why_at_its_field(port_type, id_, text, says):
    assert id_ in {one.id for one in fields_of(port_type)}
    _rules, errors = edited({}, port_type, **{id_: text})
    assert list(errors) == [id_]
    assert says in errors[id_]


def test_a_loudness_range_the_wrong_way_round_is_refused():
    assert list(edited({}, "audio.master", lufs_min="-9", lufs_max="-14")[1]) == ["lufs_max"]
