"""Read NITF (IPTC, 3.0 to 3.6), also as PA, EFE, NTB and AAP use it."""

from datetime import datetime

from msgspec.structs import replace

from extractors.fields import dateline
from extractors.formats.common import dates, reasons
from extractors.formats.common.embargo import StatedEmbargo, read_embargo
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    make_slices,
    slice_whole,
)
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.references import make_references
from extractors.formats.common.text import one_line, parse_urgency
from extractors.formats.newsml import nitf_media
from extractors.formats.syntax import xml
from extractors.formats.syntax.markup import inner_html
from extractors.formats.syntax.xml_slicing import slice_elements
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["NITF"]

_EMBARGO_META = ("embargo", "embargoed", "embargodate", "embargo-date")
_SUBJECT_SCHEME = "http://cv.iptc.org/newscodes/subjectcode/"

_DATES = ("date.issue", "date.revision", "date.release")


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """Return the document as one slice, or cut a list of several."""
    documents = slice_elements(raw.body, (b"nitf",))
    if len(documents.items) < 2:
        return slice_whole(raw)
    return make_slices(raw, documents)


def read(raw: RawItem) -> NewsItem:
    """Read one NITF document."""
    root = xml.parse(raw.body, language=raw.language)
    if xml.local_name(root) != "nitf":
        root = next(xml.descendants(root, "nitf"), root)
    head, docdata = xml.first(root, "head"), xml.first(root, "head", "docdata")
    if xml.first(root, "body") is None and docdata is None:
        raise ExtractError(reasons.NO_ITEM, "neither docdata nor body")
    meta = _meta(head)
    body_head = xml.first(root, "body", "body.head")
    content = xml.first(root, "body", "body.content")
    language = one_line(root.get(xml.LANG))
    issued = _date(docdata, "date.issue", language or raw.language)
    embargo = _embargo(docdata, meta, issued or raw.fetched_at)
    corrects = _corrects(raw, docdata)
    return NewsItem(
        uri=_uri(raw, docdata, meta),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        version=_version(docdata, meta),
        first_created=issued,
        version_created=_date(docdata, "date.revision", language)
        or dates.parse(meta.get("timestamp", ""))
        or issued,
        embargoed_until=embargo.until,
        expires=_date(docdata, "date.expire"),
        pub_status=embargo.pub_status,
        urgency=_urgency(docdata, meta),
        headline=_headline(body_head, head),
        slugline=_slugline(docdata, head, meta),
        take_key=meta.get("anpa-takekey", ""),
        byline=_byline(body_head),
        dateline=_dateline(body_head),
        located=_located(body_head, docdata),
        language=language,
        description=xml.first_text(body_head, "abstract"),
        markup="" if content is None else inner_html(content),
        ed_note=_ed_note(docdata, root),
        signals=(
            *("sig:correction" for _ in corrects),
            *embargo.signals,
            *dates.signal_unread(
                *(_date_text(docdata, name) for name in _DATES),
                language=language or raw.language,
            ),
        ),
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
        media=nitf_media.read_media(content),
        provider=xml.first_text(body_head, "distributor")
        or _attribute(xml.first(docdata, "del-list"), "from-src", "src-name")
        or _attribute(docdata, "doc-id", "regsrc"),
        sequence=meta.get("anpa-sequence", "")
        or _attribute(docdata, "doc-id", "sequence"),
        references=make_references(corrects),
        text_source="document",
    )


def _byline(body_head: xml.Element | None) -> str:
    """Return the names of all bylines, each behind the one before."""
    stated = map(_one_byline, xml.children(body_head, "byline"))
    return ", ".join(filter(None, stated))


def _one_byline(byline: xml.Element) -> str:
    """Return the names; a title in ``byttl`` stands behind a comma."""
    title = xml.first(byline, "byttl")
    stated = xml.text(byline)
    role = xml.text(title)
    if not role or not stated.endswith(role) or stated == role:
        return stated
    return f"{stated.removesuffix(role).rstrip(' ,')}, {role}"


def _meta(head: xml.Element | None) -> dict[str, str]:
    """Return the ``meta`` elements of the head, with names in lower case."""
    return {
        xml.attribute(meta, "name").lower(): xml.attribute(meta, "content")
        for meta in xml.children(head, "meta")
    }


def _attribute(parent: xml.Element | None, child: str, name: str) -> str:
    return xml.attribute(xml.first(parent, child), name)


def _date_text(docdata: xml.Element | None, name: str) -> str:
    element = xml.first(docdata, name)
    return xml.attribute(element, "norm") or xml.text(element)


def _date(
    docdata: xml.Element | None, name: str, language: str = ""
) -> datetime | None:
    return dates.parse(_date_text(docdata, name), language)


def _uri(
    raw: RawItem, docdata: xml.Element | None, meta: dict[str, str]
) -> str:
    stated = (
        _attribute(docdata, "doc-id", "id-string")
        or meta.get("ntbid", "")
        or _attribute(docdata, "du-key", "key")
    )
    return scope_guid(
        stated or raw.url or fingerprint(raw.body), _scope(raw, docdata)
    )


def _scope(raw: RawItem, docdata: xml.Element | None) -> str:
    return _attribute(docdata, "doc-id", "regsrc").lower() or raw.feed


def _corrects(
    raw: RawItem, docdata: xml.Element | None
) -> list[tuple[str, str]]:
    """Return the story that a ``correction`` names, as a reference."""
    stated = _attribute(docdata, "correction", "id-string")
    return (
        [("corrects", scope_guid(stated, _scope(raw, docdata)))]
        if stated
        else []
    )


def _version(docdata: xml.Element | None, meta: dict[str, str]) -> str:
    return (
        _attribute(docdata, "du-key", "version")
        or _attribute(docdata, "du-key", "generation")
        or meta.get("ntbutversjon", "")
        or meta.get("version", "")
    )


def _embargo(
    docdata: xml.Element | None, meta: dict[str, str], issued: datetime
) -> StatedEmbargo:
    """
    Return the embargo: until the release date if it is after the issue date.

    Some suppliers state it in a ``meta`` element of their own.
    """
    status = xml.attribute(docdata, "management-status")
    release = _date_text(docdata, "date.release")
    if _is_after(release, issued):
        return read_embargo(release, status)
    own = next((meta[name] for name in _EMBARGO_META if name in meta), None)
    return read_embargo(own, status)


def _is_after(release: str, issued: datetime) -> bool:
    """Return whether a release date is after another date, or a later day."""
    when = dates.parse(release)
    if when is None:
        return False
    if dates.states_time(release):
        return when > issued
    return when.date() > issued.date()


def _urgency(docdata: xml.Element | None, meta: dict[str, str]) -> int:
    text = _attribute(docdata, "urgency", "ed-urg") or meta.get("urgency", "")
    return parse_urgency(text)


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
    # The text of the element contains that of the date within it.
    place = place.replace(date, "").strip() if date else place
    supplied = dateline.parse_supplied(place)
    return replace(supplied, date=date) if supplied and date else supplied


def _located(
    body_head: xml.Element | None, docdata: xml.Element | None
) -> str:
    location = xml.first(body_head, "dateline", "location")
    return xml.first_text(location, "city") or _attribute(
        docdata, "evloc", "city"
    )


def _ed_note(docdata: xml.Element | None, root: xml.Element) -> str:
    """Return the messages and the notes to editors, each once."""
    notes = [
        xml.attribute(message, "info") or xml.text(message)
        for message in xml.children(docdata, "ed-msg", "correction")
    ]
    for name in ("body.head", "body.end"):
        for note in xml.children(xml.first(root, "body", name), "note"):
            kind = xml.attribute(note, "noteclass").lower()
            notes.append(xml.text(note) if "editor" in kind else "")
    return " ".join(dict.fromkeys(filter(None, notes)))


def _subjects(head: xml.Element | None) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=xml.attribute(subject, "tobject.subject.refnum")
            or xml.attribute(subject, "tobject.subject.code"),
            name=xml.attribute(subject, "tobject.subject.detail")
            or xml.attribute(subject, "tobject.subject.matter")
            or xml.attribute(subject, "tobject.subject.type"),
            scheme=_SUBJECT_SCHEME,
        )
        for subject in xml.children(
            xml.first(head, "tobject"), "tobject.subject"
        )
    )


def _keywords(docdata: xml.Element | None) -> tuple[str, ...]:
    key_list = xml.first(docdata, "key-list")
    words = (
        xml.attribute(keyword, "key")
        for keyword in xml.children(key_list, "keyword")
    )
    return tuple(dict.fromkeys(filter(None, words)))


NITF = Format("nitf", slice_document, read)
