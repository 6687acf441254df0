"""
Bytes to text, by what the bytes are and not by what was declared.

Wires label windows-1252 as ISO-8859-1 and UTF-8 as anything.  The order is:
a byte order mark, then UTF-8 if every byte agrees, then the declared charset
(read as the WHATWG Encoding Standard reads labels), then windows-1252.
"""

import codecs
import re

__all__ = ["declared", "decode", "is_utf8"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (
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
    Give the text of ``body``; never fails.

    Args:
        body: the document's bytes.
        label: charset named outside the document (``Content-Type``).
    """
    encoding = marked(body)
    if encoding:
        return body.decode(encoding, "replace").lstrip("\ufeff")
    for encoding in _candidates(body, label):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def marked(body: bytes) -> str:
    """Name the encoding that the first bytes give away; else nothing."""
    for mark, encoding in _MARKS + _UNMARKED:
        if body.startswith(mark):
            return encoding
    return ""


def is_utf8(body: bytes) -> bool:
    """Tell whether every byte of ``body`` is good UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def declared(body: bytes, label: str = "") -> str:
    """
    Name the codec of the label given, else of the one inside ``body``.

    Only the first 1024 bytes are searched, as browsers do (WHATWG HTML,
    prescan).  Unknown and non-text labels give an empty string.
    """
    found = _LABEL.search(body[:1024])
    for name in (label, found[1].decode("ascii") if found else ""):
        codec = _codec(name)
        if codec:
            return codec
    return ""


def _codec(label: str) -> str:
    try:
        info = codecs.lookup(label.strip()) if label.strip() else None
    except (LookupError, ValueError):
        return ""
    if info is None or not getattr(info, "_is_text_encoding", True):
        return ""
    return "" if info.name.startswith(_TEXT_ONLY) else _windows(info.name)


def _windows(name: str) -> str:
    return _WINDOWS.get(name, name)


def _candidates(body: bytes, label: str) -> tuple[str, ...]:
    named = declared(body, label)
    # Stateful seven-bit charsets (ISO-2022-JP, HZ) are ASCII to the eye.
    if b"\x1b" in body and named.startswith("iso2022"):
        return (named, "utf-8")
    return ("utf-8", named) if named else ("utf-8",)
