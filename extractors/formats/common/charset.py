"""
Decode bytes by what they are rather than by their declared charset.

Wires label windows-1252 as ISO-8859-1, and UTF-8 as anything. So these are
tried in turn: a byte order mark; UTF-8, if every byte is valid; the declared
charset (labels mean what the WHATWG Encoding Standard says); windows-1252.
"""

import codecs
import re

__all__ = [
    "charset_parameter",
    "decode",
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
_TEXT_ONLY = ("utf-16", "utf-32", "utf-7", "utf-8", "idna", "punycode")


def decode(body: bytes, label: str = "") -> str:
    """
    Return the text of ``body``; never fails.

    Args:
        body: the document's bytes.
        label: charset named outside the document (``Content-Type``).
    """
    encoding = detect_encoding(body)
    if encoding:
        return body.decode(encoding, "replace").lstrip("\ufeff")
    for encoding in _candidates(body, label):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


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

    Only the first 1024 bytes are searched, as browsers do (WHATWG HTML,
    prescan). Empty if the label is unknown or is not a text encoding.
    """
    match = _LABEL.search(body[:1024])
    for name in (label, match[1].decode("ascii") if match else ""):
        codec = _codec_name(name)
        if codec:
            return codec
    return ""


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


def _candidates(body: bytes, label: str) -> tuple[str, ...]:
    codec = _declared_codec(body, label)
    # Text in a stateful seven-bit charset (ISO-2022-JP, HZ) consists of
    # ASCII bytes, so it would pass as UTF-8.
    if b"\x1b" in body and codec.startswith("iso2022"):
        return (codec, "utf-8")
    return ("utf-8", codec) if codec else ("utf-8",)
