"""
Ritzau's news queue (Denmark): ``RBNews``, alone or in a SOAP answer.

No specification is published; fields are as the service sends them. The
body is HTML written into XML, and its quotation marks are escaped twice.
"""

import re
from typing import Literal

from extractors.formats.common import dates, reasons, xml
from extractors.formats.common.format import Format, Slice, fingerprint, sliced
from extractors.formats.common.guid import scoped
from extractors.formats.common.text import line, plain
from extractors.formats.common.xml_slicing import cut
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["RITZAU"]

_PROVIDER = "Ritzau"
_PLACE = "ritzau.dk"
_SCHEME = "http://cv.iptc.org/newscodes/subjectcode/"
_TWICE = re.compile(r"&amp;(apos|quot|amp|lt|gt);")
_SIGNALS = {"Korrektion": "sig:correction", "NyVersion": "sig:update"}


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the answer at its items; none where the queue is empty."""
    found = cut(raw.body, (b"RBNews",))
    return sliced(raw, found)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the answer."""
    root = xml.parse(raw.body)
    news = (
        root
        if xml.local(root) == "RBNews"
        else next(xml.descendants(root, "RBNews"), None)
    )
    if news is None:
        raise ExtractError(reasons.NO_ITEM, "the queue holds no item")
    stated = xml.first_text(news, "NewsID")
    published = dates.parse(xml.first_text(news, "PublishDate"))
    return NewsItem(
        uri=scoped(stated or fingerprint(raw.body), _PLACE),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=xml.first_text(news, "version"),
        first_created=published,
        version_created=published,
        pub_status=_status(news),
        urgency=_urgency(news),
        headline=plain(_once(news, "headline")),
        slugline=xml.first_text(news, "strapline"),
        byline=xml.first_text(news, "byLine"),
        located=xml.first_text(news, "town"),
        language="da",
        description=plain(_once(news, "subtitle")),
        markup=_once(news, "content"),
        ed_note=plain(_once(news, "TilRedaktionen")),
        signals=tuple(
            signal for name, signal in _SIGNALS.items() if _is(news, name)
        ),
        credit_line=xml.first_text(news, "origin").strip("/"),
        subjects=_subjects(news),
        provider=_PROVIDER,
        sequence=xml.first_text(news, "ServiceQueueId"),
        text_source="document",
    )


def _once(news: xml.Element, name: str) -> str:
    """Give a field's HTML, escaped once."""
    element = xml.first(news, name)
    text = "" if element is None else "".join(xml.texts(element))
    return _TWICE.sub(r"&\1;", text).strip()


def _is(news: xml.Element, name: str) -> bool:
    return xml.first_text(news, name).lower() == "true"


def _status(news: xml.Element) -> Literal["usable", "canceled"]:
    return "canceled" if _is(news, "Annuleret") else "usable"


def _urgency(news: xml.Element) -> int:
    """Give the priority, 1 to 9; a flash is 1."""
    if _is(news, "InfoFlash"):
        return 1
    stated = xml.first_text(news, "Priority")
    return int(stated) if re.fullmatch("[1-9]", stated) else 0


def _subjects(news: xml.Element) -> tuple[Subject, ...]:
    codes = xml.children(xml.first(news, "IPTCList"), "int")
    section = line(xml.first_text(news, "section"))
    return (
        *(Subject(uri=xml.text(code), scheme=_SCHEME) for code in codes),
        *((Subject(name=section),) if section else ()),
    )


RITZAU = Format("ritzau", slices, read)
