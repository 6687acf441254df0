"""
Import and export feed lists in OPML 2.0, the format of other readers. Pure.

Values without an OPML attribute are written as attributes of copydesk's own
namespace, as the specification (opml.org/spec2.opml) requires. References to
secrets, private networks and drop folders are written only into a complete
list, and read only from a trusted one: the author of any other list must not
decide where credentials are sent or which internal hosts are connected to.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from lxml import etree

from extractors.model.language_tags import canonical_tag
from streams.poller.feeds.feed_ids import slug
from streams.poller.feeds.feed_keys import feed_keys
from streams.poller.feeds.feed_list import FEED_ID, RegistryError, problems_of
from streams.records import FeedRegistration

__all__ = ["ImportedFeeds", "export_opml", "import_opml"]

NAMESPACE = "https://copydesk.invalid/opml"
# `url` and `language` have attributes of OPML itself.
OWN = tuple(
    key.encoded for key in feed_keys() if key.name not in {"url", "language"}
)
NETWORKS = "allowPrivate"
TRUSTED = frozenset({"auth", NETWORKS})
"""Only a trusted list may state these."""
_NOT_XML = re.compile(
    r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class ImportedFeeds(NamedTuple):
    """
    The result of an import.

    Attributes:
        feeds: registrations in the order of the list; ids and URLs are
            unique.
        problems: one line for each outline that cannot be registered.
    """

    feeds: tuple[FeedRegistration, ...]
    problems: tuple[str, ...]


def import_opml(
    document: bytes, registered: Collection[str] = (), *, trusted: bool = False
) -> ImportedFeeds:
    """
    Return the feeds of a list, also those in folders, without folder names.

    An outline without a copydesk id gets an id made of its title, so that
    the same list always gives the same ids.

    Args:
        registered: ids in use, which a new id must not equal.
        trusted: also read references to secrets, private networks and drop
            folders.

    Raises:
        RegistryError: the document is not OPML, or declares entities.
    """
    feeds: dict[str, FeedRegistration] = {}
    problems: list[str] = []
    urls: set[str] = set()
    for number, outline in enumerate(_outlines(_parse_root(document)), 1):
        if outline["xmlUrl"] in urls:
            continue
        try:
            feed = _parse_outline(outline, feeds, registered, trusted=trusted)
        except RegistryError as error:
            where = f"outline {number} ({_title(outline)})"
            problems += [f"{where}: {text}" for text in error.problems]
            continue
        urls.add(feed.url)
        feeds[feed.feed] = feed
    return ImportedFeeds(tuple(feeds.values()), tuple(problems))


def export_opml(
    feeds: Iterable[FeedRegistration], *, complete: bool = False
) -> bytes:
    """
    Return the feeds as OPML 2.0 in UTF-8.

    Args:
        complete: also write references to secrets, private networks and drop
            folders, which are directories on this machine.
    """
    root = etree.Element("opml", nsmap={"copydesk": NAMESPACE}, version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "copydesk feeds"
    body = etree.SubElement(root, "body")
    for feed in feeds:
        if complete or feed.transport != "drop":
            attributes = _attributes(feed, complete=complete)
            etree.SubElement(body, "outline", attributes)
    document: bytes = etree.tostring(
        root, xml_declaration=True, encoding="utf-8", pretty_print=True
    )
    return document


def _parse_root(document: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise RegistryError([f"not XML: {error}"]) from error
    # The parser expands entities in attributes even with these options.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[union-attr] # not in stubs
        raise RegistryError(["declares entities, which are not allowed"])
    if root.tag != "opml":
        raise RegistryError([f"not OPML: the root element is {root.tag}"])
    return root


def _outlines(root: etree._Element) -> Iterator[Mapping[str, str]]:
    for outline in root.iterfind("body//outline"):
        attributes = {
            str(name): _value_of(str(name), str(value))
            for name, value in outline.attrib.items()
        }
        if attributes.get("xmlUrl"):
            yield attributes


def _value_of(name: str, value: str) -> str:
    """Return an attribute's value; only our own keep spaces at the ends."""
    return value if name.startswith(f"{{{NAMESPACE}}}") else value.strip()


def _title(outline: Mapping[str, str]) -> str:
    titles = (outline.get("title"), outline.get("text"), outline["xmlUrl"])
    return next(filter(None, titles))


def _parse_outline(
    outline: Mapping[str, str],
    used: Collection[str],
    registered: Collection[str],
    *,
    trusted: bool,
) -> FeedRegistration:
    own = {
        name: outline[f"{{{NAMESPACE}}}{name}"]
        for name in OWN
        if f"{{{NAMESPACE}}}{name}" in outline
        and (trusted or name not in TRUSTED)
    }
    entry: dict[str, object] = {}
    if "feed" in own:
        registered = ()
    else:
        entry["agency"] = _title(outline)
    entry |= own | {
        "feed": _unique_id(
            own.get("feed") or slug(_title(outline)), outline, used, registered
        ),
        "url": outline["xmlUrl"],
        # The specification's example has "unknown"; others write a name.
        "language": canonical_tag(outline.get("language", "")),
    }
    try:
        if NETWORKS in own:
            entry[NETWORKS] = msgspec.json.decode(own[NETWORKS])
        feed = msgspec.convert(entry, FeedRegistration, strict=False)
    except msgspec.MsgspecError as error:
        raise RegistryError([str(error)]) from error
    problems = list(problems_of(feed))
    if feed.transport == "drop" and not trusted:
        problems.append("a drop folder cannot be imported")
    if problems:
        raise RegistryError(problems)
    return feed


def _unique_id(
    name: str, outline: Mapping[str, str], *used: Collection[str]
) -> str:
    """Return the name; if it is used or invalid, an id with a URL hash."""
    if FEED_ID.fullmatch(name) and not any(name in ids for ids in used):
        return name
    tail = blake2b(outline["xmlUrl"].encode(), digest_size=4).hexdigest()
    return f"{slug(_title(outline)) or 'feed'}-{tail}"


def _attributes(feed: FeedRegistration, *, complete: bool) -> dict[str, str]:
    values = msgspec.to_builtins(feed)
    attributes = {
        "type": "rss",
        "text": feed.agency or feed.feed,
        "xmlUrl": feed.url,
    }
    if feed.language:
        attributes["language"] = feed.language
    attributes |= {
        f"{{{NAMESPACE}}}{name}": _text(values[name])
        for name in OWN
        if name in values and (complete or name not in TRUSTED)
    }
    return {name: _NOT_XML.sub("", text) for name, text in attributes.items()}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()
