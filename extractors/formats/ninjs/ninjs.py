"""
IPTC ninjs 1.0 to 3.1, and what editorial systems send by that name.

Keys are read without regard to case: 1.x and 2.x write them in lower case,
3.x in camel case, otherwise the shapes hardly differ.
"""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from extractors.fields import dateline
from extractors.formats.common import charset, dates, json_slicing, reasons
from extractors.formats.common.format import Format, Slice, fingerprint, whole
from extractors.formats.common.guid import scoped
from extractors.formats.common.pub_status import pub_status
from extractors.formats.common.text import line, paragraphs
from extractors.formats.ninjs.media import media
from extractors.formats.ninjs.values import (
    byline,
    description,
    dicts,
    headline,
    listed,
    named,
    names,
    record,
    text_of,
)
from extractors.model.errors import ExtractError
from extractors.model.item import Dateline, NewsItem, Subject
from extractors.model.raw import RawItem

__all__ = ["NINJS"]

_ARRAYS = ((), ("items",), ("item",), ("data", "items"), ("results",))


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """
    Cut a list or collection of items; one item is whole.

    An empty list that says nothing of itself is an answer without news.
    """
    text = charset.decode(raw.body)
    lists = [
        found
        for path in _ARRAYS
        if (found := json_slicing.cut(text, path)) is not None
    ]
    for found in lists:
        if found.items:
            return tuple(
                Slice(replace(raw, body=one, uri=""), fingerprint(one))
                for one in found.items
            )
    return () if lists and not _is_news(raw) else whole(raw)


def _is_news(raw: RawItem) -> bool:
    """Tell an item that happens to hold an empty list from an envelope."""
    if charset.decode(raw.body).lstrip()[:1] != "{":
        return False
    value = record(raw)
    return bool(text_of(value, "uri", "guid") or headline(value))


def read(raw: RawItem) -> NewsItem:
    """Read one ninjs object."""
    value = record(raw)
    uri = line(text_of(value, "uri", "guid", "id"))
    if not uri and not headline(value):
        raise ExtractError(reasons.NOT_NEWS, "neither uri nor headline")
    return NewsItem(
        uri=scoped(uri or fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=_url(value),
        version=line(text_of(value, "version")),
        first_created=_date(value, "firstcreated", "contentcreated"),
        version_created=_date(value, "versioncreated", "updated"),
        embargoed_until=_date(value, "embargoeduntil", "embargoed"),
        expires=_date(value, "expires", "expirydate"),
        pub_status=pub_status(text_of(value, "pubstatus", "status")),
        urgency=_urgency(value),
        headline=headline(value),
        slugline=line(text_of(value, "slugline")),
        byline=byline(value),
        dateline=_dateline(value),
        located=_located(value),
        language=line(text_of(value, "language")),
        description=description(value),
        body=_body(value),
        markup=_markup(value),
        ed_note=line(text_of(value, "ednote")),
        signals=_signals(value),
        credit_line=line(text_of(value, "creditline", "credit")),
        copyright_holder=line(text_of(value, "copyrightholder")),
        copyright_notice=line(text_of(value, "copyrightnotice")),
        usage_terms=line(text_of(value, "usageterms")),
        subjects=_subjects(value),
        keywords=tuple(
            named(word) for word in listed(value.get("keywords")) if word
        ),
        genre=", ".join(names(value, "genre", "genres")),
        media=media(value),
        provider=_provider(value),
        info_sources=names(value, "infosource", "infosources"),
        text_source="document",
    )


def _date(value: dict[str, Any], *keys: str) -> datetime | None:
    found = (dates.parse(text_of(value, key)) for key in keys)
    return next(filter(None, found), None)


def _url(value: dict[str, Any]) -> str:
    return line(text_of(value, "url", "link", "canonicalurl"))


def _urgency(value: dict[str, Any]) -> int:
    text = text_of(value, "urgency", "editorialpriority")
    return int(text) if text in tuple("123456789") else 0


def _dateline(value: dict[str, Any]) -> Dateline | None:
    found = value.get("dateline")
    text = text_of(found, "text") if isinstance(found, dict) else found
    return dateline.supplied(text) if isinstance(text, str) else None


def _located(value: dict[str, Any]) -> str:
    place = value.get("datelinelocation")
    city = line(text_of(place, "city")) if isinstance(place, dict) else ""
    return named(value.get("located")) or city


def _bodies(value: dict[str, Any]) -> list[tuple[str, str]]:
    """Give each body as (media type, text)."""
    flat = [
        ("", text_of(value, key))
        for key in sorted(value, reverse=True)
        if key.startswith("body_")
    ]
    listed = [
        (text_of(one, "contenttype").lower(), text_of(one, "value"))
        for one in dicts(value.get("bodies"))
    ]
    return [(kind, text) for kind, text in listed + flat if text.strip()]


def _marked_up(kind: str, text: str) -> bool:
    stripped = text.lstrip()
    tagged = stripped.startswith("<") or "</p>" in text or "<br" in text
    return tagged or "html" in kind or "xml" in kind or "nitf" in kind


def _body(value: dict[str, Any]) -> str:
    texts = [
        text for kind, text in _bodies(value) if not _marked_up(kind, text)
    ]
    return paragraphs(texts[0]) if texts else ""


def _markup(value: dict[str, Any]) -> str:
    texts = [text for kind, text in _bodies(value) if _marked_up(kind, text)]
    return texts[0] if texts else ""


def _signals(value: dict[str, Any]) -> tuple[str, ...]:
    codes = [
        line(text_of(one, "uri", "qcode", "code", "name"))
        if isinstance(one, dict)
        else line(str(one))
        for key in ("signal", "signals")
        for one in listed(value.get(key))
    ]
    return tuple(dict.fromkeys(_qcode(code) for code in codes if code))


def _qcode(code: str) -> str:
    # http://cv.iptc.org/newscodes/signal/correction and CORRECTION are one.
    return "sig:" + code.replace("/", ":").rpartition(":")[2].lower()


def _subjects(value: dict[str, Any]) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=line(text_of(one, "uri", "qcode", "code")),
            name=line(text_of(one, "name", "literal")),
            scheme=line(text_of(one, "scheme", "schema")),
        )
        for key in ("subject", "subjects")
        for one in dicts(value.get(key))
    )


def _provider(value: dict[str, Any]) -> str:
    return named(value.get("provider")) or line(text_of(value, "source"))


NINJS = Format("ninjs", slices, read)
