"""
Read the cursor of a response and put it into the next URL. Pure.

    longpoll    the server holds the request until there is news; its response
                names the next one: AP Media API's ``next_page``, a ``next``
                link (also in a ``Link`` header, RFC 8288), or a sequence
    polltoken   the response contains a token that the next request sends
                back: Reuters Connect's ``pollToken``, in XML or JSON

A cursor is stored as the next request needs it: a whole URL, or a query
(``?pollToken=7f3a``) that is added to the feed's own URL.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from extractors.formats.syntax import charset, xml
from extractors.formats.syntax.json_slicing import load
from extractors.model.errors import ExtractError
from streams.poller.fetcher.messages import Response
from streams.records import FeedRegistration

__all__ = ["CursorUpdate", "has_cursor", "parse_cursor", "url_with_cursor"]

TRANSPORTS = frozenset({"longpoll", "polltoken"})
TOKEN = "pollToken"  # noqa: S105 - a parameter's name
MAX_LENGTH = 4096
# Keys of links, and keys of sequences with the query parameter for each.
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
    What a response says about the next request.

    Attributes:
        cursor: empty if the response has none.
        more: whether the server already has more items.
        problem: why the cursor cannot be used; empty if there is no problem.
    """

    cursor: str = ""
    more: bool = False
    problem: str = ""


def has_cursor(feed: FeedRegistration) -> bool:
    """Return whether a feed is polled with a cursor."""
    return feed.transport in TRANSPORTS


def url_with_cursor(url: str, cursor: str) -> str:
    """
    Return the URL of a request.

    Args:
        url: the feed's own.
        cursor: as `parse_cursor` returned it; it replaces parameters with
            the same name.
    """
    if not cursor.startswith("?"):
        return cursor or url
    added = parse_qsl(cursor[1:], keep_blank_values=True)
    names = {name for name, _ in added}
    parts = urlsplit(url)
    # Other parameters are not decoded: their quoting can matter.
    kept = [
        parameter
        for parameter in parts.query.split("&")
        if parameter and parameter.partition("=")[0] not in names
    ]
    query = "&".join([*kept, urlencode(added)])
    return parts._replace(query=query, fragment="").geturl()


def parse_cursor(feed: FeedRegistration, response: Response) -> CursorUpdate:
    """
    Return the cursor of a response.

    A response that is neither JSON nor XML has no cursor. An error message in
    the response becomes the problem.
    """
    objects, root = _parse_envelope(response.body)
    if error_text := _server_error(objects, root):
        return CursorUpdate(problem=f"the server says: {error_text[:200]}")
    if feed.transport == "polltoken":
        token = _text(objects, TOKEN) or _xml_text(root, TOKEN)
        cursor = f"?{urlencode({TOKEN: token})}" if token else ""
    elif link := _next_link(objects, response.headers):
        cursor = _absolute(response.url, link)
    else:
        cursor = _sequence_query(objects)
    return _validate(cursor, more=_has_more(objects, root))


def _parse_envelope(
    body: bytes,
) -> tuple[tuple[Mapping[str, Any], ...], xml.Element | None]:
    """
    Return the objects of a JSON envelope, or the root of an XML one.

    The objects are the whole envelope and its ``data``.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    try:
        if start == b"<":
            return (), xml.parse(body)
        envelope = load(charset.decode(body)) if start == b"{" else {}
    except ExtractError:
        return (), None
    data = envelope.get("data")
    return (envelope, data) if isinstance(data, dict) else (envelope,), None


def _text(objects: tuple[Mapping[str, Any], ...], name: str) -> str:
    for item in objects:
        value = item.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value).strip()
    return ""


def _xml_text(root: xml.Element | None, name: str) -> str:
    """Return a child of the root; texts inside items do not count."""
    return xml.first_text(root, name)


def _server_error(
    objects: tuple[Mapping[str, Any], ...], root: xml.Element | None
) -> str:
    """Return an error sent with status 200, as Reuters does for a token."""
    for element in (root, xml.first(root, "status")):
        error = xml.first(element, "error")
        if error is not None:
            code = xml.attribute(error, "code")
            return f"{code} {xml.text(error)}".strip() or "error"
    errors = (item.get("error") for item in objects)
    return next((str(error) for error in errors if error), "")


def _next_link(
    objects: tuple[Mapping[str, Any], ...], headers: Mapping[str, str]
) -> str:
    targets = (
        _target(container.get(name))
        for container in _link_containers(objects)
        for name in _LINKS
    )
    return next(filter(None, targets), "") or _header_link(headers)


def _link_containers(
    objects: tuple[Mapping[str, Any], ...],
) -> Iterator[Mapping[str, Any]]:
    """Yield each object and its ``links``: a link can be in any of them."""
    for item in objects:
        yield item
        for name in ("links", "_links"):
            links = item.get(name)
            if isinstance(links, dict):
                yield links


def _target(value: Any) -> str:
    """Return the URL of a link: a string, or an object with an ``href``."""
    link = value.get("href") if isinstance(value, dict) else value
    return link.strip() if isinstance(link, str) else ""


def _header_link(headers: Mapping[str, str]) -> str:
    for target, parameters in _LINK_HEADER.findall(headers.get("link", "")):
        if _NEXT.search(parameters):
            return str(target).strip()
    return ""


def _sequence_query(objects: tuple[Mapping[str, Any], ...]) -> str:
    for name, parameter in _SEQUENCES.items():
        if sequence := _text(objects, name):
            return f"?{urlencode({parameter: sequence})}"
    return ""


def _has_more(
    objects: tuple[Mapping[str, Any], ...], root: xml.Element | None
) -> bool:
    """Return whether the server has more items than the response lists."""
    if any(item.get(name) is True for item in objects for name in _MORE):
        return True
    if any(_xml_text(root, name) == "true" for name in _MORE):
        return True
    total = _xml_text(root, "numFound")
    listed = sum(1 for _ in xml.children(root, "result"))
    return total.isdecimal() and 0 < listed < int(total[:9])


def _absolute(base: str, link: str) -> str:
    """Return an absolute URL; an invalid link is returned as it is."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _validate(cursor: str, *, more: bool) -> CursorUpdate:
    if len(cursor) > MAX_LENGTH:
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
