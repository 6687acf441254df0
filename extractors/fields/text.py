"""Text repair: mojibake, normal form, spaces, JSON. Quotes stay."""

import re
import unicodedata
from functools import lru_cache

import ftfy
from ftfy.badness import is_bad

__all__ = [
    "collapse_spaces",
    "detokenise",
    "fold",
    "join_lines",
    "repair",
    "repair_escapes",
]

_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization=None,
    explain=False,
)

# Soft hyphens, zero-width spaces, byte order marks and direction marks are
# layout, not text. ZWNJ and ZWJ stay: Persian and Hindi spell with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]")
# The ideographic space stays: Japanese headlines use it as punctuation.
_WIDE_SPACE = "\u3000"
_SPACES = re.compile(r"[^\S\u3000]+")
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")
_NOT_WORD = re.compile(r"[\W_]+")
# An escape of JSON; a surrogate without its other half is the group.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}"
    r"|(u[dD][89a-fA-F][\da-fA-F]{2})|.)",
    re.DOTALL,
)
_NOT_WORD_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()}
# The steps of a page fold the same lines: paragraphs, blocks, headlines.
_MAX_REMEMBERED = 1024  # lines
_MAX_LINE = 1000  # characters of a line that is remembered


def repair(text: str) -> str:
    """
    Undo mojibake, drop invisible characters and compose (Unicode NFC).

    Line breaks, straight and curly quotes and dashes stay as sent. A second
    repair changes nothing: the steps are repeated until they change nothing,
    because invisible characters and decomposed accents can hide mojibake, and
    decoded text can contain new ones. Mojibake is undone first, because a
    soft hyphen can be a part of it: the bytes of a star are E2 AD 90.
    """
    if text.isascii():  # no step changes ASCII
        return text
    while True:
        fixed = ftfy.fix_text(text, config=_REPAIR) if is_bad(text) else text
        repaired = unicodedata.normalize("NFC", _INVISIBLE.sub("", fixed))
        if repaired == text:
            return text
        text = repaired


def repair_escapes(json: str) -> str:
    r"""
    Return JSON whose ``\u`` escapes of half a character are ``\ufffd``.

    Systems that cut a text at a number of UTF-16 units write half an emoji.
    No encoder accepts such a text.
    """
    if "\\ud" not in json and "\\uD" not in json:
        return json
    return _ESCAPE.sub(lambda match: r"\ufffd" if match[1] else match[0], json)


def collapse_spaces(text: str) -> str:
    """Replace each run of spaces and line breaks by one space."""
    if _WIDE_SPACE in text:
        return _SPACES.sub(" ", text).strip()
    return " ".join(text.split())  # the same, five times as fast


def join_lines(text: str) -> str:
    """Join the lines of a headline; its no-break spaces stay as sent."""
    return _BREAKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """
    Return the form of a line in which its copies are equal.

    Case, punctuation, quotes and runs of spaces are removed, so a line with
    curly quotes equals its copy with straight ones. The forms of short lines
    are remembered.
    """
    return _remembered(text) if len(text) <= _MAX_LINE else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():  # the same as the pattern, faster
        return " ".join(text.lower().translate(_NOT_WORD_ASCII).split())
    return _NOT_WORD.sub(" ", text.casefold()).strip()


_remembered = lru_cache(_MAX_REMEMBERED)(_fold)


_SPACED_MARK = re.compile(r"\w [,.](?=\s|$)")
_ATTACHED_MARK = re.compile(r"\w[,.](?=\s|$)")
_JOINS = (
    (re.compile(r" (?=[,.;:!?%)\]”’])"), ""),
    (re.compile(r"(?<=[(\[“‘$£€#])\s"), ""),
    (re.compile(r" (?=(?:['’](?:s|re|ve|ll|d|m|t)|n['’]t)\b)"), ""),
    (re.compile(r"(?<=\w) / (?=\w)"), "/"),
)


def detokenise(text: str) -> str:
    """
    Remove the spaces that a tokeniser put around punctuation.

    Some archives store ``( Reuters ) - China said , on Monday``. A text is
    changed only if most of its commas and full stops follow a space.
    """
    spaced = len(_SPACED_MARK.findall(text))
    if not spaced or spaced <= len(_ATTACHED_MARK.findall(text)):
        return text
    for pattern, replacement in _JOINS:
        text = pattern.sub(replacement, text)
    return text
