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
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(body) + compressor.flush()


COMPRESS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


@pytest.mark.parametrize("coding", COMPRESS)
@given(body=st.binary(max_size=3000))
def test_decode_returns_the_compressed_body(coding, body):
    assert decode(COMPRESS[coding](body), coding, LIMIT) == body


@given(body=st.binary(min_size=1, max_size=3000))
def test_decode_raw_deflate_returns_body(body):
    assert decode(raw_deflate(body), "deflate", LIMIT) == body


@pytest.mark.parametrize("coding", COMPRESS)
@pytest.mark.slow
def test_decode_bomb_stops_at_the_limit(coding):
    bomb = COMPRESS[coding](bytes(40_000_000))

    with pytest.raises(EncodingError) as caught:
        decode(bomb, coding, LIMIT)

    assert caught.value.reason == "too-large"


@pytest.mark.parametrize("coding", COMPRESS)
@given(body=st.binary(min_size=1, max_size=500))
def test_decode_of_any_bytes_returns_bytes_or_raises_encoding_error(
    coding, body
):
    with contextlib.suppress(EncodingError):
        assert isinstance(decode(body, coding, LIMIT), bytes)


def test_decode_two_codings_starts_with_the_last():
    body = brotli.compress(gzip.compress(b"twice"))

    assert decode(body, "gzip, br", LIMIT) == b"twice"


def test_decode_gzip_members_are_joined():
    body = gzip.compress(b"one ") + gzip.compress(b"two")

    assert decode(body, "gzip", LIMIT) == b"one two"


def test_decode_truncated_gzip_returns_received_part():
    body = gzip.compress(b"a line of news\n" * 1000, 0)

    assert decode(body[:5000], "gzip", LIMIT).startswith(b"a line of news")


@pytest.mark.parametrize("codings", ["rot13", "gzip, gzip, gzip"])
def test_decode_unsupported_codings_raise(codings):
    with pytest.raises(EncodingError, match="coding"):
        decode(b"x", codings, LIMIT)


def test_decode_identity_returns_body_unchanged():
    assert decode(b"plain", "identity", LIMIT) == b"plain"


def test_decode_gzip_named_over_plain_bytes_returns_them():
    assert decode(b"<rss></rss>", "gzip", LIMIT) == b"<rss></rss>"
