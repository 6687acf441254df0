import gzip
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats import split
from extractors.formats.repair.packed_data import unpack
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import raw

SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc>https://quay.example/1</loc></url>"
    "<url><loc>https://quay.example/2</loc></url></urlset>"
)


@given(st.binary(max_size=2000))
def test_unpack_of_packed_bytes_returns_them(body):
    text = b"<" + body

    assert unpack(gzip.compress(text)) == text
    assert unpack(gzip.compress(gzip.compress(text))) == text
    assert unpack(text) == text


def test_sitemap_packed_without_label_gives_its_items():
    packed = gzip.compress(SITEMAP.encode())

    assert len(split(raw(packed, media_type="text/xml"))) == 2


def test_unpack_cut_off_returns_what_came():
    packed = gzip.compress(b"<rss>" + bytes(range(256)) * 40)

    assert unpack(packed[:-8]).startswith(b"<rss>")


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(bytes(10_000)),
        gzip.compress(gzip.compress(gzip.compress(b"<rss/>"))),
        b"\x1f\x8bnot gzip at all",
    ],
    ids=["too large", "three layers", "damaged"],
)
def test_unpack_refused_says_why(body):
    with pytest.raises(ExtractError, match="unreadable"):
        unpack(body, 5000)


def test_unpack_joins_members_and_ignores_padding():
    members = [b"<a>", b"b" * 40_000, b"", b"</a>"]
    packed = b"".join(map(gzip.compress, members)) + bytes(512)

    assert unpack(packed) == b"".join(members)


@given(st.binary(max_size=50_000), st.integers(1, 9))
def test_unpack_of_members_longer_than_a_piece_joins_them(body, level):
    packed = gzip.compress(b"<" + body, level) * 3

    assert unpack(packed) == (b"<" + body) * 3


def test_unpack_with_endless_empty_members_is_refused_at_once():
    packed = gzip.compress(gzip.compress(b"") * 150_000)
    assert len(packed) < 8000

    begun = time.process_time()
    with pytest.raises(ExtractError, match="members"):
        unpack(packed)

    assert time.process_time() - begun < 1


@pytest.mark.parametrize("level", [1, 5, 6, 9])
def test_unpack_zlib_data_is_unpacked(level):
    text = b"<rss/>" * 100

    assert unpack(zlib.compress(text, level)) == text


def test_unpack_layers_of_both_forms_are_limited_together():
    once = zlib.compress(b"<rss/>")

    assert unpack(zlib.compress(once)) == b"<rss/>"
    assert unpack(gzip.compress(once)) == b"<rss/>"
    for packed in (zlib.compress(once), gzip.compress(once)):
        with pytest.raises(ExtractError, match="unreadable"):
            unpack(gzip.compress(packed))
        with pytest.raises(ExtractError, match="unreadable"):
            unpack(zlib.compress(packed))


@pytest.mark.parametrize("text", [b"x^2 is a square.", b"x", b"x\x9c"])
def test_unpack_text_that_begins_as_zlib_data_is_unchanged(text):
    assert unpack(text) == text


def test_unpack_zlib_data_above_the_limit_is_unreadable():
    with pytest.raises(ExtractError):
        unpack(zlib.compress(b"a" * 10_000), limit=100)
