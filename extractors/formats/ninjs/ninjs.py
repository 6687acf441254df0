"""
Read IPTC ninjs 1.0 to 3.1, and variants that editorial systems send.

Keys are read in lower case (`values`).
"""

import re
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from extractors.fields import dateline
from extractors.formats.common import dates, reasons
from extractors.formats.common.embargo import StatedEmbargo, read_embargo
from extractors.formats.common.format import (
    Format,
    Slice,
    fingerprint,
    slice_whole,
)
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.references import make_references
from extractors.formats.common.text import one_line, parse_urgency
from extractors.formats.ninjs import lists
from extractors.formats.ninjs.bodies import body_markup, body_text, has_body
from extractors.formats.ninjs.media import read_media
from extractors.formats.ninjs.values import (
    as_list,
    byline,
    description,
    headline,
    name_of,
    names_of,
    objects_in,
    read_object,
    references,
    text_of,
)
from extractors.formats.syntax import charset
from extractors.formats.syntax.xml_slicing import check_count
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, NewsItem, Subject
from extractors.model.links import document_link
from extractors.model.raw import RawItem

__all__ = ["NINJS"]

_NEWS_KEYS = (
    "url", "link", "canonicalurl", "byline", "by", "slugline", "dateline",
    "pubstatus", "urgency", "versioncreated", "firstcreated", "contentcreated",
    "descriptions", "description_text", "description_html", "associations",
    "renditions", "copyrightholder", "usageterms",
)  # fmt: skip
"""Properties of which a titled object without uri has at least one."""
_EMBARGOED = ("embargoeduntil", "embargoed")
_OTHER_EMBARGOED = (
    "embargo", "embargodate", "embargo_date", "embargountil",
    "embargo_until", "embargoed_until",
)  # fmt: skip
_JSON = "application/json"
_EMPTY = frozenset({b"null", b'""', b"{}", b"[]"})
_CREATED = (
    "firstcreated", "contentcreated", "datepublished", "published",
    "publishedat", "published_at", "publicationdate", "pubdate",
    "date_published", "created", "createdat", "created_at", "date_gmt",
    "date",
)  # fmt: skip
_CHANGED = (
    "versioncreated", "updated", "updatedat", "updated_at", "datemodified",
    "date_modified", "modified_gmt", "modified", "modifiedat",
    "modified_at",
)  # fmt: skip
"""The names of ninjs first, then those of schema.org and of other systems."""
_NOTES = (
    "ednote", "ed_note", "editornote", "editor_note", "editorsnote",
    "editorialnote", "note_to_editors", "instructions", "specialinstructions",
    "special_instructions",
)  # fmt: skip
_DATES = ("firstcreated", "versioncreated", *_EMBARGOED)


def slice_document(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut a list or collection into its items; an item alone is one slice.

    An object with an empty list, which is no item, is a response without
    news. An empty value in a list is no item.
    """
    text = charset.decode_item(raw)
    members = lists.members(text, _is_item)
    if members is None:
        return slice_whole(raw)
    check_count(members)
    return tuple(
        Slice(
            replace(raw, body=item, uri="", media_type=_JSON),
            fingerprint(item),
        )
        for item in members
        if item not in _EMPTY
    )


def read(raw: RawItem) -> NewsItem:
    """Read one ninjs object."""
    value = read_object(raw)
    uri = _uri(value)
    if not _is_item(value):
        raise ExtractError(reasons.NOT_NEWS, "no property of a news item")
    embargo = _embargo(value)
    return NewsItem(
        uri=scope_guid(uri or fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=_url(value),
        version=one_line(text_of(value, "version")),
        first_created=_date(value, *_CREATED),
        version_created=_date(value, *_CHANGED) or _date(value, *_CREATED[2:]),
        embargoed_until=embargo.until,
        expires=_date(value, "expires", "expirydate"),
        pub_status=embargo.pub_status,
        urgency=_urgency(value),
        headline=headline(value),
        slugline=one_line(text_of(value, "slugline")),
        byline=byline(value),
        dateline=_dateline(value),
        located=_located(value),
        language=one_line(text_of(value, "language", "inlanguage", "lang")),
        description=description(value),
        body=body_text(value),
        markup=body_markup(value),
        ed_note=_ed_note(value),
        signals=(
            *_signals(value),
            *embargo.signals,
            *_unread_dates(value),
        ),
        credit_line=one_line(text_of(value, "creditline", "credit")),
        copyright_holder=one_line(text_of(value, "copyrightholder")),
        copyright_notice=one_line(text_of(value, "copyrightnotice")),
        usage_terms=one_line(text_of(value, "usageterms")),
        subjects=_subjects(value),
        keywords=_keywords(value),
        genre=", ".join(names_of(value, "genre", "genres")),
        media=read_media(value),
        provider=_provider(value),
        info_sources=names_of(value, "infosource", "infosources"),
        references=make_references(references(value)),
        text_source="document",
    )


def _embargo(value: dict[str, Any]) -> StatedEmbargo:
    """
    Return the embargo of an object.

    A property of ninjs is an embargo also if it is empty, but not if it is
    ``null`` or ``false``. Properties of other names count only with a value.
    """
    status = text_of(value, "pubstatus", "status")
    stated = [value[key] for key in _EMBARGOED if value.get(key) is not None]
    stated += [value[key] for key in _OTHER_EMBARGOED if value.get(key)]
    language = text_of(value, "language")
    texts = [one_line(str(each)) for each in stated if each is not False]
    dated = (text for text in texts if dates.parse(text, language))
    chosen = next(dated, next(iter(texts), None))
    return read_embargo(chosen, status, language)


def _uri(value: dict[str, Any]) -> str:
    stated = one_line(text_of(value, "uri", "guid", "id"))
    others = value.get("altids")
    names = others.values() if isinstance(others, dict) else ()
    ids = [name for name in names if isinstance(name, str)]
    ids.append(text_of(value, "itemid", "id"))
    return document_link(stated, ids) or _url(value)


def _is_item(value: dict[str, Any]) -> bool:
    """
    Return whether an object is a news item, of ninjs or like it.

    ninjs requires only ``uri``. An object of another kind may have an id and
    a name too, so these prove nothing.
    """
    if text_of(value, "uri", "guid") or has_body(value):
        return True
    titled = bool(headline(value)) and not _is_only_named(value)
    return titled and any(value.get(key) for key in _NEWS_KEYS)


def _is_only_named(value: dict[str, Any]) -> bool:
    keys = ("headlines", "headline", "headline_main", "headline_extended",
            "title")  # fmt: skip
    return not any(value.get(key) for key in keys)


def _date(value: dict[str, Any], *keys: str) -> datetime | None:
    language = text_of(value, "language")
    parsed = (dates.parse(text_of(value, key), language) for key in keys)
    return next(filter(None, parsed), None)


def _unread_dates(value: dict[str, Any]) -> tuple[str, ...]:
    stated = (text_of(value, key) for key in _DATES)
    return dates.signal_unread(*stated, language=text_of(value, "language"))


def _url(value: dict[str, Any]) -> str:
    keys = ("url", "link", "canonicalurl", "weburl", "web_url", "permalink")
    return one_line(text_of(value, *keys))


def _urgency(value: dict[str, Any]) -> int:
    stated = text_of(value, "urgency", "editorialpriority").strip()
    return parse_urgency(stated.removesuffix(".0"))


def _dateline(value: dict[str, Any]) -> Dateline | None:
    stated = value.get("dateline")
    text = text_of(stated, "text") if isinstance(stated, dict) else stated
    if not isinstance(text, str):
        return None
    source = text_of(stated, "source") if isinstance(stated, dict) else ""
    if source and f"({source})" not in text:
        # Superdesk writes the agency without brackets.
        text = re.sub(rf"\s{re.escape(source)}(?=\s*[-–—]?\s*\Z)",
                      lambda _: f" ({source})", text)  # fmt: skip
    return dateline.parse_supplied(text)


def _located(value: dict[str, Any]) -> str:
    place = value.get("datelinelocation")
    stated = value.get("dateline")
    inner = stated.get("located") if isinstance(stated, dict) else None
    cities = (
        one_line(text_of(part, "city"))
        for part in (place, inner)
        if isinstance(part, dict)
    )
    return name_of(value.get("located")) or next(filter(None, cities), "")


def _ed_note(value: dict[str, Any]) -> str:
    """Return the notes to editors, under all of their names."""
    notes = (one_line(text_of(value, key)) for key in _NOTES)
    return " ".join(dict.fromkeys(filter(None, notes)))


def _keywords(value: dict[str, Any]) -> tuple[str, ...]:
    """Return the keywords; a text holds several, separated by commas."""
    stated = value.get("keywords")
    words = re.split("[,;]", stated) if isinstance(stated, str) else stated
    return tuple(filter(None, map(name_of, as_list(words))))


def _signals(value: dict[str, Any]) -> tuple[str, ...]:
    codes = [
        one_line(text_of(code, "uri", "qcode", "code", "name"))
        if isinstance(code, dict)
        else one_line(str(code))
        for key in ("signal", "signals")
        for code in as_list(value.get(key))
        if code is not None
    ]
    return tuple(dict.fromkeys(_qcode(code) for code in codes if code))


def _qcode(code: str) -> str:
    # http://cv.iptc.org/newscodes/signal/correction and CORRECTION are the
    # same signal.
    return "sig:" + code.replace("/", ":").rpartition(":")[2].lower()


def _subjects(value: dict[str, Any]) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=one_line(text_of(subject, "uri", "qcode", "code")),
            name=one_line(text_of(subject, "name", "literal")),
            scheme=one_line(text_of(subject, "scheme", "schema")),
        )
        for key in ("subject", "subjects")
        for subject in objects_in(value.get(key))
    )


def _provider(value: dict[str, Any]) -> str:
    named = map(value.get, ("provider", "source", "publisher"))
    return next(filter(None, map(name_of, named)), "")


NINJS = Format("ninjs", slice_document, read)
