import gzip

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
