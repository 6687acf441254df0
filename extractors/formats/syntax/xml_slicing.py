"""
Cut the bytes of an XML document into its items without parsing it.

A parser would change the bytes of the items and could not read a broken
feed. So the document is only tokenised (XML 1.0, 2.4-2.8): comments, CDATA
and processing instructions are skipped, start and end tags of the item
elements are counted. The bytes before the first item and after the last one
are put around every item. This makes it a complete document, with its
charset, namespaces, base and language.
"""

import re
from collections.abc import Iterator, Sized
from itertools import islice
from typing import NamedTuple

from extractors.formats.common import reasons
from extractors.formats.syntax.charset import decode, detect_encoding
from extractors.model.errors import ExtractError

__all__ = ["MAX_ITEMS", "SlicedDocument", "check_count", "slice_elements"]

MAX_ITEMS = 50_000
"""Items of a document. To cut and identify as many takes some 7 CPU s."""
MAX_COPIED = 64 * 1024 * 1024
"""Bytes of all items of a document, each with the bytes around the items."""
MAX_TAGS = 8 * MAX_ITEMS
"""Start and end tags of item elements, which may hold further ones."""

_TOKEN = (
    rb"(?P<opens><!--|<!\[CDATA\[|<\?)"
    rb"|<(?P<end>/?)(?P<name>(?:[A-Za-z_][\w.-]*:)?(?:%s))"
    # "<" is not allowed in an attribute, so an unclosed quote spoils only
    # one tag.
    rb"(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>"
)
_CLOSES = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}


class SlicedDocument(NamedTuple):
    """
    A document cut into items.

    Attributes:
        head: bytes before the first item.
        items: the bytes of each item element, tags included.
        tail: bytes after the last item; empty if the document is truncated.
    """

    head: bytes
    items: tuple[bytes, ...]
    tail: bytes

    def documents(self) -> tuple[bytes, ...]:
        """
        Return each item as a document that contains only this item.

        Each gets its own copy of head and tail: a megabyte before 1,000 small
        items would take a gigabyte.

        Raises:
            ExtractError: ``too-large``.
        """
        check_count(self.items)
        around = (len(self.head) + len(self.tail)) * len(self.items)
        if around + sum(map(len, self.items)) > MAX_COPIED:
            text = f"its items have more than {MAX_COPIED} bytes together"
            raise ExtractError(reasons.TOO_LARGE, text)
        return tuple(self.head + item + self.tail for item in self.items)


def check_count(items: Sized, largest: int = MAX_ITEMS) -> None:
    """
    Require that a document has no more items than it may have.

    Raises:
        ExtractError: ``too-large``.
    """
    if len(items) > largest:
        text = f"more than {MAX_ITEMS} items"
        raise ExtractError(reasons.TOO_LARGE, text)


def slice_elements(body: bytes, names: tuple[bytes, ...]) -> SlicedDocument:
    """
    Cut ``body`` into the elements with these local names, in any prefix.

    An item that is not closed ends at the next item or at the end.

    Args:
        body: a document. One in UTF-16 or UTF-32 is cut in UTF-8.
        names: local names, for instance ``(b"item", b"entry")``.

    Raises:
        ExtractError: ``too-large``, far more tags than items are allowed.
    """
    if detect_encoding(body) not in {"", "utf-8"}:
        # The names are searched for as bytes, in which UTF-16 is not.
        body = decode(body).encode("utf-8", "replace")
    spans = _find_spans(body, names)
    if not spans:
        return SlicedDocument(body, (), b"")
    items = tuple(body[start:end] for start, end in spans)
    return SlicedDocument(body[: spans[0][0]], items, body[spans[-1][1] :])


def _find_spans(
    body: bytes, names: tuple[bytes, ...]
) -> list[tuple[int, int]]:
    tags = list(islice(_tags(body, names), MAX_TAGS + 1))
    check_count(tags, MAX_TAGS)
    nested = _balanced_spans(tags)
    return _unbalanced_spans(tags, len(body)) if nested is None else nested


class _Tag(NamedTuple):
    start: int
    end: int
    name: bytes
    closes: bool
    empty: bool


def _tags(body: bytes, names: tuple[bytes, ...]) -> Iterator[_Tag]:
    pattern = re.compile(_TOKEN % b"|".join(names), re.IGNORECASE)
    unclosed: set[bytes] = set()
    match = pattern.search(body)
    while match:
        at = match.end()
        opens = match["opens"]
        if not opens:
            yield _tag(match)
        elif opens not in unclosed:
            close = body.find(_CLOSES[opens.upper()], at)
            # A closing mark that is missing is searched for only once, so
            # that a text full of "<!--" takes linear time.
            unclosed |= {opens} if close < 0 else set()
            at = max(at, close)
        match = pattern.search(body, at)


def _tag(match: re.Match[bytes]) -> _Tag:
    return _Tag(
        match.start(),
        match.end(),
        match["name"].lower(),
        closes=bool(match["end"]),
        empty=match[0].endswith(b"/>"),
    )


def _balanced_spans(tags: list[_Tag]) -> list[tuple[int, int]] | None:
    """Return the outermost spans; None if start and end tags do not match."""
    spans: list[tuple[int, int]] = []
    open_tags: list[_Tag] = []
    for tag in tags:
        if tag.closes:
            if not open_tags or open_tags[-1].name != tag.name:
                return None
            first = open_tags.pop()
            if not open_tags:
                spans.append((first.start, tag.end))
        elif not tag.empty:
            open_tags.append(tag)
        elif not open_tags:
            spans.append((tag.start, tag.end))
    return None if open_tags else spans


def _unbalanced_spans(tags: list[_Tag], length: int) -> list[tuple[int, int]]:
    """Return the spans of a broken document: a start tag begins an item."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for tag in tags:
        if tag.closes:
            if start is not None:
                spans.append((start, tag.end))
                start = None
            continue
        if start is not None:
            spans.append((start, tag.start))
        start = tag.start
    if start is not None:
        spans.append((start, length))
    return spans
