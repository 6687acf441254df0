"""One entry of a feed, from a row of the read model."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

from extractors.output.codec import Ninjs, decode
from streams.page.model.items import ItemRow, to_millis
from streams.page.model.packing import unpack
from streams.page.views.entries import EVENT_NAMES

__all__ = ["WITHDRAWN", "FeedEntry", "Subject", "feed_entry"]

WITHDRAWN = "This item was withdrawn"
KILL_NOTE = "The agency has killed this item. Do not use its text."


class Subject(NamedTuple):
    """A subject; ``uri`` is the code, such as ``medtop:04000000``."""

    name: str
    uri: str


class FeedEntry(NamedTuple):
    """
    One item as a feed shows it; a killed one has no text.

    Attributes:
        item: the whole record.
        uri: the entry's id: every version of an item has the same.
        updated: when this version was written to the wire, Unix ms. It
            grows with each version, also if the agency dates it back.
        published: the agency's first date of the item, Unix ms.
        text: the body, paragraphs separated by a blank line.
        address: of the item on our page.
        web: of the agency's own page; empty if there is none.
    """

    item: Ninjs
    uri: str
    is_killed: bool
    updated: int
    published: int
    title: str
    summary: str
    text: str
    html: str
    author: str
    language: str
    address: str
    web: str
    subjects: tuple[Subject, ...]
    rights: str


def feed_entry(row: ItemRow, base: str) -> FeedEntry:
    """
    Return the entry of an item.

    Args:
        base: the page's own address, without a slash at its end.
    """
    item = decode(unpack(row.value), Ninjs)
    is_killed = row.is_canceled
    web = next((r.href for r in item.renditions if r.name == "web"), "")
    return FeedEntry(
        item=item,
        uri=item.uri,
        is_killed=is_killed,
        updated=row.at,
        published=to_millis(item.first_created or item.version_created),
        title=WITHDRAWN if is_killed else row.headline or row.uri,
        summary=row.note or KILL_NOTE if is_killed else row.summary,
        text="" if is_killed else _body(item),
        html=_html(item, row, is_killed=is_killed),
        author=item.by or row.agency or row.feed,
        language=item.language,
        address=f"{base}/item?{urlencode({'uri': item.uri})}",
        web=web if web.startswith(("https://", "http://")) else "",
        subjects=tuple(_subjects(item)),
        rights=item.copyright_notice or item.usage_terms,
    )


def _body(item: Ninjs) -> str:
    return item.bodies[0].value if item.bodies else ""


def _html(item: Ninjs, row: ItemRow, *, is_killed: bool) -> str:
    """Return the text as HTML; everything in it is escaped."""
    notes = [KILL_NOTE] if is_killed else []
    if row.event == "correction":
        notes.append(f"{EVENT_NAMES['correction']}.")
    notes += [item.ed_note] if item.ed_note else []
    paragraphs = [] if is_killed else list(_paragraphs(item))
    return "".join(
        [
            *(f"<p><em>{escape(note)}</em></p>" for note in notes),
            *(f"<p>{escape(text)}</p>" for text in paragraphs),
        ]
    )


def _paragraphs(item: Ninjs) -> Iterable[str]:
    dateline = item.copydesk.dateline
    for number, text in enumerate(filter(None, _body(item).split("\n\n"))):
        has_dateline = number == 0 and dateline
        yield f"{dateline} \u2014 {text}" if has_dateline else text


def _subjects(item: Ninjs) -> Iterable[Subject]:
    for subject in item.subjects:
        code = subject.uri or subject.literal
        if subject.name or code:
            yield Subject(subject.name or code, code)
