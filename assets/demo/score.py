"""The score of "Late Train": A minor, 96 beats a minute, fifteen bars of four, thirty-seven and a half seconds. Data
only; the briefs in `demo.yaml` say the same in words.

A note is (bar, beat, beats long, name, strength 0..1); bars and beats count from 1, 1.5 is the eighth after the first
beat. How a note sounds is not said here.
"""

from __future__ import annotations

SAMPLE_RATE_HZ = 48_000
TEMPO_BPM = 96
BARS = 15
BEAT_FRAMES = SAMPLE_RATE_HZ * 60 // TEMPO_BPM  # 30,000: the grid falls on whole frames
FRAMES = BARS * 4 * BEAT_FRAMES

Note = tuple[int, float, float, str, float]
SungNote = tuple[int, float, float, str, str]
"""(bar, beat, beats long, name, vowel); notes that touch are one phrase."""

# bar -> [(beat, voicing)]; the intro (bars 1-2) belongs to the lead alone; verse 3-6, chorus 7-10, out 11-14, last chord 15
CHORDS: dict[int, list[tuple[float, str]]] = {
    3: [(1, "G3 B3 C4 E4")],
    4: [(1, "A3 C4 E4")],
    5: [(1, "G3 C4 D4 E4")],
    6: [(1, "G3 B3 D4")],
    7: [(1, "D3 A3 C4 E4")],
    8: [(1, "F3 A3 C4 F4")],
    9: [(1, "E3 G3 C4 E4")],
    10: [(1, "E3 G#3 B3 D4"), (3, "E3 G#3 D4 E4")],
    11: [(1, "G3 B3 C4 E4")],
    12: [(1, "A3 C4 E4")],
    13: [(1, "G3 C4 D4 E4")],
    14: [(1, "G3 B3 D4")],
    15: [(1, "A3 B3 C4 E4")],
}
INTRO_CHORD = "A3 C4 E4"
"""What the guide plays in bars 1 and 2, where the stem of chords is silent."""

# (beat, beats long, strength) of the hand that plays them
COMPING = {
    "verse": [(1, 1.35, 0.66), (2.5, 1.2, 0.5), (4, 0.4, 0.42), (4.75, 0.2, 0.34)],
    "chorus": [(1, 1.3, 0.8), (2.5, 0.45, 0.6), (3, 0.9, 0.68), (4, 0.4, 0.5), (4.5, 0.45, 0.62)],
    "out": [(1, 3.9, 0.6)],
    "last": [(1, 3.2, 0.6)],
}
SECTION_OF_BAR = {
    **dict.fromkeys((1, 2), "intro"),
    **dict.fromkeys((3, 4, 5, 6), "verse"),
    **dict.fromkeys((7, 8, 9, 10), "chorus"),
    **dict.fromkeys((11, 12, 13, 14), "out"),
    15: "last",
}

BASS: list[Note] = [
    (2, 4, 0.45, "E2", 0.5), (2, 4.5, 0.45, "G2", 0.55),
    (3, 1, 2.4, "A1", 0.8), (3, 3.5, 1.4, "E2", 0.6),
    (4, 1, 2.4, "F1", 0.8), (4, 3.5, 1.4, "C2", 0.6),
    (5, 1, 2.4, "C2", 0.8), (5, 3.5, 1.4, "G1", 0.62),
    (6, 1, 1.4, "G1", 0.8), (6, 2.5, 0.5, "D2", 0.6),
    (6, 3, 0.48, "G1", 0.66), (6, 3.5, 0.48, "A1", 0.7), (6, 4, 0.48, "B1", 0.74), (6, 4.5, 0.48, "C2", 0.8),
    (7, 1, 1.4, "D2", 0.92), (7, 2.5, 0.9, "D2", 0.75), (7, 3.5, 0.45, "A1", 0.65), (7, 4, 0.45, "D2", 0.7), (7, 4.5, 0.45, "E2", 0.68),
    (8, 1, 1.4, "F1", 0.92), (8, 2.5, 0.9, "F1", 0.75), (8, 3.5, 0.45, "C2", 0.65), (8, 4, 0.45, "F2", 0.68), (8, 4.5, 0.45, "G1", 0.7),
    (9, 1, 1.4, "A1", 0.92), (9, 2.5, 0.9, "A1", 0.75), (9, 3.5, 0.45, "E2", 0.65), (9, 4, 0.45, "A1", 0.7), (9, 4.5, 0.45, "C2", 0.68),
    (10, 1, 3.95, "E1", 0.98),
    (11, 1, 2.4, "A1", 0.72), (11, 3.5, 1.4, "E2", 0.52),
    (12, 1, 2.4, "F1", 0.7), (12, 3.5, 1.4, "C2", 0.52),
    (13, 1, 2.4, "C2", 0.7), (13, 3.5, 1.4, "G1", 0.55),
    (14, 1, 2.4, "G1", 0.7), (14, 3.5, 0.9, "D2", 0.5), (14, 4.5, 0.45, "G1", 0.55),
    (15, 1, 3.2, "A1", 0.7),
]  # fmt: skip

CALL: list[tuple[float, float, str, float]] = [
    # beats counted through two bars
    (1, 0.5, "A4", 0.6), (1.5, 0.5, "C5", 0.62), (2, 1.0, "E5", 0.75), (3, 0.5, "D5", 0.6), (3.5, 0.5, "C5", 0.58), (4, 1.0, "A4", 0.56),
    (5, 0.5, "G4", 0.56), (5.5, 1.5, "A4", 0.66), (7, 0.5, "C5", 0.56), (7.5, 0.5, "D5", 0.6), (8, 1.0, "E5", 0.62),
]  # fmt: skip
LEAD: list[Note] = [
    *((1 + (beat >= 5), beat - 4 * (beat >= 5), beats, name, strength) for beat, beats, name, strength in CALL),
    (6, 3.75, 0.25, "D5", 0.5), (6, 4, 0.5, "E5", 0.6), (6, 4.5, 0.5, "D5", 0.54),
    (9, 1.5, 0.5, "A5", 0.6), (9, 2, 1.0, "G5", 0.64), (9, 3, 0.5, "E5", 0.54), (9, 3.5, 0.5, "G5", 0.58), (9, 4, 1.0, "A5", 0.62),
    (10, 1.5, 0.5, "E5", 0.56), (10, 2, 0.5, "D5", 0.54), (10, 2.5, 1.5, "E5", 0.6), (10, 4, 0.5, "D5", 0.5), (10, 4.5, 0.5, "C5", 0.48),
    *((13 + (beat >= 5), beat - 4 * (beat >= 5), beats, name, 0.85 * strength) for beat, beats, name, strength in CALL),
    (15, 1, 2.5, "A4", 0.46),
]  # fmt: skip

VOICE: list[SungNote] = [
    (3, 1.5, 0.5, "E4", "oo"), (3, 2, 0.5, "G4", "oo"), (3, 2.5, 1.5, "A4", "oo"), (3, 4, 0.5, "G4", "oo"), (3, 4.5, 0.5, "E4", "oo"),
    (4, 1, 1.5, "A4", "oo"), (4, 2.5, 0.5, "G4", "oo"), (4, 3, 1.25, "E4", "oo"),
    (5, 1.5, 0.5, "E4", "oo"), (5, 2, 0.5, "G4", "oo"), (5, 2.5, 1.5, "C5", "oo"), (5, 4, 0.5, "B4", "oo"), (5, 4.5, 0.5, "G4", "oo"),
    (6, 1, 1.0, "B4", "oo"), (6, 2, 0.5, "A4", "oo"), (6, 2.5, 1.25, "G4", "oo"),
    (6, 4.5, 0.5, "G4", "oh"),
    (7, 1, 1.5, "A4", "ah"), (7, 2.5, 0.5, "C5", "ah"), (7, 3, 1.5, "D5", "ah"), (7, 4.5, 0.5, "C5", "ah"),
    (8, 1, 2.0, "C5", "ah"), (8, 3, 0.5, "A4", "ah"), (8, 3.5, 0.5, "C5", "ah"), (8, 4, 1.0, "D5", "ah"),
    (9, 1, 2.5, "E5", "ah"), (9, 3.5, 0.5, "D5", "ah"), (9, 4, 0.75, "C5", "ah"),
    (10, 1, 1.5, "B4", "ah"), (10, 2.5, 0.5, "A4", "ah"), (10, 3, 1.75, "G#4", "oh"),
    (13, 1.5, 0.5, "E4", "oo"), (13, 2, 0.5, "G4", "oo"), (13, 2.5, 2.25, "C5", "oo"),
    (14, 1, 1.5, "B4", "oo"), (14, 2.5, 0.5, "A4", "oo"), (14, 3, 2.0, "G4", "oo"), (15, 1, 1.6, "A4", "oo"),
]  # fmt: skip

# three parts, low to high
BACKING: list[list[SungNote]] = [
    [
        (7, 1, 3.75, "D4", "ah"), (8, 1, 3.75, "C4", "ah"), (9, 1, 3.75, "E4", "ah"), (10, 1, 3.75, "E4", "ah"),
        (11, 1, 3.75, "E4", "ah"), (12, 1, 3.75, "F4", "ah"), (13, 1, 3.75, "E4", "ah"), (14, 1, 3.75, "D4", "ah"),
    ],
    [
        (7, 1, 3.75, "F4", "ah"), (8, 1, 3.75, "F4", "ah"), (9, 1, 3.75, "A4", "ah"), (10, 1, 3.75, "G#4", "ah"),
        (11, 1, 3.75, "A4", "ah"), (12, 1, 3.75, "A4", "ah"), (13, 1, 3.75, "G4", "ah"), (14, 1, 3.75, "G4", "ah"),
    ],
    [
        (7, 1, 3.75, "A4", "ah"), (8, 1, 3.75, "A4", "ah"), (9, 1, 3.75, "C5", "ah"), (10, 1, 3.75, "B4", "ah"),
        (11, 1, 3.75, "C5", "ah"), (12, 1, 3.75, "C5", "ah"), (13, 1, 3.75, "C5", "ah"), (14, 1, 3.75, "B4", "ah"),
    ],
]  # fmt: skip

# sixteen steps a bar, strength 1..9, '.' rests; the shaker is the wheel on the rails
DRUM_PATTERNS = {
    "intro": {"hat": "6.4.6.4.6.4.6.4."},
    "verse": {"hat": "6.4.6.4.6.4.6.4.", "shaker": "4.234.234.234.23", "snare": "....6.......6...", "kick": "8.....7........."},
    "fill": {"hat": "6.4.6.4.6.4.....", "shaker": "4.234.234.23....", "snare": "....6.......5.46", "kick": "8.....7.........",
             "tom": ".............5.."},
    "chorus": {"ride": "7.4.6.4.7.4.6.4.", "shaker": "5.345.345.345.34", "snare": "....8..2....8..2", "kick": "9.....8...5....."},
    "chorus_end": {"ride": "7.4.6.4.7.4.6.4.", "shaker": "5.345.345.345.34", "snare": "....8..2....6.45", "kick": "9.....8........."},
    "out": {"hat": "5.3.5.3.5.3.5.3.", "shaker": "4.234.234.234.23", "snare": "....5.......5...", "kick": "7.....6........."},
    "slowing": {"hat": "5.3.4.3.4.3.3.2.", "shaker": "4.233.223.2.2...", "snare": "....4.......4...", "kick": "7.....5........."},
    "last": {"kick": "7..............."},
}  # fmt: skip
DRUM_BARS = {
    **dict.fromkeys((1, 2), "intro"),
    **dict.fromkeys((3, 4, 5), "verse"),
    6: "fill",
    **dict.fromkeys((7, 8, 9), "chorus"),
    10: "chorus_end",
    **dict.fromkeys((11, 12, 13), "out"),
    14: "slowing",
    15: "last",
}
CRASHES = [(7, 1, 0.8), (15, 1, 0.4)]

SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def midi_number(name: str) -> int:
    """69 for "A4"; sharps as in "G#4"."""
    sharp = name[1] == "#"
    return SEMITONES[name[0]] + sharp + 12 * (int(name[1 + sharp :]) + 1)


def frequency_hz(name: str) -> float:
    return 440.0 * 2 ** ((midi_number(name) - 69) / 12)


def frame_of(bar: int, beat: float) -> int:
    """The first frame of a beat; sixteenths off the eighth swing a little late."""
    sixteenths = (beat - 1) * 4
    swing = 0.09 if round(sixteenths * 2) % 4 == 2 else 0.0
    return round(((bar - 1) * 16 + sixteenths + swing) * BEAT_FRAMES / 4)
