"""Text repair: mojibake, normal form, spaces; quotes stay as sent."""

import re
import unicodedata

import ftfy
from ftfy.badness import is_bad

__all__ = ["as_sent", "fold", "one_line", "repair", "untokenise"]

_REPAIR = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization=None,
    explain=False,
)

# Soft hyphens, zero-width spaces, byte order marks and direction marks are
# layout, not text; ZWNJ and ZWJ are kept, Persian and Hindi spell with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]")
# The ideographic space is punctuation in Japanese headlines: it stays.
_SPACES = re.compile(r"[^\S\u3000]+")
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")
_NOT_WORD = re.compile(r"[\W_]+")


def repair(text: str) -> str:
    """
    Undo mojibake, drop invisible characters and compose (Unicode NFC).

    Line breaks, straight and curly quotes and dashes are left as sent. A
    second repair changes nothing: invisible characters and decomposed
    accents are dealt with first, because they hide mojibake, and again after
    each fix, because a fix can decode mojibake into more of them.
    """
    text = _normalise(text)
    while is_bad(text):
        fixed = _normalise(ftfy.fix_text(text, config=_REPAIR))
        if fixed == text:
            break
        text = fixed
    return text


def _normalise(text: str) -> str:
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """Join lines and runs of space into single spaces."""
    return _SPACES.sub(" ", text).strip()


def as_sent(text: str) -> str:
    """Put a headline on one line; its no-break spaces stay as sent."""
    return _BREAKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """
    Reduce a line to what two copies of it share.

    Case, punctuation, quotes and spaces go: curly ones and straight ones
    fold alike.
    """
    return _NOT_WORD.sub(" ", text.casefold()).strip()


_LOOSE = re.compile(r"\w [,.](?=\s|$)")
_TIGHT = re.compile(r"\w[,.](?=\s|$)")
_JOINS = (
    (re.compile(r" (?=[,.;:!?%)\]”’])"), ""),
    (re.compile(r"(?<=[(\[“‘$£€#])\s"), ""),
    (re.compile(r" (?=(?:['’](?:s|re|ve|ll|d|m|t)|n['’]t)\b)"), ""),
    (re.compile(r"(?<=\w) / (?=\w)"), "/"),
)


def untokenise(text: str) -> str:
    """
    Close up a text that came as tokens with spaces between them.

    Some archives store ``( Reuters ) - China said , on Monday``. Only a
    text whose commas and full stops mostly stand off its words is touched.
    """
    loose = len(_LOOSE.findall(text))
    if not loose or loose <= len(_TIGHT.findall(text)):
        return text
    for pattern, joint in _JOINS:
        text = pattern.sub(joint, text)
    return text
