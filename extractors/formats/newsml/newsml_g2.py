"""
NewsML-G2 (IPTC, 2.0 to 2.35): news items and packages.

A message is cut into its items.  Concepts, knowledge, plans and catalogues
are not news and say so.  The body may be XHTML, NITF, any other XML or text;
all text of mixed content is kept.
"""

from datetime import datetime

from extractors.fields import dateline
from extractors.formats.common import dates, reasons, xml
from extractors.formats.common.format import Format, Slice, fingerprint, sliced
from extractors.formats.common.guid import scoped
from extractors.formats.common.markup import embedded
from extractors.formats.common.pub_status import pub_status
from extractors.formats.common.text import line, paragraphs, plain
from extractors.formats.common.xml_slicing import cut
from extractors.formats.newsml import newsml_g2_media
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["NEWSML_G2"]

_NEWS = (b"newsItem", b"packageItem")
_OTHER = (b"conceptItem", b"knowledgeItem", b"planningItem", b"catalogItem")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut a message at its items; what is no news only if nothing else is."""
    found = cut(raw.body, _NEWS)
    if not found.items:
        found = cut(raw.body, _OTHER)
    return sliced(raw, found)


def read(raw: RawItem) -> NewsItem:
    """Read the first item of the message."""
    root = xml.parse(raw.body)
    item = _item(root)
    meta = xml.first(item, "itemMeta")
    content = xml.first(item, "contentMeta")
    rights = xml.first(item, "rightsInfo")
    body, marked_up = _body(item)
    return NewsItem(
        uri=scoped(
            xml.attribute(item, "guid") or fingerprint(raw.body), raw.feed
        ),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=xml.attribute(item, "version"),
        first_created=_date(meta, "firstCreated")
        or _date(content, "contentCreated"),
        version_created=_date(meta, "versionCreated")
        or _date(content, "contentModified"),
        embargoed_until=_date(meta, "embargoed"),
        pub_status=pub_status(_code(xml.first(meta, "pubStatus"))),
        urgency=_urgency(content),
        headline=_marked(_headline(content), xml.first_text(meta, "title"))
        or _embedded_headline(item),
        slugline=_slugline(content),
        byline=_byline(content),
        dateline=_dateline(content),
        located=_name(xml.first(content, "located")),
        language=_language(item, content),
        description=_description(content),
        body=body or _references(item),
        markup=marked_up,
        ed_note=_joined(meta, "edNote"),
        signals=_signals(item, meta),
        credit_line=xml.first_text(content, "creditline"),
        copyright_holder=_name(xml.first(rights, "copyrightHolder")),
        copyright_notice=xml.first_text(rights, "copyrightNotice"),
        usage_terms=xml.first_text(rights, "usageTerms"),
        subjects=_subjects(content),
        keywords=_texts(content, "keyword"),
        genre=", ".join(_names(content, "genre")),
        media=newsml_g2_media.media(item),
        provider=_name(xml.first(meta, "provider")),
        info_sources=_names(content, "infoSource"),
        sequence=_sequence(content),
        text_source="document",
    )


def _item(root: xml.Element) -> xml.Element:
    names = tuple(name.decode() for name in _NEWS)
    if xml.local(root) in names:
        return root
    found = next(xml.descendants(root, *names), None)
    if found is not None:
        return found
    other = tuple(name.decode() for name in _OTHER)
    if xml.local(root) in other or any(xml.descendants(root, *other)):
        raise ExtractError(reasons.NOT_NEWS, "concepts, plans or a catalogue")
    raise ExtractError(reasons.NO_ITEM, "the message holds no item")


def _date(parent: xml.Element | None, name: str) -> datetime | None:
    return dates.parse(xml.first_text(parent, name))


def _code(element: xml.Element | None) -> str:
    for name in ("qcode", "uri", "literal"):
        if xml.attribute(element, name):
            return xml.attribute(element, name)
    return xml.text(element)


def _name(element: xml.Element | None) -> str:
    """Give a party's or place's name: in words, else as coded."""
    return (
        xml.first_text(element, "name")
        or xml.attribute(element, "literal")
        or xml.attribute(element, "uri")
        or xml.attribute(element, "qcode")
        or xml.text(element)
    )


def _names(parent: xml.Element | None, name: str) -> tuple[str, ...]:
    found = (_name(one) for one in xml.children(parent, name))
    return tuple(dict.fromkeys(filter(None, found)))


def _texts(parent: xml.Element | None, name: str) -> tuple[str, ...]:
    found = (xml.text(one) for one in xml.children(parent, name))
    return tuple(dict.fromkeys(filter(None, found)))


def _joined(parent: xml.Element | None, name: str) -> str:
    return " ".join(_texts(parent, name))


def _urgency(content: xml.Element | None) -> int:
    text = xml.first_text(content, "urgency")
    return int(text) if text in tuple("123456789") else 0


def _headline(content: xml.Element | None) -> str:
    """Prefer a main headline, then one without a role, then the first."""
    found = list(xml.children(content, "headline"))
    for roles in (("main",), ("",), ("short", "medium", "long")):
        for one in found:
            role = xml.attribute(one, "role").lower()
            if role.rpartition(":")[2] in roles and xml.text(one):
                return plain(xml.text(one))
    return plain(next(filter(None, map(xml.text, found)), ""))


def _embedded_headline(item: xml.Element) -> str:
    """Give the headline of an NITF or XHTML body that has one of its own."""
    contents = xml.first(item, "contentSet")
    found = map(xml.text, xml.descendants(contents, "hl1", "title"))
    return next(filter(None, found), "")


def _marked(headline: str, title: str) -> str:
    """Prefer a title that says the headline with its marks before it."""
    return title if title.endswith(headline) else headline


def _slugline(content: xml.Element | None) -> str:
    return xml.first_text(content, "slugline")


def _byline(content: xml.Element | None) -> str:
    stated = " ".join(_texts(content, "by"))
    if stated:
        return stated
    people = (
        xml.first_text(one, "name") or xml.attribute(one, "literal")
        for one in xml.children(content, "creator")
    )
    return ", ".join(filter(None, people))


def _dateline(content: xml.Element | None) -> Dateline | None:
    return dateline.supplied(xml.first_text(content, "dateline"))


def _language(item: xml.Element, content: xml.Element | None) -> str:
    stated = xml.attribute(xml.first(content, "language"), "tag")
    return stated or line(item.get(_XML_LANG))


def _description(content: xml.Element | None) -> str:
    found = [
        (xml.attribute(one, "role").rpartition(":")[2], xml.text(one))
        for one in xml.children(content, "description")
    ]
    summaries = [text for role, text in found if role != "caption" and text]
    return plain(summaries[0] if summaries else "")


def _signals(item: xml.Element, meta: xml.Element | None) -> tuple[str, ...]:
    stated = [_code(one) for one in xml.children(meta, "signal")]
    package = xml.local(item) == "packageItem"
    codes = [_signal(code) for code in stated if code]
    return tuple(dict.fromkeys(codes + ["copydesk:package"] * package))


def _signal(code: str) -> str:
    scheme, _, word = code.replace("/", ":").rpartition(":")
    # http://cv.iptc.org/newscodes/signal/update is sig:update.
    known = scheme.endswith(("sig", "signal"))
    return f"sig:{word.lower()}" if known else code


def _subjects(content: xml.Element | None) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=xml.attribute(one, "uri") or xml.attribute(one, "qcode"),
            name=xml.first_text(one, "name") or xml.attribute(one, "literal"),
            scheme=_scheme(one),
        )
        for one in xml.children(content, "subject")
    )


def _scheme(subject: xml.Element) -> str:
    code = xml.attribute(subject, "qcode")
    uri = xml.attribute(subject, "uri")
    return code.rpartition(":")[0] if code else uri.rpartition("/")[0]


def _sequence(content: xml.Element | None) -> str:
    for one in xml.children(content, "altId"):
        if "number" in xml.attribute(one, "type").lower():
            return xml.text(one)
    return ""


def _body(item: xml.Element) -> tuple[str, str]:
    """Give text and HTML; HTML where there is any."""
    contents = xml.first(item, "contentSet")
    marked = [embedded(one) for one in xml.children(contents, "inlineXML")]
    html = "\n".join(dict.fromkeys(filter(None, marked)))
    inline = [
        "".join(xml.texts(one))
        for one in xml.children(contents, "inlineData")
        if "base64" not in xml.attribute(one, "encoding").lower()
    ]
    text = "\n\n".join(dict.fromkeys(filter(str.strip, inline)))
    if html:
        return "", html
    if "<p" in text or "<br" in text:
        return "", text
    return paragraphs(text), ""


def _references(item: xml.Element) -> str:
    """Give a package's headlines, one a paragraph."""
    found = (
        xml.first_text(one, "headline") or xml.first_text(one, "title")
        for one in xml.descendants(item, "itemRef")
    )
    return "\n\n".join(dict.fromkeys(filter(None, found)))


NEWSML_G2 = Format("newsml_g2", slices, read)
