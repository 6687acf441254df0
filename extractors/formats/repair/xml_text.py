"""
Repair XML text before a parser reads it.

    drop_declaration    remove the XML declaration
    drop_doctype        remove the document type declaration, never load it
    repair_references   write every reference as one that XML itself has

Agencies declare entities in their prologues and use none of them (NewsML 1.2
with NITF). Feeds write ``&`` as it is, and a parser that recovers loses the
letters behind it. Only the use of a declared entity is refused, because its
expansion is the attack (CWE-776, CWE-611).
"""

import re
from collections.abc import Iterator
from html.entities import html5

from extractors.formats.common import reasons
from extractors.model.errors import ExtractError

__all__ = [
    "drop_declaration",
    "drop_doctype",
    "has_bad_reference",
    "repair_references",
]

_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]*\?>")
_DOCTYPE = "<!doctype"
_AFTER_DOCTYPE = re.compile(r"[^\[<>]*+(?:\[[^\]]*+\]\s*+)?+>")
_DECLARED = re.compile(r"<!ENTITY\s++([^\s%<>\"'][^\s<>\"']*+)", re.IGNORECASE)
_DECLARES = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_USED = re.compile(r"&([^\s&;<>#]{1,64}+);")
_REFERENCE = re.compile(
    r"&(?:#(?:x([0-9a-f]{1,20})|([0-9]{1,20}));|([a-z][a-z0-9]{0,31}+);)?",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"&#(?:x(d[89ab][0-9a-f]{2})|(5[56]\d{3}));"
    r"&#(?:x(d[c-f][0-9a-f]{2})|(5[67]\d{3}));",
    re.IGNORECASE,
)
"""One character as the two halves that UTF-16 has for it."""
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_HEAD = 65_536
"""Characters in which the declaration must begin; the longest seen is 5,100.
"""


def drop_declaration(source: str) -> str:
    """Return a document without its XML declaration and blanks before it."""
    return _DECLARATION.sub("", source)


def drop_doctype(source: str) -> str:
    """
    Return a document without its document type declaration.

    Raises:
        ExtractError: ``entity-declaration``. The text uses an entity that
            only the declaration explains, or declares one elsewhere.
    """
    text, declaration = _split_doctype(source)
    if _DECLARES.search(text):
        raise ExtractError(reasons.ENTITIES, "declares its own entities")
    declared = set(_DECLARED.findall(declaration))
    used = declared.intersection(_USED.findall(text)) if declared else set()
    unknown = [name for name in used if f"{name};" not in html5]
    if unknown:
        raise ExtractError(reasons.ENTITIES, "uses entities that it declares")
    return text


def _split_doctype(source: str) -> tuple[str, str]:
    """Return the document without its declaration, and the declaration."""
    start = source[:_HEAD].lower().find(_DOCTYPE)
    root = re.search(r"<[a-z]", source[:_HEAD], re.IGNORECASE)
    if start < 0 or (root and root.start() < start):
        return source, ""
    match = _AFTER_DOCTYPE.match(source, start + len(_DOCTYPE))
    if match is None:
        return source, ""
    return source[:start] + source[match.end() :], source[start : match.end()]


def repair_references(source: str) -> str:
    """
    Return text whose references are numeric or XML's own five.

    HTML's named characters become numbers. An ``&`` that begins no known
    reference becomes ``&amp;``. Of CDATA sections only references to halves
    of a character change.
    """
    return "".join(
        _REFERENCE.sub(_without_surrogate if is_cdata else _to_xml, text)
        for text, is_cdata in _sections(_PAIR.sub(_join_halves, source))
    )


def has_bad_reference(source: str) -> bool:
    """
    Return whether a parser would misread an ``&`` outside CDATA.

    It begins no reference, or one to a lone surrogate.
    """
    return any(
        (match[0] == "&" and not is_cdata)
        or _without_surrogate(match) != match[0]
        for text, is_cdata in _sections(source)
        for match in _REFERENCE.finditer(text)
    )


def _sections(source: str) -> Iterator[tuple[str, bool]]:
    """
    Yield the text outside and inside of CDATA sections, in order.

    A parser that recovers reads references in a section without an end
    (libxml2 2.14), so those to surrogates are replaced in all sections.
    """
    first, *rest = source.split("<![CDATA[")
    yield first, False
    for section in rest:
        data, end, text = section.partition("]]>")
        yield f"<![CDATA[{data}{end}", True
        yield text, False


def _to_xml(match: re.Match[str]) -> str:
    if match[1] or match[2]:
        return _without_surrogate(match)
    if not match[3]:
        return "&amp;"
    if match[3] in _XML_OWN:
        return match[0]
    characters = html5.get(f"{match[3]};", "")
    if not characters:
        return f"&amp;{match[3]};"
    return "".join(f"&#{ord(character)};" for character in characters)


def _join_halves(match: re.Match[str]) -> str:
    """Return the character of two halves; lone halves as they are."""
    high = int(match[1], 16) if match[1] else int(match[2])
    low = int(match[3], 16) if match[3] else int(match[4])
    if not (0xD800 <= high <= 0xDBFF and 0xDC00 <= low <= 0xDFFF):
        return match[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _without_surrogate(match: re.Match[str]) -> str:
    """Replace a reference to a lone surrogate, which lxml cannot decode."""
    code = int(match[1], 16) if match[1] else int(match[2] or 0)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else match[0]
