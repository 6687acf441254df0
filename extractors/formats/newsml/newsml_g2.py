"""
Read news items and packages in NewsML-G2 (IPTC, 2.0 to 2.35).

A message is cut into its items. Concepts, knowledge, plans and catalogues
are refused with ``not-news``. The body may be XHTML, NITF, any other XML or
text; all text of mixed content is kept.
"""

from datetime import datetime

from extractors.fields import dateline
from extractors.formats.common import dates, reasons
from extractors.formats.common.embargo import StatedEmbargo, read_embargo
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    make_slices,
)
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.references import make_references
from extractors.formats.common.text import (
    one_line,
    parse_urgency,
    strip_html,
    to_paragraphs,
)
from extractors.formats.newsml import newsml_g2_media
from extractors.formats.newsml.newsml_g2_languages import keep_language
from extractors.formats.syntax import xml
from extractors.formats.syntax.markup import body_html
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem, Reference, Subject
from extractors.model.raw import RawItem

__all__ = ["NEWSML_G2"]

_DATES = ("firstCreated", "versionCreated", "embargoed")
_NEWS = (b"newsItem", b"packageItem")
_OTHER = (b"conceptItem", b"knowledgeItem", b"planningItem", b"catalogItem")


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut a message into its news items.

    A message without news is cut into its other items (concepts, plans),
    which `read` refuses.
    """
    document = slice_elements(raw.body, _NEWS)
    if not document.items:
        document = slice_elements(raw.body, _OTHER)
    return make_slices(raw, document)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the message."""
    root = xml.parse(raw.body, language=raw.language)
    item = _item(root)
    meta = xml.first(item, "itemMeta")
    content = xml.first(item, "contentMeta")
    rights = xml.first(item, "rightsInfo")
    language = _language(item, content)
    if raw.body.count(b"lang=") > 1:
        keep_language(item, language)
    body, marked_up = _body(item)
    embargo = _embargo(meta)
    return NewsItem(
        uri=scope_guid(
            xml.attribute(item, "guid") or fingerprint(raw.body), raw.feed
        ),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=xml.attribute(item, "version"),
        first_created=_date(meta, "firstCreated")
        or _date(content, "contentCreated"),
        version_created=_date(meta, "versionCreated")
        or _date(content, "contentModified"),
        embargoed_until=embargo.until,
        pub_status=embargo.pub_status,
        urgency=parse_urgency(xml.first_text(content, "urgency")),
        headline=_marked_headline(
            _headline(content), xml.first_text(meta, "title")
        )
        or _embedded(item, "hl1", "title"),
        slugline=xml.first_text(content, "slugline"),
        byline=_byline(content) or _embedded(item, "byline"),
        dateline=dateline.parse_supplied(
            xml.first_text(content, "dateline") or _embedded(item, "location")
        ),
        located=_name(xml.first(content, "located")),
        language=language,
        description=_description(content),
        body=body or newsml_g2_media.reference_headlines(item),
        markup=marked_up,
        ed_note=" ".join(_texts(meta, "edNote")),
        signals=(
            *_signals(item, meta),
            *embargo.signals,
            *dates.signal_unread(
                *(xml.first_text(meta, name) for name in _DATES)
            ),
        ),
        credit_line=xml.first_text(content, "creditline"),
        copyright_holder=_name(xml.first(rights, "copyrightHolder")),
        copyright_notice=xml.first_text(rights, "copyrightNotice"),
        usage_terms=xml.first_text(rights, "usageTerms"),
        subjects=_subjects(content),
        keywords=_texts(content, "keyword"),
        genre=", ".join(_names(content, "genre")),
        media=newsml_g2_media.read_media(item),
        provider=_name(xml.first(meta, "provider")),
        info_sources=_names(content, "infoSource"),
        sequence=_sequence(content),
        references=_references(meta),
        text_source="document",
    )


def _item(root: xml.Element) -> xml.Element:
    names = tuple(name.decode() for name in _NEWS)
    if xml.local_name(root) in names:
        return root
    item = next(xml.descendants(root, *names), None)
    if item is not None:
        return item
    other = tuple(name.decode() for name in _OTHER)
    if xml.local_name(root) in other or any(xml.descendants(root, *other)):
        raise ExtractError(reasons.NOT_NEWS, "concepts, plans or a catalogue")
    raise ExtractError(reasons.NO_ITEM, "the message holds no item")


def _date(parent: xml.Element | None, name: str) -> datetime | None:
    return dates.parse(xml.first_text(parent, name))


def _embargo(meta: xml.Element | None) -> StatedEmbargo:
    """Return the embargo; one that is stated empty has no known end."""
    element = xml.first(meta, "embargoed")
    stated = None if element is None else xml.text(element)
    return read_embargo(stated, _code(xml.first(meta, "pubStatus")))


def _code(element: xml.Element | None) -> str:
    for name in ("qcode", "uri", "literal"):
        if xml.attribute(element, name):
            return xml.attribute(element, name)
    return xml.text(element)


def _name(element: xml.Element | None) -> str:
    """Return the name of a party or place, else its code."""
    return (
        xml.first_text(element, "name")
        or xml.attribute(element, "literal")
        or xml.attribute(element, "uri")
        or xml.attribute(element, "qcode")
        or xml.text(element)
    )


def _names(parent: xml.Element | None, name: str) -> tuple[str, ...]:
    names = map(_name, xml.children(parent, name))
    return tuple(dict.fromkeys(filter(None, names)))


def _texts(parent: xml.Element | None, name: str) -> tuple[str, ...]:
    texts = map(xml.text, xml.children(parent, name))
    return tuple(dict.fromkeys(filter(None, texts)))


def _headline(content: xml.Element | None) -> str:
    """Return the main headline, else one without a role, else the first."""
    headlines = list(xml.children(content, "headline"))
    for roles in (("main",), ("",), ("short", "medium", "long")):
        for headline in headlines:
            role = xml.attribute(headline, "role").lower()
            if role.rpartition(":")[2] in roles and xml.text(headline):
                return strip_html(xml.text(headline))
    return strip_html(next(filter(None, map(xml.text, headlines)), ""))


def _embedded(item: xml.Element, *names: str) -> str:
    """Return the first of these texts at the head of an NITF or XHTML."""
    contents = xml.first(item, "contentSet")
    for head in xml.descendants(contents, "body.head", "head"):
        for text in map(xml.text, xml.descendants(head, *names)):
            if text:
                return text
    return ""


def _marked_headline(headline: str, title: str) -> str:
    """Return the title if it is the headline with marks before it."""
    return title if title.endswith(headline) else headline


def _byline(content: xml.Element | None) -> str:
    stated = " ".join(_texts(content, "by"))
    if stated:
        return stated
    people = (
        xml.first_text(person, "name") or xml.attribute(person, "literal")
        for person in xml.children(content, "creator")
    )
    return ", ".join(filter(None, people))


def _language(item: xml.Element, content: xml.Element | None) -> str:
    stated = xml.attribute(xml.first(content, "language"), "tag")
    return stated or one_line(item.get(xml.LANG))


def _description(content: xml.Element | None) -> str:
    descriptions = [
        (xml.attribute(element, "role").rpartition(":")[2], xml.text(element))
        for element in xml.children(content, "description")
    ]
    summaries = [
        text for role, text in descriptions if role != "caption" and text
    ]
    return strip_html(summaries[0] if summaries else "")


def _signals(item: xml.Element, meta: xml.Element | None) -> tuple[str, ...]:
    stated = map(_code, xml.children(meta, "signal"))
    package = xml.local_name(item) == "packageItem"
    codes = [_signal(code) for code in stated if code]
    return tuple(dict.fromkeys(codes + ["copydesk:package"] * package))


def _signal(code: str) -> str:
    scheme, _, word = code.replace("/", ":").rpartition(":")
    # http://cv.iptc.org/newscodes/signal/update is sig:update.
    known = not scheme or scheme.endswith(("sig", "signal"))
    return f"sig:{word.lower()}" if known else code


def _subjects(content: xml.Element | None) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=xml.attribute(element, "uri")
            or xml.attribute(element, "qcode"),
            name=xml.first_text(element, "name")
            or xml.attribute(element, "literal"),
            scheme=_scheme(element),
        )
        for element in xml.children(content, "subject")
    )


def _scheme(subject: xml.Element) -> str:
    code = xml.attribute(subject, "qcode")
    uri = xml.attribute(subject, "uri")
    return code.rpartition(":")[0] if code else uri.rpartition("/")[0]


def _references(meta: xml.Element | None) -> tuple[Reference, ...]:
    return make_references(
        (
            xml.attribute(link, "rel"),
            xml.attribute(link, "residref") or xml.attribute(link, "href"),
        )
        for link in xml.children(meta, "link")
    )


def _sequence(content: xml.Element | None) -> str:
    for alt_id in xml.children(content, "altId"):
        if "number" in xml.attribute(alt_id, "type").lower():
            return xml.text(alt_id)
    return ""


def _body(item: xml.Element) -> tuple[str, str]:
    """Return the body as (text, HTML); one of them is empty."""
    contents = xml.first(item, "contentSet")
    documents = map(body_html, xml.children(contents, "inlineXML"))
    html = "\n".join(dict.fromkeys(filter(None, documents)))
    inline = [
        "".join(xml.texts(data))
        for data in xml.children(contents, "inlineData")
        if "base64" not in xml.attribute(data, "encoding").lower()
    ]
    text = "\n\n".join(dict.fromkeys(filter(str.strip, inline)))
    if html:
        return "", html
    if "<p" in text or "<br" in text:
        return "", text
    return to_paragraphs(text), ""


NEWSML_G2 = Format("newsml_g2", slice_document, read)
