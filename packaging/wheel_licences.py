"""The licences of libraries that lie inside wheels (FFmpeg in PyAV's, libsndfile in soundfile's, OpenSSL in cryptography's ...).

Which libraries a wheel brings as files is read from its list of files; what is linked into its modules stands in ``LINKED``. The
texts are the wheel's own where it carries them, else the common text of that licence where this system or a package has it.
A library that no table knows is an error, so that none comes in unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from licences import Row

ROOT = Path(__file__).resolve().parent.parent
COMMON = Path("/usr/share/common-licenses")
_LIBRARY = re.compile(r"(^|/)[^/]*\.(so(\.[0-9.]+)?|dylib|dll)$", re.IGNORECASE)
_MODULE = re.compile(r"\.(abi3|cpython-[^/]*|cp3[^/]*)\.(so|pyd)$|\.pyd$")
_OWN = ("pyside6", "shiboken6", "pyside6-essentials", "pyside6-addons")
"""Qt is what these wheels are; their own row names it."""


class Library(NamedTuple):
    """A library: its name, the licence under which it is in a wheel, where it comes from, and how wheels head its text."""

    name: str
    licence: str
    url: str
    heads: tuple[str, ...] = ()


_FFMPEG = Library("FFmpeg", "LGPL-3.0-or-later", "https://ffmpeg.org")
_XCB = Library("libxcb", "MIT", "https://xcb.freedesktop.org", ("XCB",))
_WEBP = Library("libwebp", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libwebp", ("LIBWEBP",))
_NETTLE = Library("Nettle", "LGPL-3.0-or-later", "https://www.lysator.liu.se/~nisse/nettle")
_AMR = Library("opencore-amr", "Apache-2.0", "https://sourceforge.net/projects/opencore-amr")
_GFORTRAN = Library(
    "GCC runtime library", "GPL-3.0-or-later WITH GCC-exception-3.1", "https://gcc.gnu.org", ("GCC runtime library",)
)
_BROTLI = Library("Brotli", "MIT", "https://github.com/google/brotli", ("BROTLI",))
_OPENBLAS = Library("OpenBLAS", "BSD-3-Clause", "https://github.com/OpenMathLib/OpenBLAS", ("OpenBLAS",))
LIBRARIES: Mapping[str, Library] = {
    **dict.fromkeys(("avcodec", "avdevice", "avfilter", "avformat", "avutil", "swresample", "swscale", "postproc"), _FFMPEG),
    **dict.fromkeys(("xcb",), _XCB),
    **dict.fromkeys(("webp", "webpmux", "webpdemux", "webpdecoder", "sharpyuv"), _WEBP),
    **dict.fromkeys(("nettle", "hogweed"), _NETTLE),
    "opencore": _AMR,
    **dict.fromkeys(("gfortran", "quadmath", "gcc", "stdc++", "winpthread"), _GFORTRAN),
    **dict.fromkeys(("brotlicommon", "brotlidec", "brotlienc"), _BROTLI),
    **dict.fromkeys(("scipy_openblas64_", "scipy_openblas", "openblas"), _OPENBLAS),
    "SvtAv1Enc": Library("SVT-AV1", "BSD-3-Clause-Clear", "https://gitlab.com/AOMediaCodec/SVT-AV1"),
    "Xau": Library("libXau", "MIT", "https://gitlab.freedesktop.org/xorg/lib/libxau", ("XAU",)),
    "asound": Library("ALSA library", "LGPL-2.1-or-later", "https://www.alsa-project.org"),
    "avif": Library("libavif", "BSD-2-Clause", "https://github.com/AOMediaCodec/libavif", ("LIBAVIF",)),
    "dav1d": Library("dav1d", "BSD-2-Clause", "https://code.videolan.org/videolan/dav1d", ("DAV1D",)),
    "drm": Library("libdrm", "MIT", "https://gitlab.freedesktop.org/mesa/drm"),
    "freetype": Library("FreeType", "FTL", "https://freetype.org", ("FREETYPE2", "FREETYPE")),
    "gmp": Library("GMP", "LGPL-3.0-or-later", "https://gmplib.org"),
    "gnutls": Library("GnuTLS", "LGPL-2.1-or-later", "https://www.gnutls.org"),
    "harfbuzz": Library("HarfBuzz", "MIT-old-style", "https://harfbuzz.github.io", ("HARFBUZZ",)),
    "jpeg": Library("libjpeg-turbo", "BSD-3-Clause AND IJG", "https://libjpeg-turbo.org", ("LIBJPEG",)),
    "lcms2": Library("Little CMS", "MIT", "https://www.littlecms.com", ("LCMS2",)),
    "lzma": Library("liblzma", "0BSD", "https://tukaani.org/xz", ("LIBLZMA",)),
    "mp3lame": Library("LAME", "LGPL-2.0-or-later", "https://lame.sourceforge.io"),
    "openjp2": Library("OpenJPEG", "BSD-2-Clause", "https://www.openjpeg.org", ("OPENJPEG",)),
    "opus": Library("Opus", "BSD-3-Clause", "https://opus-codec.org"),
    "png16": Library("libpng", "libpng-2.0", "http://www.libpng.org/pub/png/libpng.html", ("LIBPNG",)),
    "tiff": Library("LibTIFF", "libtiff", "https://libtiff.gitlab.io/libtiff", ("LIBTIFF",)),
    "unistring": Library("libunistring", "LGPL-3.0-or-later OR GPL-2.0-or-later", "https://www.gnu.org/software/libunistring"),
    "vpl": Library("Intel VPL", "MIT", "https://github.com/intel/libvpl"),
    "vpx": Library("libvpx", "BSD-3-Clause", "https://www.webmproject.org"),
    "x264": Library("x264", "GPL-2.0-or-later", "https://www.videolan.org/developers/x264.html"),
    "x265": Library("x265", "GPL-2.0-or-later", "https://www.x265.org"),
    "zstd": Library("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd", ("ZSTD",)),
    "sndfile": Library("libsndfile", "LGPL-2.1-or-later", "https://libsndfile.github.io/libsndfile"),
    "yaml": Library("libyaml", "MIT", "https://pyyaml.org/wiki/LibYAML"),
}  # fmt: skip
LINKED: Mapping[str, tuple[Library, ...]] = {
    "cryptography": (Library("OpenSSL", "Apache-2.0", "https://www.openssl.org"),),
    "soundfile": (
        Library("FLAC", "BSD-3-Clause", "https://xiph.org/flac"),
        Library("libogg and libvorbis", "BSD-3-Clause", "https://xiph.org/vorbis"),
        Library("Opus", "BSD-3-Clause", "https://opus-codec.org"),
        Library("LAME", "LGPL-2.0-or-later", "https://lame.sourceforge.io"),
        Library("mpg123", "LGPL-2.1-or-later", "https://www.mpg123.de"),
    ),
    "soxr": (Library("SoX Resampler library", "LGPL-2.1-or-later", "https://sourceforge.net/projects/soxr"),),
    "lameenc": (Library("LAME", "LGPL-2.0-or-later", "https://lame.sourceforge.io"),),
    "zstandard": (Library("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd"),),
    "cffi": (Library("libffi", "MIT", "https://sourceware.org/libffi"),),
    "PySide6_Essentials": (
        Library("ICU", "Unicode-3.0", "https://icu.unicode.org"),
        Library("what Qt itself brings", "see the page", "https://doc.qt.io/qt-6/licenses-used-in-qt.html"),
    ),
}
"""What is linked into modules or lies among the wheel's own libraries, so that no file has its name."""


class UnknownLibraryError(ValueError):
    """A wheel brings a library of which no table here says whose it is."""


def wheel_rows(packages: Iterable[Distribution], texts: Mapping[str, str]) -> list[Row]:
    """A row for each library in each of these wheels; ``texts`` are the packages' own, by name. Raises UnknownLibraryError."""
    rows: dict[tuple[str, str], Row] = {}
    for package in packages:
        name, own = package.metadata["Name"], texts.get(package.metadata["Name"], "")
        for library in (*libraries_in(package), *LINKED.get(name, ())):
            rows[name, library.name] = {
                "name": f"{library.name} (in {name})",
                "version": f"in {package.version}",
                "licence": library.licence,
                "url": library.url,
                "text": section_of(own, library.heads)
                or common_text(library.licence, texts)
                or _without_text(library, name),
            }
    return list(rows.values())


def libraries_in(package: Distribution) -> list[Library]:
    """The libraries that a wheel brings as files, without its own modules."""
    if package.metadata["Name"].casefold().replace("_", "-") in _OWN:
        return []
    found: dict[str, Library] = {}
    for file in map(str, package.files or []):
        leaf = file.rpartition("/")[2]
        if not _LIBRARY.search(file) or _MODULE.search(leaf):
            continue
        library = library_of(leaf)
        if library is None:
            raise UnknownLibraryError(
                f"{package.metadata['Name']} brings {leaf}: say in {Path(__file__).name} whose it is."
            )
        found[library.name] = library
    return list(found.values())


def library_of(leaf: str) -> Library | None:
    """Whose a file is by its name, such as ``libavcodec-5e6b81c2.so.62.28.102``, ``avcodec-62.dll``."""
    names = sorted(LIBRARIES, key=len, reverse=True)
    bare = leaf.removeprefix("lib")
    return next((LIBRARIES[name] for name in names if re.match(rf"{re.escape(name)}(?![A-Za-z+])", bare)), None)


def section_of(text: str, heads: tuple[str, ...]) -> str:
    """The part of a wheel's text that begins with one of these heads: Pillow's and NumPy's list what they bring."""
    for part in re.split(r"^----\s*$|^(?=Name: )", text, flags=re.MULTILINE):
        first = part.strip().partition("\n")[0].removeprefix("Name:").strip()
        if part.strip() and any(first == head for head in heads):
            return part.strip()
    return ""


def common_text(licence: str, texts: Mapping[str, str]) -> str:
    """The usual text of a licence, where somebody here has it."""
    key = licence.partition(" ")[0].removesuffix("-or-later").removesuffix("-only")
    if key == "GPL-3.0":
        return (ROOT / "LICENSE").read_text("utf-8")
    path = COMMON / {"Apache-2.0": "Apache-2.0"}.get(key, key.removesuffix(".0"))
    if path.is_file():
        return path.read_text("utf-8", "replace")
    return texts.get(f"licence {key}", "")


def _without_text(library: Library, package: str) -> str:
    return f"{library.name} is under {library.licence}. The wheel {package} brings no text of it; it stands at {library.url}"
