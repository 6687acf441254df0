"""
Feed lists of other readers: OPML 2.0, read and written. Pure.

What OPML has no name for goes into attributes of our own namespace, as its
specification (opml.org/spec2.opml) asks. Secrets' names and private
networks are neither written nor read: who hands us a list must not decide
where our credentials go or which hosts inside are reached.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from lxml import etree

from streams.poller.feeds.feed_list import FEED_ID, RegistryError, problems_of
from streams.records import FeedRegistration

__all__ = ["Imported", "export_opml", "import_opml"]

NAMESPACE = "https://copydesk.invalid/opml"
OWN = (
    "feed", "agency", "lane", "mediaType", "fullText", "paused",
    "intervalMin", "intervalMax", "transport",
)  # fmt: skip
LONGEST_ID = 64
# The specification's own example writes it.
UNKNOWN = "unknown"
_NOT_XML = re.compile(
    r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


class Imported(NamedTuple):
    """
    What a list holds.

    Attributes:
        feeds: registrations, in the list's order, ids and addresses unique.
        problems: a line for each outline that cannot be registered.
    """

    feeds: tuple[FeedRegistration, ...]
    problems: tuple[str, ...]


def import_opml(document: bytes, registered: Collection[str] = ()) -> Imported:
    """
    Read a list; folders are looked into, their names are not kept.

    An outline without an id of ours gets one made of its title, so the
    same list gives the same ids.

    Args:
        registered: ids that no other list's feed may get.

    Raises:
        RegistryError: not OPML, or XML that declares entities.
    """
    feeds: dict[str, FeedRegistration] = {}
    problems: list[str] = []
    addresses: set[str] = set()
    for number, outline in enumerate(_outlines(_root(document)), 1):
        if outline["xmlUrl"] in addresses:
            continue
        try:
            one = _registration(outline, feeds, registered)
        except RegistryError as error:
            where = f"outline {number} ({_title(outline)})"
            problems += [f"{where}: {text}" for text in error.problems]
            continue
        addresses.add(one.url)
        feeds[one.feed] = one
    return Imported(tuple(feeds.values()), tuple(problems))


def export_opml(feeds: Iterable[FeedRegistration]) -> bytes:
    """
    Write the feeds that have an address of the web as OPML 2.0, UTF-8.

    Drop folders are left out: they are places on this machine.
    """
    root = etree.Element("opml", nsmap={"copydesk": NAMESPACE}, version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "copydesk feeds"
    body = etree.SubElement(root, "body")
    for one in feeds:
        if one.transport != "drop":
            etree.SubElement(body, "outline", _attributes(one))
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="utf-8", pretty_print=True
    )
    return written


def _root(document: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise RegistryError([f"not XML: {error}"]) from error
    # Entities in attributes are replaced whatever the parser is told.
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():  # type: ignore[union-attr] # not in stubs
        raise RegistryError(["declares entities, which are not taken"])
    if root.tag != "opml":
        raise RegistryError([f"not OPML: the root element is {root.tag}"])
    return root


def _outlines(root: etree._Element) -> Iterator[Mapping[str, str]]:
    for outline in root.iterfind("body//outline"):
        found = {str(k): str(v).strip() for k, v in outline.attrib.items()}
        if found.get("xmlUrl"):
            yield found


def _title(outline: Mapping[str, str]) -> str:
    titles = (outline.get("title"), outline.get("text"), outline["xmlUrl"])
    return next(filter(None, titles))


def _registration(
    outline: Mapping[str, str],
    taken: Collection[str],
    registered: Collection[str],
) -> FeedRegistration:
    own = {
        name: outline[f"{{{NAMESPACE}}}{name}"]
        for name in OWN
        if f"{{{NAMESPACE}}}{name}" in outline
    }
    entry = {}
    if "feed" in own:
        registered = ()
    else:
        entry["agency"] = _title(outline)
    language = outline.get("language", "")
    entry |= own | {
        "feed": _free_id(
            own.get("feed") or _slug(outline), outline, taken, registered
        ),
        "url": outline["xmlUrl"],
        "language": "" if language == UNKNOWN else language,
    }
    try:
        one = msgspec.convert(entry, FeedRegistration, strict=False)
    except msgspec.ValidationError as error:
        raise RegistryError([str(error)]) from error
    problems = list(problems_of(one))
    if one.transport == "drop":
        problems.append("a drop folder cannot be imported")
    if problems:
        raise RegistryError(problems)
    return one


def _slug(outline: Mapping[str, str]) -> str:
    title = unicodedata.normalize("NFKD", _title(outline))
    plain = title.encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    return "-".join(words)[:LONGEST_ID].strip("-")


def _free_id(
    name: str, outline: Mapping[str, str], *taken: Collection[str]
) -> str:
    """Return the id, told apart by its address where it is taken or none."""
    if FEED_ID.fullmatch(name) and not any(name in ids for ids in taken):
        return name
    tail = blake2b(outline["xmlUrl"].encode(), digest_size=4).hexdigest()
    return f"{_slug(outline) or 'feed'}-{tail}"


def _attributes(one: FeedRegistration) -> dict[str, str]:
    values = msgspec.to_builtins(one)
    attributes = {
        "type": "rss",
        "text": one.agency or one.feed,
        "xmlUrl": one.url,
    }
    if one.language:
        attributes["language"] = one.language
    attributes |= {
        f"{{{NAMESPACE}}}{name}": _text(values[name])
        for name in OWN
        if name in values
    }
    return {name: _NOT_XML.sub("", text) for name, text in attributes.items()}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return msgspec.json.encode(value).decode()
