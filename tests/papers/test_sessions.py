"""Sessions as files of audio and video programs: there and back to the sample, as those programs' own libraries read them."""

from __future__ import annotations

import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.errors import BadInputError
from studio.domain.markers import Marker
from studio.domain.session import VIDEO, Session, SessionClip, SessionFile, SessionTrack
from studio.media.session_dawproject import write_session_dawproject
from studio.media.session_otio import write_session_otio
from studio.media.session_reaper import write_session_reaper
from studio.papers.session_ardour import read_session_ardour
from studio.papers.session_dawproject import read_session_dawproject
from studio.papers.session_edl import read_session_edl
from studio.papers.session_fcpxml import read_session_fcpxml
from studio.papers.session_file import read_session
from studio.papers.session_otio import read_session_otio
from studio.papers.session_parts import SessionReading
from studio.papers.session_reaper import read_session_reaper

PEERS = Path(os.environ.get("SEGUE_TEST_DATA", "../shared/data")) / "peers"
needs_peers = pytest.mark.skipif(not PEERS.is_dir(), reason="no sample files (SEGUE_TEST_DATA)")

names = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn"]), min_size=1, max_size=12
) | st.sampled_from(['"', "''`", "Kick (in)", "<b> & c", "|", ">", "Sänger 2", "100 %"])
frames = st.integers(0, 48_000 * 600)
clips = st.builds(
    SessionClip,
    st.builds(lambda name, rate: SessionFile(f"Media/{name}.wav", rate_hz=rate, channels=2, frames=rate * 700),
              st.from_regex(r"[a-zA-Z0-9 %#&_-]{1,8}", fullmatch=True), st.sampled_from([44_100, 48_000])),
    start_frame=frames, length_frames=st.integers(1, 48_000 * 60), offset_frames=frames, name=names,
    fade_in_frames=st.integers(0, 40_000), fade_out_frames=st.integers(0, 40_000), is_muted=st.booleans(),
)  # fmt: skip
tracks = st.builds(
    SessionTrack, names, st.lists(clips, min_size=1, max_size=1).map(tuple), group=st.sampled_from(["", "Drums", "Vox"]),
    colour=st.sampled_from(["", "#a1b2c3"]), gain_mdb=st.integers(-120_000, 20_000), pan_milli=st.integers(-1000, 1000),
    is_muted=st.booleans(), is_soloed=st.booleans(),
)  # fmt: skip
markers = st.builds(
    lambda at, more, text: Marker(at / 1000, (at + more) / 1000, text),
    st.integers(0, 99_999),
    st.integers(0, 999),
    names,
).filter(lambda m: m.end_s == m.start_s or m.is_range)
sessions = st.builds(
    Session, names, st.sampled_from([44_100, 48_000]), st.lists(tracks, min_size=1, max_size=5).map(tuple),
    st.lists(markers, max_size=3).map(lambda found: tuple(sorted(found, key=lambda m: (m.start_s, m.end_s)))),
    tempo_mbpm=st.sampled_from([0, 120_000, 93_750]), meter=st.sampled_from([(4, 4), (7, 8)]),
)  # fmt: skip


def dawproject(session, media=None):
    out = io.BytesIO()
    write_session_dawproject(session, out, media, is_stopped=lambda: False)
    return out.getvalue()


def reread(session):
    """What each format gives back."""
    yield read_session_dawproject(io.BytesIO(dawproject(session)), "x.dawproject", session.rate_hz)
    yield read_session_reaper(write_session_reaper(session), "x.rpp", session.rate_hz)
    yield read_session_otio(write_session_otio(session), "x.otio", session.rate_hz)


def essence(session):
    """All that matters of a session, without what a format knows about the files themselves."""
    return [
        replace(track, clips=tuple(replace(clip, file=SessionFile(clip.file.path)) for clip in track.clips))
        for track in session.tracks
    ], [(round(1000 * m.start_s), round(1000 * m.end_s), m.text) for m in session.markers]


@settings(max_examples=25, deadline=None)
@given(sessions)
def test_every_format_gives_back_what_was_written_to_the_sample(session):
    # a quotation of all three kinds has no way into a Reaper line
    plain = replace(session, tracks=tuple(replace(t, name=quoted(t.name), clips=tuple(replace(c, name=quoted(c.name)) for c in t.clips)) for t in session.tracks), markers=tuple(replace(m, text=quoted(m.text)) for m in session.markers))  # fmt: skip
    for back in reread(plain):
        assert essence(back) == essence(plain)
        assert back.meter == plain.meter
        assert back.tempo_mbpm == (plain.tempo_mbpm or back.tempo_mbpm)
        assert back.left_out == ()


def quoted(text):
    return text.replace("`", "'").replace("'", "") or "x"


LANES = Session(
    "Late Train",
    48_000,
    (
        SessionTrack("Kick", (SessionClip(SessionFile("Media/Kick.wav", rate_hz=48_000, channels=1, frames=96_001), 12_345, 96_001, 0, "Kick.wav", fade_in_frames=480),), "Drums", "#aa5500", -3_000, -250),
        SessionTrack("Snare", (SessionClip(SessionFile("Media/Snare top.wav", rate_hz=44_100, channels=2, frames=44_100), 7, 48_000, 0, "Snare top.wav"),), "Drums", is_muted=True),
        SessionTrack("Vox", (SessionClip(SessionFile("Media/Vöx 100%.wav", rate_hz=48_000, channels=1, frames=9), 1, 9, 0, "Vöx", fade_out_frames=3), SessionClip(SessionFile("Media/Kick.wav", rate_hz=48_000, channels=1, frames=96_001), 5_000, 777, 55)), gain_mdb=1_500, pan_milli=1000, is_soloed=True),
    ),
    (Marker(1.5, 1.5, "late"), Marker(2, 3.25, "softer")),
    tempo_mbpm=93_500,
    meter=(6, 8),
)  # fmt: skip


def test_the_same_session_gives_the_same_bytes_and_media_goes_in_whole():
    media = {"Media/Kick.wav": lambda: io.BytesIO(b"kick" * 1000), "Media/Vöx 100%.wav": lambda: io.BytesIO(b"vox")}
    assert dawproject(LANES, media) == dawproject(LANES, dict(reversed(media.items())))
    assert write_session_reaper(LANES) == write_session_reaper(LANES)
    assert write_session_otio(LANES) == write_session_otio(LANES)
    with zipfile.ZipFile(io.BytesIO(dawproject(LANES, media))) as archive:
        assert archive.read("Media/Kick.wav") == b"kick" * 1000
        assert archive.testzip() is None
    inside = read_session_dawproject(io.BytesIO(dawproject(LANES, media)), "x", 48_000)
    assert {file.path: file.is_inside for file in inside.files}["Media/Kick.wav"]
    assert inside.left_out == ("A file is named and not in the archive: “Media/Snare top.wav”.",)


@needs_peers
def test_a_dawproject_is_as_its_schema_wants_it():
    etree = pytest.importorskip("lxml.etree")
    for data in (dawproject(LANES), dawproject(LANES, {}), dawproject(Session("Empty", 48_000))):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry, xsd in (("project.xml", "Project.xsd"), ("metadata.xml", "MetaData.xsd")):
                schema = etree.XMLSchema(etree.parse(PEERS / "dawproject" / xsd))
                schema.assertValid(etree.fromstring(archive.read(entry)))


def test_rpp_reads_the_same_places():
    rpp = pytest.importorskip("rpp")
    project = rpp.loads(write_session_reaper(LANES).decode())
    items = [(track, item) for track in project.findall("TRACK") for item in track.findall("ITEM")]
    clips = [clip for track in LANES.tracks for clip in track.clips]
    assert len(items) == len(clips)
    for (_, item), clip in zip(items, clips, strict=True):
        said = {part[0]: part[1:] for part in item if isinstance(part, list)}
        source = item.find("SOURCE")
        assert round(float(said["POSITION"][0]) * 48_000) == clip.start_frame
        assert round(float(said["LENGTH"][0]) * 48_000) == clip.length_frames
        assert round(float(said["SOFFS"][0]) * 48_000) == clip.offset_frames
        assert {part[0]: part[1] for part in source}["FILE"] == clip.file.path
    assert [part[2] for part in project if part[0] == "MARKER"] == ["1.5", "2", "3.25"]


def test_opentimelineio_reads_the_same_places():
    otio = pytest.importorskip("opentimelineio")
    timeline = otio.adapters.read_from_string(write_session_otio(LANES).decode(), "otio_json")
    found = {
        (track.name, int(clip.range_in_parent().start_time.value), int(clip.duration().value), int(clip.source_range.start_time.value))
        for track in timeline.tracks
        for clip in track
        if isinstance(clip, otio.schema.Clip)
    }  # fmt: skip
    assert found == {(t.name, c.start_frame, c.length_frames, c.offset_frames) for t in LANES.tracks for c in t.clips}
    assert [mark.name for mark in timeline.tracks.markers] == ["late", "softer"]
    assert timeline.tracks[1].enabled is False


def test_pictures_are_cut_on_pictures():
    fps = (24_000, 1001)
    clip = SessionClip(SessionFile("a.mov"), start_frame=2002 * 10, length_frames=2002 * 5, offset_frames=2002 * 3)
    session = Session("Cut", 48_000, (SessionTrack("V1", (clip,), kind=VIDEO),), frame_rate=fps)
    assert b'"value": 10.0' in write_session_otio(session)
    back = read_session_otio(write_session_otio(session), "x.otio", 48_000)
    assert essence(back)[0][0].clips == (replace(clip, name="a.mov"),)
    assert back.tracks[0].kind == VIDEO


# --- what other programs wrote ---------------------------------------------------------------------------------


@needs_peers
@pytest.mark.parametrize(
    ("name", "tracks", "clips", "words"),
    [
        ("dawproject/roex_caesium_v1.0.dawproject", 3, 3, ""),
        ("dawproject/ts_testfile_v1.0.dawproject", 0, 0, "Notes (MIDI) are not taken over"),
        ("dawproject/ts_complex_v1.0.dawproject", 0, 0, "Plug-ins are not taken over: “Limiter”"),
        ("reaper/audio-file-x4.RPP", 1, 4, ""),
        ("reaper/send-receive.RPP", 0, 0, "Sends are not taken over: “r-track”"),
        ("reaper/tricky-strings.RPP", 0, 0, "An item without audio was left out"),
        ("reaper/rpp_editor_test1_v7.rpp", 0, 0, "ReaComp"),
        ("reaper/vst_v5.50.RPP", 0, 0, "ReaSynth"),
        ("ardour/1region.ardour", 0, 0, "Notes (MIDI) are not taken over: “MIDI 1”"),
        ("ardour/32tracks.ardour", 0, 0, "A track without audio or picture was left out: “Audio 1”"),
        ("otio/multitrack.otio", 3, 5, ""),
        ("otio/simple_cut.otio", 1, 4, ""),
        ("otio/transition.otio", 1, 4, "A transition becomes a cut"),
        ("edl/multi_audio.edl", 3, 3, ""),
        ("fcpxml/fcpx_project.fcpxml", 5, 21, "A transition becomes a cut"),
    ],
)
def test_what_other_programs_wrote(name, tracks, clips, words):
    with (PEERS / name).open("rb") as file:
        session = read_session(file, name.rpartition("/")[2], 48_000, (24, 1))
    assert (len(session.tracks), sum(len(track.clips) for track in session.tracks)) == (tracks, clips)
    assert words in " ".join(session.left_out)
    assert bool(words) == bool(session.left_out)


def fcpxml(spine: str) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE fcpxml><fcpxml version="1.10"><resources>
    <format id="r1" frameDuration="1001/30000s"/>
    <asset id="a" name="film" src="file:///Media/My%20film.mov" start="3600s" duration="60s" hasVideo="1" format="r1"/>
    <asset id="b" name="song" start="0s" duration="30s" hasAudio="1" audioRate="48000" audioChannels="2">
      <media-rep kind="original-media" src="./song.wav"/></asset>
    <media id="m" name="both"><sequence format="r1"><spine><asset-clip ref="a" offset="0s" start="3610s" duration="10s"/>
    </spine></sequence></media></resources>
    <project name="Cut"><sequence format="r1" tcStart="100s"><spine>{spine}</spine></sequence></project></fcpxml>""".encode()


def test_final_cuts_clips_hang_on_others_in_their_time_and_compound_ones_are_cut():
    session = read_session_fcpxml(
        fcpxml(
            """<asset-clip name="A" ref="a" offset="100s" start="3605s" duration="4s"><adjust-volume amount="-6dB"/>
              <asset-clip name="B" ref="b" lane="-1" offset="3606s" start="1/2s" duration="8s" audioRole="music.music-1"/>
              <marker start="3607s" duration="1/30s" value="Here"/></asset-clip>
            <ref-clip name="C" ref="m" offset="104s" start="2s" duration="3s" enabled="0"/>
            <mc-clip name="D" ref="x" offset="107s" duration="1s"/>"""
        ),
        "x.fcpxml",
        48_000,
    )
    picture, music = session.tracks
    assert [(c.start_frame, c.length_frames, c.offset_frames, c.gain_mdb, c.is_muted) for c in picture.clips] == [
        (0, 192_000, 240_000, -6000, False),
        (192_000, 144_000, 576_000, 0, True),
    ]
    (song,) = music.clips
    assert (music.name, song.start_frame, song.length_frames, song.offset_frames) == ("Music", 48_000, 384_000, 24_000)
    assert (song.file.path, song.file.frames, picture.clips[0].file.path) == (
        "./song.wav",
        1_440_000,
        "/Media/My film.mov",
    )
    assert (session.markers, session.frame_rate) == ((Marker(2.0, 2.0, "Here"),), (30_000, 1001))
    assert session.left_out == ("A part of the kind “mc-clip” is not taken over: “D”.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<xmeml/>", "no exchange file of Final Cut"),
        (b"<fcpxml><resources/></fcpxml>", "no project with a sequence"),
        (fcpxml('<gap offset="1/0s" duration="1s"/>'), "where a time belongs"),
        (b'<!DOCTYPE fcpxml [<!ENTITY a "b">]><fcpxml/>', "document type"),
    ],
)
def test_what_is_no_project_of_final_cut_is_refused(data, words):
    with pytest.raises(BadInputError, match=words):
        read_session_fcpxml(data, "x.fcpxml", 48_000)


@needs_peers
def test_a_dawproject_of_another_program_as_its_writer_says():
    """The truth stands in the manifest of the sample files."""
    with (PEERS / "dawproject/roex_caesium_v1.0.dawproject").open("rb") as file:
        session = read_session_dawproject(file, "x.dawproject", 48_000)
    found = [(t.name, t.gain_mdb, t.pan_milli, t.clips[0].start_frame, t.clips[0].length_frames, t.clips[0].file.channels) for t in session.tracks]  # fmt: skip
    assert found == [
        ("01_KICK", -1938, 0, 0, 96_000, 1),
        ("07_BGVOX MAIN", -4437, -300, 72_000, 96_000, 2),
        ("10_VOX LEAD", 0, 0, 12_000, 96_000, 1),
    ]


@needs_peers
@pytest.mark.parametrize("name", ["multitrack", "simple_cut", "transition"])
def test_timelines_as_opentimelineio_understands_them(name):
    otio = pytest.importorskip("opentimelineio")
    path = PEERS / f"otio/{name}.otio"
    timeline = otio.adapters.read_from_file(str(path))
    with path.open("rb") as file:
        session = read_session(file, path.name, 48_000)
    told = [
        (round(c.range_in_parent().start_time.to_seconds() * 48_000), round(c.duration().to_seconds() * 48_000), c.name)
        for track in timeline.tracks
        for c in track
        if isinstance(c, otio.schema.Clip)
    ]
    assert [(c.start_frame, c.length_frames, c.name) for t in session.tracks for c in t.clips] == told


@needs_peers
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("dawproject/bitwig_sends_v0.1.dawproject", "draft 0.1"),
        ("ableton/junk.als", "Ableton"),
        ("aaf/one_audio_clip.aaf", "AAF"),
        ("flstudio/fl-markers.flp", "FL Studio"),
        ("lmms/Jousboxx-BuzzerBeater.mmpz", "LMMS"),
        ("hydrogen/TR808kit-demo.h2song", "Hydrogen"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name, words):
    with (PEERS / name).open("rb") as file, pytest.raises(BadInputError, match=words):
        read_session(file, name.rpartition("/")[2], 48_000)


def test_a_session_of_bitwigs_kind_comes_out_flat():
    """Clips in clips, in beats, under warp points that stretch nothing, in a group that is turned down."""
    project = b"""<Project version="1.0"><Application name="B" version="5"/>
    <Transport><Tempo unit="bpm" value="120"/><TimeSignature numerator="3" denominator="4"/></Transport>
    <Structure><Track name="Band" id="g" contentType="tracks"><Channel role="master"><Volume unit="decibel" value="-6"/></Channel>
      <Track name="Gtr" id="t" contentType="audio" color="#ff0000"><Channel role="regular"><Mute value="true"/>
        <Pan unit="linear" value="-1"/><Volume unit="linear" value="2"/></Channel></Track></Track></Structure>
    <Arrangement id="a"><Lanes timeUnit="beats"><Lanes track="t"><Clips>
      <Clip time="4" duration="8" contentTimeUnit="beats" playStart="1" fadeTimeUnit="beats" fadeInTime="1"><Clips>
        <Clip time="0" duration="6" contentTimeUnit="beats" playStart="2"><Warps contentTimeUnit="seconds" timeUnit="beats">
          <Audio channels="2" duration="10" sampleRate="48000"><File path="g.wav" external="true"/></Audio>
          <Warp time="0" contentTime="0"/><Warp time="20" contentTime="10"/></Warps></Clip>
      </Clips></Clip></Clips></Lanes></Lanes></Arrangement></Project>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.xml", project)
    (track,) = read_session_dawproject(out, "x.dawproject", 48_000).tracks
    # the outer clip shows its content from beat 1 on at beat 4 (2 s); the inner one begins at 0, so it is cut by a beat
    assert (track.group, track.gain_mdb, track.pan_milli, track.is_muted) == ("Band", 21, -1000, True)
    assert [(c.start_frame, c.length_frames, c.offset_frames, c.fade_in_frames) for c in track.clips] == [
        (96_000, 120_000, 72_000, 24_000)
    ]


def test_the_take_that_is_chosen_and_the_folders_around_it():
    text = b"""<REAPER_PROJECT 0.1 "7.0/linux" 1
  TEMPO 90 3 4
  <TRACK {1}
    NAME Band
    VOLPAN 0.5 0 -1 -1 1
    ISBUS 1 1
  >
  <TRACK {2}
    NAME `Gtr "x"`
    PEAKCOL 16777471
    MUTESOLO 0 2 0
    ISBUS 2 -1
    <ITEM
      POSITION 0.5
      LENGTH 1
      FADEIN 1 0.25 0 1 0 0
      VOLPAN 2 0 1 -1
      NAME first
      <SOURCE WAVE
        FILE "C:\\\\takes\\\\a.wav"
      >
      TAKE SEL
      NAME second
      VOLPAN 1 0 0.5 -1
      SOFFS 0.125
      <SOURCE SECTION
        STARTPOS 1
        <SOURCE WAVE
          FILE b.wav
        >
      >
    >
  >
  <TRACK {3}
    NAME Alone
    <ITEM
      POSITION 0
      LENGTH 1
      LOOP 1
      PLAYRATE 2 0 3
      <SOURCE WAVE
        FILE b.wav
      >
    >
  >
>
"""
    session = read_session_reaper(text, "x.rpp", 48_000)
    first, second = session.tracks
    (clip,) = first.clips
    assert (first.name, first.group, first.gain_mdb, first.colour, first.is_soloed) == (
        'Gtr "x"',
        "Band",
        -6021,
        "#ff0000",
        True,
    )
    assert (clip.file.path, clip.name, clip.start_frame, clip.offset_frames, clip.gain_mdb) == (
        "b.wav",
        "second",
        24_000,
        54_000,
        -6021,
    )
    assert (second.group, session.tempo_mbpm, session.meter) == ("", 90_000, (3, 4))
    (clip,) = second.clips
    assert (clip.is_looped, clip.speed_ppm, clip.keeps_pitch) == (True, 2_000_000, False)
    assert session.left_out == ("A clip that is transposed plays at its own pitch: “Alone”.",)


def test_loops_and_even_stretches_come_along_and_uneven_ones_are_told():
    file = '<Audio channels="1" duration="10" sampleRate="48000"><File path="{}.wav" external="true"/></Audio>'
    warps = '<Warps contentTimeUnit="seconds" timeUnit="beats">{}{}</Warps>'
    points = "".join(f'<Warp time="{at}" contentTime="{till}"/>' for at, till in ((0, 0), (4, 1), (8, 2)))
    bent = '<Warp time="0" contentTime="0"/><Warp time="4" contentTime="1"/><Warp time="8" contentTime="5"/>'
    project = f"""<Project version="1.0"><Application name="B" version="5"/><Transport><Tempo unit="bpm" value="120"/></Transport>
    <Structure><Track name="Gtr" id="t" contentType="audio"/></Structure>
    <Arrangement><Lanes timeUnit="beats"><Lanes track="t"><Clips>
      <Clip time="0" duration="8" contentTimeUnit="seconds" playStart="1" loopStart="0.5" loopEnd="2">{file.format("a")}</Clip>
      <Clip time="8" duration="8" contentTimeUnit="beats" playStart="2" loopStart="0" loopEnd="4">{warps.format(file.format("b"), points)}</Clip>
      <Clip name="bent" time="16" duration="8" contentTimeUnit="beats">{warps.format(file.format("c"), bent)}</Clip>
    </Clips></Lanes></Lanes></Arrangement></Project>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.xml", project)
    session = read_session_dawproject(out, "x.dawproject", 48_000)
    first, second, third = session.tracks[0].clips
    looped = [
        (c.offset_frames, c.is_looped, c.loop_start_frame, c.loop_end_frame, c.speed_ppm) for c in (first, second)
    ]
    # two seconds are four beats, in which the second clip plays one second of its file
    assert looped == [(48_000, True, 24_000, 96_000, 1_000_000), (24_000, True, 0, 48_000, 500_000)]
    assert (first.length_frames, third.speed_ppm) == (192_000, 1_250_000)
    assert session.left_out == ("A clip that is stretched unevenly plays at one speed: “bent”.",)


def test_a_linear_time_warp_is_a_speed_and_one_that_cannot_be_is_told():
    def clip(name: str, scalar: float):
        effect = {"OTIO_SCHEMA": "LinearTimeWarp.1", "time_scalar": scalar}
        span = {"start_time": {"value": 0, "rate": 48_000}, "duration": {"value": 480, "rate": 48_000}}
        media = {"OTIO_SCHEMA": "ExternalReference.1", "target_url": f"{name}.wav"}
        return {
            "OTIO_SCHEMA": "Clip.1",
            "name": name,
            "source_range": span,
            "media_reference": media,
            "effects": [effect],
        }

    track = {"OTIO_SCHEMA": "Track.1", "kind": "Audio", "children": [clip("half", 0.5), clip("back", -1.0)]}
    session = read_session_otio(json.dumps(track).encode(), "x.otio", 48_000)
    assert [one.speed_ppm for one in session.tracks[0].clips] == [500_000, 1_000_000]
    assert session.left_out == ("A clip at such a speed plays at its own: “back, -1 ×”.",)


def test_a_track_in_the_middle_takes_the_pan_of_its_folder_and_one_with_its_own_says_so():
    middle, left, folder = (
        SessionTrack("Middle"),
        SessionTrack("Left", pan_milli=-500),
        SessionTrack("F", pan_milli=300),
    )
    reading = SessionReading("x.rpp", 48_000)
    assert [reading.in_groups(one, (SessionTrack("Outer"), folder)).pan_milli for one in (middle, left)] == [300, -500]
    assert reading.in_groups(middle, (folder, folder)).pan_milli == 0
    (told,) = reading.left_out.sentences()
    assert told.startswith("The pan of a group is not taken over for a track with a pan of its own: “Left”")


def test_an_ardour_session_with_two_channels():
    text = b"""<Session version="7000" name="Song" sample-rate="44100"><Sources>
      <Source name="a%L.wav" type="audio" id="1"/><Source name="a%R.wav" type="audio" id="2"/></Sources>
      <Locations><Location name="Verse" start="44100" end="44100" flags="IsMark"/></Locations>
      <Routes><Route id="9" name="Keys" audio-playlist="5"><Controllable name="solo" value="0"/><MuteMaster muted="no"/>
        <Pannable><Controllable name="pan-azimuth" value="0.5"/></Pannable>
        <Processor type="amp"><Controllable name="gaincontrol" value="0.5"/></Processor><Processor type="lv2" name="Reverb"/></Route></Routes>
      <Playlists><Playlist id="5" name="Keys.1" type="audio"><Region name="a" position="a282240000" length="a141120000@a0" start="441"
        source-0="1" source-1="2" fade-in-active="1"><FadeIn><AutomationList><events>0 0
        4410 1</events></AutomationList></FadeIn></Region></Playlist></Playlists></Session>"""
    session = read_session_ardour(text, "Song.ardour", 48_000)
    assert [(t.name, t.group, t.pan_milli, t.gain_mdb, t.clips[0].file.path) for t in session.tracks] == [
        ("Keys L", "Keys", -1000, -6021, "interchange/Song/audiofiles/a%L.wav"),
        ("Keys R", "Keys", 1000, -6021, "interchange/Song/audiofiles/a%R.wav"),
    ]
    clip = session.tracks[0].clips[0]
    assert (clip.start_frame, clip.length_frames, clip.offset_frames, clip.fade_in_frames) == (
        48_000,
        24_000,
        480,
        4800,
    )
    assert session.markers == (Marker(1.0, 1.0, "Verse"),)
    assert session.left_out == ("Plug-ins are not taken over: “Reverb”.",)


def test_a_list_of_events():
    text = b"""TITLE: Cut\nFCM: NON-DROP FRAME\n
001  TAPE1 B     C        00:00:01:00 00:00:02:12 01:00:00:00 01:00:01:12\n* FROM CLIP NAME: street.mov\n
002  TAPE1 V     D    012 00:00:00:00 00:00:01:00 01:00:01:12 01:00:02:12\n"""
    session = read_session_edl(text, "x.edl", 48_000, (24, 1))
    assert [(t.name, t.kind, [(c.file.path, c.start_frame, c.length_frames, c.offset_frames) for c in t.clips]) for t in session.tracks] == [
        ("V", "video", [("street.mov", 0, 72_000, 48_000), ("TAPE1", 72_000, 48_000, 0)]),
        ("A1", "audio", [("street.mov", 0, 72_000, 48_000)]),
    ]  # fmt: skip
    assert session.left_out == ("A transition becomes a cut: “002”.",)


# --- bad input -------------------------------------------------------------------------------------------------


def zipped(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.dawproject", b"PK nonsense", "no DAWproject, or damaged"),
        ("a.dawproject", zipped({"x": b""}), "without a project.xml"),
        ("a.dawproject", zipped({"project.xml": b"<Project>" + b" " * 30_000_000 + b"</Project>"}), "larger than 20 MB"),
        ("a.dawproject", zipped({"project.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><Project/>"}), "document type"),
        ("a.dawproject", zipped({"project.xml": b"<a>" * 300 + b"</a>" * 300}), "too deep"),
        ("a.rpp", b"hello", "no Reaper project"),
        ("a.rpp", b"<REAPER_PROJECT 1\n" + b"<TRACK\n" * 100, "too deep"),
        ("a.rpp", b"<REAPER_PROJECT 1\n<TRACK 1\n", "cut off"),
        ("a.rpp", b"<REAPER_PROJECT 1\nTEMPO nan 4 4\n>", "where a number belongs"),
        ("a.otio", b"{", "no JSON"),
        ("a.otio", b'{"OTIO_SCHEMA": "Clip.1"}', "no timeline"),
        ("a.otio", b'{"OTIO_SCHEMA":"Timeline.1","tracks":' + b'{"OTIO_SCHEMA":"Stack.1","children":[' * 3000 + b"]}" * 3000 + b"}", "too deep"),
        ("a.otio", b'{"OTIO_SCHEMA":"Timeline.1","x":NaN}', "where a number belongs"),
        ("a.ardour", b"<Session/>", "no session of Ardour"),
        ("a.edl", b"hello", "no event"),
        ("a.txt", b"hello", "of no kind"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_words(name, data, words):
    with pytest.raises(BadInputError, match=words):
        read_session(io.BytesIO(data), name, 48_000)
