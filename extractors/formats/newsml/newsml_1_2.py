"""
NewsML 1.0 to 1.2 (IPTC), as AFP, ANA-MPE and Business Wire write it.

Text is read from every content item of every component, not the first.
"""

from collections.abc import Iterator
from datetime import datetime

from extractors.fields import dateline
from extractors.formats.common import dates, reasons, xml
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    sliced,
    whole,
)
from extractors.formats.common.guid import scoped
from extractors.formats.common.markup import embedded
from extractors.formats.common.pub_status import pub_status
from extractors.formats.common.text import line, paragraphs, plain
from extractors.formats.common.xml_slicing import cut
from extractors.formats.newsml import newsml_1_2_media
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["NEWSML_1_2"]


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the document at its news items."""
    found = cut(raw.body, (b"NewsItem",))
    if not found.items:
        return whole(raw)
    return sliced(raw, found)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the document."""
    root = xml.parse(raw.body)
    item = next(xml.descendants(root, "NewsItem"), None)
    if item is None:
        raise ExtractError(reasons.NO_ITEM, "the document holds no item")
    management = xml.first(item, "NewsManagement")
    component = xml.first(item, "NewsComponent")
    body, marked_up = _body(item)
    return NewsItem(
        uri=_uri(raw, item),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=_identifier(item, "RevisionId"),
        first_created=dates.parse(xml.first_text(management, "FirstCreated")),
        version_created=dates.parse(
            xml.first_text(management, "ThisRevisionCreated")
        ),
        embargoed_until=_embargo(management),
        pub_status=pub_status(_formal(xml.first(management, "Status"))),
        urgency=_urgency(management, root),
        headline=_news_line(item, "HeadLine")
        or xml.first_text(item, "Identification", "NameLabel"),
        slugline=_news_line(item, "SlugLine")
        or xml.first_text(item, "Identification", "NameLabel"),
        byline=_news_line(item, "ByLine"),
        dateline=_dateline(item),
        located=_located(item),
        language=_language(item),
        description=_news_line(item, "SubHeadLine"),
        body=body,
        markup=marked_up,
        ed_note=_instructions(item, management),
        signals=_signals(item, management),
        credit_line=_news_line(item, "CreditLine"),
        copyright_holder=_copyright_holder(item),
        copyright_notice=_news_line(item, "CopyrightLine"),
        usage_terms=_news_line(item, "RightsLine"),
        subjects=_subjects(item),
        keywords=_keywords(item),
        genre=_descendant_formal(item, "Genre"),
        media=newsml_1_2_media.media(component),
        provider=_party(item, "Provider") or _identifier(item, "ProviderId"),
        info_sources=tuple(filter(None, (_party(item, "Source"),))),
        sequence=_transmission(root),
        text_source="document",
    )


def _identifier(item: xml.Element, name: str) -> str:
    return xml.first_text(item, "Identification", "NewsIdentifier", name)


def _uri(raw: RawItem, item: xml.Element) -> str:
    public = _identifier(item, "PublicIdentifier")
    if public:
        return scoped(public, raw.feed)
    parts = [
        _identifier(item, name)
        for name in ("ProviderId", "DateId", "NewsItemId", "RevisionId")
    ]
    stated = ":".join(filter(None, parts))
    return (
        f"urn:newsml:{stated}"
        if stated
        else scoped(fingerprint(raw.body), raw.feed)
    )


def _formal(element: xml.Element | None) -> str:
    return xml.attribute(element, "FormalName") or xml.text(element)


def _descendant_formal(item: xml.Element, name: str) -> str:
    return _formal(next(xml.descendants(item, name), None))


def _embargo(management: xml.Element | None) -> datetime | None:
    """Give when the status changes to usable, if it is to."""
    change = xml.first(management, "StatusWillChange")
    future = _formal(xml.first(change, "FutureStatus"))
    when = dates.parse(xml.first_text(change, "DateAndTime"))
    return when if pub_status(future) == "usable" else None


def _urgency(management: xml.Element | None, root: xml.Element) -> int:
    text = _formal(xml.first(management, "Urgency")) or _formal(
        xml.first(root, "NewsEnvelope", "Priority")
    )
    return int(text) if text in tuple("123456789") else 0


def _news_line(item: xml.Element, name: str) -> str:
    """Give the first of these lines that says something."""
    found = (xml.text(one) for one in xml.descendants(item, name))
    return plain(next(filter(None, found), ""))


def _dateline(item: xml.Element) -> Dateline | None:
    return dateline.supplied(_news_line(item, "DateLine"))


def _located(item: xml.Element) -> str:
    location = next(xml.descendants(item, "Location"), None)
    for one in xml.descendants(location, "Property"):
        if xml.attribute(one, "FormalName") in {"City", "CityName"}:
            return xml.attribute(one, "Value")
    described = next(xml.descendants(item, "DescriptiveMetadata"), None)
    for one in xml.children(described, "Property"):
        if xml.attribute(one, "FormalName") == "City":
            return xml.attribute(one, "Value")
    return ""


def _language(item: xml.Element) -> str:
    stated = _descendant_formal(item, "Language").lower()
    return stated or line(
        item.get("{http://www.w3.org/XML/1998/namespace}lang")
    )


def _instructions(item: xml.Element, management: xml.Element | None) -> str:
    """Join instructions and the news lines that are meant for editors."""
    found = [_formal(one) for one in xml.children(management, "Instruction")]
    for one in xml.descendants(item, "NewsLine"):
        kind = _formal(xml.first(one, "NewsLineType")).lower()
        if "advisory" in kind or "note" in kind or "instruction" in kind:
            found.append(xml.first_text(one, "NewsLineText"))
    return " ".join(filter(None, found))


def _signals(
    item: xml.Element, management: xml.Element | None
) -> tuple[str, ...]:
    revision = xml.first(
        item, "Identification", "NewsIdentifier", "RevisionId"
    )
    updated = xml.attribute(revision, "Update") in {"U", "A"}
    kind = _formal(xml.first(management, "NewsItemType")).lower()
    advisory = "advisory" in kind or "alert" in kind
    return ("sig:update",) * updated + ("copydesk:advisory",) * advisory


def _copyright_holder(item: xml.Element) -> str:
    return _news_line(item, "CopyrightHolder")


def _subjects(item: xml.Element) -> tuple[Subject, ...]:
    found: dict[str, Subject] = {}
    for one in xml.descendants(
        item, "Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"
    ):
        code = _formal(one)
        if code:
            found[code] = Subject(
                uri=code,
                scheme=xml.attribute(one, "Scheme")
                or xml.attribute(one, "Vocabulary"),
            )
    return tuple(found.values())


def _keywords(item: xml.Element) -> tuple[str, ...]:
    words = [xml.text(one) for one in xml.descendants(item, "KeywordLine")]
    words += [
        xml.attribute(one, "Value")
        for one in xml.descendants(item, "Property")
        if xml.attribute(one, "FormalName") == "Keyword"
    ]
    return tuple(dict.fromkeys(filter(None, words)))


def _party(item: xml.Element, name: str) -> str:
    element = next(xml.descendants(item, name), None)
    return _formal(xml.first(element, "Party")) or _formal(element)


def _transmission(root: xml.Element) -> str:
    return xml.first_text(root, "NewsEnvelope", "TransmissionId")


def _body(item: xml.Element) -> tuple[str, str]:
    """Give text and HTML of all text content; HTML where there is any."""
    parts = [content for one in _texts(item) if (content := _content(one))]
    joined = "\n".join(dict.fromkeys(parts))
    if "</" in joined or "<br" in joined.lower():
        return "", joined
    return paragraphs("\n\n".join(dict.fromkeys(parts))), ""


def _texts(item: xml.Element) -> Iterator[xml.Element]:
    for one in xml.descendants(item, "ContentItem"):
        if not newsml_1_2_media.is_media(one):
            data = xml.first(one, "DataContent")
            if data is not None:
                yield data


def _content(data: xml.Element) -> str:
    if len(data):
        return embedded(data)
    return "".join(xml.texts(data)).strip()


NEWSML_1_2 = Format("newsml_1_2", slices, read)
