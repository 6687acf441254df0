import contextlib
import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.fetcher.content_encoding import EncodingError, decode

LIMIT = 1_000_000


def raw_deflate(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("coding", PACKERS)
@given(body=st.binary(max_size=3000))
def test_what_was_packed_comes_out_again(coding, body):
    assert decode(PACKERS[coding](body), coding, LIMIT) == body


@given(body=st.binary(min_size=1, max_size=3000))
def test_raw_deflate_is_taken_too(body):
    assert decode(raw_deflate(body), "deflate", LIMIT) == body


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_is_stopped_at_the_limit(coding):
    bomb = PACKERS[coding](bytes(40_000_000))

    with pytest.raises(EncodingError) as caught:
        decode(bomb, coding, LIMIT)

    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("coding", PACKERS)
@given(body=st.binary(min_size=1, max_size=500))
def test_noise_is_an_error_or_bytes(coding, body):
    with contextlib.suppress(EncodingError):
        assert isinstance(decode(body, coding, LIMIT), bytes)


def test_layers_are_undone_from_the_last():
    body = brotli.compress(gzip.compress(b"twice"))

    assert decode(body, "gzip, br", LIMIT) == b"twice"


def test_gzip_members_are_joined():
    body = gzip.compress(b"one ") + gzip.compress(b"two")

    assert decode(body, "gzip", LIMIT) == b"one two"


def test_a_gzip_cut_short_gives_what_came():
    body = gzip.compress(b"a line of news\n" * 1000, 0)

    assert decode(body[:5000], "gzip", LIMIT).startswith(b"a line of news")


@pytest.mark.parametrize("codings", ["rot13", "gzip, gzip, gzip"])
def test_codings_not_asked_for_are_refused(codings):
    with pytest.raises(EncodingError, match="coding"):
        decode(b"x", codings, LIMIT)


def test_identity_is_left_alone():
    assert decode(b"plain", "identity", LIMIT) == b"plain"
