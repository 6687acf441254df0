"""
The news item: what every format, page and wire text becomes.

Names are IPTC's (ninjs 3.1, NewsML-G2) in snake case; the JSON form is
camel case. Everything is frozen; a later step makes a new item with
``msgspec.structs.replace``.
"""

from datetime import datetime
from typing import Literal

import msgspec

__all__ = [
    "Caption",
    "Dateline",
    "Media",
    "NewsItem",
    "PubStatus",
    "Rendition",
    "Signal",
    "Spun",
    "SpunWord",
    "Subject",
]

PubStatus = Literal["usable", "withheld", "canceled"]
"""NewsML-G2 ``pubStatus``, IPTC ``pubstat`` scheme."""

Signal = str
"""
One editorial signal as a qcode: IPTC ``sig:`` (``sig:update``,
``sig:correction``, ``sig:kill``, ``sig:noarchive`` ...) or our own
``copydesk:`` (``copydesk:spun``, ``copydesk:live``, ``copydesk:gallery``,
``copydesk:no-page``, ``copydesk:paywall`` and the other walls).
"""


class Dateline(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """
    The dateline of a wire story: ``PARIS/LONDON, Dec 7 (Reuters) -``.

    Attributes:
        text: the place part as sent, without agency, date and dash.
        places: each place of it, as sent.
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
    """One form of a media object (ninjs ``renditions``)."""

    name: str
    href: str
    content_type: str = ""
    width: int = 0
    height: int = 0


class Media(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    A picture, graphic, audio or video that the item carries.

    Attributes:
        uri: identity; the picture's address if the provider gives no other.
        type: ninjs ``type`` of the object.
        caption: as sent, credit included where it was.
        credit_line: as sent, if the provider splits it off.
    """

    uri: str
    type: Literal["picture", "graphic", "audio", "video", "text"] = "picture"
    headline: str = ""
    caption: str = ""
    credit_line: str = ""
    byline: str = ""
    renditions: tuple[Rendition, ...] = ()


class Caption(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    One photo caption of the item, lifted out of its body.

    Attributes:
        text: caption without credit, ``FILE PHOTO:`` mark and shot number.
        credit_line: ``Xinhua``, ``Reuters``, ``AFP via Getty Images``.
        photographer: the person, if named.
        date: date of the shot as written in the text; empty if none.
        file: marked as a file (archive) photo.
        occurrences: times it stood in the item, near-identical ones included.
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
    A subject as supplied or inferred.

    Attributes:
        uri: code with its scheme, as a URI or a qcode (``medtop:20000002``).
        name: label in the item's language; empty if only a code came.
        scheme: the code's vocabulary; empty if none was named.
        confidence: 0 to 1 for an inferred one; 1 for a supplied one.
    """

    uri: str = ""
    name: str = ""
    scheme: str = ""
    confidence: float = 1.0


class SpunWord(
    msgspec.Struct, frozen=True, rename="camel", omit_defaults=True
):
    """A word that a spinner put in: as it stands, how often, why we say so."""

    word: str
    count: int = 1
    reason: str = ""


class Spun(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """
    Evidence that a text was word-substituted by machine.

    Attributes:
        score: 0 (none) to 1 (sure).
        share: substituted running words over all running words, 0 to 1.
        language: BCP 47 of the inserted words; empty if unknown.
        examples: the words, most frequent first.
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
        uri: stable identity over all its versions, revision stripped.
        feed: id of the feed it came by.
        fetched_at: when its bytes were fetched; with a zone.
        version: the provider's own, revision suffixes of the uri included
            (``3``). A wire document without one gets its time as a number
            (``20260301100000``). Empty for feeds, sitemaps and pages that
            state none: they touch their dates over the same words, so a
            number made of a date would make new versions of nothing.
            Readers of ``wire.items`` then see the desk's revision.
        urgency: 1 (flash) to 9; 0 if not stated.
        headline: plain text, one line.
        body: plain text; paragraphs separated by one blank line; no
            headline, dateline, byline, caption or furniture once cleaned.
        markup: body as the provider marked it up (HTML); only between
            ``read`` and ``clean``, empty afterwards.
        dateline: as parsed from the lede, or as the provider supplied it.
        located: place name of the story's origin (ninjs ``located``).
        byline: who wrote it, without ``By``.
        description: abstract, summary or standfirst.
        take_key: the part of a slugline that tells takes and leads apart
            (``1st Ld-Writethru``), whole.
        expires: when the right to use it ends.
        provider: the agency that supplied it.
        info_sources: original sources, other than the provider.
        sequence: the supplier's own service number of the transmission.
        media: objects as supplied; captions hold their cleaned texts.
        text_source: which candidate the body was taken from
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
    text_source: str = ""
    spun: Spun | None = None
    schema: int = 1
