"""
The formats, tested with public feeds and wire files.

The expected figures may only improve. `pytest -s` prints the tables.
"""

import io
import json
import tarfile
import warnings
from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest

from extractors.formats import read, slice_document, split
from extractors.formats.common import dates
from extractors.formats.common.text import one_line, strip_html
from extractors.formats.feeds.rss_atom_identity import read_identity
from extractors.formats.feeds.rss_atom_parser import parse_feed
from extractors.formats.sniff import sniff
from extractors.model.errors import ExtractError
from extractors.model.raw import RawItem
from extractors.providers import read_marks
from tests.corpora import HOME, needs

NOW = datetime(2026, 1, 1, tzinfo=UTC)
pytestmark = needs()
FEEDS = ("feedparser/", "feedvalidator/", "gofeed/", "mediacloud")


def members(archive: str) -> dict[str, bytes]:
    with tarfile.open(HOME / archive) as tar:
        return {
            member.name.removeprefix("./"): tar.extractfile(member).read()
            for member in tar
            if member.isfile()
        }


@pytest.fixture(scope="module")
def feeds() -> dict[str, bytes]:
    return members("feeds-dev.tar.gz")


@pytest.fixture(scope="module")
def agency() -> dict[str, bytes]:
    return members("agency-fixtures-AGPL.tar.gz")


def raw(body: bytes) -> RawItem:
    return RawItem(
        feed="corpus", uri="", media_type="", fetched_at=NOW, body=body
    )


def items(body: bytes) -> list:
    """Return the items that can be read."""
    result = []
    try:
        parts = split(raw(body))
    except ExtractError:
        return result
    for part in parts:
        try:
            result.append(read(part))
        except ExtractError:
            continue
    return result


def feedparser_entries(body: bytes) -> list:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(io.BytesIO(body)).entries


@pytest.mark.timeout(600)
def test_every_feed_gives_as_many_items_as_feedparser(feeds):
    documents = without = entries = fewer = 0
    for name, body in feeds.items():
        if name.endswith((".json", ".html")):
            continue
        documents += 1
        ours, theirs = len(items(body)), len(feedparser_entries(body))
        entries += theirs
        without += theirs > 0 and ours == 0
        fewer += ours < theirs
    print(
        f"\n{documents} documents, {entries} entries by feedparser;"
        f" none of ours in {without}, fewer in {fewer}"
    )

    assert documents > 4500
    assert without == 0
    assert fewer <= 4  # quoted entries inside entries


def feed_items(body: bytes) -> list[RawItem]:
    """Return the items of a feed without uri; none of other formats."""
    try:
        if sniff(body) != "rss_atom":
            return []
        return [part.item for part in slice_document(raw(body))]
    except ExtractError:
        return []


@pytest.mark.timeout(300)
def test_identity_equals_feedparser_for_most_feeds(feeds):
    identified = count = 0
    wrong = []
    for name, body in feeds.items():
        if name.endswith((".json", ".html")):
            continue
        for item in feed_items(body):
            count += 1
            identity = read_identity(item)
            if identity is None:
                continue
            identified += 1
            entry = parse_feed(item).entries[0]
            expected = (one_line(entry.get("id")), one_line(entry.get("link")))
            if (one_line(identity.guid), one_line(identity.link)) != expected:
                wrong.append((name, identity, expected))
    print(f"\nidentified: {identified} of {count}; wrong: {wrong}")

    assert not wrong
    assert identified > 0.8 * count


def golden_items(golden: dict) -> list[dict]:
    """Return the items of gofeed's three golden formats in one form."""
    result = []
    for item in golden.get("items") or golden.get("entries") or ():
        guid = item.get("guid") or item.get("id") or ""
        authors = item.get("authors") or [item.get("author")]
        authors = [author for author in authors if author]
        links = item.get("links") or [item.get("link")]
        result.append(
            {
                "title": item.get("title") or "",
                "id": guid.get("value", "")
                if isinstance(guid, dict)
                else guid,
                "link": next(
                    (
                        link["href"] if isinstance(link, dict) else link
                        for link in links
                        if link
                        and (
                            isinstance(link, str)
                            or link.get("rel", "alternate") == "alternate"
                        )
                        and (isinstance(link, str) or link.get("href"))
                    ),
                    "",
                ),
                "date": item.get("publishedParsed")
                or item.get("pubDateParsed")
                or item.get("updatedParsed")
                or "",
                "author": next(
                    (
                        author["name"]
                        for author in authors
                        if isinstance(author, dict) and author.get("name")
                    ),
                    "",
                ),
            }
        )
    return result


def feedparser_fields(entry) -> dict:
    stamp = entry.get("published_parsed")
    if not stamp and "updated_parsed" in entry:
        stamp = entry["updated_parsed"]
    authors = entry.get("authors") or [{}]
    return {
        "title": entry.get("title", ""),
        "id": entry.get("id", ""),
        "link": entry.get("link", ""),
        "date": stamp and datetime.fromtimestamp(timegm(stamp), UTC),
        "author": authors[0].get("name", ""),
    }


def agrees(field: str, ours, wanted: str) -> bool:
    if field == "title":
        return ours.headline in {one_line(wanted), strip_html(wanted)}
    if field == "id":
        return unquote(ours.uri).endswith(wanted.strip())
    if field == "link":
        return ours.url == wanted.strip()
    if field == "date":
        stamps = (ours.first_created, ours.version_created)
        return dates.parse(wanted) in stamps
    return wanted.strip() in ours.byline


@pytest.mark.timeout(300)
def test_fields_equal_gofeed_if_feedparser_agrees(feeds):
    counts = dict.fromkeys(("title", "link", "id", "date", "author"), 0)
    wrong = []
    for name, text in feeds.items():
        document = feeds.get(name.removesuffix(".json") + ".xml")
        if not name.endswith(".json") or document is None:
            continue
        golden = golden_items(json.loads(text))
        parsed, ours = feedparser_entries(document), items(document)
        if not len(golden) == len(parsed) == len(ours):
            continue
        for golden_item, entry, item in zip(golden, parsed, ours, strict=True):
            fields = feedparser_fields(entry)
            for field in counts:
                expected = golden_item[field]
                same = (
                    fields[field] == dates.parse(expected)
                    if field == "date"
                    else one_line(str(fields[field])) == one_line(expected)
                )
                if expected and same:
                    counts[field] += 1
                    if not agrees(field, item, expected):
                        wrong.append((name, field, expected, item))
    print(f"\ncompared with gofeed: {counts}; differing: {len(wrong)}")
    for name, field, expected, item in wrong:
        print(
            name, field, repr(expected), item.headline, item.uri, item.byline
        )

    assert min(counts.values()) > 10
    assert not wrong


REFUSED = {
    "ninjs4_mock.json": "not-news",  # the responses of a mock server
    "scoop.xml": "empty",  # its package refers to an item and has no text
    "video.xml": "empty",  # three clips of the package, without text
    "tag_reuters.com_2014_binary_LYNXMPEA6F0MS-VIEWIMAGE": "not-text",
}


def test_every_agency_file_gives_item_or_expected_reason(agency):
    rows, refused, nameless, unnumbered = [], {}, [], []
    for path, body in sorted(agency.items()):
        name = Path(path).name
        if "fixtures" not in path:
            continue
        try:
            parts = split(raw(body))
        except ExtractError as error:
            refused[name] = error.reason
            continue
        for part in parts:
            try:
                item = read_marks(read(part))
            except ExtractError as error:
                refused[name] = error.reason
                continue
            text = item.body or item.markup
            caption = " ".join(media.caption for media in item.media)
            # Feeds have no version; readers see the desk's revision.
            if item.text_source == "document" and not item.version:
                unnumbered.append(name)
            rows.append(
                f"{name[:34]:34} {item.uri[-44:]:44}"
                f" {item.version or 'revision':14} {item.pub_status:8} {len(text):5} {len(caption):4}"
                f" {item.headline[:40]}"
            )
            if not (item.headline or text or caption):
                nameless.append(name)
    print("", *rows, *refused.items(), sep="\n")

    assert not nameless
    assert not unnumbered
    assert refused == REFUSED
    assert len(rows) >= 50
