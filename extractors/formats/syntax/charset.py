"""
Decode bytes by what they are rather than by their declared charset.

Wires label windows-1252 as ISO-8859-1, and UTF-8 as anything. So these are
tried in turn: a byte order mark; UTF-8, if every byte is valid, or nearly
every one; the declared charset (labels mean what the WHATWG Encoding Standard
says), unless it is the Western one and the text is in the charset of its
language; the charset of the language that the document or its feed states, as
in browsers (WHATWG HTML, determining the character encoding); windows-1252.
"""

import codecs
import re
from collections.abc import Iterator

from extractors.formats.syntax.language_charset import (
    codec_of_language,
    is_in_codec_of_language,
    states_language,
)
from extractors.model.raw import RawItem

__all__ = [
    "charset_parameter",
    "decode",
    "decode_item",
    "detect_encoding",
    "is_utf8",
]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_STARTS = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_LABEL = re.compile(
    rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z][\w.:-]{1,39})""",
    re.IGNORECASE,
)
_META = re.compile(rb"<meta\b[^<>]{1,300}>", re.IGNORECASE)
_HEAD_END = re.compile(rb"</head|<body", re.IGNORECASE)
_LONGEST_HEAD = 262_144
"""Bytes in which the charset of a page is searched."""
_ASCII = bytes(range(128))
_WINDOWS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
# Labels that stand for a charset of Windows if the text has bytes that are
# control characters in ISO 8859.
_WINDOWS_IF_CONTROLS = {
    "iso8859-2": "cp1250",
    "iso8859-6": "cp1256",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_CONTROLS = re.compile(rb"[\x80-\x84\x86-\x9f]")
_DAMAGE = 40
"""Bytes above 127 for each that is invalid in a charset of two bytes."""
_TEXT_ONLY = ("utf-16", "utf-32", "utf-7", "utf-8", "idna", "punycode")


def decode_item(raw: RawItem) -> str:
    """Return the text of an item, whose feed has a language."""
    return decode(raw.body, charset_parameter(raw.media_type), raw.language)


def decode(body: bytes, label: str = "", language: str = "") -> str:
    """
    Return the text of ``body``; never fails.

    Args:
        body: the document's bytes.
        label: charset named outside the document (``Content-Type``).
        language: BCP 47 of the feed, for a document that states no language.
    """
    encoding = detect_encoding(body)
    if encoding:
        return body.decode(encoding, "replace").lstrip("\ufeff")
    for encoding in _candidates(body, label, language):
        text = _decode_as(encoding, body)
        if text is not None:
            return text
    return body.decode("cp1252", "replace")


def _decode_as(encoding: str, body: bytes) -> str | None:
    """Return the text in an encoding; None if it is in another."""
    try:
        return body.decode(encoding)
    except UnicodeError:  # Python's codec "undefined" raises no other
        damage = 4 if encoding == "utf-8" else _DAMAGE
        return _decode_damaged(body, encoding, damage)
    except LookupError:
        return None


def _decode_damaged(body: bytes, encoding: str, most: int) -> str | None:
    """
    Return text in which a few characters are cut; None if it is not.

    Bytes of another charset are hardly ever valid UTF-8 sequences: in
    GB 2312, the closest, about one character in seven is. So the text is
    UTF-8 if at least three in four of its bytes above 127 are valid.

    Args:
        most: a replaced character for so many bytes above 127 is a few.
    """
    try:
        text = body.decode(encoding, "replace")
    except UnicodeError:
        return None
    beyond_ascii = len(body.translate(None, _ASCII))
    damaged = text.count("\ufffd")
    return text if damaged * most <= beyond_ascii else None


def detect_encoding(body: bytes) -> str:
    """
    Return the encoding that the first bytes show; empty if they show none.

    They show it by a byte order mark, or by how wide a ``<`` is.
    """
    for mark, encoding in _BYTE_ORDER_MARKS + _WIDE_STARTS:
        if body.startswith(mark):
            return encoding
    return ""


def is_utf8(body: bytes) -> bool:
    """Return whether ``body`` is valid UTF-8 throughout."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def charset_parameter(media_type: str) -> str:
    """Return the ``charset`` parameter of a media type; empty if none."""
    return media_type.partition("charset=")[2].strip(" \"'")


def _declared_codec(body: bytes, label: str = "") -> str:
    """
    Return the codec of ``label``, else of the charset that ``body`` names.

    The first 1024 bytes are searched, as browsers do (WHATWG HTML, prescan),
    then the ``meta`` elements of the whole head of a page, as browsers do too
    when they meet one. Empty if the label is unknown or is not a text
    encoding.
    """
    early = _LABEL.search(body[:1024])
    named = (match[1].decode("ascii") for match in (early, _late_label(body))
             if match)  # fmt: skip
    return next(filter(None, map(_codec_name, (label, *named))), "")


def _late_label(body: bytes) -> re.Match[bytes] | None:
    head = body[:_LONGEST_HEAD]
    found = map(_LABEL.search, _META.findall(head[: _end_of_head(head)]))
    return next(filter(None, found), None)


def _end_of_head(body: bytes) -> int:
    match = _HEAD_END.search(body)
    return match.start() if match else len(body)


def _codec_name(label: str) -> str:
    try:
        info = codecs.lookup(label.strip()) if label.strip() else None
    except (LookupError, ValueError):
        return ""
    if info is None or not getattr(info, "_is_text_encoding", True):
        return ""
    return (
        "" if info.name.startswith(_TEXT_ONLY) else _windows_codec(info.name)
    )


def _windows_codec(name: str) -> str:
    return _WINDOWS.get(name, name)


def _candidates(body: bytes, label: str, language: str) -> Iterator[str]:
    """Yield the codecs to try; most documents are read by the first."""
    codec = _declared_codec(body, label)
    # Text in a stateful seven-bit charset (ISO-2022-JP, HZ) consists of
    # ASCII bytes, so it would pass as UTF-8.
    if b"\x1b" in body and codec.startswith("iso2022"):
        yield from (codec, "utf-8")
        return
    yield "utf-8"
    if codec in _WINDOWS_IF_CONTROLS and _CONTROLS.search(body):
        codec = _WINDOWS_IF_CONTROLS[codec]
    language_codec = codec_of_language(body, language)
    # Servers state ISO 8859-1 for every page, whatever its charset.
    is_own = is_in_codec_of_language(body, language_codec, language)
    if codec == "cp1252" and is_own:
        yield language_codec
    if not is_own and not states_language(body):
        language_codec = ""
    yield from filter(None, (codec, language_codec))
