"""
Where a feed goes on: the cursor in an answer, and the next address. Pure.

    longpoll    the server holds the request until there is news; its answer
                names the next one: AP Media API's ``next_page``, a ``next``
                link (also in a ``Link`` header, RFC 8288), or a sequence
    polltoken   the answer holds a token that the next request sends back:
                Reuters Connect's ``pollToken``, in XML or JSON

A cursor is kept as the next request needs it: a whole address, or a query
(``?pollToken=7f3a``) to be put on the feed's own address.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from extractors.formats.common import charset, xml
from extractors.formats.common.json_slicing import load
from extractors.model.errors import ExtractError
from streams.poller.fetcher.messages import Response
from streams.records import FeedRegistration

__all__ = ["CursorUpdate", "has_cursor", "parse_cursor", "url_with_cursor"]

TRANSPORTS = frozenset({"longpoll", "polltoken"})
TOKEN = "pollToken"  # noqa: S105 - a parameter's name
LONGEST = 4096
# Keys of links and of sequences, and the parameter that sends the latter.
_LINKS = ("next_page", "nextPage", "next")
_SEQUENCES = {
    "next_cursor": "cursor",
    "nextCursor": "cursor",
    "cursor": "cursor",
    "sequence": "sequence",
    "seq": "seq",
}
_MORE = ("more", "hasMore", "has_more", "moreItems")
_LINK_HEADER = re.compile(r"<([^<>]*)>([^<]*)")
_NEXT = re.compile(r'\brel\s*=\s*(?:"[^"]*\bnext\b|next\b)', re.IGNORECASE)


class CursorUpdate(NamedTuple):
    """
    What an answer says of the next request.

    Attributes:
        cursor: empty if it says nothing.
        more: whether more waits there already.
        problem: why a cursor cannot be used; empty if none is at fault.
    """

    cursor: str = ""
    more: bool = False
    problem: str = ""


def has_cursor(feed: FeedRegistration) -> bool:
    """Say whether a feed goes on at a cursor."""
    return feed.transport in TRANSPORTS


def url_with_cursor(url: str, cursor: str) -> str:
    """
    Return the address of a request.

    Args:
        url: the feed's own.
        cursor: as `read` gave it; a parameter of its name is replaced.
    """
    if not cursor.startswith("?"):
        return cursor or url
    ours = parse_qsl(cursor[1:], keep_blank_values=True)
    names = {name for name, _ in ours}
    parts = urlsplit(url)
    # Others stay as they are written: their quoting may matter.
    kept = [
        one
        for one in parts.query.split("&")
        if one and one.partition("=")[0] not in names
    ]
    query = "&".join([*kept, urlencode(ours)])
    return parts._replace(query=query, fragment="").geturl()


def parse_cursor(feed: FeedRegistration, answer: Response) -> CursorUpdate:
    """
    Read the cursor out of an answer.

    Args:
        answer: one with a body that is no cursor's document says nothing;
            an error in a cursor's place is a problem.
    """
    value, root = _parsed(answer.body)
    if said := _fault(value, root):
        return CursorUpdate(problem=f"the server says: {said[:200]}")
    if feed.transport == "polltoken":
        token = _text(value, TOKEN) or _xml_text(root, TOKEN)
        found = f"?{urlencode({TOKEN: token})}" if token else ""
        return _checked(found, more=_more(value, root))
    link = _link(value, answer.headers)
    if link:
        return _checked(_joined(answer.url, link), more=_more(value, root))
    return _checked(_sequence(value), more=_more(value, root))


def _parsed(
    body: bytes,
) -> tuple[tuple[Mapping[str, Any], ...], xml.Element | None]:
    """Give the objects of a JSON envelope, or the root of an XML one."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    try:
        if start == b"<":
            return (), xml.parse(body)
        whole = load(charset.decode(body)) if start == b"{" else {}
    except ExtractError:
        return (), None
    inner = whole.get("data")
    return (whole, inner) if isinstance(inner, dict) else (whole,), None


def _text(objects: tuple[Mapping[str, Any], ...], name: str) -> str:
    for one in objects:
        found = one.get(name)
        if isinstance(found, str | int) and not isinstance(found, bool):
            return str(found).strip()
    return ""


def _xml_text(root: xml.Element | None, name: str) -> str:
    """Give a child of the root: an item's own text does not count."""
    return xml.first_text(root, name)


def _fault(
    objects: tuple[Mapping[str, Any], ...], root: xml.Element | None
) -> str:
    """Give an error told with status 200, as Reuters tells of a bad token."""
    for one in (root, xml.first(root, "status")):
        error = xml.first(one, "error")
        if error is not None:
            code = xml.attribute(error, "code")
            return f"{code} {xml.text(error)}".strip() or "error"
    told = (one.get("error") for one in objects)
    return next((str(one) for one in told if one), "")


def _link(
    objects: tuple[Mapping[str, Any], ...], headers: Mapping[str, str]
) -> str:
    found = (_target(one.get(name)) for one in _holders(objects)
             for name in _LINKS)  # fmt: skip
    return next(filter(None, found), "") or _header_link(headers)


def _holders(
    objects: tuple[Mapping[str, Any], ...],
) -> Iterator[Mapping[str, Any]]:
    for one in objects:
        yield one
        for name in ("links", "_links"):
            inner = one.get(name)
            if isinstance(inner, dict):
                yield inner


def _target(value: Any) -> str:
    """Give a link, be it bare or an object with an ``href``."""
    link = value.get("href") if isinstance(value, dict) else value
    return link.strip() if isinstance(link, str) else ""


def _header_link(headers: Mapping[str, str]) -> str:
    for target, parameters in _LINK_HEADER.findall(headers.get("link", "")):
        if _NEXT.search(parameters):
            return str(target).strip()
    return ""


def _sequence(objects: tuple[Mapping[str, Any], ...]) -> str:
    for name, parameter in _SEQUENCES.items():
        if found := _text(objects, name):
            return f"?{urlencode({parameter: found})}"
    return ""


def _more(
    objects: tuple[Mapping[str, Any], ...], root: xml.Element | None
) -> bool:
    if any(one.get(name) is True for one in objects for name in _MORE):
        return True
    if any(_xml_text(root, name) == "true" for name in _MORE):
        return True
    found = _xml_text(root, "numFound")
    listed = sum(1 for _ in xml.children(root, "result"))
    return found.isdecimal() and 0 < listed < int(found[:9])


def _joined(base: str, link: str) -> str:
    """Make a link absolute; what is no web address stays plain to see."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _checked(cursor: str, *, more: bool) -> CursorUpdate:
    if len(cursor) > LONGEST:
        return CursorUpdate(problem=f"a cursor of {len(cursor)} characters")
    if cursor and not cursor.startswith("?") and not _is_web(cursor):
        return CursorUpdate(problem=f"the next link is none: {cursor[:200]}")
    return CursorUpdate(cursor, more)


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
