"""
Read NewsML 1.0 to 1.2 (IPTC), as AFP, ANA-MPE and Business Wire write it.

Text is read from every content item of every component, not only from the
first one.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from extractors.fields import dateline
from extractors.formats.common import dates, reasons
from extractors.formats.common.embargo import StatedEmbargo, read_embargo
from extractors.formats.common.format import (
    Format,
    Slice,
    make_slices,
    slice_whole,
)
from extractors.formats.common.pub_status import parse_pub_status
from extractors.formats.common.references import make_references
from extractors.formats.common.text import (
    one_line,
    parse_urgency,
    strip_html,
    to_paragraphs,
)
from extractors.formats.newsml import newsml_1_2_media
from extractors.formats.newsml.newsml_1_2_identity import identifier, read_uri
from extractors.formats.newsml.newsml_1_2_languages import in_language
from extractors.formats.newsml.newsml_1_2_notes import formal_name, read_notes
from extractors.formats.syntax import xml
from extractors.formats.syntax.markup import body_html
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["NEWSML_1_2"]

_DOCUMENT_STARTS = ("<?xml", "<!doctype", "<nitf", "<html")
"""Of a document that is sent as the text of an element."""


class _Text(NamedTuple):
    """
    One text of an item.

    Attributes:
        document: the document that it is, if that is sent in CDATA.
    """

    data: xml.Element
    document: xml.Element | None = None


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Cut the document into its news items."""
    document = slice_elements(raw.body, (b"NewsItem",))
    if not document.items:
        return slice_whole(raw)
    return make_slices(raw, document)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the document."""
    root = xml.parse(raw.body, language=raw.language)
    item = next(xml.descendants(root, "NewsItem"), None)
    if item is None:
        raise ExtractError(reasons.NO_ITEM, "the document holds no item")
    management = xml.first(item, "NewsManagement")
    component = xml.first(item, "NewsComponent")
    texts = tuple(map(_open_text, _texts(item)))
    media = newsml_1_2_media.read_media(component)
    if texts:
        newsml_1_2_media.remove_media(item, [text.data for text in texts])
    head = _nitf_head(item, texts)
    body, marked_up = _body(texts)
    embargo = _embargo(management)
    return NewsItem(
        uri=read_uri(raw, item),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=identifier(item, "RevisionId"),
        first_created=dates.parse(xml.first_text(management, "FirstCreated")),
        version_created=dates.parse(
            xml.first_text(management, "ThisRevisionCreated")
        ),
        embargoed_until=embargo.until,
        pub_status=embargo.pub_status,
        urgency=_urgency(management, root),
        headline=_news_line(item, "HeadLine")
        or _nitf_line(head, "hl1")
        or xml.first_text(item, "Identification", "NameLabel"),
        slugline=_news_line(item, "SlugLine")
        or xml.first_text(item, "Identification", "NameLabel"),
        byline=_news_line(item, "ByLine") or _nitf_line(head, "byline"),
        dateline=_dateline(item, head),
        located=_located(item),
        language=_language(item),
        description=_news_line(item, "SubHeadLine"),
        body=body,
        markup=marked_up,
        ed_note=read_notes(item, management),
        signals=(
            *_signals(item, management),
            *embargo.signals,
            *dates.signal_unread(
                xml.first_text(management, "FirstCreated"),
                xml.first_text(management, "ThisRevisionCreated"),
            ),
        ),
        credit_line=_news_line(item, "CreditLine"),
        copyright_holder=_news_line(item, "CopyrightHolder"),
        copyright_notice=_news_line(item, "CopyrightLine"),
        usage_terms=_news_line(item, "RightsLine"),
        subjects=_subjects(item),
        keywords=_keywords(item),
        genre=_descendant_formal_name(item, "Genre"),
        media=media,
        provider=_party(item, "Provider") or identifier(item, "ProviderId"),
        info_sources=tuple(filter(None, (_party(item, "Source"),))),
        sequence=_transmission_id(root),
        references=make_references(
            (xml.local_name(source), xml.attribute(source, "NewsItem"))
            for source in xml.children(management, "DerivedFrom")
        ),
        text_source="document",
    )


def _descendant_formal_name(item: xml.Element, name: str) -> str:
    return formal_name(next(xml.descendants(item, name), None))


def _embargo(management: xml.Element | None) -> StatedEmbargo:
    """Return the embargo: until the status changes to usable, if it does."""
    status = formal_name(xml.first(management, "Status"))
    change = xml.first(management, "StatusWillChange")
    future = formal_name(xml.first(change, "FutureStatus"))
    when = xml.first_text(change, "DateAndTime")
    is_release = change is not None and parse_pub_status(future) == "usable"
    is_withheld = parse_pub_status(status) == "withheld"
    if is_release and (is_withheld or dates.parse(when)):
        return read_embargo(when, status)
    return read_embargo(None, status)


def _urgency(management: xml.Element | None, root: xml.Element) -> int:
    text = formal_name(xml.first(management, "Urgency")) or formal_name(
        xml.first(root, "NewsEnvelope", "Priority")
    )
    return parse_urgency(text)


def _news_line(item: xml.Element, name: str) -> str:
    """Return the first of these lines that is not empty."""
    lines = map(xml.text, xml.descendants(item, name))
    return strip_html(next(filter(None, lines), ""))


def _nitf_head(
    item: xml.Element, texts: Sequence[_Text]
) -> xml.Element | None:
    """Return the head of the NITF document that is the text of the item."""
    head = next(xml.descendants(item, "body.head"), None)
    if head is None:
        documents = (
            text.document for text in texts if text.document is not None
        )
        document = next(documents, None)
        head = next(xml.descendants(document, "body.head"), None)
    return head


def _nitf_line(head: xml.Element | None, name: str) -> str:
    return xml.text(next(xml.descendants(head, name), None))


def _dateline(item: xml.Element, head: xml.Element | None) -> Dateline | None:
    stated = _news_line(item, "DateLine") or _nitf_line(head, "location")
    return dateline.parse_supplied(stated)


def _located(item: xml.Element) -> str:
    location = next(xml.descendants(item, "Location"), None)
    for part in xml.descendants(location, "Property"):
        if xml.attribute(part, "FormalName") in {"City", "CityName"}:
            return xml.attribute(part, "Value")
    described = next(xml.descendants(item, "DescriptiveMetadata"), None)
    for part in xml.children(described, "Property"):
        if xml.attribute(part, "FormalName") == "City":
            return xml.attribute(part, "Value")
    return ""


def _language(item: xml.Element) -> str:
    stated = _descendant_formal_name(item, "Language").lower()
    return stated or one_line(item.get(xml.LANG))


def _signals(
    item: xml.Element, management: xml.Element | None
) -> tuple[str, ...]:
    revision = xml.first(
        item, "Identification", "NewsIdentifier", "RevisionId"
    )
    updated = xml.attribute(revision, "Update") in {"U", "A"}
    kind = formal_name(xml.first(management, "NewsItemType")).lower()
    advisory = "advisory" in kind or "alert" in kind
    return ("sig:update",) * updated + ("copydesk:advisory",) * advisory


def _subjects(item: xml.Element) -> tuple[Subject, ...]:
    subjects: dict[str, Subject] = {}
    for subject in xml.descendants(
        item, "Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier"
    ):
        code = formal_name(subject)
        if code:
            subjects[code] = Subject(
                uri=code,
                scheme=xml.attribute(subject, "Scheme")
                or xml.attribute(subject, "Vocabulary"),
            )
    return tuple(subjects.values())


def _keywords(item: xml.Element) -> tuple[str, ...]:
    words = list(map(xml.text, xml.descendants(item, "KeywordLine")))
    words += [
        xml.attribute(part, "Value")
        for part in xml.descendants(item, "Property")
        if xml.attribute(part, "FormalName") == "Keyword"
    ]
    return tuple(dict.fromkeys(filter(None, words)))


def _party(item: xml.Element, name: str) -> str:
    element = next(xml.descendants(item, name), None)
    return formal_name(xml.first(element, "Party")) or formal_name(element)


def _transmission_id(root: xml.Element) -> str:
    return xml.first_text(root, "NewsEnvelope", "TransmissionId")


def _body(texts: Sequence[_Text]) -> tuple[str, str]:
    """Return all text content as (text, HTML); one of them is empty."""
    parts = [content for text in texts if (content := _content_html(text))]
    joined = "\n".join(dict.fromkeys(parts))
    if "</" in joined or "<br" in joined.lower():
        return "", joined
    return to_paragraphs("\n\n".join(dict.fromkeys(parts))), ""


def _texts(item: xml.Element) -> Iterator[xml.Element]:
    contents = [
        content
        for content in xml.descendants(item, "ContentItem")
        if not newsml_1_2_media.is_media(content)
    ]
    for content in in_language(contents, _language(item)):
        data = newsml_1_2_media.data_content(content)
        if data is not None:
            yield data


def _open_text(data: xml.Element) -> _Text:
    """Parse the document that a text is, as it is sent in CDATA."""
    text = "".join(xml.texts(data)).strip()
    if text[:20].lower().startswith(_DOCUMENT_STARTS):
        with suppress(ExtractError):
            return _Text(data, xml.parse(text.encode()))
    return _Text(data)


def _content_html(text: _Text) -> str:
    if len(text.data):
        return body_html(text.data)
    if text.document is not None:
        return body_html(text.document)
    return "".join(xml.texts(text.data)).strip()


NEWSML_1_2 = Format("newsml_1_2", slice_document, read)
