"""Six words: the whole list, the right bits."""

from __future__ import annotations

import hashlib

from studio.events.words import six_words, word_list


def test_the_list_is_that_of_bip_39():
    words = word_list()
    assert (len(words), words[0], words[-1]) == (2048, "abandon", "zoo")
    assert list(words) == sorted(words)
    assert len({word[:4] for word in words}) == 2048
    joined = "\n".join(words) + "\n"
    digest = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    assert hashlib.sha256(joined.encode()).hexdigest() == digest


def test_the_words_are_the_first_66_bits_of_the_hash():
    digest = hashlib.sha256(b"segue/words/1\0" + b"a" * 32 + b"b" * 32 + b"c" * 32).digest()
    bits = "".join(f"{byte:08b}" for byte in digest)
    expected = tuple(word_list()[int(bits[start : start + 11], 2)] for start in range(0, 66, 11))
    assert six_words(b"a" * 32, b"b" * 32, b"c" * 32) == expected


def test_every_key_counts():
    keys = [b"a" * 32, b"b" * 32, b"c" * 32]
    words = {six_words(*keys[:n], b"x" * 32, *keys[n + 1 :]) for n in range(3)} | {six_words(*keys)}
    assert len(words) == 4
