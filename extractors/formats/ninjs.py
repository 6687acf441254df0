"""
IPTC ninjs 1.0 to 3.1, and what editorial systems send by that name.

Keys are read without regard to case: 1.x and 2.x write them in lower case,
3.x in camel case, otherwise the shapes hardly differ.
"""

from typing import Any, Literal, get_args

from msgspec.structs import replace

from extractors.errors import ExtractError
from extractors.formats import charset, dates, json_slicing, reasons
from extractors.formats.guid import scoped
from extractors.formats.media_rss import kind
from extractors.formats.model import Format, Slice, fingerprint, whole
from extractors.formats.status import pub_status
from extractors.formats.text import line, paragraphs, plain
from extractors.item import Dateline, Media, NewsItem, Rendition, Subject
from extractors.raw import RawItem

__all__ = ["NINJS", "lower_keys", "record"]

_ARRAYS = ((), ("items",), ("item",), ("data", "items"))
_DEEPEST = 60  # levels; the deepest published example has 9


def slices(raw: RawItem) -> tuple[Slice, ...]:
    """Cut a list or collection of items; one item is whole."""
    text = charset.decode(raw.body)
    for path in _ARRAYS:
        found = json_slicing.cut(text, path)
        if found and found.items:
            return tuple(
                Slice(replace(raw, body=one, uri=""), fingerprint(one))
                for one in found.items
            )
    return whole(raw)


def read(raw: RawItem) -> NewsItem:
    """Read one ninjs object."""
    value = record(raw)
    uri = line(_text(value, "uri", "guid", "id"))
    if not uri and not _headline(value):
        raise ExtractError(reasons.NOT_NEWS, "neither uri nor headline")
    return NewsItem(
        uri=scoped(uri or fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        url=_url(value),
        version=line(_text(value, "version")),
        first_created=_date(value, "firstcreated", "contentcreated"),
        version_created=_date(value, "versioncreated", "updated"),
        embargoed_until=_date(value, "embargoeduntil", "embargoed"),
        expires=_date(value, "expires", "expirydate"),
        pub_status=pub_status(_text(value, "pubstatus", "status")),
        urgency=_urgency(value),
        headline=_headline(value),
        slugline=line(_text(value, "slugline")),
        byline=_byline(value),
        dateline=_dateline(value),
        located=_located(value),
        language=line(_text(value, "language")),
        description=_description(value),
        body=_body(value),
        markup=_markup(value),
        ed_note=line(_text(value, "ednote")),
        signals=_signals(value),
        credit_line=line(_text(value, "creditline", "credit")),
        copyright_holder=line(_text(value, "copyrightholder")),
        copyright_notice=line(_text(value, "copyrightnotice")),
        usage_terms=line(_text(value, "usageterms")),
        subjects=_subjects(value),
        keywords=tuple(
            _named(word) for word in _list(value.get("keywords")) if word
        ),
        genre=", ".join(_names(value, "genre", "genres")),
        media=_media(value),
        provider=_provider(value),
        info_sources=_names(value, "infosource", "infosources"),
        text_source="document",
    )


def record(raw: RawItem) -> dict[str, Any]:
    """Read the JSON object of an item, keys in lower case."""
    value = json_slicing.load(charset.decode(raw.body))
    if not isinstance(value, dict):
        raise ExtractError(reasons.NOT_NEWS, "JSON, but not an object")
    lowered: dict[str, Any] = lower_keys(value)
    for key in ("data", "item"):  # AP's envelopes
        inner = lowered.get(key)
        lowered = inner if isinstance(inner, dict) else lowered
    return lowered


def lower_keys(value: Any, depth: int = 0) -> Any:
    """Give a JSON value with all its keys in lower case."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, dict):
        return {
            key.lower(): lower_keys(one, depth + 1)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [lower_keys(one, depth + 1) for one in value]
    return value


def _list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _text(value: dict[str, Any], *keys: str) -> str:
    for key in keys:
        found = value.get(key)
        if isinstance(found, str | int | float) and found != "":
            return str(found)
    return ""


def _date(value: dict[str, Any], *keys: str) -> Any:
    found = (dates.parse(_text(value, key)) for key in keys)
    return next(filter(None, found), None)


def _url(value: dict[str, Any]) -> str:
    return line(_text(value, "url", "link", "canonicalurl"))


def _urgency(value: dict[str, Any]) -> int:
    text = _text(value, "urgency", "editorialpriority")
    return int(text) if text in tuple("123456789") else 0


def _named(value: Any) -> str:
    if isinstance(value, dict):
        return line(_text(value, "name", "literal", "code", "qcode"))
    return line(str(value)) if isinstance(value, str | int) else ""


def _names(value: dict[str, Any], *keys: str) -> tuple[str, ...]:
    found = [_named(one) for key in keys for one in _list(value.get(key))]
    return tuple(dict.fromkeys(filter(None, found)))


def _role(parts: Any, *roles: str) -> str:
    """Give the value of the first of these roles, else of the first part."""
    stated = {one.get("role") or "": one for one in reversed(_dicts(parts))}
    for role in roles:
        if role in stated:
            return _text(stated[role], "value")
    return next((_text(one, "value") for one in _dicts(parts)), "")


def _headline(value: dict[str, Any]) -> str:
    role = _role(value.get("headlines"), "main", "headline", "medium", "long")
    return plain(
        role
        or _text(value, "headline", "headline_main", "headline_extended")
        or _text(value, "title", "name")
    )


def _byline(value: dict[str, Any]) -> str:
    stated = _text(value, "by", "byline")
    people = [
        one
        for key in ("authors", "creators", "people", "person")
        for one in _dicts(value.get(key))
        if key in {"authors", "creators"} or one.get("rel") == "author"
    ]
    return (
        plain(stated)
        or _bylines(value)
        or ", ".join(filter(None, map(_named, people)))
    )


def _bylines(value: dict[str, Any]) -> str:
    """Read AP's ``bylines``."""
    found = (plain(_text(one, "by")) for one in _dicts(value.get("bylines")))
    return ", ".join(filter(None, found))


def _dateline(value: dict[str, Any]) -> Dateline | None:
    found = value.get("dateline")
    text = _text(found, "text") if isinstance(found, dict) else found
    return (
        Dateline(text=line(text)) if isinstance(text, str) and text else None
    )


def _located(value: dict[str, Any]) -> str:
    place = value.get("datelinelocation")
    city = line(_text(place, "city")) if isinstance(place, dict) else ""
    return _named(value.get("located")) or city


def _description(value: dict[str, Any]) -> str:
    kinds = ("text", "html", "standfirst", "summary", "lead", "caption")
    flat = (_text(value, f"description_{one}") for one in kinds)
    role = _role(
        value.get("descriptions"), "abstract", "summary", "standfirst"
    )
    return plain(role or next(filter(None, flat), ""))


def _bodies(value: dict[str, Any]) -> list[tuple[str, str]]:
    """Give each body as (media type, text)."""
    flat = [
        ("", _text(value, key))
        for key in sorted(value, reverse=True)
        if key.startswith("body_")
    ]
    listed = [
        (_text(one, "contenttype").lower(), _text(one, "value"))
        for one in _dicts(value.get("bodies"))
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
        line(_text(one, "uri", "qcode", "code", "name"))
        if isinstance(one, dict)
        else line(str(one))
        for key in ("signal", "signals")
        for one in _list(value.get(key))
    ]
    return tuple(dict.fromkeys(_qcode(code) for code in codes if code))


def _qcode(code: str) -> str:
    # http://cv.iptc.org/newscodes/signal/correction and CORRECTION are one.
    return "sig:" + code.replace("/", ":").rpartition(":")[2].lower()


def _subjects(value: dict[str, Any]) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            uri=line(_text(one, "uri", "qcode", "code")),
            name=line(_text(one, "name", "literal")),
            scheme=line(_text(one, "scheme", "schema")),
        )
        for key in ("subject", "subjects")
        for one in _dicts(value.get(key))
    )


def _provider(value: dict[str, Any]) -> str:
    return _named(value.get("provider")) or line(_text(value, "source"))


def _media(value: dict[str, Any]) -> tuple[Media, ...]:
    found = value.get("associations")
    parts = list(found.values()) if isinstance(found, dict) else _dicts(found)
    own = [value] if _kind(value) not in {None, "text"} else []
    media = [
        _object(one)
        for one in own + _dicts(parts)
        if _kind(one) not in {None, "text"}
    ]
    return tuple(one for one in media if one.uri)


MediaKind = Literal["picture", "graphic", "audio", "video", "text"]


def _kind(value: dict[str, Any]) -> MediaKind | None:
    stated = _text(value, "type").lower()
    if stated in get_args(MediaKind):
        return stated  # type: ignore[return-value]  # checked just above
    mime = _text(value, "mimetype", "contenttype")
    return kind(mime) if mime.startswith(("image", "audio", "video")) else None


def _object(value: dict[str, Any]) -> Media:
    renditions = _renditions(value)
    return Media(
        uri=line(_text(value, "uri", "guid", "_id"))
        or (renditions[0].href if renditions else ""),
        type=_kind(value) or "picture",
        headline=_headline(value),
        caption=_caption(value),
        credit_line=line(_text(value, "creditline", "credit")),
        byline=_byline(value),
        renditions=renditions,
    )


def _caption(value: dict[str, Any]) -> str:
    role = _role(value.get("descriptions"), "caption")
    return plain(
        role or _text(value, "description_caption") or _description(value)
    ) or plain(_text(value, "body_text", "caption"))


def _renditions(value: dict[str, Any]) -> tuple[Rendition, ...]:
    found = value.get("renditions")
    named = (
        [(key, one) for key, one in found.items() if isinstance(one, dict)]
        if isinstance(found, dict)
        else [(_text(one, "name"), one) for one in _dicts(found)]
    )
    return tuple(
        Rendition(
            name=name,
            href=line(_text(one, "href")),
            content_type=line(_text(one, "mimetype", "contenttype")),
            width=_pixels(one.get("width")),
            height=_pixels(one.get("height")),
        )
        for name, one in named
        if _text(one, "href")
    )


def _pixels(value: Any) -> int:
    whole_number = isinstance(value, int | float) and 0 < value < 1_000_000
    return int(value) if whole_number else 0


NINJS = Format("ninjs", slices, read)
