"""Any bytes give an item or an ExtractError, in little time."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.formats import FORMATS, identify, read, slice_document, split
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.providers import read_marks
from tests.fuzz.pieces import PIECES

pytestmark = pytest.mark.slow  # 200 examples of each

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPES = ["", "text/html", "application/json", "text/plain; charset=utf-16"]
MIXED = st.lists(
    st.one_of(st.sampled_from(PIECES), st.binary(max_size=12)), max_size=24
).map(b"".join)
fuzz = settings(
    max_examples=200,
    deadline=2000,
    suppress_health_check=[HealthCheck.too_slow],
)


def raw(body: bytes, media_type: str = "") -> RawItem:
    return RawItem(
        feed="fuzz",
        uri="",
        media_type=media_type,
        fetched_at=NOW,
        body=body,
    )


def refusal(work: Callable[[], object]) -> str | None:
    """Return the reason of an ExtractError; other errors fail the test."""
    try:
        work()
    except ExtractError as error:
        return error.reason
    return None


@fuzz
@given(MIXED, st.sampled_from(TYPES))
def test_any_bytes_split_or_give_reason(body, media_type):
    parts = []
    assert refusal(lambda: parts.extend(split(raw(body, media_type)))) != ""
    for part in parts:
        assert part.uri
        assert refusal(lambda part=part: read_marks(read(part))) != ""


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_any_bytes_read_by_each_format_or_give_reason(form):
    def read_all(body: bytes) -> None:
        for part in form.slice_document(raw(body)):
            form.read(part.item)

    @fuzz
    @given(MIXED)
    def attempt(body):
        assert refusal(lambda: read_all(body)) != ""

    attempt()


@fuzz
@given(MIXED)
def test_identify_any_slice_is_deterministic(body):
    try:
        parts = slice_document(raw(body))
    except ExtractError:
        return
    for part in parts:
        assert identify(part.item) == identify(part.item)


# Inputs on which fuzzing once failed.
@pytest.mark.parametrize(
    "body",
    [
        b"<urlset><url><loc>&#xD800;",
        b"<urlset><url><loc>&#57343;</loc></url></urlset>",
        b"<newsItem guid='&#xdfff;a'><contentMeta><headline>a",
        b"<rss><item><links>a</links><link href='/1'/></item></rss>",
    ],
)
def test_former_failures_give_reason_or_item(body):
    def read_all() -> None:
        for part in split(raw(body)):
            read_marks(read(part))

    assert refusal(read_all) != ""


@pytest.mark.parametrize(
    "hostile",
    [
        b"<!--" * 250_000,
        b"<item>" * 100_000,
        b"<rss><item><guid>" * 40_000,
        b'<item a="' * 100_000,
        b"<" * 1_000_000,
        b"{" * 500_000,
        b"[" * 500_000,
        b'{"a":' * 100_000,
        b"\x16\x01" * 300_000,
        b"\x01" * 500_000,
        b"\x01a1 " * 200_000,
        b"<nitf><body><body.content>" + b"<p>" * 200_000,
        b"<newsItem><contentSet><inlineXML>" + b"<b>" * 200_000,
        b"X-A: b\n" * 150_000,
        b"<?xml version='1.0'?>" * 50_000,
        b"<!DOCTYPE a [" * 80_000,
        b"<rss><channel><item><description>" + b"&lt;p " * 150_000,
        b"<html>" + b"<link rel=" * 100_000,
        b"<html>" + b"<meta property='" * 60_000,
        b"a=" * 500_000,
        b"\n" * 500_000 + b"a",
        b" " * 1_000_000 + b"a",
        b"<a " + b"b" * 1_000_000,
    ],
    ids=lambda body: repr(body[:24]),
)
@pytest.mark.timeout(20)
def test_hostile_bytes_take_little_time(hostile):
    def read_first() -> None:
        for part in slice_document(raw(hostile))[:3]:
            read(part.item)

    assert refusal(read_first) != ""
