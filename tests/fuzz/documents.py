"""Targets that read documents: formats, pages, and the whole clean step."""

from datetime import UTC, datetime
from itertools import islice

from extractors.formats import FORMATS, read, split
from extractors.html import page_reader
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.pipeline.clean import clean
from extractors.providers import read_marks
from tests.fuzz import seeds
from tests.fuzz.target import Bytes, Target

__all__ = ["TARGETS"]

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPES = (
    "",
    "text/html",
    "application/rss+xml; charset=iso-8859-1",
    "application/json",
    "text/plain; charset=utf-16",
    "text/plain",
    "application/xml",
    "text/html; charset=shift_jis",
)
MOST = 50
"""Items of a document that are read: their number is no property of one."""


def _raw(body: bytes, media_type: str = "") -> RawItem:
    return RawItem("fuzz", "", media_type, NOW, body, "http://fuzz.example/")


def _formats(data: Bytes) -> None:
    """Cut a document and read its items, as poller and desk do."""
    parts = split(_raw(data.body, TYPES[data.choice % len(TYPES)]))
    for part in parts[:MOST]:
        assert part.uri, "an item without an identity"
        try:
            read_marks(read(part))
        except ExtractError:
            continue


def _each_format(data: Bytes) -> None:
    """Read with one format what may be another one."""
    form = FORMATS[data.choice % len(FORMATS)]
    for part in islice(form.slice_document(_raw(data.body)), MOST):
        try:
            form.read_identity(part.item)
            form.read(part.item)
        except ExtractError:
            continue


def _pages(data: Bytes) -> None:
    page = data.body.decode(errors="replace")
    page_reader.read(page, "http://fuzz.example/b", NOW)


def _clean(data: Bytes) -> None:
    media_type = TYPES[data.choice % len(TYPES)]
    for part in split(_raw(data.body, media_type))[:4]:
        try:
            clean(part)
        except ExtractError:
            continue


TARGETS = (
    Target("formats", _formats, (ExtractError,), seeds.documents),
    Target("each-format", _each_format, (ExtractError,), seeds.each_format),
    Target("pages", _pages, (ExtractError,), seeds.pages),
    Target("clean", _clean, (ExtractError,), seeds.documents, repeats=False),
)
