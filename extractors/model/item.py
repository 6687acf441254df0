"""
The news item: what every format, page and wire text is read into.

The names of the fields are IPTC's (ninjs 3.1, NewsML-G2) in snake case; in
JSON they are in camel case. All values are frozen: a later step makes a new
item with ``msgspec.structs.replace``.
"""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "Caption",
    "Dateline",
    "Media",
    "MediaKind",
    "NewsItem",
    "PubStatus",
    "Reference",
    "Rendition",
    "Signal",
    "Spun",
    "SpunWord",
    "Subject",
]

PubStatus = Literal["usable", "withheld", "canceled"]
"""NewsML-G2 ``pubStatus``, IPTC ``pubstat`` scheme."""

MediaKind = Literal["picture", "graphic", "audio", "video", "text"]
"""ninjs ``type`` of a media object."""

Signal = str
"""
One editorial signal as a qcode: IPTC ``sig:`` (``sig:update``,
``sig:correction``, ``sig:kill``, ``sig:noarchive`` ...) or our own
``copydesk:`` (``copydesk:spun``, ``copydesk:live``, ``copydesk:gallery``,
``copydesk:doubtful-body``, ``copydesk:no-page``, ``copydesk:unread-date``,
``copydesk:embargo-open-end``,
``copydesk:entities-limited``, ``copydesk:paywall`` and the other walls).
"""


class Dateline(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    The dateline of a wire story: ``PARIS/LONDON, Dec 7 (Reuters) -``.

    Attributes:
        text: the places as sent, without agency, date and dash.
        places: each place, as sent.
        agency: the agency in brackets; empty if none.
        date: month and day as sent (``Dec 7``); empty if none.
    """

    text: str
    places: tuple[str, ...] = ()
    agency: str = ""
    date: str = ""


class Rendition(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """One rendition of a media object (ninjs ``renditions``)."""

    name: str
    href: str
    content_type: str = ""
    width: int = 0
    height: int = 0


class Media(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    A picture, graphic, audio or video of the item.

    Attributes:
        uri: identity; the URL of the picture if the provider gives no other.
        type: ninjs ``type`` of the object.
        caption: as sent, with the credit if it is part of it.
        credit_line: as sent, if the provider sends it separately.
    """

    uri: str
    type: MediaKind = "picture"
    headline: str = ""
    caption: str = ""
    credit_line: str = ""
    byline: str = ""
    renditions: tuple[Rendition, ...] = ()


class Caption(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One photo caption of the item, taken out of its body.

    Attributes:
        text: the caption without credit, ``FILE PHOTO:`` mark and shot
            number.
        credit_line: ``Xinhua``, ``Reuters``, ``AFP via Getty Images``.
        photographer: the person, if named.
        date: date of the photo as written in the text; empty if none.
        file: whether it is marked as a file (archive) photo.
        occurrences: how often it occurs in the item, near-identical captions
            included.
        media: uris of the pictures that it describes.
    """

    text: str
    credit_line: str = ""
    photographer: str = ""
    date: str = ""
    file: bool = False
    occurrences: int = 1
    media: tuple[str, ...] = ()


class Subject(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    A subject, supplied or inferred.

    Attributes:
        uri: code with its scheme, as a URI or a qcode (``medtop:20000002``).
        name: label in the item's language; empty if only a code was sent.
        scheme: vocabulary of the code; empty if none was named.
        confidence: 0 to 1 for an inferred subject; 1 for a supplied one.
    """

    uri: str = ""
    name: str = ""
    scheme: str = ""
    confidence: float = 1.0


class Reference(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    An earlier item that the provider names in an item.

    Attributes:
        uri: identity of the earlier item, without revision.
        relation: ``replaces`` if the item withdraws, corrects or updates it;
            ``derived`` if the item was made from it, which a translation and
            a summary are, too.
    """

    uri: str
    relation: Literal["replaces", "derived"] = "replaces"


class SpunWord(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """A word that a spinner inserted, its count, and the evidence."""

    word: str
    count: int = 1
    reason: str = ""


class Spun(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    Evidence that words of the text were substituted by machine.

    Attributes:
        score: 0 (no evidence) to 1 (certain).
        share: substituted words divided by all words, 0 to 1.
        language: BCP 47 of the inserted words; empty if unknown.
        examples: the inserted words, most frequent first.
    """

    score: float = 0.0
    share: float = 0.0
    language: str = ""
    examples: tuple[SpunWord, ...] = ()


class NewsItem(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    One news item.

    Attributes:
        uri: identity without revision, the same for all versions.
        feed: id of the feed.
        fetched_at: when the bytes were fetched; with a zone.
        version: the provider's own version, or the revision at the end of
            the uri (``3``). A wire document without either gets its time as
            a number (``20260301100000``), unless that is a day without a
            time or later than the fetch. Empty for feeds, sitemaps and
            pages that state none: they change their dates while the text
            stays the same, so a number made from a date would announce a
            new version where there is none. Readers of ``wire.items`` then
            see the desk's revision.
        urgency: 1 (flash) to 9; 0 if not stated.
        headline: plain text, one line.
        body: plain text; paragraphs separated by one blank line. After
            ``clean`` it contains no headline, dateline, byline, caption or
            furniture.
        markup: the body in HTML, as supplied; set by ``read``, emptied by
            ``clean``.
        dateline: as parsed from the lede, or as the provider supplied it.
        located: place name of the story's origin (ninjs ``located``).
        byline: the authors, without ``By``.
        description: abstract, summary or standfirst.
        take_key: the part of a slugline that distinguishes takes and leads,
            complete (``1st Ld-Writethru``).
        expires: when the right to use the item ends.
        provider: the agency that supplied it.
        info_sources: original sources, other than the provider.
        sequence: the supplier's service number of the transmission.
        references: earlier items that it replaces or is derived from.
        media: media objects as supplied; ``captions`` has their cleaned
            captions.
        text_source: where the body was taken from
            (``feed``, ``page``, ``json-ld``, ``document``).
    """

    uri: str
    feed: str
    fetched_at: datetime
    agency: str = ""
    lane: str = ""
    url: str = ""
    version: str = ""
    first_created: datetime | None = None
    version_created: datetime | None = None
    embargoed_until: datetime | None = None
    expires: datetime | None = None
    pub_status: PubStatus = "usable"
    urgency: int = 0
    headline: str = ""
    slugline: str = ""
    take_key: str = ""
    byline: str = ""
    dateline: Dateline | None = None
    located: str = ""
    language: str = ""
    description: str = ""
    body: str = ""
    markup: str = ""
    ed_note: str = ""
    signals: tuple[Signal, ...] = ()
    credit_line: str = ""
    copyright_holder: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    subjects: tuple[Subject, ...] = ()
    keywords: tuple[str, ...] = ()
    genre: str = ""
    media: tuple[Media, ...] = ()
    captions: tuple[Caption, ...] = ()
    provider: str = ""
    info_sources: tuple[str, ...] = ()
    sequence: str = ""
    references: tuple[Reference, ...] = ()
    text_source: str = ""
    spun: Spun | None = None
    schema: int = 1
