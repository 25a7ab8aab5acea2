"""The listening page: what is in the folder, that nothing in it reaches outside, and notes from a real browser."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from studio.app.listening_page import PageContent, write_listening_page
from studio.app.note_files import read_notes
from studio.domain.errors import BadInputError
from studio.domain.markers import Marker
from studio.media.probe import probe_files
from tests.app.browser import shown_by_chromium
from tests.media.signals import noise, write_wav

NOTE = Marker(0.25, 0.5, "</script><script>document.title='x'</script> zu laut", "Ana")


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    takes = [
        write_wav(folder / "lead.wav", noise(44100), 44100),
        write_wav(folder / "room.wav", noise(24000, 3), 48000),
    ]
    content = PageContent("Lead <vocal>", "Take 2 by Ana", "h1", 2, takes, (NOTE,))
    return write_listening_page(content, folder / "out")


def test_the_folder_holds_all_and_needs_nothing_else(page):
    assert sorted(path.name for path in (page.parent / "audio").iterdir()) == [
        *("01.flac", "01.opus", "02.flac", "02.opus")
    ]
    text = page.read_text(encoding="utf-8")
    data = json.loads(re.search(r'id="data">(.*?)</script>', text)[1])
    assert data["notes"][0]["text"] == NOTE.text
    assert (data["title"], data["take"], [file["duration_s"] for file in data["files"]]) == (
        "Lead <vocal>",
        2,
        [1.0, 0.5],
    )
    assert all(
        -128 <= low <= high <= 127 for low, high in zip(data["files"][0]["low"], data["files"][0]["high"], strict=True)
    )
    assert not re.search(r"https?:|//[a-z]+\.", text)
    found = probe_files([page.parent / "audio" / "01.flac", page.parent / "audio" / "02.opus"])
    assert [(one.sample_rate_hz, one.channels) for one in found] == [(44100, 1), (48000, 1)]


def test_what_is_there_is_not_overwritten_and_a_preview_has_no_lossless_sound(page, tmp_path):
    sound = write_wav(tmp_path / "a.wav", noise(4800))
    with pytest.raises(BadInputError, match="there already"):
        write_listening_page(PageContent("x", "", "h", 1, [sound], ()), page.parent)
    (tmp_path / "no.wav").write_text("no sound")
    with pytest.raises(BadInputError):
        write_listening_page(PageContent("x", "", "h", 1, [sound, tmp_path / "no.wav"], ()), tmp_path / "out")
    with pytest.raises(BadInputError, match="no audio"):
        write_listening_page(PageContent("x", "", "h", 1, [], ()), tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "no.wav"]  # nothing half made is left
    made = write_listening_page(PageContent("x", "", "h", 1, [sound], (), is_preview=True), tmp_path / "out")
    assert [path.name for path in (made.parent / "audio").iterdir()] == ["01.opus"]


def test_a_browser_shows_it_and_gives_notes_back(page, tmp_path):
    copy = tmp_path / "page"
    shutil.copytree(page.parent, copy)
    text = (copy / "index.html").read_text(encoding="utf-8")
    act = (
        "<script>$('name').value='Mira'; wanted=0.25; $('text').value='schön'; add(); range=[0.5,0.75]; $('text').value='b'; add();"
        "document.body.dataset.line=line(); document.body.dataset.items=document.querySelectorAll('li').length;"
        "audio.onloadedmetadata=()=>{document.body.dataset.length=audio.duration}</script></body>"
    )
    (copy / "index.html").write_text(text.replace("</body>", act), encoding="utf-8")
    shown = shown_by_chromium((copy / "index.html").as_uri(), tmp_path)
    body = re.search(r"<body[^>]*>", shown)[0]
    assert 'data-items="3"' in body
    assert "<title>Lead &lt;vocal&gt;</title>" in shown
    notes = read_notes(re.search(r'data-line="([^"]+)"', body)[1].encode(), "line")
    assert [(note.start_s, note.end_s, note.text, note.author) for note in notes][1] == (0.5, 0.75, "b", "Mira")
    assert notes[0].text == "schön"
