"""Notes as files of audio programs: there and back, what other programs write, and bad input with a clear word."""

from __future__ import annotations

import base64
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.domain.markers import Marker
from studio.papers.marker_project import dawproject_of, read_dawproject
from studio.papers.marker_text import audacity_labels, notes_table, read_marker_text, reaper_table
from studio.papers.reviewer_notes import LINE_START, read_reviewer_notes

words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn"]), min_size=1, max_size=30
) | st.sampled_from(["=1+1", 'a, “b”; "c"', "-3 dB", "'=x", "Sänger zu laut", "<&>", "two words"])
times = st.integers(0, 600_000)
notes = st.lists(
    st.builds(lambda start, more, text: Marker(start / 1000, (start + more) / 1000, text), times, times, words),
    min_size=1,
    max_size=6,
    unique_by=lambda m: (m.start_s, m.end_s),
).map(lambda found: tuple(sorted(found, key=lambda m: (m.start_s, m.end_s))))


@settings(max_examples=40, deadline=None)
@given(notes)
def test_every_format_gives_back_what_was_written(found):
    for write in (audacity_labels, reaper_table, notes_table):
        assert in_ms(read_marker_text(write(found).encode(), "x")) == in_ms(found)
    assert in_ms(read_dawproject(dawproject_of(found, "Beat"), "x")) == in_ms(found)


def in_ms(found):
    return [(round(m.start_s * 1000), round(m.end_s * 1000), m.text) for m in found]


def test_what_the_programs_read():
    found = (Marker(12.5, 12.5, "late\nhere", "Ana"), Marker(62.0, 64.25, "softer, please"))
    assert audacity_labels(found) == "12.500000\t12.500000\tlate here\n62.000000\t64.250000\tsofter, please\n"
    assert reaper_table(found).splitlines() == [
        "#,Name,Start,End,Length",
        "M1,late here,0:12.500,,",
        'R1,"softer, please",1:02.000,1:04.250,0:02.250',
    ]
    assert read_marker_text(notes_table(found).encode(), "x") == found  # the table alone keeps lines and names
    assert notes_table((Marker(1, 1, "=cmd"),)).splitlines()[1] == "1.000,1.000,'=cmd,"


def test_what_the_programs_write():
    spectral = b"1.0\t2.0\thum\n\\\t50.0\t60.0\n3,5\t3,5\t\n"
    assert read_marker_text(spectral, "x") == (Marker(1, 2, "hum"), Marker(3.5, 3.5, "Marker 2"))
    reaper = "\ufeff#,Name,Start,End,Length,Color\r\nM1,a,62.5,,,FF0000\r\nR1,b,1:00:00.5,1:00:01,0.5,\r\n"
    assert read_marker_text(reaper.encode(), "x") == (Marker(62.5, 62.5, "a"), Marker(3600.5, 3601, "b"))
    assert read_marker_text(b"text;start_s\nhi;2,5\n", "x") == (Marker(2.5, 2.5, "hi"),)
    assert read_marker_text("1.0\t1.0\tü\n".encode("utf-16"), "x") == (Marker(1, 1, "ü"),)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no markers"),
        (b"dear all,\nthe mix is fine\n", "neither Audacity labels"),
        (b"1.0\t2.0\tx\nabc\t2.0\ty\n", "line 2"),
        (b"#,Name,Start,End,Length\nM1,a,5.1.00,,\n", "bars and beats"),
        (b"\xff\xd8\xff\xe0 no text", "UTF-8"),
        (b"1e9\t2e9\tx\n", "line 1"),
        (b"999999999\t999999999\tx\n", "marker 1"),
        (b"-1.0\t1.0\tx\n", "line 1"),
        (b"1.0\t1.0\tx\n" * 2001, "more than 2000"),
        (b"1.0\t1.0\t" + b"x" * 2001, "more than 2000 characters"),
    ],
)
def test_bad_text_says_what_is_wrong(data, word):
    with pytest.raises(BadInputError, match=word) as caught:
        read_marker_text(data, "notes.txt")
    assert caught.value.what_to_do


# --- DAWproject ------------------------------------------------------------------------------------------------


def project(arrangement: str, tempo: str = '<Tempo value="120"/>') -> bytes:
    xml = f'<Project version="1.0"><Transport>{tempo}</Transport><Arrangement>{arrangement}</Arrangement></Project>'
    return zipped("project.xml", xml)


def zipped(name: str, text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def test_places_in_beats_become_seconds():
    in_beats = '<Lanes timeUnit="beats"/><Markers><Marker name="Chorus" time="24"/></Markers>'
    assert read_dawproject(project(in_beats), "x") == (Marker(12, 12, "Chorus"),)
    points = '<TempoAutomation timeUnit="beats"><RealPoint time="0" value="60"/><RealPoint time="4" value="120"/></TempoAutomation>'
    assert read_dawproject(project(in_beats + points), "x")[0].start_s == 4 + 20 * 0.5


def test_the_same_notes_give_the_same_project():
    found = (Marker(1, 2, "a \x01 b"),)
    assert dawproject_of(found, "Beat") == dawproject_of(found, "Beat")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (zipped("other.txt", "x"), "project.xml"),
        (zipped("project.xml", "<Project"), "damaged"),
        (zipped("project.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><Project/>"), "damaged"),
        (project("<Lanes/>"), "no markers"),
        (project('<Markers><Marker time="soon"/></Markers>'), "soon"),
        (project('<Markers><Marker time="nan"/></Markers>'), "marker 1"),
        (project('<Markers><Marker time="1"/></Markers>', '<Tempo value="0"/>'), "tempo"),
    ],
)
def test_a_bad_project_says_what_is_wrong(data, word):
    with pytest.raises(BadInputError, match=word):
        read_dawproject(data, "x.dawproject")


# --- what a listening page gives back ----------------------------------------------------------------------------

SAID = {"segue_notes": 1, "author": "Ana", "take": 2, "notes": [{"at_s": 1.5, "to_s": 3, "text": "schön"}]}


def line_of(value: object) -> bytes:
    return (LINE_START + base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")).encode()


def test_a_file_and_a_line_say_the_same():
    from_file = read_reviewer_notes(json.dumps(SAID).encode(), "x")
    line = line_of(SAID)
    broken_by_mail = b"\r\n ".join(line[at : at + 60] for at in range(0, len(line), 60))
    assert read_reviewer_notes(broken_by_mail, "x") == from_file
    assert (from_file.author, from_file.take, from_file.markers) == ("Ana", 2, (Marker(1.5, 3, "schön", "Ana"),))


@pytest.mark.parametrize(
    "data",
    [
        line_of(SAID)[:-9],
        b"SEGUE-NOTES1-*",
        b"{",
        b"[]",
        b"[" * 100_000,
        line_of({**SAID, "segue_notes": 2}),
        line_of({**SAID, "notes": [{"text": "when?"}]}),
        line_of({**SAID, "notes": [3]}),
        line_of({**SAID, "notes": []}),
    ],
)
def test_notes_that_are_none_are_refused(data):
    with pytest.raises(BadInputError):
        read_reviewer_notes(data, "The pasted line")
