"""
Cut a feed's bytes into its items without parsing it.

A parser would give the items back changed, and a broken feed not at all.
So the document is only tokenised (XML 1.0, 2.4-2.8): comments, CDATA and
processing instructions are stepped over, start and end tags of the item
elements are counted.  What stands before the first item and after the last
goes round every slice, so that each part is a whole document again, with
its charset, namespaces, base and language.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Cut", "cut"]

_TOKEN = (
    rb"(?P<opens><!--|<!\[CDATA\[|<\?)"
    rb"|<(?P<end>/?)(?P<name>(?:[A-Za-z_][\w.-]*:)?(?:%s))"
    # "<" cannot stand in an attribute, so a lost quote costs one tag only.
    rb"(?=[\s/>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>"
)
_CLOSES = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}


class Cut(NamedTuple):
    """
    A document cut into items.

    Attributes:
        head: bytes before the first item.
        items: the bytes of each item element, tags included.
        tail: bytes after the last item; empty if the document is cut off.
    """

    head: bytes
    items: tuple[bytes, ...]
    tail: bytes

    def document(self, item: bytes) -> bytes:
        """Put one item into the document that it came in."""
        return self.head + item + self.tail


def cut(body: bytes, names: tuple[bytes, ...]) -> Cut:
    """
    Cut ``body`` at the elements with these local names, in any prefix.

    An item left open is closed by the next one, or by the end.

    Args:
        body: a document in an encoding that keeps ASCII.
        names: local names, for instance ``(b"item", b"entry")``.
    """
    spans = _spans(body, names)
    if not spans:
        return Cut(body, (), b"")
    items = tuple(body[start:end] for start, end in spans)
    return Cut(body[: spans[0][0]], items, body[spans[-1][1] :])


def _spans(body: bytes, names: tuple[bytes, ...]) -> list[tuple[int, int]]:
    tags = list(_tags(body, names))
    nested = _nested(tags)
    return _flat(tags, len(body)) if nested is None else nested


class _Tag(NamedTuple):
    start: int
    end: int
    name: bytes
    closes: bool
    empty: bool


def _tags(body: bytes, names: tuple[bytes, ...]) -> Iterator[_Tag]:
    pattern = re.compile(_TOKEN % b"|".join(names), re.IGNORECASE)
    unclosed: set[bytes] = set()
    found = pattern.search(body)
    while found:
        at = found.end()
        opens = found["opens"]
        if not opens:
            yield _tag(found)
        elif opens not in unclosed:
            close = body.find(_CLOSES[opens.upper()], at)
            # Looked for once only: a text full of "<!--" stays linear.
            unclosed |= {opens} if close < 0 else set()
            at = max(at, close)
        found = pattern.search(body, at)


def _tag(found: re.Match[bytes]) -> _Tag:
    return _Tag(
        found.start(),
        found.end(),
        found["name"].lower(),
        closes=bool(found["end"]),
        empty=found[0].endswith(b"/>"),
    )


def _nested(tags: list[_Tag]) -> list[tuple[int, int]] | None:
    """Give the outermost spans, or nothing if tags do not balance."""
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


def _flat(tags: list[_Tag], length: int) -> list[tuple[int, int]]:
    """Give spans of a broken document: each start tag starts an item."""
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
