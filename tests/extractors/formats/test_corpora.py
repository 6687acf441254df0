"""
Formats against the feeds and wire files of others.

Pinned figures may only get better; `pytest -s` prints the tables.
"""

import io
import json
import tarfile
import warnings
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest

from extractors.formats import read, slice_document, split
from extractors.formats.common import dates
from extractors.formats.common.text import one_line, strip_html
from extractors.formats.feeds import rss_atom
from extractors.formats.feeds.rss_atom_identity import read_identity
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
            one.name.removeprefix("./"): tar.extractfile(one).read()
            for one in tar
            if one.isfile()
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
    """Give what can be read; raises nothing but ExtractError inside."""
    found = []
    try:
        parts = split(raw(body))
    except ExtractError:
        return found
    for part in parts:
        try:
            found.append(read(part))
        except ExtractError:
            continue
    return found


def bare(body: bytes) -> list:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return feedparser.parse(io.BytesIO(body)).entries


@pytest.mark.timeout(600)
def test_every_feed_gives_what_bare_feedparser_finds(feeds):
    documents = without = entries = fewer = 0
    for name, body in feeds.items():
        if name.endswith((".json", ".html")):
            continue
        documents += 1
        ours, theirs = len(items(body)), len(bare(body))
        entries += theirs
        without += theirs > 0 and ours == 0
        fewer += ours < theirs
    print(
        f"\n{documents} documents, {entries} entries by feedparser;"
        f" none of ours in {without}, fewer in {fewer}"
    )

    assert documents > 4500
    assert without == 0
    assert fewer <= 4  # entries inside entries, which are quotations


def feed_items(body: bytes) -> list[RawItem]:
    """Give the items of a feed, not yet identified; none of other formats."""
    try:
        if sniff(body) != "rss_atom":
            return []
        return [one.item for one in slice_document(raw(body))]
    except ExtractError:
        return []


@pytest.mark.timeout(300)
def test_a_glance_sees_what_feedparser_reads(feeds):
    plain = items = 0
    wrong = []
    for name, body in feeds.items():
        if name.endswith((".json", ".html")):
            continue
        for item in feed_items(body):
            items += 1
            seen = read_identity(item)
            if seen is None:
                continue
            plain += 1
            entry = rss_atom.parse_entry(item)
            whole = (one_line(entry.get("id")), one_line(entry.get("link")))
            if (one_line(seen.guid), one_line(seen.link)) != whole:
                wrong.append((name, seen, whole))
    print(f"\nseen at a glance: {plain} of {items}; wrong: {wrong}")

    assert not wrong
    assert plain > 0.8 * items


def golden_items(golden: dict) -> list[dict]:
    """Bring gofeed's three golden shapes into one."""
    found = []
    for one in golden.get("items") or golden.get("entries") or ():
        guid = one.get("guid") or one.get("id") or ""
        people = one.get("authors") or [one.get("author")]
        people = [who for who in people if who]
        links = one.get("links") or [one.get("link")]
        found.append(
            {
                "title": one.get("title") or "",
                "id": guid.get("value", "")
                if isinstance(guid, dict)
                else guid,
                "link": next(
                    (
                        each["href"] if isinstance(each, dict) else each
                        for each in links
                        if each
                        and (
                            isinstance(each, str)
                            or each.get("rel", "alternate") == "alternate"
                        )
                        and (isinstance(each, str) or each.get("href"))
                    ),
                    "",
                ),
                "date": one.get("publishedParsed")
                or one.get("pubDateParsed")
                or one.get("updatedParsed")
                or "",
                "author": next(
                    (
                        who["name"]
                        for who in people
                        if isinstance(who, dict) and who.get("name")
                    ),
                    "",
                ),
            }
        )
    return found


def theirs(entry) -> dict:
    stamp = entry.get("published_parsed")
    if not stamp and "updated_parsed" in entry:
        stamp = entry["updated_parsed"]
    people = entry.get("authors") or [{}]
    return {
        "title": entry.get("title", ""),
        "id": entry.get("id", ""),
        "link": entry.get("link", ""),
        "date": dates.from_utc(stamp),
        "author": people[0].get("name", ""),
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
def test_fields_agree_with_gofeed_where_feedparser_does(feeds):
    counts = dict.fromkeys(("title", "link", "id", "date", "author"), 0)
    wrong = []
    for name, text in feeds.items():
        document = feeds.get(name.removesuffix(".json") + ".xml")
        if not name.endswith(".json") or document is None:
            continue
        golden = golden_items(json.loads(text))
        parsed, ours = bare(document), items(document)
        if not len(golden) == len(parsed) == len(ours):
            continue
        for wanted, entry, one in zip(golden, parsed, ours, strict=True):
            found = theirs(entry)
            for field in counts:
                expected = wanted[field]
                same = (
                    found[field] == dates.parse(expected)
                    if field == "date"
                    else one_line(str(found[field])) == one_line(expected)
                )
                if expected and same:
                    counts[field] += 1
                    if not agrees(field, one, expected):
                        wrong.append((name, field, expected, one))
    print(f"\ncompared with gofeed: {counts}; differing: {len(wrong)}")
    for name, field, expected, one in wrong:
        print(name, field, repr(expected), one.headline, one.uri, one.byline)

    assert min(counts.values()) > 10
    assert not wrong


REFUSED = {
    "ninjs4_mock.json": "not-news",  # the answers of a mocked server
    "scoop.xml": "empty",  # its package names an item and says nothing
    "video.xml": "empty",  # three clips of the package, without a word
    "tag_reuters.com_2014_binary_LYNXMPEA6F0MS-VIEWIMAGE": "not-text",
}


def test_every_agency_file_gives_an_item_or_a_true_reason(agency):
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
            caption = " ".join(one.caption for one in item.media)
            # Feeds state no version: readers see the desk's revision.
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
