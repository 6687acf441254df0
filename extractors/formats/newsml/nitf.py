"""NITF (IPTC, 3.0 to 3.6), with PA's, EFE's, NTB's and AAP's habits."""

from datetime import datetime

from msgspec.structs import replace

from extractors.fields import dateline
from extractors.formats.common import dates, reasons, xml
from extractors.formats.common.format import Format, fingerprint, whole
from extractors.formats.common.guid import scoped
from extractors.formats.common.markup import html
from extractors.formats.common.pub_status import pub_status
from extractors.formats.common.text import line
from extractors.formats.feeds.media_rss import kind
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, Media, NewsItem, Rendition, Subject
from extractors.model.raw import RawItem

__all__ = ["NITF"]

_SUBJECT_SCHEME = "http://cv.iptc.org/newscodes/subjectcode/"


def read(raw: RawItem) -> NewsItem:
    """Read one NITF document."""
    root = xml.parse(raw.body)
    head, docdata = xml.first(root, "head"), xml.first(root, "head", "docdata")
    if xml.first(root, "body") is None and docdata is None:
        raise ExtractError(reasons.NO_ITEM, "neither docdata nor body")
    meta = _meta(head)
    body_head = xml.first(root, "body", "body.head")
    content = xml.first(root, "body", "body.content")
    issued = _date(docdata, "date.issue")
    status = pub_status(xml.attribute(docdata, "management-status"))
    return NewsItem(
        uri=_uri(raw, docdata, meta),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=_version(docdata, meta),
        first_created=issued,
        version_created=_date(docdata, "date.revision")
        or dates.parse(meta.get("timestamp", ""))
        or issued,
        embargoed_until=_embargo(docdata, issued),
        expires=_date(docdata, "date.expire"),
        pub_status=status,
        urgency=_urgency(docdata, meta),
        headline=_headline(body_head, head),
        slugline=_slugline(docdata, head, meta),
        take_key=meta.get("anpa-takekey", ""),
        byline=xml.first_text(body_head, "byline"),
        dateline=_dateline(body_head),
        located=_located(body_head, docdata),
        language=line(root.get("{http://www.w3.org/XML/1998/namespace}lang")),
        description=_abstract(body_head),
        markup="" if content is None else html(content),
        ed_note=_ed_note(docdata),
        copyright_holder=_attribute(docdata, "doc.copyright", "holder"),
        usage_terms=_attribute(docdata, "doc.rights", "limitations")
        or xml.first_text(body_head, "rights"),
        subjects=_subjects(head),
        keywords=_keywords(docdata),
        genre=_attribute(
            xml.first(head, "tobject"),
            "tobject.property",
            "tobject.property.type",
        ),
        media=_media(content),
        provider=xml.first_text(body_head, "distributor")
        or _attribute(xml.first(docdata, "del-list"), "from-src", "src-name")
        or _attribute(docdata, "doc-id", "regsrc"),
        sequence=meta.get("anpa-sequence", "")
        or _attribute(docdata, "doc-id", "sequence"),
        text_source="document",
    )


def _meta(head: xml.Element | None) -> dict[str, str]:
    """Give the head's ``meta`` elements, names in lower case."""
    return {
        xml.attribute(one, "name").lower(): xml.attribute(one, "content")
        for one in xml.children(head, "meta")
    }


def _attribute(parent: xml.Element | None, child: str, name: str) -> str:
    return xml.attribute(xml.first(parent, child), name)


def _date(docdata: xml.Element | None, name: str) -> datetime | None:
    element = xml.first(docdata, name)
    return dates.parse(xml.attribute(element, "norm") or xml.text(element))


def _uri(
    raw: RawItem, docdata: xml.Element | None, meta: dict[str, str]
) -> str:
    stated = (
        _attribute(docdata, "doc-id", "id-string")
        or meta.get("ntbid", "")
        or _attribute(docdata, "du-key", "key")
    )
    place = _attribute(docdata, "doc-id", "regsrc").lower() or raw.feed
    return scoped(stated or raw.url or fingerprint(raw.body), place)


def _version(docdata: xml.Element | None, meta: dict[str, str]) -> str:
    return (
        _attribute(docdata, "du-key", "version")
        or _attribute(docdata, "du-key", "generation")
        or meta.get("ntbutversjon", "")
        or meta.get("version", "")
    )


def _embargo(
    docdata: xml.Element | None, issued: datetime | None
) -> datetime | None:
    """A release after the issue is an embargo."""
    release = _date(docdata, "date.release")
    return release if release and issued and release > issued else None


def _urgency(docdata: xml.Element | None, meta: dict[str, str]) -> int:
    text = _attribute(docdata, "urgency", "ed-urg") or meta.get("urgency", "")
    return int(text) if text in tuple("123456789") else 0


def _headline(body_head: xml.Element | None, head: xml.Element | None) -> str:
    hedline = xml.first(body_head, "hedline")
    return (
        xml.first_text(hedline, "hl1")
        or xml.text(hedline)
        or xml.first_text(head, "title")
    )


def _slugline(
    docdata: xml.Element | None,
    head: xml.Element | None,
    meta: dict[str, str],
) -> str:
    return (
        meta.get("anpa-keyword", "")
        or meta.get("slugline", "")
        or meta.get("ntbstikkord", "")
        or _attribute(docdata, "du-key", "key")
        or xml.first_text(head, "title")
    )


def _dateline(body_head: xml.Element | None) -> Dateline | None:
    element = xml.first(body_head, "dateline")
    place = xml.first_text(element, "location") or xml.text(element)
    date = xml.first_text(element, "story.date")
    found = dateline.supplied(place)
    return replace(found, date=date) if found and date else found


def _located(
    body_head: xml.Element | None, docdata: xml.Element | None
) -> str:
    location = xml.first(body_head, "dateline", "location")
    return xml.first_text(location, "city") or _attribute(
        docdata, "evloc", "city"
    )


def _abstract(body_head: xml.Element | None) -> str:
    return xml.first_text(body_head, "abstract")


def _ed_note(docdata: xml.Element | None) -> str:
    notes = (
        xml.attribute(one, "info") or xml.text(one)
        for one in xml.children(docdata, "ed-msg")
    )
    return " ".join(filter(None, notes))


def _subjects(head: xml.Element | None) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=xml.attribute(one, "tobject.subject.refnum")
            or xml.attribute(one, "tobject.subject.code"),
            name=xml.attribute(one, "tobject.subject.detail")
            or xml.attribute(one, "tobject.subject.matter")
            or xml.attribute(one, "tobject.subject.type"),
            scheme=_SUBJECT_SCHEME,
        )
        for one in xml.children(xml.first(head, "tobject"), "tobject.subject")
    )


def _keywords(docdata: xml.Element | None) -> tuple[str, ...]:
    listed = xml.first(docdata, "key-list")
    words = (
        xml.attribute(one, "key") for one in xml.children(listed, "keyword")
    )
    return tuple(dict.fromkeys(filter(None, words)))


def _media(content: xml.Element | None) -> tuple[Media, ...]:
    found = (_object(one) for one in xml.descendants(content, "media"))
    return tuple(one for one in found if one.uri)


def _object(media: xml.Element) -> Media:
    references = list(xml.children(media, "media-reference"))
    renditions = tuple(map(_rendition, references))
    href = renditions[0].href if renditions else ""
    return Media(
        uri=href,
        type=kind("", xml.attribute(media, "media-type").lower(), href),
        caption=" ".join(
            map(xml.text, xml.children(media, "media-caption"))
        ).strip(),
        credit_line=xml.first_text(media, "media-producer")
        or next(
            (xml.attribute(one, "media-producer") for one in references), ""
        ),
        renditions=tuple(one for one in renditions if one.href),
    )


def _rendition(reference: xml.Element) -> Rendition:
    return Rendition(
        name=xml.attribute(reference, "name") or "main",
        href=xml.attribute(reference, "source")
        or xml.attribute(reference, "data-location"),
        content_type=xml.attribute(reference, "mime-type"),
        width=_pixels(xml.attribute(reference, "width")),
        height=_pixels(xml.attribute(reference, "height")),
    )


def _pixels(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


NITF = Format("nitf", whole, read)
