import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats import split
from extractors.formats.repair.gzip_data import unpack_gzip
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import raw

SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc>https://quay.example/1</loc></url>"
    "<url><loc>https://quay.example/2</loc></url></urlset>"
)


@given(st.binary(max_size=2000))
def test_unpack_gzip_of_packed_bytes_returns_them(body):
    text = b"<" + body

    assert unpack_gzip(gzip.compress(text)) == text
    assert unpack_gzip(gzip.compress(gzip.compress(text))) == text
    assert unpack_gzip(text) == text


def test_sitemap_packed_without_label_gives_its_items():
    packed = gzip.compress(SITEMAP.encode())

    assert len(split(raw(packed, media_type="text/xml"))) == 2


def test_unpack_gzip_cut_off_returns_what_came():
    packed = gzip.compress(b"<rss>" + bytes(range(256)) * 40)

    assert unpack_gzip(packed[:-8]).startswith(b"<rss>")


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(bytes(10_000)),
        gzip.compress(gzip.compress(gzip.compress(b"<rss/>"))),
        b"\x1f\x8bnot gzip at all",
    ],
    ids=["too large", "three layers", "damaged"],
)
def test_unpack_gzip_refused_says_why(body):
    with pytest.raises(ExtractError, match="unreadable"):
        unpack_gzip(body, 5000)


def test_unpack_gzip_joins_members_and_ignores_padding():
    members = [b"<a>", b"b" * 40_000, b"", b"</a>"]
    packed = b"".join(map(gzip.compress, members)) + bytes(512)

    assert unpack_gzip(packed) == b"".join(members)


@given(st.binary(max_size=50_000), st.integers(1, 9))
def test_unpack_gzip_of_members_longer_than_a_piece_joins_them(body, level):
    packed = gzip.compress(b"<" + body, level) * 3

    assert unpack_gzip(packed) == (b"<" + body) * 3


def test_unpack_gzip_with_endless_empty_members_is_refused_at_once():
    packed = gzip.compress(gzip.compress(b"") * 150_000)
    assert len(packed) < 8000

    begun = time.process_time()
    with pytest.raises(ExtractError, match="members"):
        unpack_gzip(packed)

    assert time.process_time() - begun < 1


@pytest.mark.parametrize("level", [1, 5, 6, 9])
def test_unpack_gzip_zlib_data_is_unpacked(level):
    text = b"<rss/>" * 100

    assert unpack_gzip(zlib.compress(text, level)) == text


@pytest.mark.parametrize("text", [b"x^2 is a square.", b"x", b"x\x9c"])
def test_unpack_gzip_text_that_begins_as_zlib_data_is_unchanged(text):
    assert unpack_gzip(text) == text


def test_unpack_gzip_zlib_data_above_the_limit_is_unreadable():
    with pytest.raises(ExtractError):
        unpack_gzip(zlib.compress(b"a" * 10_000), limit=100)
