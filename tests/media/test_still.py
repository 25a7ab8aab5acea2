"""Stills of pictures and films, by the subprocess with limits."""

from __future__ import annotations

import io

import av
import numpy as np
import pytest
from PIL import Image

from studio.domain.errors import BadInputError
from studio.media.still import still_of


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(io.BytesIO(jpeg))


def test_a_picture_is_small_upright_and_without_transparency(tmp_path):
    path = tmp_path / "cover.png"
    picture = Image.new("RGBA", (3000, 1500), (255, 0, 0, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 1500, 1500))
    picture.save(path)
    still = still_of(path, most_px=400)
    shown = opened(still.jpeg)
    assert (still.width_px, still.height_px, shown.size, still.duration_s) == (3000, 1500, (400, 200), 0)
    assert [abs(a - b) < 6 for a, b in zip(shown.getpixel((50, 100)), (128, 128, 128), strict=True)] == [True] * 3
    turned = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(turned, exif=exif)
    assert (still_of(turned).width_px, opened(still_of(turned).jpeg).size) == (20, (20, 40))


def test_the_frame_of_a_film_is_the_one_that_is_shown_at_a_time(tmp_path):
    path = tmp_path / "cut.mp4"
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for n in range(20):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), n * 12, np.uint8), format="rgb24")
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
    for at_s, n in ((0.0, 0), (0.7, 7), (1.14, 11), (1.9, 19), (60.0, 19)):
        still = still_of(path, at_s)
        assert still.at_s == pytest.approx(n / 10, abs=0.02)
        assert opened(still.jpeg).convert("L").getpixel((30, 20)) == pytest.approx(n * 12, abs=8)
    assert (still.width_px, still.frame_s) == (64, pytest.approx(0.1))
    assert still.duration_s == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize("data", [b"RIFF\x24\0\0\0WAVEfmt ", b"\x89PNG\r\n\x1a\n cut off", b"", b"\xff\xd8\xff\xe0 no"])
def test_what_cannot_be_shown_is_said(tmp_path, data):
    path = tmp_path / "x.png"
    path.write_bytes(data)
    with pytest.raises(BadInputError):
        still_of(path)
