"""
Read Ritzau's news queue (Denmark): ``RBNews``, alone or in a SOAP response.

No specification is published, so the fields are those that the service was
seen to send. The body is HTML, escaped in XML; its quotation marks are
escaped twice.
"""

import re
from typing import Literal

from extractors.formats.common import dates, reasons
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    make_slices,
)
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import (
    one_line,
    parse_urgency,
    strip_html,
)
from extractors.formats.syntax import xml
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["RITZAU"]

_PROVIDER = "Ritzau"
_SCOPE = "ritzau.dk"
_SCHEME = "http://cv.iptc.org/newscodes/subjectcode/"
_TWICE = re.compile(r"&amp;(apos|quot|amp|lt|gt);")
_SIGNALS = {"Korrektion": "sig:correction", "NyVersion": "sig:update"}


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the response into its items; none if the queue is empty."""
    return make_slices(raw, slice_elements(raw.body, (b"RBNews",)))


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the response."""
    root = xml.parse(raw.body, language=raw.language)
    news = (
        root
        if xml.local_name(root) == "RBNews"
        else next(xml.descendants(root, "RBNews"), None)
    )
    if news is None:
        raise ExtractError(reasons.NO_ITEM, "the queue holds no item")
    stated = xml.first_text(news, "NewsID")
    stated_date = xml.first_text(news, "PublishDate")
    published = dates.parse(stated_date, "da")
    return NewsItem(
        uri=scope_guid(stated or fingerprint(raw.body), _SCOPE),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=xml.first_text(news, "version"),
        first_created=published,
        version_created=published,
        pub_status=_status(news),
        urgency=_urgency(news),
        headline=strip_html(_html_field(news, "headline")),
        slugline=xml.first_text(news, "strapline"),
        byline=xml.first_text(news, "byLine"),
        located=xml.first_text(news, "town"),
        language="da",
        description=strip_html(_html_field(news, "subtitle")),
        markup=_html_field(news, "content"),
        ed_note=strip_html(_html_field(news, "TilRedaktionen")),
        signals=(
            *(
                signal
                for name, signal in _SIGNALS.items()
                if _is_true(news, name)
            ),
            *dates.signal_unread(stated_date, language="da"),
        ),
        credit_line=xml.first_text(news, "origin").strip("/"),
        subjects=_subjects(news),
        provider=_PROVIDER,
        sequence=xml.first_text(news, "ServiceQueueId"),
        text_source="document",
    )


def _html_field(news: xml.Element, name: str) -> str:
    """Return the HTML of a field, with double escaping removed."""
    element = xml.first(news, name)
    text = "" if element is None else "".join(xml.texts(element))
    return _TWICE.sub(r"&\1;", text).strip()


def _is_true(news: xml.Element, name: str) -> bool:
    return xml.first_text(news, name).lower() == "true"


def _status(news: xml.Element) -> Literal["usable", "canceled"]:
    return "canceled" if _is_true(news, "Annuleret") else "usable"


def _urgency(news: xml.Element) -> int:
    """Return the priority, 1 to 9, and 1 for a flash; 0 if not stated."""
    if _is_true(news, "InfoFlash"):
        return 1
    return parse_urgency(xml.first_text(news, "Priority"))


def _subjects(news: xml.Element) -> tuple[Subject, ...]:
    codes = xml.children(xml.first(news, "IPTCList"), "int")
    section = one_line(xml.first_text(news, "section"))
    return (
        *(Subject(uri=xml.text(code), scheme=_SCHEME) for code in codes),
        *((Subject(name=section),) if section else ()),
    )


RITZAU = Format("ritzau", slice_document, read)
