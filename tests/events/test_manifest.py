"""Manifests: one spelling for one set of files, whole or refused."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from studio.domain.errors import BadInputError, TrustError
from studio.events.chunks import open_chunk, seal_chunk
from studio.events.codec import GrammarError, decode, encode
from studio.events.keys import EpochKey
from studio.events.manifest import RAW, FileEntry, Manifest, open_manifest, seal_manifest

KEY = EpochKey(b"k" * 32).chunk_key


def entry(path: str, *pieces: bytes, coding: str = RAW) -> FileEntry:
    whole = b"".join(pieces)
    chunks = tuple(seal_chunk(KEY, piece).ref for piece in pieces)
    return FileEntry(path, len(whole), hashlib.sha256(whole).hexdigest(), coding, chunks)


MANIFEST = Manifest((entry("drums.wav", b"boom", b"tschak"), entry("bass/bass.wav", b"dum"), entry("empty.txt")))


def test_a_manifest_comes_back_in_the_order_of_its_paths():
    read = Manifest.from_bytes(MANIFEST.to_bytes())
    assert [file.path for file in read.files] == ["bass/bass.wav", "drums.wav", "empty.txt"]
    assert sorted(read.files, key=repr) == sorted(MANIFEST.files, key=repr)
    assert read.hash == MANIFEST.hash == hashlib.sha256(MANIFEST.to_bytes()).hexdigest()
    assert read.size == 13


def test_it_is_stored_as_chunks():
    pieces = [open_chunk(chunk.data, chunk.id, chunk.key) for chunk in seal_manifest(MANIFEST, KEY)]
    assert open_manifest(pieces, MANIFEST.hash) == Manifest.from_bytes(MANIFEST.to_bytes())


def test_a_long_manifest_takes_several_chunks():
    chunk = entry("x", b"x").chunks
    files = tuple(FileEntry(f"{n:05}.wav", 1, "0" * 64, RAW, chunk) for n in range(5000))
    sealed = seal_manifest(Manifest(files), KEY)
    assert len(sealed) == 2
    pieces = [open_chunk(chunk.data, chunk.id, chunk.key) for chunk in sealed]
    assert open_manifest(pieces, Manifest(files).hash).files == files
    with pytest.raises(TrustError):
        open_manifest(pieces[::-1], Manifest(files).hash)


def test_another_manifest_than_the_signed_one_is_refused():
    with pytest.raises(TrustError, match="signed"):
        open_manifest([MANIFEST.to_bytes()], "0" * 64)


def test_too_many_pieces_are_refused():
    with pytest.raises(GrammarError, match="pieces"):
        open_manifest([b"x"] * 65, "0" * 64)


def test_unknown_fields_survive():
    value = decode(MANIFEST.to_bytes())
    value["take"] = 3
    value["files"][0]["tempo"] = 120
    data = encode(value)
    assert Manifest.from_bytes(data).to_bytes() == data


@pytest.mark.parametrize("field", ["path", "size", "sha256", "coding", "chunks"])
@pytest.mark.parametrize("value", [..., True, -1, "x", [1]], ids=repr)
def test_a_wrong_field_is_refused(field, value):
    body = decode(MANIFEST.to_bytes())
    if value is ...:
        del body["files"][0][field]
    else:
        body["files"][0][field] = value
    allowed = (field in ("path", "coding")) and value == "x"
    if allowed:
        body["files"][0]["size"] += field == "coding"  # the length is checked for raw files only
        body["files"].sort(key=lambda file: file["path"])
        Manifest.from_bytes(encode(body))
    else:
        with pytest.raises(GrammarError):
            Manifest.from_bytes(encode(body))


def test_chunks_that_do_not_add_up_are_refused():
    file = replace(entry("a.wav", b"abc"), size=4)
    with pytest.raises(GrammarError, match="as long as"):
        Manifest.from_bytes(Manifest((file,)).to_bytes())


@pytest.mark.parametrize("data", [b"[]", b"{}", b'{"files":{}}', b'{"files":[1]}'])
def test_what_is_no_manifest_is_refused(data):
    with pytest.raises(GrammarError):
        Manifest.from_bytes(data)


def test_files_in_another_order_are_refused():
    body = decode(MANIFEST.to_bytes())
    body["files"].reverse()
    with pytest.raises(GrammarError, match="order"):
        Manifest.from_bytes(encode(body))


@pytest.mark.parametrize("paths", [["../x"], ["A.wav", "a.wav"], ["e\u0301.wav"]])
def test_names_are_checked_when_writing(paths):
    manifest = Manifest(tuple(entry(path, b"x") for path in paths))
    with pytest.raises(BadInputError):
        seal_manifest(manifest, KEY)
    with pytest.raises(BadInputError):
        Manifest.from_bytes(manifest.to_bytes()).check_names()
